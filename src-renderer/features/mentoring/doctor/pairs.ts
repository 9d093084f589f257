import type { PartyId } from '../../../../src-shared/kernel/ids.ts';
import { isConflict } from '../../../../src-shared/records/heads.ts';
import { headsOf, type RecordState, shownValues, unitsOf } from '../../../../src-shared/records/record-state.ts';
import { addDays, type CivilDate } from '../../../../src-shared/time/civil-date.ts';
import { textOf } from '../mentoring-places.ts';

/** Two doctors who meet, as one of them sees it: the pair the office made, or only its sessions where the pair is gone. */
export interface Pairing {
  /** The pair's id, or `with-<party>` while no pair names the two. */
  readonly id: string;
  readonly pair: RecordState | null;
  readonly partner: PartyId;
  readonly partnerName: string;
  readonly role: 'mentor' | 'mentee';
  readonly mentor: PartyId;
  readonly mentee: PartyId;
  /** The latest first. */
  readonly sessions: readonly RecordState[];
}

const heldOn = (record: RecordState): string => textOf(record.values['meeting']?.['heldOn']);

/** Not yet dated sessions first: they are being written. */
const latestFirst = (a: RecordState, b: RecordState): number => {
  const [left, right] = [heldOn(a) || '9999', heldOn(b) || '9999'];
  return left < right ? 1 : left > right ? -1 : a.id < b.id ? -1 : 1;
};

const keyOf = (mentor: PartyId | undefined, mentee: PartyId | undefined): string => `${mentor ?? ''} ${mentee ?? ''}`;

/** Every pair this doctor belongs to, with its sessions; sessions of others are left out. */
export function pairings(pairs: readonly RecordState[], sessions: readonly RecordState[], self: PartyId, nameOf: (party: PartyId) => string): readonly Pairing[] {
  const open = new Map<string, RecordState[]>();
  for (const session of sessions) {
    const { mentor, mentee } = session.parties;
    if (mentor !== self && mentee !== self) continue;
    const key = keyOf(mentor, mentee);
    open.set(key, [...(open.get(key) ?? []), session]);
  }
  const found: Pairing[] = [];
  const add = (id: string, pair: RecordState | null, mentor: PartyId, mentee: PartyId, own: readonly RecordState[]): void => {
    const role = mentor === self ? 'mentor' : 'mentee';
    const partner = role === 'mentor' ? mentee : mentor;
    const values = pair === null ? {} : shownValues(pair);
    const named = textOf(role === 'mentor' ? values['menteeName'] : values['mentorName']);
    found.push({ id, pair, partner, partnerName: named || nameOf(partner), role, mentor, mentee, sessions: own.toSorted(latestFirst) });
  };
  for (const pair of pairs) {
    const { mentor, mentee } = pair.parties;
    if (mentor === undefined || mentee === undefined || (mentor !== self && mentee !== self) || mentor === mentee) continue;
    const key = keyOf(mentor, mentee);
    add(pair.id, pair, mentor, mentee, open.get(key) ?? []);
    open.delete(key);
  }
  for (const own of open.values()) {
    const { mentor, mentee } = (own[0] as RecordState).parties;
    if (mentor !== undefined && mentee !== undefined) add(`with-${mentor === self ? mentee : mentor}`, null, mentor, mentee, own);
  }
  return found.toSorted((a, b) => a.partnerName.localeCompare(b.partnerName, 'ja') || (a.id < b.id ? -1 : 1));
}

export const hasConflict = (record: RecordState): boolean => unitsOf(record).some((unit) => isConflict(headsOf(record, unit)));

export interface NextMeeting {
  readonly pairing: Pairing;
  readonly on: CivilDate;
  /** The session in which the date was agreed. */
  readonly sessionId: string;
  readonly overdue: boolean;
}

const SOON_DAYS = 14;

/** Per pair the date agreed last, when it is near or past and no meeting on or after it was recorded. */
export function nextMeetings(all: readonly Pairing[], today: CivilDate, soonDays = SOON_DAYS): readonly NextMeeting[] {
  return all
    .flatMap((pairing): NextMeeting[] => {
      const agreed = pairing.sessions.find((session) => textOf(session.values['meeting']?.['nextOn']) !== '');
      const on = textOf(agreed?.values['meeting']?.['nextOn']);
      if (agreed === undefined || on === '' || on > addDays(today, soonDays)) return [];
      const met = pairing.sessions.some((session) => session.id !== agreed.id && heldOn(session) >= on);
      return met ? [] : [{ pairing, on, sessionId: agreed.id, overdue: on < today }];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

/** The date of the next meeting that stands, whenever it is. */
export const agreedNext = (pairing: Pairing): CivilDate | null => nextMeetings([pairing], '9998-01-01', 1)[0]?.on ?? null;
