import type { Language } from '../i18n/index.ts';
import { type Appearance, DOCTOR_APPEARANCE } from '../ui/theme/appearance.ts';
import { preferenceOf } from './preferences.ts';
import type { Session } from './session.ts';

export interface Look {
  readonly language: Language;
  readonly appearance: Appearance;
}

const KEY = 'career-desk-look';

/** The look of an open vault, from the settings of the member in front of it. */
export const lookOf = (session: Session): Look => ({
  language: preferenceOf(session, 'look.language'),
  appearance: {
    theme: preferenceOf(session, 'look.theme'),
    role: session.identity.role,
    sample: session.sample,
    textPercent: preferenceOf(session, 'look.textPercent'),
    density: preferenceOf(session, 'look.density'),
    motion: preferenceOf(session, 'look.motion'),
  },
});

/** Kept for the lock screen; it says nothing about anybody. */
export const keepLook = (look: Look): void => localStorage.setItem(KEY, JSON.stringify(look));

const THEMES = ['system', 'light', 'dark', 'contrast'] as const;

/** Whatever somebody put there: only known choices count. */
export function readLook(): Look {
  const standard: Look = { language: 'ja', appearance: DOCTOR_APPEARANCE };
  const text = localStorage.getItem(KEY);
  if (text === null) return standard;
  try {
    const look = JSON.parse(text) as { language?: unknown; appearance?: Record<string, unknown> };
    const theme = THEMES.find((one) => one === look.appearance?.theme) ?? 'system';
    const percent = look.appearance?.textPercent;
    return {
      language: look.language === 'en' ? 'en' : 'ja',
      appearance: {
        ...DOCTOR_APPEARANCE,
        theme,
        textPercent: typeof percent === 'number' && percent >= 100 && percent <= 200 ? percent : DOCTOR_APPEARANCE.textPercent,
        motion: look.appearance?.motion === 'none' ? 'none' : 'system',
      },
    };
  } catch {
    return standard; // not ours: the standard look is always readable
  }
}
