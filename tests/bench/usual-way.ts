import Dexie, { type Table } from 'dexie';
import type { plainRow } from './data.ts';

export type Row = ReturnType<typeof plainRow>;
export type UsualDb = Dexie & { readonly records: Table<Row, string> };

/** The usual way: one row per record in clear, six indexes, and the same promise of durability. */
export function usualDb(name: string): UsualDb {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' }) as UsualDb;
  db.version(1).stores({ records: 'id, type, person, values.who.kana, values.where.institution, values.state.status, values.when.from' });
  return db;
}
