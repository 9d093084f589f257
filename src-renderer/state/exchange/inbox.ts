import { create } from 'zustand';
import { filesInMail, nameInText } from '../../../src-shared/exchange/mail-files.ts';
import { readFileName } from '../../../src-shared/exchange/file-name.ts';
import { joinSet, lacksOf, partKey, type PartPiece, type PartSet, readPart, withPart } from '../../../src-shared/exchange/parts.ts';
import { STATEMENT_KINDS } from '../../../src-shared/exchange/invitation.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { hex, sha256 } from '../../../src-shared/kernel/bytes.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { isArmored } from '../../../src-shared/sealing/armor.ts';
import { mailText } from '../../../src-shared/sealing/mail-text.ts';
import { giveWay, pause, tryDelayMs } from '../../vault/index.ts';
import { type IncomingFile, takeIncoming, useIncomingFiles } from '../incoming-files.ts';
import { session } from '../session.ts';
import { applyImport, type Applied, type ApplyOptions } from './apply-import.ts';
import { type PlannedFile, type PlanOptions, planReceived } from './plan-received.ts';
import { readReceived, type ReceivedFile } from './read-file.ts';
import { receiving } from './receiving.ts';
import { isAboutTrust } from '../../../src-shared/exchange/refusals.ts';
import { keepNewer } from './keep-newer.ts';
import { dropParts, keepPart, waitingParts } from './kept-parts.ts';
import { noteRefused, noteUnread } from './note-refusals.ts';

export type InboxState =
  /** `share` from 0 to 1; null while nothing can be said. */
  | { readonly kind: 'reading'; readonly share: number | null }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** Some parts of a divided file; the others may come with a later drop. */
  | { readonly kind: 'parts'; readonly set: PartSet }
  /** The very file that lies here already, among many that came together. */
  | { readonly kind: 'twice'; readonly of: string; readonly sender: string }
  /** Sealed by a password somebody was told. */
  | { readonly kind: 'asks'; readonly error: AppError | null }
  /** A card or an invitation: somebody to get to know, no records. */
  | { readonly kind: 'card'; readonly file: ReceivedFile }
  | { readonly kind: 'ready'; readonly planned: PlannedFile; readonly notice?: 'planned-again' }
  | { readonly kind: 'applying'; readonly planned: PlannedFile; readonly rows: number }
  | { readonly kind: 'done'; readonly planned: PlannedFile; readonly applied: Applied };

/** A file on the desk: opened, not yet taken in or put away. In memory only. */
export interface InboxItem {
  readonly id: string;
  readonly name: string;
  readonly state: InboxState;
  /** The bytes as they came, for a second try with a password. */
  readonly bytes: Uint8Array | null;
  /** Passwords that did not open it. */
  readonly wrongTries: number;
  /** Where it came from: its file can be deleted and a reply saved beside it. `handle` is null where only the content was handed in. */
  readonly origin: { readonly handle: string | null; readonly sha256: string } | null;
  readonly stop: AbortController;
  /** Came in parts that are kept in the vault until it is taken in or put away; null otherwise. */
  readonly parts: string | null;
}

interface Inbox {
  readonly items: readonly InboxItem[];
}

export const useInbox = create<Inbox>(() => ({ items: [] }));

let nextId = 1;

const change = (id: string, part: Partial<InboxItem>): void =>
  useInbox.setState((now) => ({ items: now.items.map((item) => (item.id === id ? { ...item, ...part } : item)) }));

const fail = (id: string, name: string, error: AppError): void => change(id, { state: { kind: 'failed', error: { ...error, params: { name, ...error.params } } }, bytes: null });

export const inboxItem = (id: string): InboxItem | undefined => useInbox.getState().items.find((item) => item.id === id);

function add(name: string): InboxItem {
  const item: InboxItem = { id: `in-${nextId++}`, name, state: { kind: 'reading', share: null }, bytes: null, wrongTries: 0, origin: null, stop: new AbortController(), parts: null };
  useInbox.setState((now) => ({ items: [...now.items, item] }));
  return item;
}

export const putAway = (id: string): void => {
  const item = inboxItem(id);
  item?.stop.abort();
  if (item !== undefined && item.parts !== null) void dropParts(item.parts);
  // nothing of it was taken in; that somebody tried is said all the same
  if (item?.state.kind === 'ready') void noteRefused(item.state.planned, 'records');
  useInbox.setState((now) => ({ items: now.items.filter((item) => item.id !== id) }));
};

const fileOf = (item: InboxItem | undefined): ReceivedFile | null => {
  const state = item?.state;
  return state === undefined ? null : state.kind === 'card' ? state.file : 'planned' in state ? state.planned.file : null;
};

const CARDS: ReadonlySet<string> = new Set(['card', ...STATEMENT_KINDS]);

const sameFile = (id: string, digest: string): InboxItem | undefined => useInbox.getState().items.find((item) => item.id !== id && fileOf(item)?.opened.digest === digest);

async function plan(id: string, file: ReceivedFile, notice?: 'planned-again', decision: Omit<PlanOptions, 'signal'> = {}): Promise<void> {
  const item = inboxItem(id);
  if (item === undefined) return;
  const before = sameFile(id, file.opened.digest);
  if (before !== undefined) {
    if (receiving().total > 1) {
      change(id, { state: { kind: 'twice', of: before.name, sender: file.opened.card.statement.name }, bytes: null });
      return;
    }
    // Opened again by itself it takes the place of its earlier self on the desk.
    putAway(before.id);
  }
  if (CARDS.has(file.opened.header.kind)) {
    const ours = file.opened.card.statement.party === session().identity.party;
    change(id, ours ? { state: { kind: 'failed', error: appError('exchange/own-device', { name: file.name }) } } : { state: { kind: 'card', file } });
    return;
  }
  const planned = await planReceived(file, { signal: item.stop.signal, ...decision });
  if (inboxItem(id) === undefined) return;
  if (planned.ok) change(id, { state: { kind: 'ready', planned: planned.value, ...(notice === undefined ? {} : { notice }) } });
  else change(id, { state: { kind: 'failed', error: planned.error } });
}

/** Finer than this nobody sees, and each step draws the screen anew. */
const STEP = 0.02;

function tellShare(id: string, share: number): void {
  const state = inboxItem(id)?.state;
  if (state?.kind === 'reading' && share >= (state.share ?? 0) + STEP) change(id, { state: { kind: 'reading', share } });
}

async function open(id: string, bytes: Uint8Array, passphrase?: string): Promise<void> {
  const item = inboxItem(id);
  if (item === undefined) return;
  change(id, { bytes, state: { kind: 'reading', share: null } });
  const read = await readReceived(item.name, bytes, { signal: item.stop.signal, progress: (share) => tellShare(id, share), ...(passphrase === undefined ? {} : { passphrase }) });
  if (inboxItem(id) === undefined) return;
  if (read.ok) {
    await plan(id, read.value);
    const now = inboxItem(id)?.state;
    if (now?.kind === 'ready') await noteRefused(now.planned, 'whole');
    return;
  }
  const { error } = read;
  if (isAboutTrust(error.code) && error.params['written'] !== 1) await noteUnread(hex(await sha256(bytes)), error.code);
  if (error.code === 'exchange/newer-version') await keepNewer(item.name, bytes, Number(error.params['needs'] ?? 0));
  const locked = error.code === 'seal/wrong-passphrase-or-damaged' || error.code === 'seal/wrong-passphrase';
  if (locked) change(id, { state: { kind: 'asks', error: passphrase === undefined ? null : error } });
  else change(id, { state: { kind: 'failed', error }, bytes: null });
}

/** A part joins those of its file that lie on the desk; with the last one the file opens. */
async function layPart(item: InboxItem, piece: PartPiece, bytes: Uint8Array): Promise<string> {
  const key = partKey(piece.head);
  const waiting = useInbox.getState().items.find(({ state }) => state.kind === 'parts' && partKey(state.set) === key);
  const set = withPart(waiting?.state.kind === 'parts' ? waiting.state.set : null, piece);
  const id = waiting?.id ?? item.id;
  if (waiting !== undefined) putAway(item.id);
  const name = waiting?.name ?? item.name.replace(/\.\d{1,3}of\d{1,3}.*$/i, '');
  change(id, { name, state: { kind: 'parts', set } });
  // A copy that is no better than what is here is let go. The last one opens the file, and looking at a file writes nothing.
  const fresh = set.pieces.get(piece.head.part) === piece && lacksOf(set).length > 0;
  const kept = fresh ? await keepPart(set, piece, bytes, name) : (waiting?.parts ?? null) !== null;
  change(id, { parts: kept ? key : null });
  await openWhole(id, set);
  return id;
}

async function openWhole(id: string, set: PartSet): Promise<void> {
  if (lacksOf(set).length > 0) return;
  const whole = await joinSet(set);
  if (whole.ok) await open(id, whole.value);
  else fail(id, inboxItem(id)?.name ?? '', whole.error);
}

let reopened: object | null = null;

/** Once after opening: parts that waited for the others lie on the desk again. */
export async function reopenParts(): Promise<void> {
  const { vault } = session();
  if (reopened === vault) return;
  reopened = vault;
  for (const { key, name, set } of await waitingParts()) {
    if (useInbox.getState().items.some((item) => item.parts === key)) continue;
    const item = add(name);
    change(item.id, { parts: key, state: { kind: 'parts', set } });
    await openWhole(item.id, set);
  }
}

async function layBytes(item: InboxItem, bytes: Uint8Array): Promise<string> {
  const piece = await readPart(bytes);
  if (piece !== null) return layPart(item, piece, bytes);
  const named = readFileName(item.name);
  if (named.part !== undefined && bytes.length > 0) {
    // Cut before its first line ended: only the name still says what it was.
    fail(item.id, item.name, appError('file/truncated', { part: named.part }));
    return item.id;
  }
  if (named.number === undefined && isArmored(bytes)) {
    const told = nameInText(mailText(bytes));
    if (told !== null) change(item.id, { name: told });
  }
  await open(item.id, bytes);
  return item.id;
}

async function layFile(file: IncomingFile): Promise<readonly string[]> {
  const item = add(file.name);
  const read = await file.read();
  if (!read.ok) {
    fail(item.id, file.name, read.error);
    return [item.id];
  }
  const inside = filesInMail(file.name, read.value);
  if (inside === null) {
    const sha = hex(await sha256(read.value));
    const id = await layBytes(item, read.value);
    // One part of several is not the file: what lies on the medium is then dealt with by hand.
    if (file.handle !== undefined && id === item.id && inboxItem(id)?.state.kind !== 'parts') change(id, { origin: { handle: file.handle, sha256: sha } });
    return [id];
  }
  const ids: string[] = [];
  for (const [at, one] of inside.entries()) {
    if (at === 0) change(item.id, { name: one.name });
    ids.push(await layBytes(at === 0 ? { ...item, name: one.name } : add(one.name), one.bytes));
  }
  return ids;
}

let running: Promise<unknown> = Promise.resolve();

async function layAll(files: readonly IncomingFile[]): Promise<readonly string[]> {
  const opened = new Set<string>();
  for (const file of files) {
    if (receiving().stop.signal.aborted) receiving().skip();
    else {
      receiving().step(file.name);
      for (const id of await layFile(file)) opened.add(id);
      await giveWay();
    }
  }
  receiving().end();
  return [...opened].filter((id) => inboxItem(id) !== undefined);
}

/**
 * Takes everything that reached the window, one file after the other; resolves with what lies on
 * the desk now. What was read when somebody stops it stays on the desk.
 */
export function receiveIncoming(files: readonly IncomingFile[] = useIncomingFiles.getState().files): Promise<readonly string[]> {
  for (const file of files) takeIncoming(file.id);
  receiving().begin(files.length);
  const mine = running.then(() => layAll(files));
  running = mine.catch(() => undefined);
  return mine;
}

/** A file that waited in 確認待ち, from the vault, or a received one to be looked at once more. */
export async function reopenWaiting(entryId: RecordId): Promise<string> {
  const { vault } = session();
  const values = shownValues(vault.workingSet.get(entryId) as NonNullable<ReturnType<typeof vault.workingSet.get>>);
  const name = String(values['fileName'] ?? '');
  const item = add(name);
  const bytes = await vault.getBlob(String(values['digest'] ?? ''));
  if (bytes.ok) await open(item.id, bytes.value);
  else fail(item.id, name, bytes.error);
  return item.id;
}

/** Wrong tries cost time, two are free; nobody is ever locked out of a file. */
export async function tryPassphrase(id: string, passphrase: string, wait: (ms: number) => Promise<unknown> = pause): Promise<void> {
  const item = inboxItem(id);
  const bytes = item?.bytes;
  if (item === undefined || bytes === null || bytes === undefined || item.state.kind !== 'asks') return;
  const delay = tryDelayMs(item.wrongTries);
  if (delay > 0) {
    change(id, { state: { kind: 'reading', share: null } });
    await wait(delay);
  }
  await open(id, bytes, passphrase);
  const now = inboxItem(id);
  if (now?.state.kind === 'asks') change(id, { wrongTries: now.wrongTries + 1 });
}

/** After a contact was confirmed, or something changed meanwhile. */
export async function planAgain(id: string, notice?: 'planned-again'): Promise<void> {
  const file = fileOf(inboxItem(id));
  if (file !== null) await plan(id, file, notice);
}

/** 「なくす前に受け取ったもの」: a person's decision about one file of a withdrawn device. */
export async function decideOlder(id: string): Promise<void> {
  const file = fileOf(inboxItem(id));
  if (file !== null) await plan(id, file, undefined, { decided: true });
}

/** 「消去した記録も取り込む」: a person's decision about what was erased here and is in this file. */
export async function decideErased(id: string): Promise<void> {
  const file = fileOf(inboxItem(id));
  if (file !== null) await plan(id, file, undefined, { takeErased: true });
}

export type ApplyOutcome = { readonly kind: 'done'; readonly applied: Applied } | { readonly kind: 'again' } | { readonly kind: 'failed'; readonly error: AppError };

/** 取り込む. A plan that became stale is made again and shown; nothing was written then. */
export async function applyItem(id: string, choice: Pick<ApplyOptions, 'link'> = {}): Promise<ApplyOutcome> {
  const item = inboxItem(id);
  if (item?.state.kind !== 'ready') return { kind: 'failed', error: appError('act/not-allowed', { why: 'not-ready' }) };
  const { planned } = item.state;
  change(id, { state: { kind: 'applying', planned, rows: 0 } });
  const done = await applyImport(planned, { ...choice, signal: item.stop.signal, progress: (rows) => change(id, { state: { kind: 'applying', planned, rows } }) });
  if (done.ok) {
    await noteRefused(planned, 'records');
    change(id, { state: { kind: 'done', planned, applied: done.value }, bytes: null, parts: null });
    if (item.parts !== null) await dropParts(item.parts);
    return { kind: 'done', applied: done.value };
  }
  if (done.error.code === 'exchange/plan-stale') {
    await plan(id, planned.file, 'planned-again');
    return { kind: 'again' };
  }
  change(id, { stop: new AbortController(), state: { kind: 'ready', planned } });
  return { kind: 'failed', error: done.error };
}

/** Asks for nobody any more: taken in, or here already. */
const SETTLED: ReadonlySet<InboxState['kind']> = new Set(['done', 'twice']);

export const isSettled = (item: InboxItem): boolean => SETTLED.has(item.state.kind);

/** Files that still ask for somebody. */
export const useInboxCount = (): number => useInbox((state) => state.items.filter((item) => !isSettled(item)).length);
