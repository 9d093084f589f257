import type { FeatureModule } from '../../state/feature.ts';
import { ExchangeScreen } from './exchange-screen.tsx';
import { useCommands } from './use-commands.ts';
import { useCount, useHome } from './use-home.ts';

/** 送付・受取, for every role. */
export const feature: FeatureModule = {
  id: 'exchange',
  areas: [
    {
      id: 'exchange',
      roles: ['doctor', 'office', 'headquarters'],
      label: { ja: '送付・受取', en: 'Exchange' },
      icon: 'exchange',
      order: 800,
      padded: false,
      useCount,
      Screen: ExchangeScreen,
    },
  ],
  useCommands,
  useHome,
};
