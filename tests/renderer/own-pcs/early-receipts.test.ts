// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import { applyReceipts } from '../../../src-shared/exchange/ledger-progress.ts';
import { staysOnPc } from '../../../src-shared/exchange/own-transfer.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { hasConflict } from '../../../src-shared/records/conflicts.ts';
import { createRecord, editFields } from '../../../src-renderer/state/commands.ts';
import type { InboxItem } from '../../../src-renderer/state/exchange/inbox.ts';
import { makeFile } from '../../../src-renderer/state/exchange/make-file.ts';
import { makeNotes } from '../../../src-renderer/state/exchange/make-notes.ts';
import { readRecipients } from '../../../src-renderer/state/exchange/recipients.ts';
import { planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { draftAct, performAct } from '../../../src-renderer/state/permit-cases.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { desks, type Desks, fileOf, ledgerHere, type MadeFile, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { at, fileFrom, type OwnPc, receive, secondPc } from '../../kit/own-pcs.ts';
import { bytesOf } from '../../kit/random-history.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import { value } from '../../kit/vault-kit.ts';

type Way = readonly [OwnPc, OwnPc];

let here: Desks;
let office: OwnPc;
let one: OwnPc;
let two: OwnPc;

const parties = () => ({ author: here.doctor.identity.party, subject: here.doctor.identity.party });
const recipientOf = async (pc: OwnPc) => (await readRecipients(session().vault.workingSet.ofType('contact').values())).find((known) => known.party === pc.session.identity.party)!;
const sharedBy = ({ session: { vault } }: OwnPc): string[] => [...vault.workingSet.all()].filter((record) => !staysOnPc(record)).map((record) => bytesOf({ ...record, commits: [] })).sort();
const planOf = (item: InboxItem) => (item.state as Extract<InboxItem['state'], { kind: 'done' }>).planned.plan;

const lineAt = (pc: OwnPc, id: RecordId): LedgerEntry | undefined => {
  at(pc);
  return ledgerHere().find((entry) => entry.id === id);
};

/** A file the PC sends, taken in at the office. */
async function sentFrom(pc: OwnPc): Promise<MadeFile> {
  at(pc);
  const goal = value(await createRecord('careerGoal', { horizon: '5', goal: '地域の精神医療' }, { parties: parties() }));
  const file = await sendTo(here.office, 'career', { about: [goal.id] });
  value(await editFields(file.entryId, { state: 'handed' }, { what: 'handed' }));
  at(office);
  await takenIn(file);
  return file;
}

async function receipts(): Promise<MadeFile> {
  at(office);
  passTime();
  return fileOf(value(await makeNotes('receipt', await recipientOf(one))));
}

/** Both ways, and once more: then each has all of the other. */
async function synced(first: OwnPc, other: OwnPc): Promise<void> {
  for (const [from, to] of [[first, other], [other, first], [first, other]] as const) await receive(to, await fileFrom(from, true));
}

function expectEqual(): void {
  expect(sharedBy(two)).toEqual(sharedBy(one));
  for (const pc of [one, two]) expect([...pc.session.vault.workingSet.ofType('exchangeEntry').values()].filter(hasConflict)).toEqual([]);
}

beforeAll(async () => {
  here = await desks();
  one = { session: here.doctor };
  office = { session: here.office };
  at(one);
  await sentFrom(one);
  at(one);
  two = await secondPc();
  // from its first file the one knows the other
  await receive(one, await fileFrom(two, true));
}, 60_000);
afterAll(async () => {
  await two.session.vault.lock();
  await here.close();
});

describe('a receipt opened on an own PC that has not heard of the file yet', () => {
  for (const [name, order] of [['hears of the file', (): Way => [one, two]], ['tells of the receipt', (): Way => [two, one]]] as const) {
    it(`is kept, and counts on both as soon as either of them ${name}`, async () => {
      const file = await sentFrom(one);
      const note = await receipts();
      at(two);
      const { receipts: outcome } = planOf(await takenIn(note));
      expect(outcome.refused).toEqual([]);
      expect(outcome.elsewhere).toMatchObject([{ state: 'accepted' }]);
      expect(lineAt(two, file.entryId)).toBeUndefined();
      expect(lineAt(one, file.entryId)?.state).toBe('handed');

      const [from, to] = order();
      await receive(to, await fileFrom(from));
      expect(lineAt(to, file.entryId)).toMatchObject({ state: 'accepted', answeredHow: 'receipt' });
      await synced(from, to);
      for (const pc of [one, two]) expect(lineAt(pc, file.entryId)).toMatchObject({ state: 'accepted', answeredHow: 'receipt', answeredOn: expect.any(String) });
      expectEqual();
    });
  }

  it('still counts where the file that brought it was taken back: its receiver signed it', async () => {
    const file = await sentFrom(one);
    const note = await receipts();
    at(two);
    await takenIn(note);
    await synced(one, two);
    expect(lineAt(two, file.entryId)?.state).toBe('accepted');
    const line = ledgerHere().find((entry) => entry.direction === 'received' && entry.fileName === note.name)!;
    value(await undoImport(value(await planUndo(line.id, 'ja'))));
    for (const pc of [one, two]) expect(lineAt(pc, file.entryId)?.state).toBe('accepted');
  });

  it('is refused where its number is known here with other content', async () => {
    const { entryId } = await sentFrom(one);
    await synced(one, two);
    at(two);
    const { number, device, partner } = lineAt(two, entryId)!;
    const receipt = { of: 'f'.repeat(64), device, number, state: 'accepted', at: 1 } as const;
    expect(applyReceipts(ledgerHere(), partner, [receipt], two.session.identity.device.id)).toMatchObject({ refused: [receipt], elsewhere: [] });
    expect(applyReceipts(ledgerHere(), partner, [{ ...receipt, number: number + 1 }], two.session.identity.device.id)).toMatchObject({ refused: [], elsewhere: [{ number: number + 1 }] });
  });
});

describe('a decision opened on an own PC that has not heard of the application', () => {
  it('settles the file that brought it as soon as that is heard of', async () => {
    at(one);
    const application = value(await createRecord('permitApplication', APPLICATION, { parties: { author: here.doctor.identity.party } }));
    const recipient = await recipientOf(office);
    const sent = value(await makeFile({ recipient, wish: { purpose: 'permit', recipient: recipient.party, about: [application.id], without: new Set(), ticked: new Set() }, act: () => draftAct({ caseId: application.id, kind: 'submit', office: recipient.party }) }));
    value(await editFields(sent, { state: 'handed' }, { what: 'handed' }));
    const file = await fileOf(sent);
    at(office);
    await takenIn(file);
    value(await performAct({ caseId: application.id, kind: 'receive' }));
    value(await performAct({ caseId: application.id, kind: 'approve', fields: { permittedOn: '2026-04-10', startOn: '2026-04-15', endOn: '2027-03-31' } }));
    const decision = await sendTo(one.session, 'decision', { about: [application.id] });
    at(two);
    await takenIn(decision);
    expect(lineAt(one, sent)?.state).toBe('handed');
    await synced(one, two);
    for (const pc of [one, two]) expect(lineAt(pc, sent)?.state).toBe('done');
    expectEqual();
  });
});
