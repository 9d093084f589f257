import { describe, expect, test } from 'vitest';
import { agreedNext, nextMeetings, pairings } from '../../../src-renderer/features/mentoring/doctor/pairs.ts';
import { sentState } from '../../../src-renderer/features/mentoring/doctor/sent-state.ts';
import { pairProblem, pairWarnings } from '../../../src-renderer/features/mentoring/office/pair-check.ts';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import { mentorPair } from '../../../src-shared/records/mentor-pair.ts';
import { mentorSession } from '../../../src-shared/records/mentor-session.ts';
import type { Parties, RecordState } from '../../../src-shared/records/record-state.ts';
import { hlcOf } from '../../../src-shared/time/hlc.ts';

const ME = 'me';
const SENSEI = 'sensei';
const dot = (ms: number, by = 'own-device') => ({ by, n: 1, at: hlcOf(ms) });
const pair = (parties: Parties): RecordState =>
  draftCreate(mentorPair, { id: `pair-${parties.mentor}`, person: 'office', parties: { coordinator: 'office', ...parties }, units: { pair: { mentorName: '佐藤', menteeName: '鈴木' } } }, dot(1));
const session = (id: string, meeting: Record<string, string>, at = dot(1), parties: Parties = { mentor: SENSEI, mentee: ME }): RecordState =>
  draftCreate(mentorSession, { id, person: parties.mentee ?? '', parties, units: { meeting, summary: { summary: 'まとめ' } } }, at);
const named = (party: string): string => `? ${party}`;

describe('pairs of a doctor', () => {
  test('name the partner by the part one has, and hold the meetings of the two, latest first', () => {
    const [one] = pairings([pair({ mentor: SENSEI, mentee: ME })], [session('a', { heldOn: '2026-04-01' }), session('b', { heldOn: '2026-06-01' }), session('new', {})], ME, named);
    expect(one).toMatchObject({ role: 'mentee', partner: SENSEI, partnerName: '佐藤' });
    expect(one!.sessions.map(({ id }) => id)).toEqual(['new', 'b', 'a']);
  });

  test('keep meetings whose pair is gone, and leave out pairs and meetings of other people', () => {
    const others = { mentor: 'x', mentee: 'y' };
    const found = pairings([pair(others)], [session('a', { heldOn: '2026-04-01' }), session('z', {}, dot(1), others)], ME, named);
    expect(found.map(({ id, pair: made, partnerName }) => [id, made, partnerName])).toEqual([['with-sensei', null, '? sensei']]);
  });

  test('one doctor alone is no pair', () => {
    expect(pairings([pair({ mentor: ME, mentee: ME })], [], ME, named)).toEqual([]);
  });
});

describe('the next meeting', () => {
  const all = (sessions: readonly RecordState[]) => pairings([pair({ mentor: SENSEI, mentee: ME })], sessions, ME, named);

  test('is reminded of within two weeks, and called overdue after its day', () => {
    const agreed = [session('a', { heldOn: '2026-04-01', nextOn: '2026-05-01' })];
    expect(nextMeetings(all(agreed), '2026-04-10')).toEqual([]);
    expect(nextMeetings(all(agreed), '2026-04-20')).toMatchObject([{ on: '2026-05-01', overdue: false, sessionId: 'a' }]);
    expect(nextMeetings(all(agreed), '2026-05-02')).toMatchObject([{ overdue: true }]);
    expect(agreedNext(all(agreed)[0]!)).toBe('2026-05-01');
  });

  test('is done once a meeting on or after its day is recorded', () => {
    const met = [session('a', { heldOn: '2026-04-01', nextOn: '2026-05-01' }), session('b', { heldOn: '2026-05-03' })];
    expect(nextMeetings(all(met), '2026-05-04')).toEqual([]);
    expect(agreedNext(all(met)[0]!)).toBeNull();
  });

  test('is the one agreed last', () => {
    const twice = [session('a', { heldOn: '2026-04-01', nextOn: '2026-05-01' }), session('b', { heldOn: '2026-05-01', nextOn: '2026-06-01' })];
    expect(nextMeetings(all(twice), '2026-05-25')).toMatchObject([{ on: '2026-06-01', sessionId: 'b' }]);
  });
});

describe('what the other side has', () => {
  const file = (state: LedgerEntry['state'], madeAt: number): LedgerEntry => ({
    id: 'e', direction: 'sent', partner: SENSEI, partnerName: '', device: 'own-device', number: 1, digest: '', purpose: 'mentoring', state, madeAt, fileName: '', contents: [{ id: 'a', type: 'mentorSession', units: [] }], covers: [], receipts: [], requests: [], calledOff: [], erasedTaken: [], undoneOn: [], recordedAt: 0, answeredHow: null, answeredOn: null, revivedOn: null, waitEndedOn: null, askedAt: 0, resentAt: 0, again: 0, foreign: false,
  });
  const record = session('a', { heldOn: '2026-04-01' }, dot(1000));

  test('nothing until a file holds it, then whether it was handed over and changed since', () => {
    expect(sentState(record, [], SENSEI, 'own-device')).toBe('notSent');
    expect(sentState(record, [file('made', 2000)], SENSEI, 'own-device')).toBe('made');
    expect(sentState(record, [file('handed', 2000)], SENSEI, 'own-device')).toBe('sent');
    expect(sentState(record, [file('handed', 500)], SENSEI, 'own-device')).toBe('changed');
    expect(sentState(record, [file('cancelled', 2000)], SENSEI, 'own-device')).toBe('notSent');
    expect(sentState(record, [file('handed', 2000)], 'another', 'own-device')).toBe('notSent');
  });

  test('what came from the partner and was not touched here needs no file', () => {
    expect(sentState(session('a', {}, dot(1000, 'their-device')), [], SENSEI, 'own-device')).toBe('fromPartner');
  });
});

describe('making a pair', () => {
  const sato = { party: 'a', name: '佐藤', affiliation: '医政局 医事課' };
  const suzuki = { party: 'b', name: '鈴木', affiliation: '医政局医事課' };

  test('takes two different people', () => {
    expect(pairProblem(undefined, suzuki)).toBe('mentor');
    expect(pairProblem(sato, undefined)).toBe('mentee');
    expect(pairProblem(sato, sato)).toBe('samePerson');
    expect(pairProblem(sato, suzuki)).toBeNull();
  });

  test('warns of the same office however it is spaced, of unknown offices, and of a pair that exists', () => {
    expect(pairWarnings(sato, suzuki, [])).toEqual([{ kind: 'sameOffice', affiliation: '医政局 医事課' }]);
    expect(pairWarnings(sato, { ...suzuki, affiliation: '' }, [])).toEqual([{ kind: 'unknownOffice' }]);
    expect(pairWarnings(sato, { ...suzuki, affiliation: '健康局' }, [{ mentor: 'b', mentee: 'a' }])).toEqual([{ kind: 'alreadyPaired' }]);
    expect(pairWarnings(sato, { ...suzuki, affiliation: '健康局' }, [{ mentor: 'c', mentee: 'a' }])).toEqual([]);
  });
});
