import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { RadioGroup, Select, Stack } from '../../ui/index.ts';
import { usePreferenceState } from './use-preference-state.ts';

const SIZES = [100, 112, 125, 150, 175, 200] as const;

/** Acts at once, for the member in front of the screen. */
export function LookPage(): ReactNode {
  const { t } = useText();
  const [theme, setTheme] = usePreferenceState('look.theme');
  const [percent, setPercent] = usePreferenceState('look.textPercent');
  const [language, setLanguage] = usePreferenceState('look.language');
  const [density, setDensity] = usePreferenceState('look.density');
  const [motion, setMotion] = usePreferenceState('look.motion');
  return (
    <Stack>
      <RadioGroup
        label={t('settings.theme')}
        choices={[
          { value: 'system', label: t('settings.themeSystem') },
          { value: 'light', label: t('settings.themeLight') },
          { value: 'dark', label: t('settings.themeDark') },
          { value: 'contrast', label: t('settings.themeContrast') },
        ]}
        value={theme}
        onChange={setTheme}
      />
      <Select
        label={t('settings.textSize')}
        choices={SIZES.map((size) => ({ value: String(size), label: `${size} %` }))}
        value={String(percent)}
        onChange={(size) => setPercent(Number(size))}
        width="short"
      />
      <RadioGroup
        label={t('settings.language')}
        inline
        choices={[
          { value: 'ja', label: '日本語' },
          { value: 'en', label: 'English' },
        ]}
        value={language}
        onChange={setLanguage}
      />
      <RadioGroup
        label={t('settings.density')}
        inline
        choices={[
          { value: 'roomy', label: t('settings.densityRoomy') },
          { value: 'compact', label: t('settings.densityCompact') },
        ]}
        value={density}
        onChange={setDensity}
      />
      <RadioGroup
        label={t('settings.motion')}
        inline
        choices={[
          { value: 'system', label: t('settings.motionSystem') },
          { value: 'none', label: t('settings.motionNone') },
        ]}
        value={motion}
        onChange={setMotion}
      />
    </Stack>
  );
}
