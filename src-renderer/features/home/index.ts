import { label } from '../../../src-shared/records/label.ts';
import type { FeatureModule } from '../../state/feature.ts';
import { HomeScreen } from './home-screen.tsx';
import { useOwnHome } from './use-own-home.ts';

export const feature: FeatureModule = {
  id: 'home',
  areas: [{ id: 'home', roles: ['doctor', 'office', 'headquarters'], label: label('今日', 'Today'), icon: 'home', order: 0, Screen: HomeScreen }],
  useHome: useOwnHome,
};
