import type { MessageKey, Texts } from '../../../i18n/index.ts';
import { isMoment, type LaneEvent, type LaneId } from './lane-event.ts';

export const LANE_KEYS = {
  posts: 'career.lanePosts',
  secondment: 'career.laneSecondment',
  study: 'career.laneStudy',
  training: 'career.laneTraining',
  qualification: 'career.laneQualification',
  sideWork: 'career.laneSideWork',
  meeting: 'career.laneMeeting',
} as const satisfies Readonly<Record<LaneId, MessageKey>>;

/** One event as a sentence: for screen readers and under the pointer. */
export function eventWords(event: LaneEvent, { t }: Texts): string {
  const lane = t(LANE_KEYS[event.lane]);
  const title = [event.title, event.note ?? '', event.planned ? t('career.planned') : ''].filter((text) => text !== '').join(' / ');
  if (isMoment(event)) return t('career.eventDay', { lane, title, from: event.from });
  const to = event.to === null ? t('career.lasting') : t('career.eventUntil', { on: event.to });
  return t('career.eventWords', { lane, title, from: event.from, to });
}
