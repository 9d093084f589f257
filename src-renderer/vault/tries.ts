import type { VaultDb } from './database.ts';

const KEY = 'tries';
const MAX_DELAY_MS = 30_000;

/** Wrong tries cost time, also after a restart; nobody is ever locked out. */
export async function failedTries(db: VaultDb): Promise<number> {
  const value = (await db.meta.get(KEY))?.value;
  return typeof value === 'number' ? value : 0;
}

export const storeTries = (db: VaultDb, count: number): Promise<unknown> =>
  count === 0 ? db.meta.delete(KEY) : db.meta.put({ key: KEY, value: count });

/** Two tries are free. */
export const tryDelayMs = (failed: number): number => (failed < 2 ? 0 : Math.min(MAX_DELAY_MS, 500 * 2 ** (failed - 2)));
