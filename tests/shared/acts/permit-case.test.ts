import { describe, expect, it } from 'vitest';
import { permitCase, allowedActs, nextAct, type ActWish, type PermitCaseView } from '../../../src-shared/acts/permit-case.ts';
import { signAct, verifyAct, type ActSigner } from '../../../src-shared/acts/sign-act.ts';
import { submissionDigest, submissionOf } from '../../../src-shared/acts/submission-digest.ts';
import { certifyMember } from '../../../src-shared/exchange/certificate.ts';
import { draftCreate, draftEdit } from '../../../src-shared/journal/draft.ts';
import { base64url } from '../../../src-shared/kernel/bytes.ts';
import { permitApplication } from '../../../src-shared/records/permit-application.ts';
import { permitEvent } from '../../../src-shared/records/permit-event.ts';
import type { Parties, RecordState } from '../../../src-shared/records/record-state.ts';
import { newSigningKeys, type SigningKeys } from '../../../src-shared/sealing/signing-keys.ts';

const DOCTOR = 'DDDDDDDDDDDDDDDD';
const OFFICE = 'OOOOOOOOOOOOOOOO';
const OTHER = 'XXXXXXXXXXXXXXXX';
const CASE = 'CCCCCCCCCCCCCCCC';

let n = 0;
const dot = (party: string) => ({ by: `${party.slice(1)}d`, n: ++n, at: n * 64_000 });
const id = (): string => `E${String(++n).padStart(15, '0')}`;

const application = draftCreate(
  permitApplication,
  { id: CASE, person: DOCTOR, parties: { author: DOCTOR }, units: { place: { kind: 'clinical', institutionName: '見本病院' }, memo: { memo: '自分だけ' } } },
  dot(DOCTOR),
);

const record = (view: PermitCaseView, author: string, wish: ActWish, office = OFFICE): RecordState =>
  draftCreate(permitEvent, { id: id(), person: DOCTOR, parties: { author, subject: DOCTOR, office }, units: { act: nextAct(view, wish) } }, dot(author));

async function submitted(): Promise<RecordState[]> {
  const view = permitCase(CASE, application, []);
  const submission = submissionOf(application);
  return [record(view, DOCTOR, { kind: 'submit', brings: { submission, digest: await submissionDigest(submission) } })];
}

async function signer(party: string, partyKeys: SigningKeys, member = 'MMMMMMMMMMMMMMMM'): Promise<ActSigner> {
  const keys = await newSigningKeys();
  const statement = { party, member, key: base64url(keys.publicKey), name: '担当 太郎', roles: ['decider'], validFrom: '2026-04-01', validTo: null, issuedAt: 1 };
  return { member, publicKey: keys.publicKey, privateKey: keys.privateKey, certificate: await certifyMember(statement, partyKeys.privateKey) };
}

describe('a permit case from its acts', () => {
  it('is a draft without acts and open to submission only', () => {
    const view = permitCase(CASE, application, []);
    expect(view.fold.status).toBe('draft');
    expect(allowedActs(view, 'applicant')).toEqual(['submit']);
    expect(allowedActs(view, 'office')).toEqual(['paper']);
  });

  it('freezes what was submitted: a later edit of the draft changes nothing in it', async () => {
    const acts = await submitted();
    const edited = draftEdit(application, { place: { kind: 'clinical', institutionName: '別の病院' } }, dot(DOCTOR));
    const view = permitCase(CASE, edited, acts);
    expect(view.submitted?.['place']).toMatchObject({ institutionName: '見本病院' });
    expect(view.submitted).not.toHaveProperty('memo');
  });

  it('walks from submission over receipt to a decision, each act naming the one before', async () => {
    const acts = await submitted();
    for (const kind of ['receive', 'review', 'approve'] as const) acts.push(record(permitCase(CASE, application, acts), OFFICE, { kind }));
    const view = permitCase(CASE, application, acts);
    expect(view.fold.status).toBe('approved');
    expect(view.office).toBe(OFFICE);
    expect(view.fold.effective.map((event) => event.kind)).toEqual(['submit', 'receive', 'review', 'approve']);
  });

  it('shows an act of another office without letting it count', async () => {
    const acts = await submitted();
    const before = permitCase(CASE, application, acts);
    const view = permitCase(CASE, application, [...acts, record(before, OTHER, { kind: 'receive' }, OTHER)]);
    expect(view.fold.status).toBe('submitted');
    expect(view.foreign).toHaveLength(1);
  });

  it('refuses a decision on a submission that is no longer current', async () => {
    const acts = await submitted();
    acts.push(record(permitCase(CASE, application, acts), OFFICE, { kind: 'receive' }));
    const old = permitCase(CASE, application, acts);
    acts.push(record(old, OFFICE, { kind: 'return' }));
    const fixed = draftEdit(application, { place: { kind: 'clinical', institutionName: '直した病院' } }, dot(DOCTOR));
    const submission = submissionOf(fixed);
    acts.push(record(permitCase(CASE, fixed, acts), DOCTOR, { kind: 'resubmit', brings: { submission, digest: await submissionDigest(submission) } }));
    acts.push(record(permitCase(CASE, fixed, acts), OFFICE, { kind: 'receive' }));
    const late = { ...nextAct(permitCase(CASE, fixed, acts), { kind: 'approve' }), submission: old.fold.currentSubmission };
    const parties: Parties = { author: OFFICE, subject: DOCTOR, office: OFFICE };
    const stale = draftCreate(permitEvent, { id: id(), person: DOCTOR, parties, units: { act: late } }, dot(OFFICE));
    const view = permitCase(CASE, fixed, [...acts, stale]);
    expect(view.fold.status).toBe('received');
    expect(view.fold.rejectedEvents.map(({ reason }) => reason)).toEqual(['stale-submission']);
  });

  it('holds a withdrawal and an approval made without knowing of each other as 行き違い', async () => {
    const acts = await submitted();
    acts.push(record(permitCase(CASE, application, acts), OFFICE, { kind: 'receive' }));
    const both = permitCase(CASE, application, acts);
    const withdraw = record(both, DOCTOR, { kind: 'withdraw' });
    const approve = record(both, OFFICE, { kind: 'approve' });
    const view = permitCase(CASE, application, [approve, ...acts, withdraw]);
    expect(view.fold.status).toBe('crossed');
    expect(allowedActs(view, 'office')).toEqual(['settle']);
    expect(allowedActs(view, 'applicant')).toEqual([]);
    const settle = record(view, OFFICE, { kind: 'settle', fields: { prevails: withdraw.id } });
    expect(permitCase(CASE, application, [settle, withdraw, approve, ...acts]).fold.status).toBe('withdrawn');
  });
});

describe('the signature of an act', () => {
  const parties: Parties = { author: OFFICE, subject: DOCTOR, office: OFFICE };
  const act = { kind: 'approve', caseId: CASE, documentNumber: '厚生第１２号', submission: null, basis: null };
  const recordOf = (signed: Awaited<ReturnType<typeof signAct>>, recordId: string): RecordState =>
    draftCreate(permitEvent, { id: recordId, person: DOCTOR, parties, units: { act: signed } }, dot(OFFICE));

  it('holds for the member the party certified, and breaks with one changed field', async () => {
    const office = await newSigningKeys();
    const eventId = id();
    const signed = await signAct(eventId, parties, act, await signer(OFFICE, office));
    expect(await verifyAct(recordOf(signed, eventId), office.publicKey)).toBe(true);
    expect(await verifyAct(recordOf({ ...signed, documentNumber: '厚生第１３号' }, eventId), office.publicKey)).toBe(false);
  });

  it('is worth nothing in another record, under another party, or without one', async () => {
    const office = await newSigningKeys();
    const stranger = await newSigningKeys();
    const eventId = id();
    const signed = await signAct(eventId, parties, act, await signer(OFFICE, office));
    expect(await verifyAct(recordOf(signed, id()), office.publicKey)).toBe(false);
    expect(await verifyAct(recordOf(signed, eventId), stranger.publicKey)).toBe(false);
    expect(await verifyAct(recordOf(act, eventId), office.publicKey)).toBe(false);
    const borrowed = await signAct(eventId, parties, act, await signer(OTHER, office));
    expect(await verifyAct(recordOf(borrowed, eventId), office.publicKey)).toBe(false);
  });
});
