import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { newId, type RecordId } from '../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { PartKey } from '../../src-shared/journal/commit.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { canOpen, lockFrame, lockJson, openFrame, openJson } from './aead.ts';
import type { HomePage, VaultContext } from './context.ts';
import { type PageRow, storageError } from './database.ts';
import type { ReadPage } from './commit-frame.ts';
import { pageReader } from './journal-reader.ts';
import { PAGE_RECORDS, pageBytesInTurns, pageRows } from './page.ts';
import { batchOf, MANIFEST, pageId, stagingKey } from './page-names.ts';
import { createSlices, type Slices } from './slices.ts';
import { roomFor } from './space.ts';

/** What the snapshot is: a cache of the fold up to `upTo`. The journal can always make it again. */
interface Manifest {
  readonly upTo: number;
  readonly tip: string;
  readonly lastAt: number;
  readonly counters: Readonly<Record<string, number>>;
  readonly retracted: readonly (readonly [number, readonly RecordId[]])[];
  readonly erased?: readonly (readonly [part: string, digest: string])[];
  readonly erasures?: readonly number[];
  readonly pages: readonly { readonly id: string; readonly key: PartKey; readonly bulk: boolean }[];
}

/** Batches on their way while one is parsed. */
const READ_AHEAD = 3;
const GROUP = 12;
/** Far below the 10 MB that are safe on a full disk: handing over more at once would hold up the window. */
export const TRANSACTION_BYTES = 3 * 1024 * 1024;

async function readManifest(context: VaultContext): Promise<Manifest | null> {
  const row = await context.db.snapshots.get(MANIFEST);
  if (row === undefined) return null;
  const value = await openJson(context.keys, 'manifest', MANIFEST, row.frame);
  return value === undefined ? null : (value as Manifest);
}

/** Takes the records of one page into the working set. */
export async function takePage(context: VaultContext, page: Omit<HomePage, 'ids'>, bytes: Uint8Array, slices: Slices): Promise<void> {
  const ids: RecordId[] = [];
  const { set } = context;
  for (const row of pageRows(bytes)) {
    ids.push(row.id);
    set.merge(row);
  }
  context.pages.push({ ...page, ids });
  if (slices.due()) await slices.next();
}

type Wanted = Omit<HomePage, 'ids'>;

/** Neighbours of one batch, which one request can fetch. */
function groupPages(pages: readonly Wanted[]): Wanted[][] {
  const groups: Wanted[][] = [];
  let name = '';
  for (const page of pages) {
    const batch = batchOf(page.id)?.batch ?? page.id;
    const last = groups.at(-1);
    if (last !== undefined && batch === name && last.length < GROUP) last.push(page);
    else groups.push([page]);
    name = batch;
  }
  return groups;
}

/** Ids of a batch sort as they were written, so a group is one range; foreign pages in it are left out. */
async function fetchGroup(context: VaultContext, group: readonly Wanted[], read: ReadPage): Promise<(Uint8Array<ArrayBuffer> | null)[]> {
  const ids = group.map(({ id }) => id).sort();
  const [from, to] = [ids[0] as string, ids.at(-1) as string];
  const rows = await context.db.snapshots.where('id').between(from, to, true, true).toArray();
  const frames = new Map(rows.map(({ id, frame }) => [id, frame]));
  return Promise.all(
    group.map(async ({ id, key }) => {
      const frame = frames.get(id);
      const plain = frame === undefined ? null : await openFrame(context.keys, key, 'page', id, frame);
      return plain ?? read(id, key);
    }),
  );
}

/** Reads pages some ahead, so that the disk, the cipher and the parser work side by side. */
export async function takePages(context: VaultContext, pages: readonly Wanted[], onPage: (done: number) => void): Promise<Result<void, AppError>> {
  const slices = createSlices();
  const read = pageReader(context);
  const groups = groupPages(pages);
  const ahead: Promise<(Uint8Array<ArrayBuffer> | null)[]>[] = [];
  const askNext = (): void => {
    const group = groups[asked];
    if (group === undefined) return;
    asked += 1;
    ahead.push(fetchGroup(context, group, read));
  };
  let asked = 0;
  let done = 0;
  while (asked < Math.min(READ_AHEAD, groups.length)) askNext();
  for (const group of groups) {
    const texts = await (ahead.shift() as Promise<(Uint8Array<ArrayBuffer> | null)[]>);
    askNext();
    for (const [i, page] of group.entries()) {
      const bytes = texts[i] ?? null;
      if (bytes === null) {
        await Promise.allSettled(ahead);
        return err(appError('vault/damaged', { part: 'page' }));
      }
      await takePage(context, page, bytes, slices);
      done += 1;
      onPage(done);
    }
  }
  return ok(undefined);
}

/**
 * The state up to the snapshot, or nothing at all: a manifest or page that does not open makes the
 * caller fold the journal from its first commit.
 */
export async function loadSnapshot(context: VaultContext, progress: (share: number) => void): Promise<boolean> {
  const manifest = await readManifest(context);
  if (manifest === null) return false;
  const { journal } = context;
  const readable = manifest.pages.filter(({ key }) => canOpen(context.keys, key));
  const taken = await takePages(context, readable, (done) => progress(done / readable.length));
  if (!taken.ok) {
    for (const record of [...context.set.all()]) context.set.remove(record.id);
    context.pages = [];
    return false;
  }
  // Pages without their key are kept as they are: not ours to read, not ours to drop.
  for (const page of manifest.pages) if (!canOpen(context.keys, page.key)) context.pages.push({ ...page, ids: [] });
  journal.lastSeq = manifest.upTo;
  journal.tip = manifest.tip;
  journal.lastAt = manifest.lastAt;
  for (const [device, n] of Object.entries(manifest.counters)) journal.counters.set(device, n);
  for (const [seq, kept] of manifest.retracted) journal.retracted.set(seq, new Set(kept));
  for (const [part, digest] of manifest.erased ?? []) journal.erased.set(part, digest);
  for (const seq of manifest.erasures ?? []) journal.erasures.add(seq);
  context.snapshotSeq = manifest.upTo;
  return true;
}

interface Fresh {
  readonly page: HomePage;
  readonly row: PageRow;
}

async function lockPage(context: VaultContext, id: string, key: PartKey, records: readonly RecordState[]): Promise<Fresh> {
  const frame = await lockFrame(context.keys, key, 'page', id, await pageBytesInTurns(records));
  return { page: { id, key, ids: records.map((record) => record.id), bulk: false }, row: { id, frame } };
}

const SMALL = PAGE_RECORDS / 2;
const USUAL_RECORD_BYTES = 1024;

/** Which pages have to be written again, and the records that go into new ones. */
function stalePages(context: VaultContext, dirty: ReadonlySet<RecordId>) {
  const keep: HomePage[] = [];
  const replaced: HomePage[] = [];
  const moving = new Set<RecordId>(dirty);
  for (const page of context.pages) {
    const own = canOpen(context.keys, page.key);
    if (own && (page.ids.some((id) => dirty.has(id)) || (dirty.size > 0 && !page.bulk && page.ids.length < SMALL))) {
      replaced.push(page);
      for (const id of page.ids) moving.add(id);
    } else keep.push(page);
  }
  return { keep, replaced, moving };
}

/**
 * Writes the pages that changed and names them in a new manifest, while commits go on: what a page
 * already holds of a later commit is joined again at opening and changes nothing.
 */
export async function compact(context: VaultContext): Promise<Result<{ readonly pages: number }, AppError>> {
  const { journal, db, ports } = context;
  const upTo = journal.lastSeq;
  // A snapshot made without the sealed key would pass over sealed commits for good.
  if (!canOpen(context.keys, 'sealed')) return ok({ pages: 0 });
  if (context.readOnly !== null || (upTo === context.snapshotSeq && context.dirty.size === 0)) return ok({ pages: 0 });
  const facts = {
    upTo,
    tip: journal.tip,
    lastAt: journal.lastAt,
    counters: Object.fromEntries(journal.counters),
    retracted: [...journal.retracted].map(([seq, kept]) => [seq, [...kept]] as const),
    ...(journal.erasures.size === 0 ? {} : { erased: [...journal.erased], erasures: [...journal.erasures] }),
  };
  const dirty = context.dirty;
  context.dirty = new Set();
  const { keep, replaced, moving } = stalePages(context, dirty);
  const tight = await context.space.lacks(roomFor(moving.size * USUAL_RECORD_BYTES), true);
  if (tight !== null) {
    // The snapshot is a cache: the journal opens without it, only slower.
    for (const id of dirty) context.dirty.add(id);
    return err(tight);
  }
  const run = newId(ports.random);
  const slices = createSlices();
  const fresh: HomePage[] = [];
  const staged: PageRow[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (staged.length === 0) return;
    const rows = staged.splice(0);
    bytes = 0;
    await db.transaction('rw', [db.snapshots, db.meta], async () => {
      await db.meta.put({ key: stagingKey(run), value: 'compact' });
      await db.snapshots.bulkPut(rows);
    });
  };
  const waiting: Record<PartKey, RecordState[]> = { records: [], sealed: [] };
  const write = async (key: PartKey): Promise<void> => {
    const made = await lockPage(context, pageId(run, fresh.length), key, waiting[key].splice(0));
    fresh.push(made.page);
    staged.push(made.row);
    bytes += made.row.frame.length;
    if (bytes > TRANSACTION_BYTES) await flush();
  };
  try {
    for (const id of moving) {
      const record = context.set.get(id);
      if (record === undefined) continue;
      const key = ports.keyClassOf(record);
      if (waiting[key].push(record) >= PAGE_RECORDS) await write(key);
      if (slices.due()) await slices.next();
    }
    for (const key of ['records', 'sealed'] as const) if (waiting[key].length > 0) await write(key);
    await flush();
    const pages = [...keep, ...fresh];
    const manifest: Manifest = { ...facts, pages: pages.map(({ id, key, bulk }) => ({ id, key, bulk })) };
    const frame = await lockJson(context.keys, 'manifest', MANIFEST, manifest);
    await db.transaction('rw', [db.snapshots, db.meta], async () => {
      await db.snapshots.put({ id: MANIFEST, frame });
      await db.snapshots.bulkDelete(replaced.filter(({ bulk }) => !bulk).map(({ id }) => id));
      await db.meta.delete(stagingKey(run));
    });
    // Pages of a bulk commit made meanwhile stay at the end of the list.
    const known = new Set([...keep, ...replaced]);
    context.pages = [...pages, ...context.pages.filter((page) => !known.has(page))];
    context.snapshotSeq = upTo;
    return ok({ pages: fresh.length });
  } catch (cause) {
    for (const id of dirty) context.dirty.add(id);
    return err(storageError(cause));
  }
}

/**
 * Pages that an interrupted import or compaction left behind. Nothing names them: where a commit does
 * (its mark came back with an older log of a damaged database), only the mark goes.
 */
export async function dropStaging(context: Pick<VaultContext, 'db' | 'mirror'>, isNamed: (run: string) => boolean = () => false): Promise<void> {
  const { db, mirror } = context;
  const left = await db.meta.where('key').startsWith(stagingKey('')).primaryKeys();
  for (const key of left) {
    const run = key.slice(stagingKey('').length);
    if (isNamed(run)) {
      await db.meta.delete(key);
      continue;
    }
    await db.transaction('rw', [db.snapshots, db.meta], async () => {
      await db.snapshots.where('id').startsWith(run).delete();
      await db.meta.delete(key);
    });
    const files = mirror === null ? null : await mirror.list('pages');
    for (const { name } of files?.ok === true ? files.value : []) {
      if (name.startsWith(`pages/${run}`)) await mirror?.remove(name);
    }
  }
}
