import { draftEdit } from '../../../src-shared/journal/draft.ts';
import type { Vault } from '../../../src-renderer/vault/index.ts';
import { fill, freshVault, must, openAgain } from '../bench-vault.ts';
import { plainRow, recordOf, recordsOf } from '../data.ts';
import { timed, watchLongTasks } from '../timing.ts';
import { usualDb } from '../usual-way.ts';

/**
 * The steps of the store's measures. The runner calls them in turn, ours and the usual way, each in a
 * browser profile of its own: neither pays for what the other one's storage still tidies up.
 */
const USUAL = 'usual';

/** Stores `count` records in one durable commit: pages, journal, working set. */
export async function oursWrite(count: number): Promise<{ readonly ms: number; readonly vaultId: string }> {
  const records = recordsOf(count);
  const vault = await freshVault();
  const ms = await timed(() => fill(vault, records));
  await vault.lock();
  return { ms, vaultId: vault.id };
}

/** Stores the same values as rows with six indexes. */
export async function usualWrite(count: number): Promise<{ readonly ms: number }> {
  const rows = recordsOf(count).map(plainRow);
  const db = usualDb(USUAL);
  await db.open();
  const ms = await timed(() => db.records.bulkPut(rows));
  db.close();
  return { ms };
}

/** Locked to usable. */
export async function oursOpen(vaultId: string, count: number): Promise<number> {
  const start = performance.now();
  const vault = await openAgain(vaultId);
  const ms = performance.now() - start;
  if (vault.workingSet.size !== count) throw new Error(`opened ${vault.workingSet.size} of ${count}`);
  await vault.lock();
  return ms;
}

/** All rows of a database that is open already. */
export async function usualOpen(count: number): Promise<number> {
  const db = usualDb(USUAL);
  await db.open();
  let found = 0;
  const ms = await timed(async () => {
    found = (await db.records.toArray()).length;
  });
  db.close();
  if (found !== count) throw new Error(`read ${found} of ${count}`);
  return ms;
}

let editing: Vault | null = null;

/** Durable edits one after the other, in milliseconds each. */
export async function oursAppend(vaultId: string, from: number, edits: number): Promise<number[]> {
  const vault = editing ?? (await openAgain(vaultId));
  editing = vault;
  const all = [...vault.workingSet.all()];
  const times: number[] = [];
  for (let n = from; n < from + edits; n++) {
    const record = all[(n * 4999) % all.length];
    if (record === undefined) throw new Error('record');
    const state = { status: 'approved', remark: `変更 ${n}` };
    times.push(
      await timed(async () =>
        must(await vault.commit('edit', {}, (dot) => [draftEdit(vault.workingSet.get(record.id) ?? record, { state }, dot)])),
      ),
    );
  }
  return times;
}

export async function usualAppend(from: number, edits: number): Promise<number[]> {
  const db = usualDb(USUAL);
  await db.open();
  const times: number[] = [];
  for (let n = from; n < from + edits; n++) {
    const row = await db.records.get(recordOf((n * 4999) % 100_000).id);
    if (row === undefined) throw new Error('row');
    const changed = { ...row, values: { ...row.values, state: { status: 'approved', remark: `変更 ${n}` } } };
    times.push(await timed(() => db.records.put(changed)));
  }
  db.close();
  return times;
}

/** Longest task while 100,000 records come in. */
export async function oursImportTask(count: number): Promise<{ readonly longest: number; readonly vaultId: string }> {
  const records = recordsOf(count);
  const vault = await freshVault();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const during = watchLongTasks();
  await fill(vault, records);
  const longest = await during.stop();
  await vault.lock();
  return { longest, vaultId: vault.id };
}

/** Longest task while they are opened. */
export async function oursOpenTask(vaultId: string): Promise<number> {
  const during = watchLongTasks();
  const vault = await openAgain(vaultId);
  const longest = await during.stop();
  await vault.lock();
  return longest;
}

/** UTF-8 bytes of the values alone, as JSON. */
export function valueBytes(count: number): number {
  const encoder = new TextEncoder();
  let bytes = 0;
  for (const record of recordsOf(count)) bytes += encoder.encode(JSON.stringify(record.values)).length;
  return bytes;
}

/** Keeps the working set alive while the runner weighs the heap. */
export async function hold(vaultId: string): Promise<number> {
  const vault = await openAgain(vaultId);
  Object.assign(globalThis, { heldVault: vault });
  return vault.workingSet.size;
}
