import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { type CommitHeader, linkOf } from '../../src-shared/journal/chain.ts';
import { keptIds, retracts } from '../../src-shared/journal/commit.ts';
import { canOpen } from './aead.ts';
import { openHeader, openTexts } from './commit-frame.ts';
import type { VaultContext } from './context.ts';
import { eraseNoteOf, forgetErased, noteErasure } from './erase.ts';
import { pageReader, readHeader, walkFrames } from './journal-reader.ts';
import { rowsAt } from './page.ts';
import { recompute, replaceRecords, touchedBy } from './retract.ts';
import { createSlices } from './slices.ts';
import { takePages } from './snapshot.ts';

/** Follows the chain and notes what a header says, without reading any part. */
async function follow(context: VaultContext, header: CommitHeader): Promise<boolean> {
  const { journal } = context;
  if (header.seq !== journal.lastSeq + 1 || header.prev !== journal.tip) return false;
  journal.lastSeq = header.seq;
  journal.tip = await linkOf(header);
  journal.lastAt = header.at;
  journal.counters.set(header.device, Math.max(journal.counters.get(header.device) ?? 0, header.n));
  for (const seq of retracts(header)) journal.retracted.set(seq, keptIds(header.note));
  const erasure = eraseNoteOf(header);
  if (erasure !== null) noteErasure(context, header.seq, erasure);
  return true;
}

/**
 * Joins everything after the snapshot. Headers first, so that what a later commit takes back is not
 * joined at all; then what the snapshot itself holds of such commits is taken out again.
 */
export async function replay(context: VaultContext, to: number, progress: (share: number) => void): Promise<Result<void, AppError>> {
  const from = context.journal.lastSeq + 1;
  const before = new Set(context.journal.retracted.keys());
  const erasedBefore = new Set(context.journal.erasures);
  for await (const frame of walkFrames(context, from, to)) {
    if (!frame.ok) return frame;
    const header = await openHeader(context.keys, frame.value);
    if (!header.ok || !(await follow(context, header.value))) {
      return err(appError('vault/chain-broken', { seq: frame.value.seq }));
    }
  }
  const { retracted } = context.journal;
  const isGone = (seq: number, id: RecordId): boolean => retracted.get(seq)?.has(id) === false;
  const slices = createSlices();
  const readPage = pageReader(context);
  for await (const frame of walkFrames(context, from, to)) {
    if (!frame.ok) return frame;
    const header = await openHeader(context.keys, frame.value);
    if (!header.ok) return header;
    const { seq } = header.value;
    // An empty part that no erasure names was taken out by somebody else.
    const robbed = header.value.parts.some((part, i) => part.pages === undefined && frame.value.sections[i + 1]?.length === 0 && context.journal.erased.get(`${seq}.${i}`) !== '');
    if (robbed) return err(appError('vault/damaged', { part: 'journal', seq, what: 'part' }));
    const gone = retracted.has(seq);
    if (gone && retracted.get(seq)?.size === 0) continue;
    // Pages of a bulk commit are pages of the snapshot at once, read the same quick way.
    const pages = gone ? [] : header.value.parts.flatMap(({ key, pages: ids = [] }) => (canOpen(context.keys, key) ? ids.map((id) => ({ id, key, bulk: true })) : []));
    const taken = await takePages(context, pages, () => undefined);
    if (!taken.ok) return taken;
    const inline = gone ? header.value : { ...header.value, parts: header.value.parts.map((part) => (part.pages === undefined ? part : { ...part, pages: [] })) };
    for await (const text of openTexts(context.keys, frame.value, inline, readPage)) {
      if (!text.ok) return text;
      for (const row of rowsAt(text.value.bytes, seq)) {
        if (gone && isGone(seq, row.id)) continue;
        context.set.merge(row);
        context.dirty.add(row.id);
      }
      if (slices.due()) await slices.next();
    }
    progress((seq - from + 1) / (to - from + 1));
  }
  // A snapshot from before an erasure still holds what is gone from the journal.
  for (const seq of context.journal.erasures) {
    if (erasedBefore.has(seq)) continue;
    const note = await readHeader(context, seq);
    const erasure = note.ok ? eraseNoteOf(note.value) : null;
    if (erasure !== null) await forgetErased(context, erasure.targets);
  }
  const late = new Set([...retracted.keys()].filter((seq) => !before.has(seq)));
  if (late.size === 0) return ok(undefined);
  const touched = (await touchedBy(context, late)).filter(({ id, commits }) => commits.some((seq) => isGone(seq, id)));
  const after = await recompute(context, touched, isGone);
  if (!after.ok) return after;
  await replaceRecords(context, touched.map(({ id }) => id), after.value);
  return ok(undefined);
}
