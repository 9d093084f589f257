import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { type DeviceId, type MemberId, newId, type RecordId } from '../../src-shared/kernel/ids.ts';
import type { LongWork } from '../../src-shared/kernel/long-work.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { CommitHeader } from '../../src-shared/journal/chain.ts';
import type { Commit, CommitKind, CommitNote, PartKey } from '../../src-shared/journal/commit.ts';
import type { WorkingSet } from '../../src-shared/journal/working-set.ts';
import type { Dot } from '../../src-shared/records/heads.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { append, joinRows, nextDot, whyNotWritable } from './append.ts';
import { dropBlob, getBlob, hasBlob, putBlob } from './blobs.ts';
import { bulk, type BulkDone, type BulkOptions, type BulkRows } from './bulk.ts';
import type { VaultContext } from './context.ts';
import type { RootChange } from './change-roots.ts';
import { copyOut, type Copied, type CopyOptions } from './copy-out.ts';
import { storeDevice } from './device.ts';
import { type EraseTarget, type Erasure, erase } from './erase.ts';
import { type HistoryEntry, historyOf } from './history.ts';
import { readCommit, readHeaders } from './journal-reader.ts';
import type { VaultRole } from './key-file.ts';
import type { Member } from './member-list.ts';
import { createMembers, type Members } from './members.ts';
import { keyFileBytes, portable } from './key-file.ts';
import type { MirrorStatus, MirrorWriter } from './mirror-writer.ts';
import { createQueue } from './queue.ts';
import { type CommitsBack, type Retraction, retract, type WhyKept, withoutCommits } from './retract.ts';
import { createRekeying, type KeyChange } from './rekey.ts';
import { createSecrets, type Secrets } from './secrets.ts';
import { compact } from './snapshot.ts';
import { STOP_BYTES } from './space.ts';
import { stateDigest, verifyJournal } from './verify.ts';

/** What a person should be told of the opening. */
export type Notice =
  | { readonly kind: 'rebuilt-from-mirror'; readonly commits: number }
  | { readonly kind: 'repaired-from-mirror'; readonly commits: number }
  | { readonly kind: 'new-device'; readonly why: 'restored' | 'cloned' }
  | { readonly kind: 'mirror-differs' }
  | { readonly kind: 'mirror-unreadable'; readonly error: AppError }
  | { readonly kind: 'read-only'; readonly error: AppError };

type Rows = readonly RecordState[];

/** What a commit says: rows, or why there is nothing to say after all. */
export type Build = (dot: Dot) => Rows | Result<Rows, AppError> | Promise<Rows | Result<Rows, AppError>>;

export interface Vault {
  readonly id: string;
  readonly role: VaultRole;
  readonly sample: boolean;
  readonly workingSet: WorkingSet;
  readonly device: DeviceId;
  readonly member: MemberId;
  readonly seq: number;
  /** The link of the last commit: two vaults with one tip have one journal. */
  readonly tip: string;
  readonly notices: readonly Notice[];
  /** Why nothing can be written, or null. */
  readonly readOnly: AppError | null;
  readonly members: Members;
  readonly secrets: Secrets;
  /** Resolves when the browser has it on disk. `build` runs inside the queue, with the dot of this commit. */
  commit(kind: CommitKind, note: CommitNote, build: Build): Promise<Result<Commit, AppError>>;
  bulk(rows: BulkRows, note: CommitNote, options?: BulkOptions): Promise<Result<BulkDone, AppError>>;
  retract(seqs: CommitsBack, whyKept?: WhyKept, work?: LongWork): Promise<Result<Retraction, AppError>>;
  /** What the records of an import would be without it; reads only. */
  withoutCommits(seqs: CommitsBack, work?: LongWork): Promise<Result<ReadonlyMap<RecordId, RecordState | undefined>, AppError>>;
  /** Erases records, or units of them, for good: from the journal, the snapshot, and the copy outside. */
  erase(targets: readonly EraseTarget[], note: CommitNote, build: (dot: Dot) => Rows, blobs?: readonly string[]): Promise<Result<Erasure, AppError>>;
  isRetracted(seq: number): boolean;
  commitsOf(id: RecordId): readonly number[];
  readCommit(seq: number): Promise<Result<Commit, AppError>>;
  headers(from?: number): Promise<Result<readonly CommitHeader[], AppError>>;
  history(id: RecordId): Promise<Result<readonly HistoryEntry[], AppError>>;
  putBlob(bytes: Uint8Array, key?: PartKey): Promise<Result<string, AppError>>;
  getBlob(hash: string): Promise<Result<Uint8Array<ArrayBuffer>, AppError>>;
  /** By its name alone: nothing is opened. */
  hasBlob(hash: string): Promise<boolean>;
  /** Only for bytes that no record names. */
  dropBlob(hash: string): Promise<Result<void, AppError>>;
  /** Lag of the copy outside the browser; null where there is no mirror. */
  mirrorStatus(): MirrorStatus | null;
  watchMirror(listener: () => void): () => void;
  flushMirror(): Promise<Result<void, AppError>>;
  /** Compares the whole copy with the journal and mends it; null where there is none to write. */
  mendMirror(): Promise<Result<{ readonly rewritten: boolean }, AppError> | null>;
  /**
   * After a leak: new roots, known to everybody who works here, and everything locked with them anew in
   * the background. Resolves once the new ones hold; `keyChange` says how far the rest is.
   */
  changeRoots(change: RootChange): Promise<Result<void, AppError>>;
  /** Null where nothing is left under keys of before. */
  keyChange(): KeyChange | null;
  watchKeyChange(listener: () => void): () => void;
  /** Resolves when everything lies under the new keys, or with why it stands still. */
  finishKeyChange(): Promise<Result<void, AppError>>;
  /** The person says that today's date is right: a new device id and a fresh clock. */
  confirmClock(): Promise<Result<DeviceId, AppError>>;
  /** This vault turned out to be a copy: its counters belong to another. */
  renewDevice(): Promise<Result<DeviceId, AppError>>;
  /** Everything a new PC needs, as the files of a mirror: a back-up of this moment. */
  copyOut(take: (name: string, bytes: Uint8Array<ArrayBuffer>) => void, options?: CopyOptions): Promise<Result<Copied, AppError>>;
  compact(): Promise<Result<{ readonly pages: number }, AppError>>;
  verify(): Promise<Result<{ readonly commits: number }, AppError>>;
  stateDigest(): Promise<string>;
  /** Finishes what is being written, copies to the mirror, forgets the keys. */
  lock(): Promise<void>;
}

export interface VaultParts {
  readonly context: VaultContext;
  readonly writer: MirrorWriter | null;
  readonly members: readonly Member[];
  readonly byRecovery: boolean;
  readonly notices: readonly Notice[];
  readonly release: () => void;
}

/** After so many commits the snapshot is brought up to date by itself, in a quiet moment. */
const COMPACT_AFTER = 500;
/** So many are replayed in about a second at opening: no longer is a quiet moment waited for. */
const COMPACT_AT_LAST = 2_000;
const QUIET_MS = 5_000;
const LARGE_BLOB = 1024 * 1024;
const FLUSH_MS = 2_000;

export function makeVault({ context, writer, members: startMembers, byRecovery, notices, release }: VaultParts): Vault {
  const inQueue = createQueue();
  let compacting: Promise<Result<{ readonly pages: number }, AppError>> | null = null;
  let compactTimer: ReturnType<typeof setTimeout> | null = null;

  /** Attachments on their way, and back-ups: they go on outside the queue. */
  const blobs = new Set<Promise<unknown>>();
  const copies = new Set<Promise<unknown>>();
  const counted = <T>(set: Set<Promise<unknown>>, job: Promise<T>): Promise<T> => {
    set.add(job);
    const gone = (): void => void set.delete(job);
    job.then(gone, gone);
    return job;
  };

  const keysChanged = (mirrored: boolean): void => {
    if (!mirrored) writer?.file('keys', async () => keyFileBytes(portable(context.keyFile)));
    else writer?.kick();
  };

  const compactNow = (): Promise<Result<{ readonly pages: number }, AppError>> => {
    if (context.locked) return Promise.resolve(err(appError('vault/locked')));
    compacting ??= compact(context).finally(() => {
      compacting = null;
    });
    return compacting;
  };

  const afterCommit = (soon = false): void => {
    writer?.kick();
    const tail = context.journal.lastSeq - context.snapshotSeq;
    if (compactTimer === null && !soon && tail < COMPACT_AFTER) return;
    if (compactTimer !== null && tail >= COMPACT_AT_LAST) return;
    if (compactTimer !== null) clearTimeout(compactTimer);
    compactTimer = setTimeout(() => {
      compactTimer = null;
      void compactNow();
    }, QUIET_MS);
  };
  if (context.journal.lastSeq - context.snapshotSeq >= COMPACT_AFTER) afterCommit(true);

  const members = createMembers(context, startMembers, byRecovery, inQueue, keysChanged);
  const rekeying = createRekeying(context, writer, inQueue, () => Promise.allSettled([...blobs, compacting]));
  // Interrupted in the middle: it goes on by itself.
  void rekeying.run();

  async function changeRoots(change: RootChange): Promise<Result<void, AppError>> {
    if (context.mirror !== null && writer === null) return err(appError('desktop/mirror-differs'));
    // A back-up that was begun names the old keys: it has to come to its end with them.
    while (copies.size > 0) await Promise.allSettled(copies);
    const changed = await members.changeRoots(change);
    if (changed.ok) void rekeying.run();
    return changed;
  }

  const commit = (kind: CommitKind, note: CommitNote, build: Build): Promise<Result<Commit, AppError>> =>
    inQueue(async () => {
      const refusal = whyNotWritable(context);
      if (refusal !== null) return err(refusal);
      const tight = await context.space.lacks(STOP_BYTES);
      if (tight !== null) return err(tight);
      const dot = nextDot(context);
      const built = await build(dot);
      const rows: Result<Rows, AppError> = 'ok' in built ? built : ok(built);
      if (!rows.ok) return rows;
      const done = await append(context, kind, note, rows.value, dot);
      if (!done.ok) return done;
      joinRows(context, rows.value, done.value.seq);
      context.set.publish();
      afterCommit();
      return done;
    });

  const renew = (): Promise<Result<DeviceId, AppError>> =>
    inQueue(async () => {
      if (context.locked) return err(appError('vault/locked'));
      if (context.readOnly !== null) return err(context.readOnly);
      const device = newId(context.ports.random);
      await storeDevice(context.db, device, context.ports.machine);
      context.device = device;
      return ok(device);
    });

  async function lock(): Promise<void> {
    if (context.locked) return;
    context.locked = true;
    if (compactTimer !== null) clearTimeout(compactTimer);
    await rekeying.stop();
    await inQueue(async () => undefined);
    await compacting;
    if (writer !== null) {
      // A mirror that does not answer must not keep the vault open; the next start copies the rest.
      await Promise.race([writer.flush(), new Promise((resolve) => setTimeout(resolve, FLUSH_MS))]);
      writer.stop();
    }
    context.secret?.signing.privateKey.fill(0);
    context.secret = null;
    context.roots.records.fill(0);
    context.roots.sealed?.fill(0);
    context.db.close();
    release();
  }

  return {
    id: context.id,
    role: context.keyFile.role,
    sample: context.keyFile.sample,
    workingSet: context.set,
    get device() {
      return context.device;
    },
    get member() {
      return context.member;
    },
    get seq() {
      return context.journal.lastSeq;
    },
    get tip() {
      return context.journal.tip;
    },
    notices,
    get readOnly() {
      return context.readOnly;
    },
    members,
    secrets: createSecrets(context, inQueue, keysChanged),
    commit,
    bulk: (rows, note, options = {}) =>
      inQueue(async () => {
        const refusal = whyNotWritable(context);
        if (refusal !== null) return err(refusal);
        const done = await bulk(context, rows, note, options, writer);
        // Its pages only have to be named in the snapshot.
        if (done.ok) afterCommit(true);
        return done;
      }),
    retract: (seqs, whyKept = () => null, work = {}) =>
      inQueue(async () => {
        const refusal = whyNotWritable(context);
        if (refusal !== null) return err(refusal);
        const done = await retract(context, seqs, whyKept, work);
        if (done.ok) afterCommit(true);
        return done;
      }),
    erase: (targets, note, build, blobs = []) =>
      inQueue(async () => {
        const refusal = whyNotWritable(context);
        if (refusal !== null) return err(refusal);
        await compacting;
        const done = await erase(context, targets, note, build, blobs);
        if (!done.ok) return done;
        // The snapshot's old pages go at once, and the copy outside before anybody is told that it is done.
        const compacted = await compact(context);
        if (!compacted.ok) return compacted;
        writer?.eraseFirst();
        await writer?.flush();
        return done;
      }),
    withoutCommits: (seqs, work = {}) => inQueue(() => withoutCommits(context, new Set(seqs), work)),
    isRetracted: (seq) => context.journal.retracted.has(seq),
    commitsOf: (id) => context.set.get(id)?.commits ?? [],
    readCommit: (seq) => readCommit(context, seq),
    headers: (from = 1) => readHeaders(context, from, context.journal.lastSeq),
    history: (id) => historyOf(context, id),
    putBlob: async (bytes, key = 'records') => {
      const refusal = context.locked ? appError('vault/locked') : context.readOnly;
      if (refusal !== null) return err(refusal);
      const tight = await context.space.lacks(STOP_BYTES + 3 * bytes.length, bytes.length > LARGE_BLOB);
      return tight === null ? counted(blobs, putBlob(context, bytes, key, writer)) : err(tight);
    },
    getBlob: (hash) => getBlob(context, hash),
    hasBlob: (hash) => hasBlob(context, hash),
    dropBlob: (hash) => {
      const refusal = context.locked ? appError('vault/locked') : context.readOnly;
      return refusal === null ? counted(blobs, dropBlob(context, hash)) : Promise.resolve(err(refusal));
    },
    mirrorStatus: () => writer?.status() ?? null,
    watchMirror: (listener) => writer?.watch(listener) ?? (() => undefined),
    flushMirror: async () => writer?.flush() ?? ok(undefined),
    mendMirror: async () => writer?.mend() ?? null,
    confirmClock: async () => {
      const renewed = await renew();
      if (renewed.ok) context.journal.lastAt = 0;
      return renewed;
    },
    renewDevice: renew,
    changeRoots,
    keyChange: () => rekeying.status(),
    watchKeyChange: (listener) => rekeying.watch(listener),
    finishKeyChange: () => rekeying.run(),
    copyOut: (take, options = {}) => counted(copies, copyOut(context, inQueue, take, options)),
    compact: compactNow,
    verify: () => verifyJournal(context),
    stateDigest: () => stateDigest(context),
    lock,
  };
}
