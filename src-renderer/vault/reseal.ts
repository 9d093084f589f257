import type { Table } from 'dexie';
import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { hex, sameBytes, sha256 } from '../../src-shared/kernel/bytes.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { PartKey } from '../../src-shared/journal/commit.ts';
import { blobName, canOpen, type FrameKind, lockFrame, onlyCurrent, onlyFormer, openFrame, type VaultKeys } from './aead.ts';
import { openHeader } from './commit-frame.ts';
import type { VaultContext } from './context.ts';
import type { BlobRow, JournalRow, PageRow } from './database.ts';
import { packFrame, unpackFrame } from './frame.ts';
import { pageReader } from './journal-reader.ts';
import { MANIFEST } from './page-names.ts';
import { TRANSACTION_BYTES } from './snapshot.ts';
import { roomFor } from './space.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const CLASSES: readonly PartKey[] = ['records', 'sealed'];
const CHUNK = 100;

const damaged = (part: string, more: Readonly<Record<string, string | number>> = {}) => err(appError('vault/damaged', { part, ...more }));

/**
 * The same content under the keys of now.
 * @returns `same` where it is already, null where no key opens it
 */
async function resealed(keys: VaultKeys, classes: readonly PartKey[], kind: FrameKind, name: string | number, frame: Bytes): Promise<Bytes | 'same' | null> {
  const former = onlyFormer(keys);
  for (const key of classes) if ((await openFrame(onlyCurrent(keys), key, kind, name, frame)) !== null) return 'same';
  for (const key of classes) {
    const plain = former === null ? null : await openFrame(former, key, kind, name, frame);
    if (plain !== null) return lockFrame(keys, key, kind, name, plain);
  }
  return null;
}

interface Held {
  readonly frame: Bytes;
}

interface Change<R extends Held> {
  readonly before: R;
  /** Null: it goes. */
  readonly after: R | null;
}

/** Puts what was made anew in the place of what was read, unless somebody else has written there meanwhile: the next round sees that. */
async function replaceRows<R extends Held, K extends string | number>(table: Table<R, K>, keyOf: (row: R) => K, changes: readonly Change<R>[]): Promise<void> {
  let part: Change<R>[] = [];
  let bytes = 0;
  const write = async (): Promise<void> => {
    const taken = part;
    part = [];
    bytes = 0;
    if (taken.length === 0) return;
    await table.db.transaction('rw', [table], async () => {
      const now = await table.bulkGet(taken.map(({ before }) => keyOf(before)));
      const still = taken.filter(({ before }, at) => {
        const found = now[at];
        return found !== undefined && sameBytes(found.frame, before.frame);
      });
      await table.bulkDelete(still.flatMap(({ before, after }) => (after === null || keyOf(after) !== keyOf(before) ? [keyOf(before)] : [])));
      await table.bulkPut(still.flatMap(({ after }) => (after === null ? [] : [after])));
    });
  };
  for (const change of changes) {
    part.push(change);
    bytes += change.after?.frame.length ?? 0;
    if (bytes > TRANSACTION_BYTES) await write();
  }
  await write();
}

export interface SweepOptions {
  /** Frames looked at since the last call. */
  readonly progress?: (frames: number) => void;
}

interface Round {
  moved: number;
  /** Page → its key, of every bulk commit: journal content. */
  readonly named: Map<string, PartKey>;
}

/** One commit, section by section: an erasure may have written one of them under the new keys already. */
async function resealCommit(keys: VaultKeys, row: JournalRow, round: Round): Promise<Result<JournalRow | null, AppError>> {
  const frame = unpackFrame(row.frame);
  if (!frame.ok) return frame;
  const header = await openHeader(keys, frame.value);
  if (!header.ok) return header;
  const sections = [...frame.value.sections];
  let changed = false;
  for (const [at, section] of sections.entries()) {
    const part = at === 0 ? null : header.value.parts[at - 1];
    for (const page of part?.pages ?? []) round.named.set(page, part?.key ?? 'records');
    if (section.length === 0) continue;
    const made = await (at === 0 ? resealed(keys, ['records'], 'header', row.seq, section) : resealed(keys, [part?.key ?? 'records'], 'part', `${row.seq}.${at - 1}`, section));
    if (made === null) return damaged('journal', { seq: row.seq });
    if (made === 'same') continue;
    sections[at] = made;
    changed = true;
  }
  return ok(changed ? { seq: row.seq, frame: packFrame({ seq: row.seq, sections }) } : null);
}

type Stop = () => Promise<AppError | null>;

async function sweepJournal({ db, keys }: VaultContext, round: Round, { progress }: SweepOptions, stop: Stop): Promise<Result<void, AppError>> {
  for (let from = 0; ; ) {
    const rows = await db.journal.where('seq').above(from).limit(CHUNK).toArray();
    const last = rows.at(-1);
    if (last === undefined) return ok(undefined);
    from = last.seq;
    const changes: Change<JournalRow>[] = [];
    for (const before of rows) {
      const after = await resealCommit(keys, before, round);
      if (!after.ok) return after;
      if (after.value !== null) changes.push({ before, after: after.value });
    }
    const why = await stop();
    if (why !== null) return err(why);
    await replaceRows(db.journal, ({ seq }) => seq, changes);
    round.moved += changes.length;
    progress?.(rows.length);
  }
}

/** Pages of commits that are gone or damaged here and lie in the copy: they have to be here to be locked anew. */
async function fetchPages(context: VaultContext, ids: Iterable<[string, PartKey]>): Promise<Result<void, AppError>> {
  const read = pageReader(context);
  for (const [id, key] of ids) if (canOpen(context.keys, key) && (await read(id, key)) === null) return damaged('page');
  return ok(undefined);
}

async function sweepPages(context: VaultContext, round: Round, { progress }: SweepOptions, stop: Stop): Promise<Result<void, AppError>> {
  const { db, keys } = context;
  const stored = new Set(await db.snapshots.toCollection().primaryKeys());
  const fetched = await fetchPages(context, [...round.named].filter(([id]) => !stored.has(id)));
  if (!fetched.ok) return fetched;
  const ids = [...stored, ...[...round.named.keys()].filter((id) => !stored.has(id))];
  const inUse = new Set([MANIFEST, ...round.named.keys(), ...context.pages.map(({ id }) => id)]);
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = (await db.snapshots.bulkGet(ids.slice(from, from + CHUNK))).filter((row) => row !== undefined);
    const changes: Change<PageRow>[] = [];
    for (const before of rows) {
      const { id, frame } = before;
      const made = id === MANIFEST ? await resealed(keys, ['records'], 'manifest', id, frame) : await resealed(keys, CLASSES, 'page', id, frame);
      if (made === 'same') continue;
      // Left over from a snapshot that no manifest names any more.
      if (!inUse.has(id)) changes.push({ before, after: null });
      else if (made !== null) changes.push({ before, after: { id, frame: made } });
      else {
        const key = round.named.get(id);
        const mended = key === undefined ? damaged('page') : await fetchPages(context, [[id, key]]);
        if (!mended.ok) return mended;
        // Came back from the copy, under the old keys perhaps: the next round sees to it.
        round.moved += 1;
      }
    }
    const why = await stop();
    if (why !== null) return err(why);
    await replaceRows(db.snapshots, ({ id }) => id, changes);
    round.moved += changes.length;
    progress?.(rows.length);
  }
  return ok(undefined);
}

/** An attachment under the keys of now, and under the name that comes from them. Null where no key opens it. */
export async function resealBlob(keys: VaultKeys, { name, frame }: BlobRow): Promise<BlobRow | 'same' | null> {
  const former = onlyFormer(keys);
  for (const key of CLASSES) {
    if ((await openFrame(onlyCurrent(keys), key, 'blob', name, frame)) !== null) return 'same';
    const plain = former === null ? null : await openFrame(former, key, 'blob', name, frame);
    if (plain === null) continue;
    const fresh = await blobName(keys, key, hex(await sha256(plain)));
    return fresh === null ? null : { name: fresh, frame: await lockFrame(keys, key, 'blob', fresh, plain) };
  }
  return null;
}

async function sweepBlobs({ db, keys }: VaultContext, round: Round, { progress }: SweepOptions, stop: Stop): Promise<Result<void, AppError>> {
  for (const name of await db.blobs.toCollection().primaryKeys()) {
    const before = await db.blobs.get(name);
    if (before === undefined) continue;
    const after = await resealBlob(keys, before);
    if (after === null) return damaged('blob');
    if (after !== 'same') {
      const why = await stop();
      if (why !== null) return err(why);
      await replaceRows(db.blobs, (row) => row.name, [{ before, after }]);
      round.moved += 1;
    }
    progress?.(1);
  }
  return ok(undefined);
}

/** How many frames there are to look at. */
export const framesIn = async ({ db }: Pick<VaultContext, 'db'>): Promise<number> =>
  (await Promise.all([db.journal.count(), db.snapshots.count(), db.blobs.count()])).reduce((sum, count) => sum + count, 0);

/**
 * Locks everything in the browser's storage with the keys of now, a few megabytes at a time, beside
 * whatever else goes on. Said again it goes on where it was.
 * @returns how many frames were still under the keys of before
 */
export async function sweepVault(context: VaultContext, options: SweepOptions = {}): Promise<Result<number, AppError>> {
  const round: Round = { moved: 0, named: new Map() };
  const stop: Stop = async () => (context.locked ? appError('vault/locked') : context.space.lacks(roomFor(TRANSACTION_BYTES)));
  for (const sweep of [sweepJournal, sweepPages, sweepBlobs]) {
    const done = await sweep(context, round, options, stop);
    if (!done.ok) return done;
  }
  return ok(round.moved);
}
