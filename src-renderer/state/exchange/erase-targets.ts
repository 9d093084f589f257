import { filesIn } from '../../../src-shared/exchange/build-export.ts';
import type { RecallAnswer } from '../../../src-shared/records/deletion-statement.ts';
import { headsOf, LIFE, recordFromHeads, type RecordState, unitsOf } from '../../../src-shared/records/record-state.ts';
import type { EraseTarget } from '../../vault/index.ts';
import { session } from '../session.ts';
import { ledgerNow } from './ledger-now.ts';

const CONTENT = (record: RecordState): readonly string[] => unitsOf(record).filter((unit) => unit !== LIFE);

/** The whole record goes when nothing of its content would be left. */
export function targetOf({ id, units }: Pick<RecallAnswer, 'id' | 'units'>): EraseTarget {
  const record = session().vault.workingSet.get(id);
  const whole = record === undefined || CONTENT(record).every((unit) => units.includes(unit));
  return { id, units: whole ? null : units };
}

/** The record with only these of its units; null where it has none of them. */
export const onlyUnits = (record: RecordState, units: readonly string[]): RecordState | null => {
  const heads = new Map(units.filter((unit) => record.values[unit] !== undefined).map((unit) => [unit, headsOf(record, unit)] as const));
  return heads.size === 0 ? null : recordFromHeads(record, heads);
};

/** What is left of a record when these units go; null where none of its content is. */
export function withoutUnits(record: RecordState, units: readonly string[]): RecordState | null {
  const left = unitsOf(record).filter((unit) => !units.includes(unit));
  return left.every((unit) => unit === LIFE) ? null : onlyUnits(record, left);
}

/**
 * Attachments that only the erased units name, and the kept bytes of files that carried them. `hidden`:
 * rows of imports that were taken back, and of held lines.
 */
export function blobsOf(targets: readonly EraseTarget[], hidden: readonly RecordState[] = []): readonly string[] {
  const { workingSet } = session().vault;
  const going = new Map(targets.map(({ id, units }) => [id, units]));
  const erased: RecordState[] = [];
  const staying: RecordState[] = [];
  for (const record of workingSet.all()) {
    const units = going.get(record.id);
    if (units === undefined) staying.push(record);
    else {
      const gone = units ?? CONTENT(record);
      const [out, left] = [onlyUnits(record, gone), onlyUnits(record, CONTENT(record).filter((unit) => !gone.includes(unit)))];
      if (out !== null) erased.push(out);
      if (left !== null) staying.push(left);
    }
  }
  for (const row of hidden) {
    const units = going.get(row.id);
    const out = units === undefined ? null : onlyUnits(row, units ?? CONTENT(row));
    if (out !== null) erased.push(out);
  }
  const needed = new Set(filesIn(staying).map(({ hash }) => hash));
  const files = ledgerNow().filter(({ contents }) => contents.some(({ id }) => going.has(id))).map(({ digest }) => digest);
  return [...filesIn(erased).map(({ hash }) => hash).filter((hash) => !needed.has(hash)), ...files];
}
