import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { hex, sha256 } from '../../src-shared/kernel/bytes.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { bulkBatches, readBatch } from './bulk-batches.ts';
import type { VaultContext } from './context.ts';
import { SCHEMA, storageError } from './database.ts';
import { MIRROR_BEHIND } from './erase.ts';
import { packList, unpackFrame, unpackList } from './frame.ts';
import { keyFileBytes, portable } from './key-file.ts';
import { rewriteSegments, sameAsJournal } from './mend-mirror.ts';
import { isAbsent, type MirrorPort, SEGMENT_BYTES, segmentName } from './mirror-port.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface MirrorStatus {
  /** Commits that lie in the browser's storage only. */
  readonly behind: number;
  /** Since when, milliseconds; null when nothing waits. */
  readonly since: number | null;
  readonly error: AppError | null;
}

export interface MirrorWriter {
  status(): MirrorStatus;
  watch(listener: () => void): () => void;
  /** A commit was made; it is copied within two seconds. */
  kick(): void;
  /** A blob or batch of pages: copied before any later frame. */
  file(name: string, read: () => Promise<Bytes | null>): void;
  /** Something was erased: what the copy still holds of it goes in the next round. */
  eraseFirst(): void;
  /** Copies now; says how it went. */
  flush(): Promise<Result<void, AppError>>;
  /** Reads the whole copy of the journal and writes it anew where it is not what the vault holds. */
  mend(): Promise<Result<{ readonly rewritten: boolean }, AppError>>;
  stop(): void;
}

/** Where the mirror's journal ends. */
export interface MirrorEnd {
  readonly lastSeq: number;
  readonly segment: number;
  readonly length: number;
}

const DELAY_MS = 150;
const RETRY_MS = 5_000;

/** The end of the mirror, read from its last segment: a torn tail is not counted. */
export async function findMirrorEnd(mirror: MirrorPort): Promise<Result<MirrorEnd, AppError>> {
  const listed = await mirror.list('segments');
  if (!listed.ok && !isAbsent(listed)) return listed;
  const names = (listed.ok ? listed.value : []).map(({ name }) => name).sort();
  let lastSeq = 0;
  for (let i = names.length - 1; i >= 0; i--) {
    const name = names[i] as string;
    const bytes = await mirror.read(name);
    if (!bytes.ok) return bytes;
    const { frames, whole } = unpackList(bytes.value);
    const last = frames.at(-1);
    const frame = last === undefined ? null : unpackFrame(last);
    if (frame === null) continue;
    if (!frame.ok) return frame;
    lastSeq = frame.value.seq;
    const number = Number(name.slice(-6));
    return ok(whole >= SEGMENT_BYTES ? { lastSeq, segment: number + 1, length: 0 } : { lastSeq, segment: number, length: whole });
  }
  return ok({ lastSeq, segment: names.length === 0 ? 1 : Number((names[0] as string).slice(-6)), length: 0 });
}

/** Blobs and batches that are stored here and not there, as after a crash between the two. */
async function findMissingFiles(context: VaultContext, mirror: MirrorPort): Promise<Result<Map<string, () => Promise<Bytes | null>>, AppError>> {
  const { db } = context;
  const missing = new Map<string, () => Promise<Bytes | null>>();
  const blobs = await mirror.list('blobs');
  if (!blobs.ok && !isAbsent(blobs)) return blobs;
  const there = new Set(blobs.ok ? blobs.value.map(({ name }) => name) : []);
  for (const name of await db.blobs.toCollection().primaryKeys()) {
    if (!there.has(`blobs/${name}`)) missing.set(`blobs/${name}`, async () => (await db.blobs.get(name))?.frame ?? null);
  }
  const pages = await mirror.list('pages');
  if (!pages.ok && !isAbsent(pages)) return pages;
  const copied = new Set(pages.ok ? pages.value.map(({ name }) => name) : []);
  for (const batch of await bulkBatches(db)) {
    if (!copied.has(`pages/${batch}`)) missing.set(`pages/${batch}`, () => readBatch(db, batch));
  }
  const top = await mirror.list('top');
  if (!top.ok && !isAbsent(top)) return top;
  // Without its keys a mirror is only noise: they come first, as at every change of them.
  if (!top.ok || !top.value.some(({ name }) => name === 'keys')) {
    return ok(new Map([['keys', async () => keyFileBytes(portable(context.keyFile))], ...missing]));
  }
  return ok(missing);
}

export function createMirrorWriter(context: VaultContext, mirror: MirrorPort): MirrorWriter {
  const files = new Map<string, () => Promise<Bytes | null>>();
  const listeners = new Set<() => void>();
  // Not known before the mirror was looked at; a mirror that cannot be read is asked again later.
  let known: MirrorEnd | null = null;
  let segmentHead = 0;
  let since: number | null = null;
  let error: AppError | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<Result<void, AppError>> | null = null;
  let stopped = false;
  // Noted since the running copy began: its timer may have rung while that copy could not yet know.
  let asked = false;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  async function copyFiles(): Promise<Result<void, AppError>> {
    for (const [name, read] of files) {
      const bytes = await read();
      if (bytes !== null) {
        const put = await mirror.put(name, bytes);
        if (!put.ok) return put;
      }
      files.delete(name);
    }
    return ok(undefined);
  }

  /** A full segment is read back from disk and compared before the next one is begun. */
  async function closeSegment(name: string, end: MirrorEnd): Promise<Result<MirrorEnd, AppError>> {
    const closed = await mirror.close(name);
    if (!closed.ok) return closed;
    // While the roots change, the journal's frames are locked anew and the copy follows as a whole.
    if (segmentHead > 0 && context.keys.former === null) {
      const rows = await context.db.journal.where('seq').between(segmentHead, end.lastSeq, true, true).toArray();
      const digest = hex(await sha256(packList(rows.map(({ frame }) => frame))));
      if (closed.value.sha256 !== digest) return err(appError('desktop/mirror-differs', { segment: name }));
    }
    segmentHead = end.lastSeq + 1;
    return ok({ ...end, segment: end.segment + 1, length: 0 });
  }

  /** Segments and batches of pages that still hold erased parts are replaced, whole and atomically; attachments go. */
  async function copyErasures(): Promise<Result<void, AppError>> {
    const pending = (await context.db.meta.get(MIRROR_BEHIND))?.value as { readonly seq: number; readonly blobs: readonly string[] } | undefined;
    if (pending === undefined || pending.seq > (known?.lastSeq ?? 0)) return ok(undefined);
    const rewritten = await rewriteSegments(context, mirror);
    if (!rewritten.ok) return rewritten;
    known = null;
    for (const batch of await bulkBatches(context.db)) {
      const bytes = await readBatch(context.db, batch);
      const put = bytes === null ? ok(undefined) : await mirror.put(`pages/${batch}`, bytes);
      if (!put.ok) return put;
    }
    for (const name of pending.blobs) {
      files.delete(`blobs/${name}`);
      const removed = await mirror.remove(`blobs/${name}`);
      if (!removed.ok && !isAbsent(removed)) return removed;
    }
    await context.db.meta.delete(MIRROR_BEHIND);
    const end = await look();
    return end.ok ? ok(undefined) : end;
  }

  async function look(): Promise<Result<MirrorEnd, AppError>> {
    if (known !== null) return ok(known);
    const found = await findMirrorEnd(mirror);
    if (!found.ok) return found;
    const missing = await findMissingFiles(context, mirror);
    if (!missing.ok) return missing;
    for (const [name, read] of missing.value) if (!files.has(name)) files.set(name, read);
    known = found.value;
    segmentHead = known.length === 0 ? known.lastSeq + 1 : 0;
    return found;
  }

  async function copyFrames(start: MirrorEnd): Promise<Result<MirrorEnd, AppError>> {
    let end = start;
    while (end.lastSeq < context.journal.lastSeq) {
      const rows = await context.db.journal.where('seq').above(end.lastSeq).limit(400).toArray();
      const taken: Bytes[] = [];
      let length = end.length;
      let lastSeq = end.lastSeq;
      for (const { seq, frame } of rows) {
        if (seq !== lastSeq + 1 || (taken.length > 0 && length >= SEGMENT_BYTES)) break;
        taken.push(frame);
        length += 4 + frame.length;
        lastSeq = seq;
      }
      if (taken.length === 0) return err(appError('vault/chain-broken', { seq: lastSeq + 1 }));
      const name = segmentName(end.segment);
      const appended = await mirror.append(name, end.length, packList(taken));
      if (!appended.ok) return appended;
      end = { lastSeq, segment: end.segment, length };
      known = end;
      if (length >= SEGMENT_BYTES) {
        const closed = await closeSegment(name, end);
        if (!closed.ok) return closed;
        end = closed.value;
        known = end;
      }
    }
    return ok(end);
  }

  async function copy(): Promise<Result<void, AppError>> {
    const end = await look();
    if (!end.ok) return end;
    const copied = await copyFiles();
    if (!copied.ok) return copied;
    const tip = context.journal.tip;
    const upTo = context.journal.lastSeq;
    const framed = await copyFrames(end.value);
    if (!framed.ok) return framed;
    // More was committed meanwhile: the next round says the sentinel.
    if (framed.value.lastSeq !== upTo) return ok(undefined);
    const erased = await copyErasures();
    if (!erased.ok) return erased;
    return mirror.writeSentinel({ vaultId: context.id, lastSeq: upTo, chainTip: tip, schema: SCHEMA, at: context.ports.clock.now() });
  }

  const behind = (): number => context.journal.lastSeq - (known?.lastSeq ?? 0);

  function plan(ms: number): void {
    if (stopped || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      void run();
    }, ms);
  }

  async function mend(): Promise<Result<{ readonly rewritten: boolean }, AppError>> {
    const copied = await copy();
    if (!copied.ok) return copied;
    const same = await sameAsJournal(context, mirror);
    if (!same.ok || same.value) return same.ok ? ok({ rewritten: false }) : same;
    const written = await rewriteSegments(context, mirror);
    if (!written.ok) return written;
    known = null;
    const again = await copy();
    return again.ok ? ok({ rewritten: true }) : again;
  }

  function run(): Promise<Result<void, AppError>> {
    if (running !== null) return running;
    asked = false;
    running = copy().catch((cause: unknown) => err(storageError(cause))).then((result) => {
      running = null;
      error = result.ok ? null : result.error;
      if (behind() === 0 && files.size === 0) since = null;
      if (!result.ok) plan(RETRY_MS);
      else if (asked || behind() > 0 || files.size > 0) plan(DELAY_MS);
      tell();
      return result;
    });
    return running;
  }

  const note = (): void => {
    since ??= context.ports.clock.now();
    asked = true;
    tell();
    plan(DELAY_MS);
  };

  return {
    status: () => ({ behind: behind(), since, error }),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    kick: note,
    file(name, read) {
      files.set(name, read);
      note();
    },
    eraseFirst: note,
    async flush() {
      if (running !== null) await running;
      return run();
    },
    async mend() {
      while (running !== null) await running;
      const mending = mend();
      running = mending.then((result) => {
        running = null;
        if (asked) plan(DELAY_MS);
        return result.ok ? ok(undefined) : result;
      });
      return mending;
    },
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
