import type { VaultDb } from './database.ts';
import { packList } from './frame.ts';
import { batchOf } from './page-names.ts';

/** A run's id; pages of the snapshot are named after it alone, batches of a bulk commit add their number. */
const RUN = 16;

/** The batches of bulk commits that are stored: journal content, whether or not the snapshot still uses their pages. */
export async function bulkBatches(db: VaultDb): Promise<string[]> {
  const batches = new Set<string>();
  for (const id of await db.snapshots.toCollection().primaryKeys()) {
    const batch = batchOf(id)?.batch;
    if (batch !== undefined && batch.length > RUN && batch[RUN] === '-') batches.add(batch);
  }
  return [...batches];
}

/** A batch as one file, its pages by their numbers; null where one is missing, since its place would shift the others. */
export async function readBatch(db: VaultDb, batch: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const rows = await db.snapshots.where('id').startsWith(`${batch}.`).toArray();
  const pages = rows.map(({ id, frame }) => ({ index: batchOf(id)?.index ?? -1, frame })).sort((a, b) => a.index - b.index);
  return pages.every(({ index }, at) => index === at) ? packList(pages.map(({ frame }) => frame)) : null;
}
