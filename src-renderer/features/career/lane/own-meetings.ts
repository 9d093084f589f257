import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { isCivilDate } from '../../../../src-shared/time/civil-date.ts';
import type { LaneEvent } from './lane-event.ts';

/** 面談 in the doctor's own lane: the day and nothing that was said. An office never calls this. */
export const meetingEvents = (sessions: readonly RecordState[], title: string): readonly LaneEvent[] =>
  sessions.flatMap((record): LaneEvent[] => {
    const { heldOn } = shownValues(record);
    return isCivilDate(heldOn) ? [{ id: record.id, lane: 'meeting', title, from: heldOn, to: heldOn, planned: false, place: { area: 'mentoring', recordId: record.id } }] : [];
  });
