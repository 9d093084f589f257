import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { sameBytes } from '../../src-shared/kernel/bytes.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { VaultContext } from './context.ts';
import { packList, unpackList } from './frame.ts';
import { isAbsent, type MirrorPort, SEGMENT_BYTES, segmentName } from './mirror-port.ts';

type Inside = Pick<VaultContext, 'db'>;
type Bytes = Uint8Array<ArrayBuffer>;

const CHUNK = 200;

/** Every frame of the copy, in order, is the journal's own frame; a torn tail is the writer's to finish. */
export async function sameAsJournal({ db }: Inside, mirror: MirrorPort): Promise<Result<boolean, AppError>> {
  const listed = await mirror.list('segments');
  if (!listed.ok) return isAbsent(listed) ? ok((await db.journal.count()) === 0) : listed;
  const names = listed.value.map(({ name }) => name).sort();
  let seq = 0;
  for (const [at, name] of names.entries()) {
    if (name !== segmentName(at + 1)) return ok(false);
    const bytes = await mirror.read(name);
    if (!bytes.ok) return isAbsent(bytes) ? ok(false) : bytes;
    const { frames, whole } = unpackList(bytes.value);
    if (whole !== bytes.value.length && at < names.length - 1) return ok(false);
    const rows = await db.journal.where('seq').between(seq + 1, seq + frames.length, true, true).toArray();
    if (rows.length !== frames.length || rows.some(({ frame }, i) => !sameBytes(frame, frames[i] as Bytes))) return ok(false);
    seq += frames.length;
  }
  return ok((await db.journal.where('seq').above(seq).count()) === 0);
}

/** Writes the copy of the journal anew, segment by segment; each replaces the old one in one step. */
export async function rewriteSegments({ db }: Inside, mirror: MirrorPort): Promise<Result<void, AppError>> {
  const last = (await db.journal.toCollection().reverse().first())?.seq ?? 0;
  let taken: Bytes[] = [];
  let bytes = 0;
  let number = 1;
  const write = async (): Promise<Result<void, AppError>> => {
    if (taken.length === 0) return ok(undefined);
    const put = await mirror.put(segmentName(number), packList(taken));
    number += 1;
    taken = [];
    bytes = 0;
    return put;
  };
  for (let from = 1; from <= last; from += CHUNK) {
    const rows = await db.journal.where('seq').between(from, from + CHUNK - 1, true, true).toArray();
    for (const [i, { seq, frame }] of rows.entries()) {
      // Never over a copy that may hold what this journal lost.
      if (seq !== from + i) return err(appError('vault/chain-broken', { seq: from + i }));
      taken.push(frame);
      bytes += 4 + frame.length;
      if (bytes < SEGMENT_BYTES) continue;
      const put = await write();
      if (!put.ok) return put;
    }
  }
  const put = await write();
  if (!put.ok) return put;
  const listed = await mirror.list('segments');
  for (const { name } of listed.ok ? listed.value : []) {
    const removed = name >= segmentName(number) ? await mirror.remove(name) : ok(undefined);
    if (!removed.ok) return removed;
  }
  return listed.ok ? ok(undefined) : listed;
}
