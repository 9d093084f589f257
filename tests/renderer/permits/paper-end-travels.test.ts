// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseEnd, otherDays } from '../../../src-renderer/features/permits/case-end.ts';
import { linesEndedOtherwise, performOfficeAct } from '../../../src-renderer/features/permits/office/office-acts.ts';
import { handedActs, unsentAnswer } from '../../../src-renderer/features/permits/office/office-rows.ts';
import { electronicEnd, permitsInForce, recordPaperEnd, startPaperChange } from '../../../src-renderer/features/permits/office/paper-on-permit.ts';
import { createRecord, editFields } from '../../../src-renderer/state/commands.ts';
import { filesOfTransfer, transferPerson } from '../../../src-renderer/state/exchange/transfer-person.ts';
import { readRecipients } from '../../../src-renderer/state/exchange/recipients.ts';
import { ledgerState, lineFates } from '../../../src-renderer/features/registers/ledger/ledger-rows.ts';
import { readTransfers } from '../../../src-shared/rules/case-transfers.ts';
import { linkPerson, matchOf } from '../../../src-renderer/state/exchange/link-person.ts';
import { caseNow, performAct } from '../../../src-renderer/state/permit-cases.ts';
import { session } from '../../../src-renderer/state/session.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { at, desks, type Desks, fileOf, ledgerHere, meet, oneMore, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { anOffice } from '../../kit/desk-session.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
let caseId: RecordId;
let line: RecordState;

/** A permit whose case came electronically, known on both sides. */
beforeEach(async () => {
  here = await desks();
  const { doctor, office } = here;
  const application = value(await createRecord('permitApplication', { ...APPLICATION }, { parties: { author: doctor.identity.party } }));
  caseId = application.id;
  value(await performAct({ caseId, kind: 'submit', office: office.identity.party }));
  const asked = await sendTo(office, 'permit');
  at(office);
  await takenIn(asked);
  value(await performOfficeAct(caseNow(caseId)!, null, 'receive', { receivedOn: '2026-04-06' }));
  value(await performOfficeAct(caseNow(caseId)!, null, 'approve', { decidedOn: '2026-04-20', permittedOn: '2026-04-20' }));
  line = [...office.vault.workingSet.ofType('permit').values()][0]!;
  await answered();
}, 60_000);
afterEach(() => here.close());

/** The office's next file reaches the doctor. */
async function answered() {
  at(here.office);
  const answer = await sendTo(here.doctor, 'decision');
  at(here.doctor);
  return takenIn(answer);
}

const ledger = (): Record<string, unknown> => shownValues(here.office.vault.workingSet.get(line.id)!);
const statusThere = (): string => {
  at(here.doctor);
  return caseNow(caseId)!.fold.status;
};
const paperEnd = async () => {
  at(here.office);
  return value(await recordPaperEnd(here.office.vault.workingSet.get(line.id)!, { receivedOn: '2026-10-01', endedOn: '2026-09-30', reason: '退職' }, '兼業終了届（紙）'));
};
const doctorEnds = async (on: string) => {
  at(here.doctor);
  value(await performAct({ caseId, kind: 'end', fields: { effectiveOn: on } }));
  return sendTo(here.office, 'permit');
};

describe('兼業終了届 on paper for a permit whose case came electronically', () => {
  test('closes the same permit, waits as an answer, and is the end at the doctor’s with its day and 紙の届出', async () => {
    expect(statusThere()).toBe('approved');
    await paperEnd();
    expect(caseNow(caseId)!.fold.status).toBe('ended');
    expect(ledger()).toMatchObject({ endedOn: '2026-09-30', endReason: '兼業終了届（紙）：退職' });
    expect(unsentAnswer(caseNow(caseId)!, handedActs([]))?.kind).toBe('endOnPaper');
    const item = await answered();
    expect(item.state.kind === 'done' && item.state.planned.plan.counts.refused).toBe(0);
    expect(statusThere()).toBe('ended');
    const { counts, others } = caseEnd(caseNow(caseId)!);
    expect(counts).toMatchObject({ on: '2026-09-30', onPaper: true, event: { act: { receivedOn: '2026-10-01', reason: '退職' } } });
    expect(others).toEqual([]);
    const held = [...here.doctor.vault.workingSet.ofType('permit').values()].find((record) => record.id === line.id);
    expect(shownValues(held!)).toMatchObject({ endedOn: '2026-09-30' });
    // the doctor cannot report it once more
    expect(await performAct({ caseId, kind: 'end', fields: { effectiveOn: '2026-10-31' } })).toMatchObject({ ok: false, error: { code: 'act/not-allowed' } });
  }, 60_000);

  test('taken back, permit and ledger are as before on both sides, and both acts stay in the timeline', async () => {
    await paperEnd();
    await answered();
    expect(statusThere()).toBe('ended');
    at(here.office);
    value(await performOfficeAct(caseNow(caseId)!, null, 'endTakenBack', { reason: '入力の誤り' }));
    expect(ledger()['endedOn'] ?? null).toBeNull();
    expect(caseNow(caseId)!.fold.status).toBe('approved');
    await answered();
    expect(statusThere()).toBe('approved');
    const view = caseNow(caseId)!;
    expect(caseEnd(view)).toMatchObject({ counts: null, takenBack: { act: { reason: '入力の誤り' } } });
    expect(view.fold.effective.map(({ kind }) => kind)).toEqual(['submit', 'receive', 'approve', 'endOnPaper', 'endTakenBack']);
    expect(shownValues([...here.doctor.vault.workingSet.ofType('permit').values()].find((record) => record.id === line.id)!)['endedOn'] ?? null).toBeNull();
  }, 60_000);

  test('crossed by the doctor’s own report, that one counts, the paper is told beside it, and the ledger’s other day is named', async () => {
    const own = await doctorEnds('2026-10-31');
    await paperEnd();
    at(here.office);
    await takenIn(own);
    const view = caseNow(caseId)!;
    expect(view.fold.status).toBe('ended');
    const end = caseEnd(view);
    expect(end.counts).toMatchObject({ on: '2026-10-31', onPaper: false });
    expect(otherDays(end)).toMatchObject([{ on: '2026-09-30', onPaper: true }]);
    expect(linesEndedOtherwise(view, '2026-10-31').map(({ id }) => id)).toEqual([line.id]);
    value(await editFields(line.id, { endedOn: '2026-10-31' }));
    expect(linesEndedOtherwise(caseNow(caseId)!, '2026-10-31')).toEqual([]);
    await answered();
    expect(caseEnd(caseNow(caseId)!)).toMatchObject({ counts: { on: '2026-10-31', onPaper: false }, others: [{ onPaper: true }] });
  }, 60_000);

  test('after the doctor’s own report the dialogue says so, and only the ledger is written', async () => {
    const own = await doctorEnds('2026-10-31');
    at(here.office);
    await takenIn(own);
    const running = here.office.vault.workingSet.get(line.id)!;
    expect(electronicEnd(running)?.act['effectiveOn']).toBe('2026-10-31');
    const done = await paperEnd();
    expect(done.type).toBe('permit');
    expect(ledger()).toMatchObject({ endedOn: '2026-09-30' });
    expect(caseEnd(caseNow(caseId)!)).toMatchObject({ counts: { on: '2026-10-31' }, others: [] });
    expect(linesEndedOtherwise(caseNow(caseId)!, '2026-10-31')).toHaveLength(1);
  }, 60_000);

  test('変更許可申請 on paper: once permitted, the electronic case ends the day before, in the same commit, and the doctor hears of it', async () => {
    at(here.office);
    const dossier = value(await createRecord('dossier', { name: '山田 花子', staffNumber: '012345' }, { parties: { author: here.office.identity.party } }));
    value(await linkPerson(here.doctor.identity.party, matchOf(dossier, 'staffNumber', [])));
    expect(permitsInForce(dossier).map(({ id }) => id)).toEqual([line.id]);
    const application = value(await startPaperChange(dossier, line, { applicantName: '山田 花子' }, '2026-06-01'));
    value(await editFields(application.id, { startOn: '2026-07-01' }));
    value(await performOfficeAct(caseNow(application.id)!, null, 'paper', { receivedOn: '2026-06-01' }));
    expect(caseNow(caseId)!.fold.status).toBe('approved');
    const seq = here.office.vault.seq;
    value(await performOfficeAct(caseNow(application.id)!, null, 'approve', { decidedOn: '2026-06-20', permittedOn: '2026-06-20' }));
    expect(here.office.vault.seq).toBe(seq + 1);
    expect(ledger()).toMatchObject({ endedOn: '2026-06-30', endReason: '変更許可' });
    expect(caseEnd(caseNow(caseId)!).counts).toMatchObject({ on: '2026-06-30', onPaper: true });
    expect(linesEndedOtherwise(caseNow(caseId)!, '2026-06-30')).toEqual([]);
    await answered();
    expect(statusThere()).toBe('ended');
    expect(caseEnd(caseNow(caseId)!).counts?.event.act['reason']).toBe('紙の変更許可申請による変更許可');
    expect(session()).toBe(here.doctor);
  }, 60_000);

  test('after 移管 the office that took the permit over records it, and its ledger and the doctor’s permit have ended', async () => {
    const { doctor, office } = here;
    const next = await oneMore(anOffice('近畿厚生局'));
    await meet(office, next, 'office');
    await meet(next, office, 'office');
    await meet(next, doctor);
    at(office);
    const known = async (party: string) => (await readRecipients(session().vault.workingSet.ofType('contact').values())).find((one) => one.party === party)!;
    const moved = value(await transferPerson({ doctor: await known(doctor.identity.party), office: await known(next.identity.party), movedOn: '2026-05-01', reason: '' }));
    const fileFor = async (purpose: 'handover' | 'moved') => fileOf(filesOfTransfer(session().vault.workingSet.get(moved.transfer)!, purpose, ledgerHere())[0]!.id);
    const [handover, notice] = [await fileFor('handover'), await fileFor('moved')];
    at(doctor);
    await takenIn(notice);
    at(next);
    await takenIn(handover);
    const dossier = value(await createRecord('dossier', { name: '山田 花子' }, { parties: { author: next.identity.party } }));
    value(await linkPerson(doctor.identity.party, matchOf(dossier, 'byHand', [])));
    expect(permitsInForce(dossier).map(({ id }) => id)).toEqual([line.id]);
    value(await recordPaperEnd(session().vault.workingSet.get(line.id)!, { receivedOn: '2026-10-01', endedOn: '2026-09-30', reason: '' }, '兼業終了届（紙）'));
    expect(permitsInForce(dossier)).toEqual([]);
    const { workingSet } = session().vault;
    const fates = lineFates(workingSet.ofType('permit').values(), readTransfers(workingSet.ofType('caseTransfer').values()), next.identity.party, (id) => caseNow(id)?.fold.status === 'ended');
    expect(ledgerState(workingSet.get(line.id)!, '2026-10-02', fates.get(line.id))).toBe('ended');
    const answer = await sendTo(doctor, 'decision');
    at(doctor);
    await takenIn(answer);
    expect(caseEnd(caseNow(caseId)!).counts).toMatchObject({ on: '2026-09-30', onPaper: true });
    await next.vault.lock();
  }, 60_000);
});
