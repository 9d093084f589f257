import type { RotationClock } from '../../../../src-shared/rules/rotation-clock.ts';
import type { MessageKey } from '../../../i18n/index.ts';
import type { ChipTone } from '../../../ui/index.ts';

export const ROTATION_KEYS = {
  future: 'career.clockFuture',
  fresh: 'career.clockFresh',
  window: 'career.clockWindow',
  near: 'career.clockNear',
  over: 'career.clockOver',
} as const satisfies Readonly<Record<RotationClock['state'], MessageKey>>;

export const ROTATION_TONES: Readonly<Record<RotationClock['state'], ChipTone>> = { future: 'neutral', fresh: 'ok', window: 'info', near: 'warn', over: 'warn' };
