import { useMemo } from 'react';
import type { RotationSpan } from '../../../../src-shared/rules/rotation-clock.ts';
import { usePreference } from '../../../state/preferences.ts';

/** 異動の目安 as set here. */
export function useRotationSpan(): RotationSpan {
  const fromMonths = usePreference('rotation.fromMonths');
  const toMonths = usePreference('rotation.toMonths');
  const nearMonths = usePreference('rotation.nearMonths');
  return useMemo(() => ({ fromMonths, toMonths, nearMonths }), [fromMonths, toMonths, nearMonths]);
}
