import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { VaultContext } from './context.ts';
import { SCHEMA, storageError } from './database.ts';
import { packList, unpackFrame } from './frame.ts';
import { keyFileBytes, portable } from './key-file.ts';
import { bulkBatches, readBatch } from './bulk-batches.ts';
import { SEGMENT_BYTES, segmentName } from './mirror-port.ts';
import { createSlices } from './slices.ts';
import { stateDigest } from './verify.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The vault at one moment, and what its opening has to give. */
export interface Copied {
  readonly lastSeq: number;
  readonly chainTip: string;
  readonly schema: number;
  readonly records: number;
  readonly stateDigest: string;
}

export interface CopyOptions {
  readonly progress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

const CHUNK = 200;

/**
 * Everything a new PC needs, read from the vault itself and not from its mirror: a mirror that is
 * away, behind or damaged must never become a back-up. A frame that does not follow the one before
 * ends it with its place, so a copy with a hole is never made.
 */
export async function copyOut(
  context: VaultContext,
  inQueue: <T>(job: () => Promise<T>) => Promise<T>,
  take: (name: string, bytes: Bytes) => void,
  { progress = () => undefined, signal }: CopyOptions,
): Promise<Result<Copied, AppError>> {
  const { db } = context;
  if (context.locked) return err(appError('vault/locked'));
  try {
    const facts = await inQueue(async (): Promise<Copied> => {
      // No commit may fall between the digest and the number it stands for.
      take('keys', keyFileBytes(portable(context.keyFile)));
      const digest = await stateDigest(context);
      return { lastSeq: context.journal.lastSeq, chainTip: context.journal.tip, schema: SCHEMA, records: context.set.size, stateDigest: digest };
    });
    const blobs = await db.blobs.toCollection().primaryKeys();
    const batches = await bulkBatches(db);
    const steps = facts.lastSeq + blobs.length + batches.length;
    let done = 0;
    const slices = createSlices();
    const step = async (count: number): Promise<boolean> => {
      done += count;
      progress(steps === 0 ? 1 : done / steps);
      if (slices.due()) await slices.next();
      return signal?.aborted !== true && !context.locked;
    };
    const stopped = (): Result<never, AppError> => err(appError(context.locked ? 'vault/locked' : 'desktop/cancelled'));
    let segment: Bytes[] = [];
    let bytes = 0;
    let number = 1;
    const close = (): void => {
      if (segment.length === 0) return;
      take(segmentName(number), packList(segment));
      number += 1;
      segment = [];
      bytes = 0;
    };
    for (let from = 1; from <= facts.lastSeq; from += CHUNK) {
      const to = Math.min(from + CHUNK - 1, facts.lastSeq);
      const rows = await db.journal.where('seq').between(from, to, true, true).toArray();
      for (const [i, { seq, frame }] of rows.entries()) {
        const read = unpackFrame(frame);
        if (seq !== from + i || !read.ok || read.value.seq !== seq) return err(appError('vault/chain-broken', { seq: from + i }));
        segment.push(frame);
        bytes += 4 + frame.length;
        if (bytes >= SEGMENT_BYTES) close();
      }
      if (rows.length !== to - from + 1) return err(appError('vault/chain-broken', { seq: from + rows.length }));
      if (!(await step(rows.length))) return stopped();
    }
    close();
    for (const batch of batches) {
      const packed = await readBatch(db, batch);
      if (packed === null) return err(appError('vault/damaged', { part: 'page' }));
      take(`pages/${batch}`, packed);
      if (!(await step(1))) return stopped();
    }
    for (const name of blobs) {
      const row = await db.blobs.get(name);
      if (row !== undefined) take(`blobs/${name}`, row.frame);
      if (!(await step(1))) return stopped();
    }
    return ok(facts);
  } catch (cause) {
    return err(storageError(cause));
  }
}
