// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { performOfficeAct } from '../../../src-renderer/features/permits/office/office-acts.ts';
import { createRecord, editFields } from '../../../src-renderer/state/commands.ts';
import { confirmContact, contactOf, takeBackConfirmation } from '../../../src-renderer/state/contacts.ts';
import { giveBack, knownBeforeAs, returnedContents } from '../../../src-renderer/state/exchange/give-back.ts';
import { inboxItem } from '../../../src-renderer/state/exchange/inbox.ts';
import { readRecipients, type Recipient } from '../../../src-renderer/state/exchange/recipients.ts';
import { planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { caseNow, performAct } from '../../../src-renderer/state/permit-cases.ts';
import { type Session, session } from '../../../src-renderer/state/session.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { allSteps } from '../../../src-shared/kernel/steps.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { aDoctor, openDesk } from '../../kit/desk-session.ts';
import { at, desks, type Desks, fileOf, ledgerHere, type MadeFile, meet, oneMore, opened, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
let office: Session;
/** The doctor with everything lost, who begins anew. */
let anew: Session;
let stranger: Session;
let caseId: RecordId;
let goalId: RecordId;
let old: PartyId;
/** A file of the lost PC that the office has not seen: whoever has the PC may send more of them. */
let fromLostPc: MadeFile;

const attachment = async () => {
  const bytes = new TextEncoder().encode('%PDF-1.7 依頼状');
  const hash = value(await session().vault.putBlob(bytes));
  return { hash, name: '依頼状.pdf', type: 'application/pdf', size: bytes.length };
};

const recipientHere = async (party: PartyId): Promise<Recipient> => (await readRecipients(session().vault.workingSet.ofType('contact').values())).find((one) => one.party === party) as Recipient;

beforeAll(async () => {
  here = await desks();
  office = here.office;
  // all are founded before anybody writes: they share one folder
  anew = await oneMore(aDoctor());
  stranger = await oneMore(aDoctor('佐藤 一郎'));
  old = here.doctor.identity.party;
  // what the doctor gave the office, and what came of it
  at(here.doctor);
  value(await editFields(old, { telephone: '03-1111-2222' }));
  const goal = value(await createRecord('careerGoal', { horizon: '5', goal: '地域医療構想の企画に携わる', memo: '自分だけのメモ' }, { parties: { subject: old } }));
  goalId = goal.id;
  const application = value(await createRecord('permitApplication', { ...APPLICATION, requestLetter: [await attachment()], memo: '申請の控え' }, { parties: { author: old } }));
  caseId = application.id;
  value(await performAct({ caseId, kind: 'submit', office: office.identity.party }));
  const [permit, career] = [await sendTo(office, 'permit'), await sendTo(office, 'career')];
  at(office);
  await takenIn(permit);
  await takenIn(career);
  value(await performOfficeAct(caseNow(caseId)!, null, 'receive', { receivedOn: '2026-04-06' }));
  value(await performOfficeAct(caseNow(caseId)!, null, 'approve', { decidedOn: '2026-04-20', permittedOn: '2026-04-20', documentNumber: '医政発0420第1号' }));
  value(await createRecord('permitReview', { caseId, note: '内部メモ' }, { person: old, parties: { author: office.identity.party } }));
  const answer = await sendTo(here.doctor, 'decision');
  at(here.doctor);
  await takenIn(answer);
  fromLostPc = await sendTo(office, 'career');
  passTime(3 * 86_400_000);
  await meet(anew, office, 'office');
  await meet(office, anew);
  await meet(office, stranger);
}, 90_000);
afterAll(() => here.close(anew, stranger));

/** The office gives back what it holds; the new PC opens it. */
async function givenBack(): Promise<MadeFile> {
  at(office);
  passTime();
  const now = (await recipientHere(old)).alsoTo === undefined ? ((await recipientHere(anew.identity.party)) ?? (await recipientHere(old))) : await recipientHere(old);
  return fileOf(value(await giveBack({ now, before: old, lostOn: '2026-01-01', how: '確認語と職員証' })));
}

const refusalsOf = (item: Awaited<ReturnType<typeof opened>>): readonly string[] => {
  const { state } = item;
  if (state.kind !== 'ready') throw new Error(state.kind);
  return state.planned.plan.merge.records.flatMap((record) => record.units.flatMap((unit) => (unit.status === 'refused' ? [`${record.type} ${unit.reason ?? ''}`] : [])));
};

describe('控え一式', () => {
  test('the doctor who lost everything is proposed by name, and nothing but what the office may give back is in the file', async () => {
    at(office);
    const now = await recipientHere(anew.identity.party);
    expect(allSteps(knownBeforeAs(now))[0]).toMatchObject({ party: old, ground: 'sameName' });
    expect(allSteps(returnedContents(old))).toEqual({ careerGoal: 1, permit: 1, permitApplication: 1, permitEvent: 3, person: 1, files: 1 });
    // stopped, nothing was said of the lost key either
    const state = async () => ({ digest: await office.vault.stateDigest(), tip: office.vault.tip, sent: ledgerHere().length });
    const before = await state();
    const stop = new AbortController();
    const order = { now, before: old, lostOn: '2026-01-01', how: '確認語と職員証' };
    expect(await giveBack(order, { signal: stop.signal, progress: () => stop.abort() })).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
    expect(await giveBack(order, { signal: AbortSignal.abort() })).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
    expect(await state()).toEqual(before);
    const { seq } = office.vault;
    const file = await givenBack();
    // the statement, what it says of both cards and the line of the file are one commit
    expect(office.vault.seq).toBe(seq + 1);
    at(anew);
    const item = await opened(file);
    if (item.state.kind !== 'ready') throw new Error(JSON.stringify(item.state));
    const { plan } = item.state.planned;
    expect(plan.trust).toMatchObject({ standing: 'confirmed', mayApply: true, returned: { party: old } });
    expect(refusalsOf(item)).toEqual([]);
    expect(plan.counts).toMatchObject({ create: 8, refused: 0, deferred: 0, conflict: 0 });
    const text = JSON.stringify(plan.merge.records);
    for (const never of ['内部メモ', '自分だけのメモ', '申請の控え']) expect(text).not.toContain(never);
    // the numbers of before are in it: nothing is missing
    expect(plan.series.missing).toEqual([]);
  });

  test('it restores them as the doctor’s own, with what was typed meanwhile, is taken back as one, and taken in again', async () => {
    at(anew);
    const began = anew.identity.party;
    value(await editFields(began, { kana: 'ヤマダ ハナコ（新）' }));
    const typed = value(await createRecord('careerGoal', { horizon: '3', goal: 'いま書いた目標' }, { parties: { subject: began } }));
    const file = await givenBack();
    at(anew);
    const before = new Set([...anew.vault.workingSet.all()].map((record) => record.id));
    await takenIn(file);
    expect(session().identity).toMatchObject({ party: old, beganAs: began });
    const set = session().vault.workingSet;
    expect(shownValues(set.get(old)!)).toMatchObject({ telephone: '03-1111-2222', kana: 'ヤマダ ハナコ（新）' });
    expect(caseNow(caseId)).toMatchObject({ office: office.identity.party, subject: old });
    expect(caseNow(caseId)!.fold.status).toBe('approved');
    const goals = [...set.ofType('careerGoal').values()].filter((record) => !isDeleted(record) && record.person === old);
    expect(new Set(goals.map((goal) => shownValues(goal)['goal']))).toEqual(new Set(['いま書いた目標', '地域医療構想の企画に携わる']));
    expect(goals).toHaveLength(2);
    expect(isDeleted(set.get(typed.id)!)).toBe(true);
    const [letter] = shownValues(set.get(caseId)!)['requestLetter'] as { hash: string }[];
    expect((await session().vault.getBlob(letter!.hash)).ok).toBe(true);
    const line = ledgerHere().find((entry) => entry.direction === 'received' && entry.purpose === 'returned');
    expect(line).toMatchObject({ state: 'imported', partnerName: '関東信越厚生局' });

    const undo = value(await planUndo(line!.id, 'ja'));
    expect(undo.kept).toEqual([]);
    value(await undoImport(undo));
    expect(session().identity.party).toBe(began);
    expect(session().identity.beganAs).toBeUndefined();
    expect([...set.all()].filter((record) => !before.has(record.id) && !['exchangeEntry', 'preference'].includes(record.type)).flatMap((record) => Object.keys(record.values).filter((unit) => unit !== '$life'))).toEqual([]);
    expect(isDeleted(set.get(typed.id)!)).toBe(false);

    await takenIn(file);
    expect(session().identity.party).toBe(old);
    anew = session();
  });

  test('the doctor goes on with the permit, both ways, and the office sees one series without a gap', async () => {
    at(anew);
    value(await editFields(goalId, { goal: '続けて考えている' }));
    value(await editFields(caseId, { endTime: '12:00' }));
    value(await performAct({ caseId, kind: 'changeRequest' }));
    const request = await sendTo(office, 'permit');
    const career = await sendTo(office, 'career');
    at(office);
    const item = await opened(request);
    if (item.state.kind !== 'ready') throw new Error(item.state.kind);
    expect(item.state.planned.plan.trust).toMatchObject({ party: old, standing: 'vouched-key', mayApply: true });
    expect(item.state.planned.plan.series.verdict.kind).toBe('next');
    expect(refusalsOf(item)).toEqual([]);
    await takenIn(request);
    await takenIn(career);
    expect(shownValues(office.vault.workingSet.get(goalId)!)['goal']).toBe('続けて考えている');
    expect(caseNow(caseId)!.fold.openChange).not.toBeNull();
    // nobody is behind the name the doctor began anew as
    expect((await readRecipients(office.vault.workingSet.ofType('contact').values())).filter((one) => one.name === '山田 花子').map((one) => one.party)).toEqual([old]);
    value(await performOfficeAct(caseNow(caseId)!, null, 'changePermit', { decidedOn: '2026-05-10', permittedOn: '2026-05-10' }));
    const back = await sendTo(anew, 'decision');
    at(anew);
    expect(refusalsOf(await opened(back))).toEqual([]);
    await takenIn(back);
    expect(caseNow(caseId)!.fold.openChange).toBeNull();
    value(await performAct({ caseId, kind: 'end', fields: { effectiveOn: '2026-06-30' } }));
    const end = await sendTo(office, 'permit');
    at(office);
    expect(refusalsOf(await opened(end))).toEqual([]);
    await takenIn(end);
    expect(caseNow(caseId)!.fold.status).toBe('ended');
  });

  test('what the lost PC made or makes is named at the office, and not taken in', async () => {
    at(office);
    const late = await opened(fromLostPc);
    if (late.state.kind !== 'ready') throw new Error(late.state.kind);
    expect(late.state.planned.plan.trust).toMatchObject({ standing: 'revoked-device', mayApply: false });
  });

  test('once something was written under the name, taking back keeps the name and says so', async () => {
    at(anew);
    const line = ledgerHere().find((entry) => entry.purpose === 'returned')!;
    const undo = value(await planUndo(line.id, 'ja'));
    expect(undo.kept.some(({ id, why }) => why === 'resumed' && anew.vault.workingSet.get(id)?.type === 'returnedCopy')).toBe(true);
  });

  test('of somebody the doctor has not confirmed, of a doctor, and for another card it is refused by name, and nothing is written', async () => {
    const file = await givenBack();
    const tries: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['returned/unconfirmed', async () => value(await takeBackConfirmation((await contactOf(office.identity.party))!.id))],
      ['returned/not-an-office', async () => value(await confirmContact((await contactOf(office.identity.party))!.id, 'words', 'none'))],
    ];
    at(anew);
    for (const [code, arrange] of tries) {
      await arrange();
      const digest = await anew.vault.stateDigest();
      const item = await opened(file);
      expect(item.state).toMatchObject({ kind: 'failed', error: { code } });
      expect(inboxItem(item.id)?.state.kind).toBe('failed');
      expect(await anew.vault.stateDigest()).toBe(digest);
    }
    value(await confirmContact((await contactOf(office.identity.party))!.id, 'words', 'office'));
    at(office);
    const wrong = await recipientHere(stranger.identity.party);
    const other = await fileOf(value(await giveBack({ now: wrong, before: old, lostOn: '2026-01-01', how: '' })));
    openDesk(stranger);
    expect((await opened(other)).state).toMatchObject({ kind: 'failed', error: { code: 'returned/unconfirmed' } });
  });
});
