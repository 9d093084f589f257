import { feature as career } from '../features/career/index.ts';
import { feature as exchange } from '../features/exchange/index.ts';
import { feature as home } from '../features/home/index.ts';
import { feature as mentoring } from '../features/mentoring/index.ts';
import { feature as people } from '../features/people/index.ts';
import { feature as permits } from '../features/permits/index.ts';
import { feature as registers } from '../features/registers/index.ts';
import { feature as settings } from '../features/settings/index.ts';
import type { Area, FeatureModule } from '../state/feature.ts';
import type { PartyRole } from '../state/identity.ts';

/** Every feature of the application. A new one is added by its one line here. */
export const FEATURES: readonly FeatureModule[] = [home, permits, career, mentoring, exchange, people, registers, settings];

export const areasOf = (role: PartyRole): readonly Area[] =>
  FEATURES.flatMap((feature) => feature.areas)
    .filter((area) => area.roles.includes(role))
    .toSorted((a, b) => a.order - b.order);
