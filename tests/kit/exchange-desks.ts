// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Purpose } from '../../src-shared/exchange/policy.ts';
import type { RecordId } from '../../src-shared/kernel/ids.ts';
import { ok } from '../../src-shared/kernel/result.ts';
import { openCard } from '../../src-shared/exchange/card.ts';
import { shownValues } from '../../src-shared/records/record-state.ts';
import type { Founding } from '../../src-renderer/features/first-run/found.ts';
import { confirmContact, keepCard, type RecognisedAs } from '../../src-renderer/state/contacts.ts';
import { applyItem, inboxItem, type InboxItem, receiveIncoming, useInbox } from '../../src-renderer/state/exchange/inbox.ts';
import { ledgerNow } from '../../src-renderer/state/exchange/ledger-now.ts';
import { makeFile } from '../../src-renderer/state/exchange/make-file.ts';
import type { ExportWish } from '../../src-renderer/state/exchange/plan-export.ts';
import { readRecipients } from '../../src-renderer/state/exchange/recipients.ts';
import { cardOf } from '../../src-renderer/state/identity.ts';
import { ports, type Session, session } from '../../src-renderer/state/session.ts';
import { aDoctor, anOffice, foundDesk, openDesk, testDesk, type TestDesk } from './desk-session.ts';
import { type TestClock, value } from './vault-kit.ts';
import { useWorkerHere } from './worker-here.ts';

export interface Desks {
  readonly doctor: Session;
  readonly office: Session;
  readonly pc: TestDesk;
  /** Locks what was founded and removes the folder: for a whole test file, since founding takes seconds. */
  readonly close: (...more: readonly Session[]) => Promise<void>;
}

/** Puts one of the PCs in front: every command of the application then speaks of it. */
export const at = openDesk;

export async function meet(here: Session, there: Session, asOffice: RecognisedAs = 'none'): Promise<void> {
  at(here);
  const kept = value(await keepCard(value(await openCard(await cardOf(there.identity)))));
  value(await confirmContact(kept.contact.id, 'words', asOffice));
}

/** A doctor and an office that know each other: two real vaults and the whole state layer, in one process. */
export async function desks(): Promise<Desks> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'career-desk-test-')));
  const pc = await testDesk(folder);
  useWorkerHere();
  // what an earlier test file left on the desk is none of ours
  useInbox.setState({ items: [] });
  const { session: office } = await foundDesk(anOffice());
  const { session: doctor } = await foundDesk(aDoctor());
  await meet(doctor, office, 'office');
  await meet(office, doctor);
  at(doctor);
  const close = async (...more: readonly Session[]): Promise<void> => {
    for (const one of [doctor, office, ...more]) await one.vault.lock();
    rmSync(folder, { recursive: true, force: true });
  };
  return { doctor, office, pc, close };
}

export async function oneMore(founding: Founding): Promise<Session> {
  return (await foundDesk(founding)).session;
}

export interface MadeFile {
  readonly entryId: RecordId;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Time passes between what people do. */
export const passTime = (ms = 60_000): void => {
  (ports().clock as TestClock).ms += ms;
};

/** Makes a file at the PC in front, as the send screen does. */
export async function sendTo(there: Session, purpose: Purpose, wish: Partial<ExportWish> = {}): Promise<MadeFile> {
  passTime();
  const { vault } = session();
  const recipient = (await readRecipients(vault.workingSet.ofType('contact').values())).find((one) => one.party === there.identity.party);
  if (recipient === undefined) throw new Error('not among the contacts');
  const entryId = value(await makeFile({ wish: { purpose, recipient: recipient.party, about: [], without: new Set(), ticked: new Set(), ...wish }, recipient }));
  return fileOf(entryId);
}

/** The bytes a ledger line of the PC in front stands for. */
export async function fileOf(entryId: RecordId): Promise<MadeFile> {
  const { vault } = session();
  const { digest, fileName } = shownValues(vault.workingSet.get(entryId)!);
  return { entryId, name: String(fileName), bytes: value(await vault.getBlob(String(digest))) };
}

/** Opens a file at the PC in front as far as its preview. */
export async function opened({ name, bytes }: Pick<MadeFile, 'name' | 'bytes'>): Promise<InboxItem> {
  passTime();
  const [id] = await receiveIncoming([{ id: -1, name, size: bytes.length, read: async () => ok(bytes.slice()) }]);
  return inboxItem(id as string) as InboxItem;
}

/** Opens and takes in. */
export async function takenIn(file: Pick<MadeFile, 'name' | 'bytes'>): Promise<InboxItem> {
  const item = await opened(file);
  const outcome = await applyItem(item.id);
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind} ${outcome.kind === 'failed' ? outcome.error.code : ''}`);
  return inboxItem(item.id) as InboxItem;
}

export const ledgerHere = () => ledgerNow();
