import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { Commit, CommitKind, CommitNote } from '../../src-shared/journal/commit.ts';
import type { Dot } from '../../src-shared/records/heads.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { backwardJumpMs, tick } from '../../src-shared/time/hlc.ts';
import { canOpen } from './aead.ts';
import { type HeaderFacts, packCommit, splitParts } from './commit-frame.ts';
import type { VaultContext } from './context.ts';
import { addFrame, storageError } from './database.ts';
import { STOP_BYTES } from './space.ts';

/** Why nothing may be written now, or null. */
export function whyNotWritable(context: VaultContext): AppError | null {
  if (context.locked) return appError('vault/locked');
  if (context.readOnly !== null) return context.readOnly;
  const jump = backwardJumpMs(context.ports.clock, context.journal.lastAt);
  return jump === 0 ? null : appError('vault/clock-jump', { days: Math.floor(jump / 86_400_000) });
}

/** The name of the next commit of this device: its counter is never reused. */
export const nextDot = ({ device, journal, ports }: VaultContext): Dot => ({
  by: device,
  n: (journal.counters.get(device) ?? 0) + 1,
  at: tick(ports.clock, journal.lastAt),
});

export const factsOf = (context: VaultContext, kind: CommitKind, note: CommitNote, dot: Dot): HeaderFacts => ({
  seq: context.journal.lastSeq + 1,
  prev: context.journal.tip,
  kind,
  device: dot.by,
  n: dot.n,
  at: dot.at,
  member: context.member,
  note,
});

/** The commit is on disk: the journal's state follows. */
export function advance(context: VaultContext, facts: HeaderFacts, link: string): void {
  const { journal } = context;
  journal.lastSeq = facts.seq;
  journal.tip = link;
  journal.lastAt = facts.at;
  journal.counters.set(facts.device, facts.n);
}

/**
 * One commit: packed and locked first, since awaiting WebCrypto inside a transaction would end it;
 * then one strict write; only then is the working set told.
 */
export async function append(
  context: VaultContext,
  kind: CommitKind,
  note: CommitNote,
  rows: readonly RecordState[],
  dot: Dot,
): Promise<Result<Commit, AppError>> {
  const parts = splitParts(rows, context.ports.keyClassOf);
  if (parts.some(({ key }) => !canOpen(context.keys, key))) return err(appError('vault/read-only', { why: 'sealed' }));
  const facts = factsOf(context, kind, note, dot);
  const packed = await packCommit(context.keys, facts, parts);
  try {
    await addFrame(context.db, { seq: facts.seq, frame: packed.frame });
  } catch (cause) {
    // Somebody else wrote this number: two programs on one profile.
    if (cause instanceof Error && cause.name === 'ConstraintError') return err(appError('vault/in-use', {}, cause));
    return err(await context.space.full(storageError(cause), STOP_BYTES + packed.frame.length));
  }
  advance(context, facts, packed.link);
  const { seq, device, n, at, member } = facts;
  return ok({ seq, kind, device, n, at, member, note, parts });
}

/** Joins the rows of a stored commit and says which pages no longer hold. */
export function joinRows(context: VaultContext, rows: readonly RecordState[], seq: number): void {
  for (const row of rows) {
    context.set.join(row, seq);
    context.dirty.add(row.id);
  }
}
