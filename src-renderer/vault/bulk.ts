import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { sha256 } from '../../src-shared/kernel/bytes.ts';
import { newId } from '../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { PartDigest } from '../../src-shared/journal/chain.ts';
import type { CommitNote, PartKey } from '../../src-shared/journal/commit.ts';
import type { Dot } from '../../src-shared/records/heads.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { canOpen, lockFrame } from './aead.ts';
import { advance, factsOf, nextDot } from './append.ts';
import { bulkDigest, packBulk } from './commit-frame.ts';
import type { HomePage, VaultContext } from './context.ts';
import { storageError } from './database.ts';
import { packList } from './frame.ts';
import type { MirrorWriter } from './mirror-writer.ts';
import { PAGE_RECORDS, pageBytes } from './page.ts';
import { pageId, stagingKey } from './page-names.ts';
import { createSlices } from './slices.ts';
import { dropStaging, TRANSACTION_BYTES } from './snapshot.ts';
import { roomFor } from './space.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface BulkOptions {
  /** An import of a large file is a bulk as well, under its own kind. */
  readonly kind?: 'bulk' | 'import';
  /** Rows done so far. */
  readonly progress?: (rows: number) => void;
  readonly signal?: AbortSignal;
}

/** The rows, or how they are made once the commit has its dot. */
export type BulkRows = Iterable<RecordState> | ((dot: Dot) => Iterable<RecordState> | Promise<Iterable<RecordState>>);

export interface BulkDone {
  readonly seq: number;
  readonly rows: number;
}

interface Page {
  readonly home: HomePage;
  readonly digest: Bytes;
  readonly frame: Bytes;
}

/** Bytes of the rows as pages hold them, from a few of them; a generator, or what is not made yet, does not say how many come. */
function sizeOfRows(rows: unknown): number {
  if (!Array.isArray(rows) || rows.length === 0) return 0;
  const step = Math.max(1, Math.floor(rows.length / 40));
  const some = rows.filter((_, at) => at % step === 0);
  return Math.round((some.reduce<number>((sum, row) => sum + JSON.stringify(row).length, 0) / some.length) * rows.length);
}

/**
 * Many rows as one commit. Pages are written once, in transactions of a few megabytes that nothing
 * names yet; one small strict transaction then makes all of them real. Whatever stops it before,
 * nothing of it is left.
 */
export async function bulk(
  context: VaultContext,
  rows: BulkRows,
  note: CommitNote,
  options: BulkOptions,
  writer: MirrorWriter | null,
): Promise<Result<BulkDone, AppError>> {
  const { db, ports, keys, mirror } = context;
  const tight = await context.space.lacks(roomFor(sizeOfRows(rows)), true);
  if (tight !== null) return err(tight);
  const dot = nextDot(context);
  const facts = factsOf(context, options.kind ?? 'bulk', note, dot);
  const commits = [facts.seq];
  const run = newId(ports.random);
  const slices = createSlices();
  const taken: RecordState[] = [];
  const pages: Page[] = [];
  const waiting: Record<PartKey, RecordState[]> = { records: [], sealed: [] };
  let batch = 0;
  let making: Promise<Page>[] = [];
  let bytes = 0;
  let writing: Promise<unknown> = Promise.resolve();
  /** Bytes of all rows, as far as is known. */
  let size = 0;

  const makePage = (key: PartKey): void => {
    const own = waiting[key].splice(0);
    const id = pageId(`${run}-${batch}`, making.length);
    const plain = pageBytes(own);
    bytes += plain.length;
    const home: HomePage = { id, key, ids: own.map((row) => row.id), bulk: true };
    const made = Promise.all([sha256(plain), lockFrame(keys, key, 'page', id, plain)]);
    making.push(made.then(([digest, frame]) => ({ home, digest, frame })));
  };

  const store = async (made: readonly Page[], name: string, first: boolean): Promise<void> => {
    await db.transaction('rw', [db.snapshots, db.meta], async () => {
      if (first) await db.meta.put({ key: stagingKey(run), value: 'bulk' });
      await db.snapshots.bulkPut(made.map(({ home, frame }) => ({ id: home.id, frame })));
    });
    if (mirror === null || writer === null) return;
    const frames = made.map(({ frame }) => frame);
    const put = await mirror.put(`pages/${name}`, packList(frames));
    // The mirror may be away; the batch is copied before the commit that names it, whenever that is.
    if (!put.ok) {
      writer.file(`pages/${name}`, async () => {
        const stored = await db.snapshots.bulkGet(made.map(({ home }) => home.id));
        return stored.some((row) => row === undefined) ? null : packList(stored.flatMap((row) => (row === undefined ? [] : [row.frame])));
      });
    }
  };

  const endBatch = async (): Promise<void> => {
    if (making.length === 0) return;
    const made = await Promise.all(making);
    const name = `${run}-${batch}`;
    pages.push(...made);
    making = [];
    bytes = 0;
    await writing;
    const first = batch === 0;
    writing = store(made, name, first);
    // Awaited before the next batch and before the commit; until then a failure must not go unheard.
    writing.catch(() => undefined);
    batch += 1;
  };

  const giveUp = async (): Promise<void> => {
    await Promise.allSettled([writing, ...making]);
    await dropStaging(context);
  };

  try {
    const made = typeof rows === 'function' ? await rows(dot) : rows;
    size = sizeOfRows(made);
    const small = typeof rows === 'function' ? await context.space.lacks(roomFor(size), true) : null;
    if (small !== null) return err(small);
    for (const row of made) {
      const key = ports.keyClassOf(row);
      if (!canOpen(keys, key)) {
        await giveUp();
        return err(appError('vault/read-only', { why: 'sealed' }));
      }
      const own: RecordState = { ...row, commits };
      taken.push(own);
      if (waiting[key].push(own) >= PAGE_RECORDS) {
        makePage(key);
        if (bytes > TRANSACTION_BYTES) {
          // another program may be filling the disk meanwhile
          const full = await context.space.lacks(roomFor(bytes), true);
          if (full !== null) {
            await giveUp();
            return err(full);
          }
          await endBatch();
        }
        options.progress?.(taken.length);
      }
      if (slices.due()) {
        await slices.next();
        if (options.signal?.aborted === true || context.locked) {
          await giveUp();
          return err(appError(context.locked ? 'vault/locked' : 'desktop/cancelled'));
        }
      }
    }
    for (const key of ['records', 'sealed'] as const) if (waiting[key].length > 0) makePage(key);
    await endBatch();
    await writing;
    if (options.signal?.aborted === true) {
      await giveUp();
      return err(appError('desktop/cancelled'));
    }
    const parts: PartDigest[] = [];
    for (const key of ['records', 'sealed'] as const) {
      const own = pages.filter(({ home }) => home.key === key);
      if (own.length === 0) continue;
      parts.push({ key, digest: await bulkDigest(own.map(({ digest }) => digest)), pages: own.map(({ home }) => home.id) });
    }
    const packed = await packBulk(keys, facts, parts);
    await db.transaction('rw', [db.journal, db.meta], async () => {
      await db.journal.add({ seq: facts.seq, frame: packed.frame });
      await db.meta.delete(stagingKey(run));
    });
    advance(context, facts, packed.link);
  } catch (cause) {
    await giveUp();
    const error = await context.space.full(storageError(cause), roomFor(size));
    return err(error.code === 'vault/quota' ? appError(error.code, { ...error.params, hint: 'import' }, cause) : error);
  }
  for (const row of taken) {
    context.set.merge(row);
    if (slices.due()) await slices.next();
  }
  context.pages.push(...pages.map(({ home }) => home));
  options.progress?.(taken.length);
  context.set.publish();
  return ok({ seq: facts.seq, rows: taken.length });
}
