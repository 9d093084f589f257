/** What a person chose about the look; kept by settings, applied here to the root element. */
export interface Appearance {
  readonly theme: 'system' | 'light' | 'dark' | 'contrast';
  readonly role: 'doctor' | 'office' | 'headquarters' | 'none';
  readonly sample: boolean;
  /** 100–200 */
  readonly textPercent: number;
  readonly density: 'roomy' | 'compact';
  readonly motion: 'system' | 'none';
}

export const DOCTOR_APPEARANCE: Appearance = {
  theme: 'system',
  role: 'doctor',
  sample: false,
  textPercent: 112,
  density: 'roomy',
  motion: 'system',
};
export const OFFICE_APPEARANCE: Appearance = { ...DOCTOR_APPEARANCE, role: 'office', textPercent: 100, density: 'compact' };
export const HEADQUARTERS_APPEARANCE: Appearance = { ...OFFICE_APPEARANCE, role: 'headquarters' };

export type ResolvedTheme = Exclude<Appearance['theme'], 'system'>;

/** What the system asks for: more contrast wins over dark. */
export function resolveTheme(theme: Appearance['theme'], asks: { moreContrast: boolean; dark: boolean }): ResolvedTheme {
  if (theme !== 'system') return theme;
  if (asks.moreContrast) return 'contrast';
  return asks.dark ? 'dark' : 'light';
}

const clampPercent = (percent: number): number => Math.min(200, Math.max(100, Math.round(percent)));

/** Applies the look and follows the system while "system" is chosen; returns the way to stop following. */
export function applyAppearance(appearance: Appearance, root: HTMLElement = document.documentElement): () => void {
  const contrast = window.matchMedia('(prefers-contrast: more)');
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    root.dataset['theme'] = resolveTheme(appearance.theme, { moreContrast: contrast.matches, dark: dark.matches });
  };
  apply();
  root.dataset['role'] = appearance.role;
  root.dataset['sample'] = String(appearance.sample);
  root.dataset['density'] = appearance.density;
  root.dataset['motion'] = appearance.motion;
  root.style.setProperty('--text-scale', String(clampPercent(appearance.textPercent) / 100));
  contrast.addEventListener('change', apply);
  dark.addEventListener('change', apply);
  return () => {
    contrast.removeEventListener('change', apply);
    dark.removeEventListener('change', apply);
  };
}
