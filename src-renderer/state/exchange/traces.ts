import { rowsOf } from '../../../src-shared/journal/commit.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import type { NamedItem } from '../../../src-shared/records/recall-request.ts';
import { headsOf, type RecordState } from '../../../src-shared/records/record-state.ts';
import { restoreRow, restoreTables } from '../../../src-shared/records/row-codec.ts';
import { session } from '../session.ts';
import { ledgerNow } from './ledger-now.ts';

/** 預かり of something named: the line, and what is in it; `null` where this version cannot read it. */
export interface HeldTrace {
  readonly line: RecordState;
  readonly recordId: RecordId;
  readonly inside: RecordState | null;
}

/** Where named records lie, whether a screen shows them or not. */
export interface Traces {
  /** Which of the named units are here, wherever they lie. */
  readonly units: ReadonlyMap<RecordId, readonly string[]>;
  /** Rows of imports that were taken back: in no record any more, and in the journal all the same. */
  readonly undone: readonly RecordState[];
  readonly held: readonly HeldTrace[];
}

function heldTraces(rows: Iterable<RecordState>, wanted: ReadonlySet<RecordId>): HeldTrace[] {
  const found: HeldTrace[] = [];
  for (const line of rows) {
    if (line.type !== 'heldRow') continue;
    // released lines too: their content stays in the commit that kept them
    for (const { value } of headsOf(line, 'held')) {
      const { recordId, tables, row } = value as Readonly<Record<string, Json>>;
      if (typeof recordId !== 'string' || !wanted.has(recordId)) continue;
      const readTables = restoreTables(tables ?? null);
      const read = readTables.ok ? restoreRow(row ?? null, readTables.value) : readTables;
      found.push({ line, recordId, inside: read.ok ? read.value : null });
    }
  }
  return found;
}

async function undoneRows(isWanted: (row: RecordState) => boolean): Promise<Result<RecordState[], AppError>> {
  const { vault } = session();
  const headers = await vault.headers();
  if (!headers.ok) return headers;
  const rows: RecordState[] = [];
  for (const { seq } of headers.value) {
    if (!vault.isRetracted(seq)) continue;
    const commit = await vault.readCommit(seq);
    if (!commit.ok) return commit;
    rows.push(...rowsOf(commit.value).filter(isWanted));
  }
  return ok(rows);
}

/**
 * Everywhere the journal and the kept files may still hold what a request names: an answer that says
 * "not here" is signed, so it has to be true of what no screen shows as well.
 */
export async function tracesOf(items: readonly NamedItem[]): Promise<Result<Traces, AppError>> {
  const { vault } = session();
  const { workingSet } = vault;
  const named = new Map(items.map(({ id, units }) => [id, units]));
  const wanted: ReadonlySet<RecordId> = new Set(named.keys());
  const rows = await undoneRows(({ id, type }) => wanted.has(id) || type === 'heldRow');
  if (!rows.ok) return rows;
  const undone = rows.value.filter(({ id }) => wanted.has(id));
  const held = heldTraces([...workingSet.ofType('heldRow').values(), ...rows.value], wanted);
  const found = new Map<RecordId, Set<string>>();
  const note = (id: RecordId, isThere: (unit: string) => boolean): void => {
    const units = found.get(id) ?? new Set<string>();
    for (const unit of named.get(id) ?? []) if (isThere(unit)) units.add(unit);
    found.set(id, units);
  };
  for (const { id } of items) note(id, (unit) => workingSet.get(id)?.values[unit] !== undefined);
  for (const row of undone) note(row.id, (unit) => row.values[unit] !== undefined);
  // what cannot be read may hold all of it
  for (const { recordId, inside } of held) note(recordId, (unit) => inside === null || inside.values[unit] !== undefined);
  for (const { digest, contents } of ledgerNow()) {
    const inside = contents.filter(({ id }) => wanted.has(id));
    if (inside.length === 0 || !(await vault.hasBlob(digest))) continue;
    for (const { id, units } of inside) note(id, (unit) => units.includes(unit));
  }
  const units = new Map(items.map(({ id, units: order }) => [id, order.filter((unit) => found.get(id)?.has(unit) === true)]));
  return ok({ units, undone, held });
}

/** Records that no screen shows: their attachments are to go too. */
export const hiddenRows = ({ undone, held }: Traces): readonly RecordState[] => [...undone, ...held.flatMap(({ inside }) => inside ?? [])];
