import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { displayValue, type Language } from '../../../../src-shared/records/display-value.ts';
import { posting } from '../../../../src-shared/records/posting.ts';
import { isCivilDate } from '../../../../src-shared/time/civil-date.ts';
import { destinationOf, isConcurrent, isPlanned, postingTitle } from '../postings/posting-values.ts';
import type { LaneEvent } from './lane-event.ts';

/** A post as a bar; a secondment runs in its own lane, so that leaving and coming back is seen. */
export function postingEvents(postings: readonly RecordState[], language: Language, area: string | null): readonly LaneEvent[] {
  return postings.flatMap((record): LaneEvent[] => {
    const values = shownValues(record);
    const { startOn, endOn } = values;
    if (!isCivilDate(startOn)) return [];
    const notes = [
      isConcurrent(values) ? displayValue(posting.fields.holding, 'concurrent', language) : '',
      destinationOf(values) === null ? '' : displayValue(posting.fields.destination, values['destination'], language),
    ].filter((text) => text !== '');
    return [
      {
        id: record.id,
        lane: destinationOf(values) === null ? 'posts' : 'secondment',
        title: postingTitle(values) || posting.label[language],
        from: startOn,
        to: isCivilDate(endOn) && endOn >= startOn ? endOn : null,
        planned: isPlanned(values),
        ...(notes.length === 0 ? {} : { note: notes.join(' / ') }),
        ...(area === null ? {} : { place: { area, recordId: record.id } }),
      },
    ];
  });
}

/** 兼業: each permit from its first day to the day it ended or ends. */
export function permitEvents(permits: readonly RecordState[], open: boolean): readonly LaneEvent[] {
  return permits.flatMap((record): LaneEvent[] => {
    const { startOn, endOn, endedOn, institutionName, caseId } = shownValues(record);
    if (!isCivilDate(startOn)) return [];
    const end = isCivilDate(endedOn) ? endedOn : endOn;
    return [
      {
        id: record.id,
        lane: 'sideWork',
        title: typeof institutionName === 'string' ? institutionName : '',
        from: startOn,
        to: isCivilDate(end) && end >= startOn ? end : null,
        planned: false,
        ...(open ? { place: { area: 'permits', recordId: typeof caseId === 'string' && caseId !== '' ? caseId : record.id } } : {}),
      },
    ];
  });
}
