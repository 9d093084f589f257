// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineFates, ledgerState } from '../../../src-renderer/features/registers/ledger/ledger-rows.ts';
import { performOfficeAct } from '../../../src-renderer/features/permits/office/office-acts.ts';
import { addresseeOf } from '../../../src-renderer/features/permits/doctor/addressee.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { readRecipients, type Recipient } from '../../../src-renderer/state/exchange/recipients.ts';
import { filesOfTransfer, remakeTransferFile, transferContents, transferPerson } from '../../../src-renderer/state/exchange/transfer-person.ts';
import { caseNow, performAct } from '../../../src-renderer/state/permit-cases.ts';
import { type Session, session } from '../../../src-renderer/state/session.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { readTransfers, toldOfMove } from '../../../src-shared/rules/case-transfers.ts';
import { aDoctor, anOffice } from '../../kit/desk-session.ts';
import { at, desks, type Desks, fileOf, ledgerHere, meet, oneMore, opened, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
let next: Session;
let caseId: RecordId;

const known = async (party: string): Promise<Recipient> => (await readRecipients(session().vault.workingSet.ofType('contact').values())).find((one) => one.party === party) as Recipient;

beforeAll(async () => {
  here = await desks();
  next = await oneMore(anOffice('近畿厚生局'));
  await meet(here.office, next, 'office');
  await meet(next, here.office, 'office');
  at(here.doctor);
  const author = { author: here.doctor.identity.party };
  caseId = value(await createRecord('permitApplication', APPLICATION, { parties: author })).id;
  value(await performAct({ caseId, kind: 'submit', office: here.office.identity.party }));
  const file = await sendTo(here.office, 'permit');
  at(here.office);
  await takenIn(file);
  value(await performOfficeAct(caseNow(caseId)!, null, 'receive', { receivedOn: '2026-04-06' }));
  value(await performOfficeAct(caseNow(caseId)!, null, 'approve', { decidedOn: '2026-04-20', permittedOn: '2026-04-20' }));
}, 60_000);
afterAll(() => here.close(next));

const line = (): RecordState => [...session().vault.workingSet.ofType('permit').values()][0] as RecordState;
const fate = () => {
  const { workingSet } = session().vault;
  return lineFates(workingSet.ofType('permit').values(), readTransfers(workingSet.ofType('caseTransfer').values()), session().identity.party, () => false).get(line().id);
};

/** Stops when a sealing begins, the so-manieth of them. */
function atSealing(which: number) {
  const stop = new AbortController();
  let begun = 0;
  const progress = (share: number): void => {
    if (share === 0 && ++begun === which) stop.abort();
  };
  return { signal: stop.signal, progress };
}

const everything = async () => {
  const { vault } = session();
  return { digest: await vault.stateDigest(), tip: vault.tip, seq: vault.seq, verified: value(await vault.verify()) };
};

test.each([1, 2])('a 移管 that is stopped at its file No. %d leaves neither act nor file: nothing was handed over', async (which) => {
  at(here.office);
  const before = await everything();
  const order = { doctor: await known(here.doctor.identity.party), office: await known(next.identity.party), movedOn: '2026-05-01', reason: '異動' };
  const { putBlob } = session().vault;
  const stored: string[] = [];
  session().vault.putBlob = async (...given) => {
    const kept = await putBlob(...given);
    if (kept.ok) stored.push(kept.value);
    return kept;
  };
  expect(await transferPerson(order, atSealing(which))).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
  session().vault.putBlob = putBlob;
  expect(stored).toHaveLength(which - 1);
  for (const hash of stored) expect(await session().vault.hasBlob(hash)).toBe(false);
  expect(await everything()).toEqual(before);
  expect(caseNow(caseId)!.office).toBe(here.office.identity.party);
});

test('both files of a 移管 can be made again, and both registers say where the permit is', async () => {
  at(here.office);
  expect(fate()).toBeUndefined();
  const done = value(await transferPerson({ doctor: await known(here.doctor.identity.party), office: await known(next.identity.party), movedOn: '2026-05-01', reason: '異動' }));
  expect(done.trouble).toBeNull();
  // the act and both lines came in one commit
  const commits = [done.transfer, ...ledgerHere().filter(({ direction, purpose }) => direction === 'sent' && (purpose === 'handover' || purpose === 'moved')).map(({ id }) => id)].map((id) => session().vault.commitsOf(id));
  expect(commits).toEqual([[session().vault.seq], [session().vault.seq], [session().vault.seq]]);
  const record = session().vault.workingSet.get(done.transfer) as RecordState;
  expect(ledgerState(line(), '2026-05-02', fate())).toBe('moved');
  expect(await performOfficeAct(caseNow(caseId)!, null, 'revoke', { reason: 'x' })).toMatchObject({ ok: false, error: { code: 'unit/other-office' } });

  const first = filesOfTransfer(record, 'handover', ledgerHere());
  const before = await everything();
  expect(await remakeTransferFile(record, 'handover', atSealing(1))).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
  expect(await everything()).toEqual(before);
  const again = value(await remakeTransferFile(record, 'handover'));
  const both = filesOfTransfer(record, 'handover', ledgerHere());
  expect(both.map(({ id }) => id)).toEqual([again, first[0]!.id]);
  expect(both[0]!.contents.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1))).toEqual(first[0]!.contents.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1)));
  value(await remakeTransferFile(record, 'moved'));
  expect(filesOfTransfer(record, 'moved', ledgerHere())).toHaveLength(2);

  const file = await fileOf(again);
  at(next);
  await takenIn(file);
  expect(caseNow(caseId)!.office).toBe(next.identity.party);
  expect(fate()).toMatchObject({ moved: { way: 'taken' } });
  expect(ledgerState(line(), '2026-06-02', fate())).not.toBe('moved');
});

test('the doctor’s permit names the new office and since when, before and for whatever comes next', async () => {
  at(here.doctor);
  const addressee = () => addresseeOf(caseNow(caseId)!, readTransfers(session().vault.workingSet.ofType('caseTransfer').values()));
  expect(addressee()).toEqual({ party: here.office.identity.party, name: '関東信越厚生局', moved: null });
  at(here.office);
  const record = [...session().vault.workingSet.ofType('caseTransfer').values()].at(-1)!;
  const notice = await fileOf(filesOfTransfer(record, 'moved', ledgerHere())[0]!.id);
  at(here.doctor);
  const read = await opened(notice);
  if (read.state.kind !== 'ready') throw new Error(read.state.kind);
  const accepted = read.state.planned.plan.merge.records.flatMap(({ accept }) => accept ?? []);
  // said before it is taken in, to the doctor and to nobody else
  expect(toldOfMove(accepted, here.doctor.identity.party)).toMatchObject({ from: here.office.identity.party, to: next.identity.party });
  expect(toldOfMove(accepted, next.identity.party)).toBeUndefined();
  await takenIn(notice);
  expect(addressee()).toEqual({ party: next.identity.party, name: '近畿厚生局', moved: { on: '2026-05-01', before: '関東信越厚生局' } });
  // and the end goes there
  value(await performAct({ caseId, kind: 'end', fields: { effectiveOn: '2026-08-31' } }));
  expect(caseNow(caseId)!.fold.effective.at(-1)?.record.parties.office).toBe(next.identity.party);
});

test('a further 移管 to the same office holds only what was not handed over yet; the earlier one can still be made again', async () => {
  at(here.office);
  const doctor = await known(here.doctor.identity.party);
  const office = await known(next.identity.party);
  const firstOf = (record: RecordState) => filesOfTransfer(record, 'handover', ledgerHere())[0]!.contents.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1));
  const [first] = session().vault.workingSet.ofType('caseTransfer').values();
  const whole = firstOf(first!);

  // everything of this doctor is there: nothing to make a transfer of
  expect(transferContents(doctor.party, office.party)).toEqual({ cases: [], permits: 0, done: true });
  expect(await transferPerson({ doctor, office, movedOn: '2026-06-01', reason: '' })).toMatchObject({ ok: false, error: { code: 'exchange/nothing-to-send' } });

  // another doctor: nothing of the first one goes along
  const second = await oneMore(aDoctor('佐藤 一郎'));
  await meet(here.office, second);
  at(here.office);
  const author = { author: here.office.identity.party };
  const permitOf = async (person: string) => value(await createRecord('permit', { origin: 'ledger', institutionName: '北町診療所', startOn: '2026-04-01', endOn: '2027-03-31' }, { person, parties: author }));
  const other = await permitOf(second.identity.party);
  const done = value(await transferPerson({ doctor: await known(second.identity.party), office, movedOn: '2026-06-01', reason: '' }));
  const transferred = session().vault.workingSet.get(done.transfer)!;
  expect(firstOf(transferred)).toEqual([done.transfer, other.id].sort((a, b) => (a < b ? -1 : 1)));
  expect(filesOfTransfer(transferred, 'moved', ledgerHere())[0]!.contents.map(({ id }) => id)).toEqual([done.transfer]);

  // the first doctor again, with what came since
  const later = await permitOf(doctor.party);
  expect(transferContents(doctor.party, office.party)).toEqual({ cases: [], permits: 1, done: false });
  const again = value(await transferPerson({ doctor, office, movedOn: '2026-07-01', reason: '' }));
  expect(firstOf(session().vault.workingSet.get(again.transfer)!)).toEqual([again.transfer, later.id].sort((a, b) => (a < b ? -1 : 1)));

  // the first file once more: all of what it held, and nothing of what came later
  value(await remakeTransferFile(first!, 'handover'));
  expect(firstOf(first!)).toEqual(whole);
  await second.vault.lock();
});
