import { describe, expect, it } from 'vitest';
import { draftCreate, draftDelete, draftEdit } from '../../../src-shared/journal/draft.ts';
import { planRecord } from '../../../src-shared/merge/plan-merge.ts';
import type { MergeContext } from '../../../src-shared/merge/plan.ts';
import { careerGoal } from '../../../src-shared/records/career-goal.ts';
import { contact } from '../../../src-shared/records/contact.ts';
import type { Dot } from '../../../src-shared/records/heads.ts';
import { mentorNote } from '../../../src-shared/records/mentor-note.ts';
import { mentorSession } from '../../../src-shared/records/mentor-session.ts';
import { permitApplication } from '../../../src-shared/records/permit-application.ts';
import { permitEvent } from '../../../src-shared/records/permit-event.ts';
import { joinRecords, type RecordState } from '../../../src-shared/records/record-state.ts';
import { definitionOf } from '../../../src-shared/records/registry.ts';
import { hlcOf } from '../../../src-shared/time/hlc.ts';
import { id } from '../../kit/ids.ts';

const NOW = Date.UTC(2026, 3, 1);
const DOCTOR = id('doctor');
const OFFICE = id('office');
const OTHER = id('other');
const dot = (by: string, n: number, ms = NOW): Dot => ({ by: id(by), n, at: hlcOf(ms) });

const DEVICES: Readonly<Record<string, string>> = { [id('d-doctor')]: DOCTOR, [id('d-office')]: OFFICE, [id('d-other')]: OTHER };

/** The office opens a file of the doctor, unless said otherwise. */
const context = (more: Partial<MergeContext> = {}): MergeContext => ({
  clock: { now: () => NOW },
  definitionOf,
  sender: DOCTOR,
  own: false,
  self: OFFICE,
  partyOf: (device) => DEVICES[device],
  mayRelay: () => false,
  ...more,
});

const application = (units: Readonly<Record<string, Readonly<Record<string, never>> | Readonly<Record<string, string>>>>, by = 'd-doctor', author = DOCTOR): RecordState =>
  draftCreate(permitApplication, { id: id('case'), person: DOCTOR, parties: { author }, units }, dot(by, 1));

const onlyUnit = (record: RecordState, local?: RecordState, more?: Partial<MergeContext>) => {
  const plan = planRecord(local, record, context(more));
  return { ...plan, unit: plan.units[0] };
};

describe('who may change a unit', () => {
  it('its owner may', () => {
    const plan = onlyUnit(application({ place: { institutionName: '中央病院' } }));
    expect(plan.outcome).toBe('create');
    expect(plan.unit?.status).toBe('new');
    expect(plan.accept).not.toBeNull();
  });

  it('somebody else may not, and nothing of it is applied', () => {
    const mine = application({ place: { institutionName: '中央病院' } });
    const forged = draftEdit(mine, { place: { institutionName: '別の病院' } }, dot('d-other', 1));
    const plan = onlyUnit(forged, mine, { sender: OTHER });
    expect(plan.unit).toMatchObject({ status: 'refused', reason: 'unit/not-owner' });
    expect(plan.accept).toBeNull();
    expect(plan.aside).toBeNull();
  });

  it('an unknown device speaks for nobody', () => {
    expect(onlyUnit(application({ place: { institutionName: '中央病院' } }, 'd-nobody')).unit).toMatchObject({ status: 'refused', reason: 'unit/not-owner' });
  });

  it('what we own is taken from no other party', () => {
    const ours = application({ place: { institutionName: '中央病院' } }, 'd-office', OFFICE);
    expect(onlyUnit(ours).unit).toMatchObject({ status: 'refused', reason: 'unit/not-owner' });
    expect(planRecord(ours, ours, context()).outcome).toBe('unchanged');
  });

  it('a party with a right over the person may pass it on, shown as via that party', () => {
    const record = application({ place: { institutionName: '中央病院' } });
    const plain = onlyUnit(record, undefined, { sender: OTHER });
    expect(plain.unit).toMatchObject({ status: 'refused', reason: 'unit/not-owner' });
    const relayed = onlyUnit(record, undefined, { sender: OTHER, mayRelay: (person) => person === DOCTOR });
    expect(relayed.unit).toMatchObject({ status: 'new', relayedBy: OTHER });
  });

  it('a passed-on record holds only the heads its owner wrote', () => {
    const record = application({ place: { institutionName: '中央病院' } });
    const touched = draftEdit(record, { place: { institutionName: '改めた病院' } }, dot('d-other', 4));
    expect(onlyUnit(touched, record, { sender: OTHER, mayRelay: () => true }).unit).toMatchObject({ status: 'refused', reason: 'unit/not-owner' });
  });

  it('both of a mentoring pair may write the session, a third doctor may not', () => {
    const session = (by: string) =>
      draftCreate(mentorSession, { id: id('session'), person: DOCTOR, parties: { mentor: OTHER, mentee: DOCTOR }, units: { summary: { summary: '話した' } } }, dot(by, 1));
    expect(onlyUnit(session('d-doctor'), undefined, { self: OTHER }).unit?.status).toBe('new');
    expect(onlyUnit(session('d-other'), undefined, { self: DOCTOR, sender: OTHER }).unit?.status).toBe('new');
    expect(onlyUnit(session('d-office'), undefined, { self: DOCTOR, sender: OFFICE }).unit).toMatchObject({ status: 'refused', reason: 'unit/not-owner' });
  });

  it('only its owner deletes a record', () => {
    const record = application({ place: { institutionName: '中央病院' } });
    expect(planRecord(record, draftDelete(record, dot('d-doctor', 2)), context()).outcome).toBe('delete');
    const forged = planRecord(record, draftDelete(record, dot('d-other', 1)), context({ sender: OTHER }));
    expect(forged).toMatchObject({ outcome: 'refused', accept: null });
    expect(forged.units[0]).toMatchObject({ reason: 'unit/not-owner' });
  });
});

describe('what never comes from another party', () => {
  it('local and sealed units are refused from others and taken from an own device', () => {
    const goal = draftCreate(careerGoal, { id: id('goal'), person: DOCTOR, parties: { subject: DOCTOR }, units: { memo: { memo: 'メモ' } } }, dot('d-doctor', 1));
    const note = draftCreate(mentorNote, { id: id('note'), person: DOCTOR, parties: { author: DOCTOR }, units: { note: { text: '非公開' } } }, dot('d-doctor', 2));
    const card = draftCreate(contact, { id: id('contact'), person: DOCTOR, parties: { author: DOCTOR }, units: { trust: { state: 'confirmed' } } }, dot('d-doctor', 3));
    for (const record of [goal, note, card]) {
      expect(onlyUnit(record).unit).toMatchObject({ status: 'refused', reason: 'exchange/sealed-unit' });
      expect(onlyUnit(record, undefined, { own: true, self: DOCTOR }).unit?.status).toBe('new');
    }
  });
});

describe('what cannot be judged by this version or this clock', () => {
  it('a stamp two days ahead is put aside with its bytes', () => {
    const late = draftCreate(permitApplication, { id: id('case'), person: DOCTOR, parties: { author: DOCTOR }, units: { place: { institutionName: '中央病院' } } }, dot('d-doctor', 1, NOW + 2 * 86_400_000));
    const plan = onlyUnit(late);
    expect(plan.unit).toMatchObject({ status: 'deferred', reason: 'unit/future-clock' });
    expect(plan.accept).toBeNull();
    expect(plan.aside).toEqual(late);
    // The same bytes pass once the clock has come that far.
    expect(onlyUnit(late, undefined, { clock: { now: () => NOW + 2 * 86_400_000 } }).unit?.status).toBe('new');
  });

  it('an unknown type, a newer schema, an unknown unit, field or choice is put aside whole', () => {
    const base = application({ place: { institutionName: '中央病院' } });
    const cases: readonly [RecordState, string][] = [
      [{ ...base, type: 'secondCareer' }, 'exchange/newer-version'],
      [{ ...base, type: 'toString' }, 'exchange/newer-version'],
      [{ ...base, schema: 2 }, 'exchange/newer-version'],
      [{ ...base, values: { travel: { minutes: 20 } } }, 'exchange/unclassified-unit'],
      [{ ...base, values: { toString: {} } }, 'exchange/unclassified-unit'],
      [{ ...base, values: { place: { institutionName: '中央病院', floor: '3' } } }, 'unit/bad-value'],
      [{ ...base, values: { place: { kind: 'telemedicine' } } }, 'unit/bad-value'],
      [{ ...base, values: { work: { purposes: ['skill', 'teaching'] } } }, 'unit/bad-value'],
    ];
    for (const [record, reason] of cases) {
      const plan = onlyUnit(record);
      expect(plan.unit).toMatchObject({ status: 'deferred', reason });
      expect(plan.accept).toBeNull();
      expect(plan.aside).not.toBeNull();
    }
  });

  it('a known unit beside an unknown one is applied, and the unknown one kept', () => {
    const record = { ...application({ place: { institutionName: '中央病院' } }), values: { place: { institutionName: '中央病院' }, travel: { minutes: 20 } } };
    const plan = planRecord(undefined, record, context());
    expect(Object.keys(plan.accept?.values ?? {})).toEqual(['place']);
    expect(Object.keys(plan.aside?.values ?? {})).toEqual(['travel']);
  });

  it('a value outside its field is refused, not put aside', () => {
    for (const place of [{ institutionName: 'あ'.repeat(401) }, { institutionName: 3 as unknown as string }]) {
      expect(onlyUnit(application({ place })).unit).toMatchObject({ status: 'refused', reason: 'unit/bad-value' });
    }
    expect(onlyUnit(application({ term: { startOn: '2026-02-30' } })).unit).toMatchObject({ status: 'refused', reason: 'unit/bad-value' });
    const record = application({ place: { institutionName: '中央病院' } });
    const odd = { ...draftDelete(record, dot('d-doctor', 2)), values: { $life: { deleted: 'yes' } } };
    expect(planRecord(record, odd, context()).units[0]).toMatchObject({ status: 'refused', reason: 'unit/bad-value' });
  });
});

describe('what is written once', () => {
  const act = (kind: string, n = 1) =>
    draftCreate(permitEvent, { id: id('event'), person: DOCTOR, parties: { author: DOCTOR, subject: DOCTOR, office: OFFICE }, units: { act: { caseId: id('case'), kind } } }, dot('d-doctor', n));

  it('an act comes in once, its echo changes nothing, a second text of it is refused', () => {
    expect(onlyUnit(act('submit')).unit?.status).toBe('new');
    expect(planRecord(act('submit'), act('submit'), context()).outcome).toBe('unchanged');
    expect(onlyUnit(act('withdraw', 2), act('submit')).unit).toMatchObject({ status: 'refused', reason: 'unit/immutable' });
    expect(planRecord(act('submit'), draftDelete(act('submit'), dot('d-doctor', 2)), context()).outcome).toBe('refused');
  });

  it('an act that arrives with two texts is refused', () => {
    const two = joinRecords(act('submit'), { ...act('withdraw', 2), stamp: [id('d-two'), 1, hlcOf(NOW)] });
    expect(two.rest).not.toBeNull();
    const plan = planRecord(undefined, two, context({ partyOf: () => DOCTOR }));
    expect(plan.units[0]).toMatchObject({ status: 'refused', reason: 'unit/immutable' });
  });

  it('a record that comes back with other parties is a fork', () => {
    const mine = application({ place: { institutionName: '中央病院' } });
    const stolen = { ...application({ place: { institutionName: '中央病院' } }, 'd-other', OTHER) };
    expect(onlyUnit(stolen, mine, { sender: OTHER }).unit).toMatchObject({ status: 'refused', reason: 'unit/fork' });
  });

  it('a rule above single units refuses the whole record with its reason', () => {
    const plan = onlyUnit(act('submit'), undefined, { refuse: () => 'unit/bad-signature' });
    expect(plan.unit).toMatchObject({ status: 'refused', reason: 'unit/bad-signature' });
    expect(plan.accept).toBeNull();
  });
});
