import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { ok, type Result } from '../../src-shared/kernel/result.ts';
import { GENESIS } from '../../src-shared/journal/chain.ts';
import type { VaultContext } from './context.ts';
import { SCHEMA } from './database.ts';
import { enforceErasures } from './erase.ts';
import { readHeader } from './journal-reader.ts';
import { isAbsent, type Sentinel } from './mirror-port.ts';
import { findMirrorEnd } from './mirror-writer.ts';
import { restoreFrames } from './rebuild.ts';
import { replay } from './replay.ts';
import { loadSnapshot } from './snapshot.ts';
import type { Notice } from './vault.ts';

export interface Start {
  readonly notices: Notice[];
  /** Frames came back from the mirror: later ones may be gone, so this device's counters are not to be trusted. */
  restored: number;
  /** The mirror holds another history of this vault and is left alone. */
  mirrorDiffers: boolean;
}

interface Extent {
  readonly last: number;
  readonly count: number;
}

async function extentOf({ db }: VaultContext): Promise<Extent> {
  const [last, count] = await Promise.all([db.journal.toCollection().reverse().first(), db.journal.count()]);
  return { last: last?.seq ?? 0, count };
}

async function readSentinel(context: VaultContext, start: Start): Promise<Sentinel | null> {
  if (context.mirror === null) return null;
  const read = await context.mirror.readSentinel();
  if (read.ok) return read.value;
  if (!isAbsent(read)) start.notices.push({ kind: 'mirror-unreadable', error: read.error });
  return null;
}

/** Fetches from the mirror what the journal lacks: a hole, a lost tail, or everything. */
async function fillJournal(context: VaultContext, extent: Extent, sentinel: Sentinel | null, start: Start): Promise<Extent> {
  const { mirror, db } = context;
  if (mirror === null) return extent;
  const end = await findMirrorEnd(mirror);
  const known = Math.max(sentinel?.lastSeq ?? 0, end.ok ? end.value.lastSeq : 0);
  if (extent.count === extent.last && extent.last >= known) return extent;
  const restored = await restoreFrames(db, mirror, 1);
  if (!restored.ok) {
    start.notices.push({ kind: 'mirror-unreadable', error: restored.error });
    return extent;
  }
  start.restored += restored.value;
  return extentOf(context);
}

function forget(context: VaultContext): void {
  for (const record of [...context.set.all()]) context.set.remove(record.id);
  context.pages = [];
  context.dirty = new Set();
  context.snapshotSeq = 0;
  Object.assign(context.journal, { lastSeq: 0, tip: GENESIS, lastAt: 0 });
  context.journal.counters.clear();
  context.journal.retracted.clear();
  context.journal.erased.clear();
  context.journal.erasures.clear();
}

type Progress = (share: number) => void;

/** Snapshot, then the journal's tail; without a snapshot the whole journal. */
async function fold(context: VaultContext, last: number, progress: Progress): Promise<Result<{ readonly snapshot: boolean }, AppError>> {
  const snapshot = await loadSnapshot(context, (share) => progress(share * 0.9));
  const replayed = await replay(context, last, (share) => progress(0.9 + share * 0.1));
  return replayed.ok ? ok({ snapshot }) : replayed;
}

/** A damaged frame is replaced by the mirror's copy, where there is one. */
async function replaceFrames(context: VaultContext, error: AppError): Promise<number> {
  const seq = Number(error.params.seq);
  if (context.mirror === null || !Number.isInteger(seq)) return 0;
  const damaged = await context.db.journal.get(seq);
  await context.db.journal.delete(seq);
  const restored = await restoreFrames(context.db, context.mirror, seq);
  if (restored.ok && restored.value > 0) return restored.value;
  if (damaged !== undefined) await context.db.journal.put(damaged);
  return 0;
}

/** Whether the mirror's last word belongs to this journal. */
async function belongs(context: VaultContext, sentinel: Sentinel): Promise<boolean> {
  const { journal } = context;
  if (sentinel.vaultId !== context.id) return false;
  if (sentinel.lastSeq === journal.lastSeq) return sentinel.chainTip === journal.tip;
  if (sentinel.lastSeq > journal.lastSeq) return false;
  const next = await readHeader(context, sentinel.lastSeq + 1);
  return !next.ok || next.value.prev === sentinel.chainTip;
}

/** Compares journal, snapshot and mirror, mends what can be mended, and folds. */
export async function startUp(context: VaultContext, progress: Progress, restoredBefore = false): Promise<Result<Start, AppError>> {
  const start: Start = { notices: [], restored: 0, mirrorDiffers: false };
  const sentinel = await readSentinel(context, start);
  const schema = (await context.db.meta.get('schema'))?.value;
  if (Math.max(typeof schema === 'number' ? schema : SCHEMA, sentinel?.schema ?? 0) > SCHEMA) {
    context.readOnly = appError('vault/newer-schema', { ours: SCHEMA });
  }
  const extent = await fillJournal(context, await extentOf(context), sentinel, start);
  let folded = await fold(context, extent.last, progress);
  for (let tries = 0; !folded.ok && tries < 20; tries++) {
    const replaced = await replaceFrames(context, folded.error);
    if (replaced === 0) break;
    start.restored += replaced;
    forget(context);
    folded = await fold(context, extent.last, progress);
  }
  const whole = extent.count === extent.last && context.journal.lastSeq === extent.last;
  if (!folded.ok || !whole) {
    const error = folded.ok ? appError('vault/chain-broken', { seq: extent.count + 1 }) : folded.error;
    // What the snapshot holds can still be read and taken along; nothing is written on top of a hole.
    if (context.set.size === 0) return { ok: false, error };
    context.readOnly ??= error;
  }
  if (sentinel !== null && sentinel.vaultId === context.id && sentinel.lastSeq > context.journal.lastSeq) {
    // The sentinel stands for commits that were on disk: they are gone from here and from the copy.
    context.readOnly ??= appError('vault/chain-broken', { seq: context.journal.lastSeq + 1 });
    start.mirrorDiffers = true;
  } else if (sentinel !== null && !(await belongs(context, sentinel))) {
    start.mirrorDiffers = true;
    start.notices.push({ kind: 'mirror-differs' });
  }
  if (context.readOnly !== null) start.notices.push({ kind: 'read-only', error: context.readOnly });
  // What came back from a copy may be from before an erasure.
  else if (context.journal.erasures.size > 0 && (restoredBefore || start.restored > 0)) {
    const enforced = await enforceErasures(context);
    if (!enforced.ok) return enforced;
  }
  return ok(start);
}
