import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { BlobRow, JournalRow, PageRow, VaultDb } from './database.ts';
import { unpackFrame, unpackList } from './frame.ts';
import { isAbsent, type MirrorPort } from './mirror-port.ts';
import { pageId } from './page-names.ts';
import { TRANSACTION_BYTES } from './snapshot.ts';

type Bytes = Uint8Array<ArrayBuffer>;

interface Sized {
  readonly frame: Bytes;
}

/** Puts rows in transactions of a few megabytes. */
async function putAll<R extends Sized>(rows: readonly R[], put: (part: R[]) => Promise<unknown>): Promise<void> {
  let part: R[] = [];
  let bytes = 0;
  for (const row of rows) {
    part.push(row);
    bytes += row.frame.length;
    if (bytes <= TRANSACTION_BYTES) continue;
    await put(part);
    part = [];
    bytes = 0;
  }
  if (part.length > 0) await put(part);
}

async function names(mirror: MirrorPort, folder: 'segments' | 'pages' | 'blobs'): Promise<Result<string[], AppError>> {
  const listed = await mirror.list(folder);
  if (isAbsent(listed)) return ok([]);
  return listed.ok ? ok(listed.value.map(({ name }) => name).sort()) : listed;
}

/**
 * Brings back from the mirror the journal frames from `from` on, as far as they follow one another;
 * what is stored already is not touched. Ciphertext is copied: no key is needed.
 */
export async function restoreFrames(db: VaultDb, mirror: MirrorPort, from: number): Promise<Result<number, AppError>> {
  const segments = await names(mirror, 'segments');
  if (!segments.ok) return segments;
  let restored = 0;
  for (const name of segments.value) {
    const bytes = await mirror.read(name);
    if (!bytes.ok) return bytes;
    const rows: JournalRow[] = [];
    for (const packed of unpackList(bytes.value).frames) {
      const frame = unpackFrame(packed);
      if (!frame.ok) return err(appError('vault/damaged', { part: 'mirror', segment: name }));
      if (frame.value.seq >= from) rows.push({ seq: frame.value.seq, frame: packed });
    }
    const known = new Set(await db.journal.where('seq').anyOf(rows.map(({ seq }) => seq)).primaryKeys());
    const missing = rows.filter(({ seq }) => !known.has(seq));
    await putAll(missing, (part) => db.journal.bulkPut(part));
    restored += missing.length;
  }
  return ok(restored);
}

/** Pages of bulk commits. Snapshot pages are not in the mirror: the journal makes them again. */
export async function restorePages(db: VaultDb, mirror: MirrorPort): Promise<Result<void, AppError>> {
  const batches = await names(mirror, 'pages');
  if (!batches.ok) return batches;
  for (const name of batches.value) {
    const bytes = await mirror.read(name);
    if (!bytes.ok) return bytes;
    const batch = name.slice('pages/'.length);
    const rows = unpackList(bytes.value).frames.map((frame, i): PageRow => ({ id: pageId(batch, i), frame }));
    await putAll(rows, (part) => db.snapshots.bulkPut(part));
  }
  return ok(undefined);
}

export async function restoreBlobs(db: VaultDb, mirror: MirrorPort): Promise<Result<void, AppError>> {
  const listed = await names(mirror, 'blobs');
  if (!listed.ok) return listed;
  const stored = new Set(await db.blobs.toCollection().primaryKeys());
  for (const path of listed.value) {
    const name = path.slice('blobs/'.length);
    if (stored.has(name)) continue;
    const bytes = await mirror.read(path);
    if (!bytes.ok) return bytes;
    const row: BlobRow = { name, frame: bytes.value };
    await db.blobs.put(row);
  }
  return ok(undefined);
}
