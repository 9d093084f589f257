import { living } from '../../../../src-shared/journal/living.ts';
import type { WorkingSet } from '../../../../src-shared/journal/working-set.ts';
import type { RecordDefinition } from '../../../../src-shared/records/definition.ts';
import { dossier } from '../../../../src-shared/records/dossier.ts';
import { permit } from '../../../../src-shared/records/permit.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import type { TablePlan } from '../../../../src-shared/tables/table-plan.ts';
import { PERMIT_LEDGER, STAFF_LIST } from '../../../../src-shared/tables/table-plans.ts';
import { searchKey } from '../../../../src-shared/text/search-key.ts';
import { type Fields, LEDGER_MATCHER, type Matcher, numberKey, STAFF_MATCHER } from './match-rows.ts';

/** What the one wizard needs to know of the two registers. */
export interface ImportKind {
  readonly id: 'staff' | 'ledger';
  readonly definition: RecordDefinition;
  readonly plan: TablePlan;
  readonly matcher: Matcher;
  readonly stored: (set: WorkingSet, self: string) => Iterable<RecordState>;
  /** Fields a new line gets besides those of the file, and whose file it belongs to. */
  readonly complete: (set: WorkingSet, self: string) => (fields: Fields) => { readonly fields: Fields; readonly person: string };
}

const own = function* (set: WorkingSet, type: string, self: string): Generator<RecordState> {
  for (const record of living(set, type)) if (record.parties.author === self) yield record;
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A permit of the old ledger belongs to the one line of the staff list that surely is its holder. */
function holderFinder(set: WorkingSet, self: string): (fields: Fields) => string | null {
  const found = new Map<string, string | null>();
  const add = (key: string, id: string): void => {
    if (key !== '') found.set(key, found.has(key) && found.get(key) !== id ? null : id);
  };
  for (const record of own(set, 'dossier', self)) {
    const shown = shownValues(record);
    add(`n:${numberKey(shown['staffNumber'])}`, record.id);
    add(`p:${searchKey(text(shown['name']))}`, record.id);
  }
  return (fields) => {
    const number = numberKey(fields['staffNumber']);
    // without a number the name alone decides only where nobody else has it
    return number !== '' ? (found.get(`n:${number}`) ?? null) : (found.get(`p:${searchKey(text(fields['holderName']))}`) ?? null);
  };
}

export const STAFF_IMPORT: ImportKind = {
  id: 'staff',
  definition: dossier,
  plan: STAFF_LIST,
  matcher: STAFF_MATCHER,
  stored: (set, self) => own(set, 'dossier', self),
  complete: (_set, self) => (fields) => ({ fields, person: self }),
};

export const LEDGER_IMPORT: ImportKind = {
  id: 'ledger',
  definition: permit,
  plan: PERMIT_LEDGER,
  matcher: LEDGER_MATCHER,
  stored: (set, self) => own(set, 'permit', self),
  complete: (set, self) => {
    const holder = holderFinder(set, self);
    return (fields) => {
      const id = holder(fields);
      return { fields: { ...fields, origin: 'ledger', ...(id === null ? {} : { dossierId: id }) }, person: id ?? self };
    };
  },
};
