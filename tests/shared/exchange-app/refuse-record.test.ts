import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src-shared/exchange/card.ts';
import { deviceOwners, type KnownContact } from '../../../src-shared/exchange/known-parties.ts';
import { refuseRecord, type RefusalWorld } from '../../../src-shared/exchange/refuse-record.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import type { UnitValue } from '../../../src-shared/records/heads.ts';
import { permit } from '../../../src-shared/records/permit.ts';
import { permitApplication } from '../../../src-shared/records/permit-application.ts';
import { permitEvent } from '../../../src-shared/records/permit-event.ts';
import type { Parties, RecordState } from '../../../src-shared/records/record-state.ts';
import { id } from '../../kit/ids.ts';

const [DOCTOR, OFFICE, OTHER, CASE] = [id('doctor'), id('office'), id('other'), id('case')] as [string, string, string, string];
let n = 0;
const event = (name: string, act: UnitValue, parties: Parties = { author: OFFICE, subject: DOCTOR, office: OFFICE }): RecordState =>
  draftCreate(permitEvent, { id: id(name), person: DOCTOR, parties, units: { act: { caseId: CASE, ...act } } }, { by: id('pc'), n: (n += 1), at: n * 64 });
const byDoctor: Parties = { author: DOCTOR, subject: DOCTOR, office: OFFICE };

const contact = (more: Partial<KnownContact> = {}): KnownContact => ({ card: { devices: [] } as unknown as Card, confirmed: true, revoked: false, asOffice: 'none', ...more });
const world = (more: Partial<RefusalWorld> = {}): RefusalWorld => ({
  self: DOCTOR, selfKind: 'doctor', sender: OFFICE, known: new Map([[OTHER, contact({ asOffice: 'office' })]]), mayRelay: () => false,
  localEvents: [event('submit1', { kind: 'submit', submission: 'one' }, byDoctor)], incomingEvents: [], badActs: new Set(), ...more,
});

describe('refusals above single units', () => {
  it('a permit on a case belongs to the office the case was handed to', () => {
    const written = (author: string) => draftCreate(permit, { id: id('permit'), person: DOCTOR, parties: { author }, units: { ground: { caseId: CASE } } }, { by: id('pc'), n: 90, at: 90 });
    expect(refuseRecord(world())(written(OFFICE), undefined)).toBeNull();
    expect(refuseRecord(world())(written(OTHER), undefined)).toBe('unit/other-office');
    expect(refuseRecord(world())(written(id('stranger')), undefined)).toBe('unit/role-claimed');
  });

  it('a paper application typed in for us comes from an office', () => {
    const typed = (author: string) => draftCreate(permitApplication, { id: id('paper'), person: DOCTOR, parties: { author }, units: { place: { institutionName: '中央病院' } } }, { by: id('pc'), n: 91, at: 91 });
    expect(refuseRecord(world())(typed(OTHER), undefined)).toBeNull();
    expect(refuseRecord(world())(typed(id('stranger')), undefined)).toBe('unit/role-claimed');
    expect(refuseRecord(world())(typed(DOCTOR), undefined)).toBeNull();
  });

  it('an office acts in its own name only', () => {
    const borrowed = event('borrowed', { caseId: id('new-case'), kind: 'receive', submission: 'x' }, { author: OTHER, subject: DOCTOR, office: OFFICE });
    expect(refuseRecord(world({ sender: OTHER }))(borrowed, undefined)).toBe('unit/other-office');
    const own = event('own', { caseId: id('new-case'), kind: 'receive', submission: 'x' }, { author: OTHER, subject: DOCTOR, office: OTHER });
    expect(refuseRecord(world({ sender: OTHER }))(own, undefined)).toBeNull();
  });

  it('an office does not hand in, pull back or act for the doctor, unless the case is on paper', () => {
    const submit = event('for-doctor', { kind: 'submit', submission: 'two' });
    expect(refuseRecord(world())(submit, undefined)).toBe('unit/not-owner');
    const end = event('paper-end', { kind: 'end' });
    expect(refuseRecord(world())(end, undefined)).toBeNull();
  });

  it('an act about somebody else is not ours to take', () => {
    expect(refuseRecord(world())(event('elsewhere', { kind: 'receive', submission: 'one' }, { author: OFFICE, subject: id('colleague'), office: OFFICE }), undefined)).toBe('unit/not-owner');
  });

  it('an act that is here already is left to the planner', () => {
    const known = event('known', { kind: 'approve', submission: 'gone' });
    expect(refuseRecord(world({ badActs: new Set([known.id]) }))(known, known)).toBeNull();
    expect(refuseRecord(world({ badActs: new Set([known.id]) }))(known, undefined)).toBe('unit/bad-signature');
  });

  describe('an act on a submission that was replaced', () => {
    const first = event('s1', { kind: 'submit', submission: 'one' }, byDoctor);
    const back = event('back', { kind: 'pullBack', basis: first.id, submission: 'one' }, byDoctor);
    const second = event('s2', { kind: 'submit', basis: back.id, submission: 'two' }, byDoctor);
    const local = [first, back, second];
    const receive = event('receive', { kind: 'receive', basis: first.id, submission: 'one' });

    it('is refused', () => {
      expect(refuseRecord(world({ localEvents: local, incomingEvents: [receive] }))(receive, undefined)).toBe('unit/stale-basis');
    });

    it('is taken where something here already stands on it', () => {
      const later = event('later', { kind: 'withdraw', basis: receive.id }, byDoctor);
      expect(refuseRecord(world({ localEvents: [...local, later], incomingEvents: [receive] }))(receive, undefined)).toBeNull();
    });

    it('is taken as history where its office goes on to act on what stands now', () => {
      const now = event('now', { kind: 'receive', basis: second.id, submission: 'two' });
      const refuse = refuseRecord(world({ localEvents: local, incomingEvents: [receive, now] }));
      expect(refuse(receive, undefined)).toBeNull();
      expect(refuse(now, undefined)).toBeNull();
    });

    it('an act on what stands now is never stale', () => {
      const now = event('now2', { kind: 'approve', basis: second.id, submission: 'two' });
      expect(refuseRecord(world({ localEvents: local, incomingEvents: [now] }))(now, undefined)).toBeNull();
    });
  });
});

describe('whose device it is', () => {
  const device = (name: string) => ({ device: id(name) });
  it('a stranger\'s card does not claim our devices nor those of a confirmed contact', () => {
    const known = new Map([
      [OFFICE, contact({ card: { devices: [device('pc-office')] } as unknown as Card })],
      [OTHER, contact({ confirmed: false, card: { devices: [device('pc-office'), device('pc-own'), device('pc-other')] } as unknown as Card })],
    ]);
    const owners = deviceOwners(DOCTOR, [id('pc-own')], known, { party: id('stranger'), devices: [device('pc-own'), device('pc-office'), device('pc-new')] });
    expect(Object.fromEntries(owners)).toEqual({ [id('pc-own')]: DOCTOR, [id('pc-office')]: OFFICE, [id('pc-other')]: OTHER, [id('pc-new')]: id('stranger') });
  });
});
