import type { CivilDate } from '../../../../src-shared/time/civil-date.ts';
import type { Place } from '../../../state/navigation.ts';

/** 職歴・出向・留学・研修・資格・兼業・面談, in the order they are drawn. */
export const LANES = ['posts', 'secondment', 'study', 'training', 'qualification', 'sideWork', 'meeting'] as const;
export type LaneId = (typeof LANES)[number];

export interface LaneEvent {
  readonly id: string;
  readonly lane: LaneId;
  readonly title: string;
  /** 併任, 他府省庁: said beside the title in the table. */
  readonly note?: string;
  readonly from: CivilDate;
  /** Last day; null while it lasts. Equal to `from` for a single day. */
  readonly to: CivilDate | null;
  readonly planned: boolean;
  readonly place?: Place;
}

export const isMoment = (event: LaneEvent): boolean => event.to === event.from;
