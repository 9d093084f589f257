import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { base64, hex, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import type { RecordId } from '../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { CommitHeader } from '../../src-shared/journal/chain.ts';
import type { Commit, CommitNote, PartKey } from '../../src-shared/journal/commit.ts';
import type { Dot } from '../../src-shared/records/heads.ts';
import { recordFromHeads, headsOf, type RecordState, sortedUnits, unitsOf } from '../../src-shared/records/record-state.ts';
import { blobName, canOpen, lockFrame, onlyFormer, openFrame } from './aead.ts';
import { advance, factsOf, joinRows, nextDot } from './append.ts';
import { bulkDigest, openHeader, packCommit, splitParts } from './commit-frame.ts';
import type { VaultContext } from './context.ts';
import { type JournalRow, type PageRow, storageError } from './database.ts';
import { type Frame, packFrame } from './frame.ts';
import { pageReader, readFrame } from './journal-reader.ts';
import { pageBytes, pageRows } from './page.ts';
import { recompute, replaceRecords } from './retract.ts';
import { createSlices } from './slices.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A record that goes, whole or some of its units. */
export interface EraseTarget {
  readonly id: RecordId;
  /** Null: every unit. */
  readonly units: readonly string[] | null;
}

/** What the header of an erase commit says: enough to do the same again on a copy that still holds the parts. */
export interface EraseNote {
  readonly targets: readonly EraseTarget[];
  /** Makes the remainder of a part the same bytes whenever it is made. */
  readonly salt: string;
  /** Commit, part, digest of what is left; empty where nothing is. */
  readonly parts: readonly (readonly [seq: number, index: number, digest: string])[];
}

export const ERASED = 'erased';

export const eraseNoteOf = (header: Pick<CommitHeader, 'kind' | 'note'>): EraseNote | null =>
  header.kind === 'erase' && typeof header.note[ERASED] === 'object' ? (header.note[ERASED] as unknown as EraseNote) : null;

/** What is left of rows; the very list where nothing of it is a target. */
function remainder(rows: readonly RecordState[], targets: ReadonlyMap<RecordId, readonly string[] | null>): readonly RecordState[] {
  let changed = false;
  const left: RecordState[] = [];
  for (const row of rows) {
    const units = targets.get(row.id);
    if (units === undefined) {
      left.push(row);
      continue;
    }
    const kept = units === null ? [] : unitsOf(row).filter((unit) => !units.includes(unit));
    if (kept.length === unitsOf(row).length) {
      left.push(row);
      continue;
    }
    changed = true;
    if (kept.length > 0) left.push(recordFromHeads(row, sortedUnits(new Map(kept.map((unit) => [unit, headsOf(row, unit)])))));
  }
  return changed ? left : rows;
}

interface Rewrite {
  readonly frames: readonly JournalRow[];
  readonly pages: readonly PageRow[];
  readonly parts: EraseNote['parts'];
}

const saltOf = async (salt: string, place: string): Promise<string> => base64((await sha256(utf8(`${salt}\0${place}`))).slice(0, 16));

/** The parts of one commit without the targets, locked anew in their places. The header, and with it the chain, stays byte for byte. */
async function rewriteCommit(context: VaultContext, frame: Frame, header: CommitHeader, targets: ReadonlyMap<RecordId, readonly string[] | null>, salt: string): Promise<Result<Rewrite, AppError>> {
  const { keys } = context;
  const read = pageReader(context);
  const sections = [...frame.sections];
  const pages: PageRow[] = [];
  const parts: (readonly [number, number, string])[] = [];
  const damaged = () => err(appError('vault/damaged', { part: 'journal', seq: header.seq, what: 'part' }));
  /** The plain bytes of what is left, or null where the part has nothing of the targets. */
  const left = async (plain: Bytes, place: string): Promise<{ readonly rows: readonly RecordState[]; readonly bytes: Bytes } | null> => {
    const rows = pageRows(plain);
    const kept = remainder(rows, targets);
    return kept === rows ? null : { rows: kept, bytes: pageBytes(kept, await saltOf(salt, place)) };
  };
  for (const [index, part] of header.parts.entries()) {
    if (!canOpen(keys, part.key)) continue;
    const place = `${header.seq}.${index}`;
    if (part.pages === undefined) {
      const section = sections[index + 1];
      if (section === undefined || section.length === 0) continue;
      const plain = await openFrame(keys, part.key, 'part', place, section);
      if (plain === null) return damaged();
      const kept = await left(plain, place);
      if (kept === null) continue;
      const empty = kept.rows.length === 0;
      sections[index + 1] = empty ? new Uint8Array(0) : await lockFrame(keys, part.key, 'part', place, kept.bytes);
      parts.push([header.seq, index, empty ? '' : hex(await sha256(kept.bytes))]);
      continue;
    }
    const digests: Bytes[] = [];
    let touched = false;
    for (const id of part.pages) {
      const plain = await read(id, part.key);
      if (plain === null) return damaged();
      const kept = await left(plain, id);
      digests.push(await sha256(kept?.bytes ?? plain));
      if (kept === null) continue;
      touched = true;
      pages.push({ id, frame: await lockFrame(keys, part.key, 'page', id, kept.bytes) });
    }
    if (touched) parts.push([header.seq, index, await bulkDigest(digests)]);
  }
  const inline = parts.some(([, index]) => header.parts[index]?.pages === undefined);
  const frames = inline ? [{ seq: header.seq, frame: packFrame({ seq: header.seq, sections }) }] : [];
  return ok({ frames, pages, parts });
}

const asMap = (targets: readonly EraseTarget[]): ReadonlyMap<RecordId, readonly string[] | null> => new Map(targets.map(({ id, units }) => [id, units]));

async function rewriteCommits(context: VaultContext, seqs: Iterable<number>, targets: readonly EraseTarget[], salt: string): Promise<Result<Rewrite, AppError>> {
  const wanted = asMap(targets);
  const slices = createSlices();
  const frames: JournalRow[] = [];
  const pages: PageRow[] = [];
  const parts: (readonly [number, number, string])[] = [];
  for (const seq of seqs) {
    const frame = await readFrame(context, seq);
    if (!frame.ok) return frame;
    const header = await openHeader(context.keys, frame.value);
    if (!header.ok) return header;
    const done = await rewriteCommit(context, frame.value, header.value, wanted, salt);
    if (!done.ok) return done;
    frames.push(...done.value.frames);
    pages.push(...done.value.pages);
    parts.push(...done.value.parts);
    if (slices.due()) await slices.next();
  }
  return ok({ frames, pages, parts });
}

/** Set while the copy outside the browser may still hold what was erased here. */
export const MIRROR_BEHIND = 'erase-mirror';

export interface Erasure {
  readonly commit: Commit;
  /** Frames and pages that were written anew. */
  readonly rewritten: number;
}

/**
 * Erases for good: every part that held a target is written again without it, in the one transaction that
 * also writes the erase commit; attachments that belong to nothing else go too. The hash chain runs over
 * headers, which stay as they are, so it is provable before and after.
 */
export async function erase(
  context: VaultContext,
  targets: readonly EraseTarget[],
  note: CommitNote,
  build: (dot: Dot) => readonly RecordState[],
  blobs: readonly string[],
): Promise<Result<Erasure, AppError>> {
  const { db, journal, set, keys } = context;
  // A part that was passed over for want of a key would keep what was promised to be gone.
  if (!canOpen(keys, 'sealed')) return err(appError('vault/read-only', { why: 'sealed' }));
  // What an undone import brought is in no record any more, and in the journal all the same.
  const seqs = new Set<number>(journal.retracted.keys());
  for (const { id } of targets) for (const seq of set.get(id)?.commits ?? []) seqs.add(seq);
  const salt = base64(crypto.getRandomValues(new Uint8Array(16)));
  const rewrite = await rewriteCommits(context, [...seqs].sort((a, b) => a - b), targets, salt);
  if (!rewrite.ok) return rewrite;
  const { frames, pages, parts } = rewrite.value;
  const erased: EraseNote = { targets, salt, parts };
  const dot = nextDot(context);
  const rows = build(dot);
  const facts = factsOf(context, 'erase', { ...note, [ERASED]: erased as never }, dot);
  const split = splitParts(rows, context.ports.keyClassOf);
  const packed = await packCommit(keys, facts, split);
  const named = [keys, onlyFormer(keys)].filter((known) => known !== null);
  const names = (await Promise.all(blobs.flatMap((hash) => named.flatMap((known) => (['records', 'sealed'] as const).map((key: PartKey) => blobName(known, key, hash)))))).filter((name) => name !== null);
  try {
    await db.transaction('rw', [db.journal, db.snapshots, db.blobs, db.meta], async () => {
      await db.journal.add({ seq: facts.seq, frame: packed.frame });
      await db.journal.bulkPut([...frames]);
      await db.snapshots.bulkPut([...pages]);
      await db.blobs.bulkDelete(names);
      await db.meta.put({ key: MIRROR_BEHIND, value: { seq: facts.seq, blobs: names } });
    });
  } catch (cause) {
    return err(storageError(cause));
  }
  advance(context, facts, packed.link);
  noteErasure(context, facts.seq, erased);
  await forgetErased(context, targets);
  joinRows(context, rows, facts.seq);
  set.publish();
  const { seq, device, n, at, member } = facts;
  return ok({ commit: { seq, kind: 'erase', device, n, at, member, note: facts.note, parts: split }, rewritten: frames.length + pages.length });
}

/** The journal's state learns which digests now stand for which parts. */
export function noteErasure(context: Pick<VaultContext, 'journal'>, seq: number, note: EraseNote): void {
  context.journal.erasures.add(seq);
  for (const [of, index, digest] of note.parts) context.journal.erased.set(`${of}.${index}`, digest);
}

/** Records in memory become what the journal still holds of them. */
export async function forgetErased(context: VaultContext, targets: readonly EraseTarget[]): Promise<void> {
  const touched = targets.map(({ id }) => context.set.get(id)).filter((record) => record !== undefined);
  const after = await recompute(context, touched, (seq, id) => context.journal.retracted.get(seq)?.has(id) === false);
  if (after.ok) await replaceRecords(context, touched.map(({ id }) => id), after.value);
}

/**
 * A mirror or back-up from before the erasure may have brought the parts back: whatever does not have the
 * digest the erase commit names is written again as it did then.
 */
export async function enforceErasures(context: VaultContext): Promise<Result<number, AppError>> {
  let mended = 0;
  for (const seq of [...context.journal.erasures].sort((a, b) => a - b)) {
    const frame = await readFrame(context, seq);
    if (!frame.ok) return frame;
    const header = await openHeader(context.keys, frame.value);
    if (!header.ok) return header;
    const note = eraseNoteOf(header.value);
    if (note === null) continue;
    const seqs = new Set(note.parts.map(([of]) => of));
    const rewrite = await rewriteCommits(context, [...seqs].sort((a, b) => a - b), note.targets, note.salt);
    if (!rewrite.ok) return rewrite;
    const { frames, pages } = rewrite.value;
    if (frames.length + pages.length === 0) continue;
    mended += frames.length + pages.length;
    const { db } = context;
    await db.transaction('rw', [db.journal, db.snapshots, db.meta], async () => {
      await db.journal.bulkPut([...frames]);
      await db.snapshots.bulkPut([...pages]);
      await db.meta.put({ key: MIRROR_BEHIND, value: { seq, blobs: [] } });
    });
    await forgetErased(context, note.targets);
  }
  return ok(mended);
}
