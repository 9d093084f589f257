import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { CommitHeader } from '../../src-shared/journal/chain.ts';
import type { Commit, PartKey } from '../../src-shared/journal/commit.ts';
import { openFrame } from './aead.ts';
import { openCommit, openHeader, type ReadPage } from './commit-frame.ts';
import type { VaultContext } from './context.ts';
import { type Frame, unpackFrame, unpackList } from './frame.ts';
import { batchOf } from './page-names.ts';

type Inside = Pick<VaultContext, 'db' | 'keys' | 'mirror'>;

const CHUNK = 200;

/**
 * A page from the browser's storage; where it is gone or damaged, from the mirror's batch, and the
 * good copy is put back.
 */
export function pageReader(context: Inside): ReadPage {
  return async (id: string, key: PartKey) => {
    const row = await context.db.snapshots.get(id);
    const plain = row === undefined ? null : await openFrame(context.keys, key, 'page', id, row.frame);
    if (plain !== null || context.mirror === null) return plain;
    const place = batchOf(id);
    if (place === null) return null;
    const file = await context.mirror.read(`pages/${place.batch}`);
    const frame = file.ok ? unpackList(file.value).frames[place.index] : undefined;
    const saved = frame === undefined ? null : await openFrame(context.keys, key, 'page', id, frame);
    if (frame !== undefined && saved !== null) await context.db.snapshots.put({ id, frame });
    return saved;
  };
}

export async function readFrame(context: Inside, seq: number): Promise<Result<Frame, AppError>> {
  const row = await context.db.journal.get(seq);
  if (row === undefined) return err(appError('vault/damaged', { part: 'journal', seq, what: 'missing' }));
  return unpackFrame(row.frame);
}

export async function readHeader(context: Inside, seq: number): Promise<Result<CommitHeader, AppError>> {
  const frame = await readFrame(context, seq);
  return frame.ok ? openHeader(context.keys, frame.value) : frame;
}

export async function readCommit(context: Inside, seq: number): Promise<Result<Commit, AppError>> {
  const frame = await readFrame(context, seq);
  if (!frame.ok) return frame;
  const header = await openHeader(context.keys, frame.value);
  if (!header.ok) return header;
  return openCommit(context.keys, frame.value, header.value, pageReader(context));
}

/** Frames in order, a chunk in memory at a time. A hole or an unreadable frame ends the walk with its place. */
export async function* walkFrames(
  context: Pick<VaultContext, 'db'>,
  from: number,
  to: number,
): AsyncGenerator<Result<Frame, AppError>> {
  for (let start = from; start <= to; start += CHUNK) {
    const rows = await context.db.journal.where('seq').between(start, Math.min(start + CHUNK - 1, to), true, true).toArray();
    let expected = start;
    for (const row of rows) {
      if (row.seq !== expected) break;
      const frame = unpackFrame(row.frame);
      yield frame.ok && frame.value.seq === row.seq
        ? frame
        : err(appError('vault/chain-broken', { seq: expected }));
      expected += 1;
    }
    if (expected <= Math.min(start + CHUNK - 1, to)) {
      yield err(appError('vault/chain-broken', { seq: expected }));
      return;
    }
  }
}

export async function readHeaders(context: Inside, from: number, to: number): Promise<Result<CommitHeader[], AppError>> {
  const headers: CommitHeader[] = [];
  for await (const frame of walkFrames(context, from, to)) {
    if (!frame.ok) return frame;
    const header = await openHeader(context.keys, frame.value);
    if (!header.ok) return err(appError('vault/chain-broken', { seq: frame.value.seq }));
    headers.push(header.value);
  }
  return ok(headers);
}
