// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { createRecord, editFields } from '../../../src-renderer/state/commands.ts';
import { keepWaiting } from '../../../src-renderer/state/exchange/apply-import.ts';
import { noteTold } from '../../../src-renderer/state/exchange/hand-over.ts';
import { applyItem, inboxItem, type InboxItem } from '../../../src-renderer/state/exchange/inbox.ts';
import { partsOf } from '../../../src-renderer/state/exchange/make-file.ts';
import { makeNotes } from '../../../src-renderer/state/exchange/make-notes.ts';
import type { PlannedFile } from '../../../src-renderer/state/exchange/plan-received.ts';
import { prepareFile } from '../../../src-renderer/state/exchange/prepare-file.ts';
import { readRecipients } from '../../../src-renderer/state/exchange/recipients.ts';
import { planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { type Session, session } from '../../../src-renderer/state/session.ts';
import { at, desks, type Desks, fileOf, ledgerHere, type MadeFile, opened, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
beforeAll(async () => {
  here = await desks();
}, 60_000);
afterAll(() => here.close());

const lineOf = (digest: string) => ledgerHere().find((entry) => entry.digest === digest)!;
const planned = (item: InboxItem): PlannedFile => (inboxItem(item.id)!.state as { readonly planned: PlannedFile }).planned;

const aGoal = async (goal: string): Promise<RecordId> => value(await createRecord('careerGoal', { horizon: '5', goal }, { parties: { subject: here.doctor.identity.party } })).id;

/** The doctor's file, handed over; taken in at the office. */
async function handed(): Promise<{ readonly file: MadeFile; readonly digest: string }> {
  at(here.doctor);
  const file = await sendTo(here.office, 'career', { about: [await aGoal('地域の精神医療')] });
  value(await editFields(file.entryId, { state: 'handed' }, { what: 'handed' }));
  return { file, digest: ledgerHere().find(({ id }) => id === file.entryId)!.digest };
}

const recipientOf = async ({ identity }: Session) => (await readRecipients(session().vault.workingSet.ofType('contact').values())).find((one) => one.party === identity.party)!;

async function receiptsTo(there: Session): Promise<MadeFile> {
  passTime();
  return fileOf(value(await makeNotes('receipt', await recipientOf(there))));
}

/** A file of the doctor with the number that `file` has, as a restored back-up would make it. */
async function sameNumber(file: MadeFile): Promise<Pick<MadeFile, 'name' | 'bytes'>> {
  at(here.doctor);
  passTime();
  const recipient = await recipientOf(here.office);
  const parts = value(await partsOf({ purpose: 'career', recipient: recipient.party, about: [await aGoal('別の内容')], without: new Set(), ticked: new Set() }));
  return value(await prepareFile(parts, recipient, ledgerHere().filter(({ id }) => id !== file.entryId)));
}

const takenBack = async (entryId: RecordId): Promise<void> => void value(await undoImport(value(await planUndo(entryId, 'ja'))));

describe('a preview that is older than the ledger', () => {
  test('never moves a file of ours back: what was told by telephone meanwhile stays', async () => {
    const { file, digest } = await handed();
    at(here.office);
    await takenIn(file);
    const receipt = await receiptsTo(here.doctor);
    at(here.doctor);
    const item = await opened(receipt);
    expect(planned(item).plan.receipts.progress).toMatchObject([{ state: 'accepted' }]);
    value(await noteTold(file.entryId, { state: 'done', on: '2026-04-03', by: '佐藤様', note: '電話で確認' }));
    // not taken in by what was shown before: the preview is made anew
    expect(await applyItem(item.id)).toEqual({ kind: 'again' });
    expect(planned(item).plan.receipts.progress).toEqual([]);
    expect((await applyItem(item.id)).kind).toBe('done');
    expect(lineOf(digest)).toMatchObject({ state: 'done', answeredHow: 'telephone' });
  });

  test('of an earlier receipt does not take 受付 back to 開封確認', async () => {
    const { file, digest } = await handed();
    at(here.office);
    await takenIn(file);
    const accepted = await receiptsTo(here.doctor);
    await takenBack(lineOf(digest).id);
    const onlyOpened = await receiptsTo(here.doctor);
    at(here.doctor);
    const [first, second] = [await opened(accepted), await opened(onlyOpened)];
    expect(planned(second).plan.receipts.progress).toMatchObject([{ state: 'opened' }]);
    expect((await applyItem(first.id)).kind).toBe('done');
    expect(lineOf(digest).state).toBe('accepted');
    await applyItem(second.id);
    await applyItem(second.id);
    expect(lineOf(digest).state).toBe('accepted');
  });
});

describe('two files with one number and other content', () => {
  test('both open on the desk: the one is taken in, the other is refused', async () => {
    const { file } = await handed();
    const other = await sameNumber(file);
    at(here.office);
    const [first, second] = [await opened(file), await opened(other)];
    expect(planned(second).plan.series.verdict.kind).not.toBe('other-content');
    expect((await applyItem(first.id)).kind).toBe('done');
    expect(await applyItem(second.id)).toEqual({ kind: 'again' });
    expect(planned(second).plan.series.verdict.kind).toBe('other-content');
    expect(await applyItem(second.id)).toMatchObject({ kind: 'failed', error: { code: 'exchange/same-number-other-content' } });
    expect(ledgerHere().filter((entry) => entry.direction === 'received' && entry.number === lineOf(planned(first).file.opened.digest).number)).toHaveLength(1);
  });

  test('are not both kept waiting either', async () => {
    const { file } = await handed();
    const other = await sameNumber(file);
    at(here.office);
    const [first, second] = [await opened(file), await opened(other)];
    value(await keepWaiting(planned(first)));
    expect(await keepWaiting(planned(second))).toMatchObject({ ok: false, error: { code: 'exchange/same-number-other-content' } });
  });
});
