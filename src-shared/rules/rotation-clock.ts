import { addDays, addMonths, monthsBetween, type CivilDate } from '../time/civil-date.ts';

/** Months after which a move is near (from) and overdue (to). S1: 1~2年程度のスパンで異動. Editable by the office. */
export interface RotationSpan {
  readonly fromMonths: number;
  readonly toMonths: number;
  /** How long before the end of the span the window is called near. */
  readonly nearMonths: number;
}

export const DEFAULT_ROTATION: RotationSpan = { fromMonths: 12, toMonths: 24, nearMonths: 3 };

export interface RotationClock {
  /** Full months in post on the day asked. */
  readonly months: number;
  /** fresh: before the span · window: inside it · near: 異動目安 · over: past it · future: the post has not begun */
  readonly state: 'future' | 'fresh' | 'window' | 'near' | 'over';
  readonly windowFrom: CivilDate;
  /** Last day of the span. */
  readonly windowTo: CivilDate;
}

/** Where a post stands on the 1–2-year clock. The month-end rule holds: begun on 31 August, six months are full on the last day of February. */
export function rotationClock(begun: CivilDate, today: CivilDate, span: RotationSpan = DEFAULT_ROTATION): RotationClock {
  const windowFrom = addMonths(begun, span.fromMonths);
  const windowTo = addDays(addMonths(begun, span.toMonths), -1);
  const nearFrom = addMonths(begun, span.toMonths - span.nearMonths);
  const state =
    today < begun ? 'future' : today > windowTo ? 'over' : today >= nearFrom ? 'near' : today >= windowFrom ? 'window' : 'fresh';
  return { months: today < begun ? 0 : monthsBetween(begun, today), state, windowFrom, windowTo };
}
