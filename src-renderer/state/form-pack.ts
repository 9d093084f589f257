import { living } from '../../src-shared/journal/living.ts';
import { appError } from '../../src-shared/kernel/app-error.ts';
import type { PartyId } from '../../src-shared/kernel/ids.ts';
import type { Json } from '../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { formPack } from '../../src-shared/records/form-pack.ts';
import { headsOf, recordFromHeads, type RecordState, shownValues, unitsOf } from '../../src-shared/records/record-state.ts';
import { restoreRow, restoreTables, rowEncoder } from '../../src-shared/records/row-codec.ts';
import type { OfficeValues } from '../../src-shared/rules/load-rule-packs.ts';
import { session } from './session.ts';

/** The form pack of a party: our own, or the one an office's invitation brought. */
export function formPackOf(party: PartyId): RecordState | undefined {
  for (const record of living(session().vault.workingSet, 'formPack')) {
    if (record.parties.author === party) return record;
  }
  return undefined;
}

export interface OfficeLimits {
  readonly officeValues: OfficeValues;
  /** null: the office has not said. */
  readonly ownArea: readonly string[] | null;
}

/** What an office set for its own cases; the same on both sides, since it travels in its invitation. */
export function officeLimits(office: PartyId | null): OfficeLimits {
  const record = office === null ? undefined : formPackOf(office);
  const { officeValues, ownArea } = record === undefined ? {} : (shownValues(record) as { officeValues?: OfficeValues | null; ownArea?: readonly string[] | null });
  return { officeValues: officeValues ?? {}, ownArea: ownArea == null || ownArea.length === 0 ? null : ownArea };
}

/** The office a doctor's cases go to while none is named yet: the one recognised office, where there is just one. */
export function onlyOffice(): PartyId | null {
  const found: PartyId[] = [];
  for (const contact of living(session().vault.workingSet, 'contact')) {
    const { state, asOffice } = shownValues(contact);
    if (state === 'confirmed' && asOffice === 'office') found.push(contact.person);
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** A form pack as it travels in an invitation: with its stamps, so that a later one supersedes it exactly. */
export function formPackLine(record: RecordState): Json {
  const encoder = rowEncoder();
  const row = encoder.encode({ ...record, commits: [] });
  return { tables: encoder.tables, row } as unknown as Json;
}

/** Reads the form pack of an invitation; only units and values this version knows, and only of that office itself. */
export function readFormPackLine(line: Json, office: PartyId): Result<RecordState> {
  const bad = (why: string): Result<never> => err(appError('exchange/bad-line', { why }));
  if (line === null || typeof line !== 'object' || Array.isArray(line)) return bad('form-pack');
  const { tables, row } = line as { readonly tables?: Json; readonly row?: Json };
  if (tables === undefined || row === undefined) return bad('form-pack');
  const read = restoreTables(tables);
  if (!read.ok) return read;
  const record = restoreRow(row, read.value);
  if (!record.ok) return record;
  const { type, parties } = record.value;
  if (type !== formPack.type || parties.author !== office) return bad('form-pack');
  const fields = formPack.fields as Readonly<Record<string, { readonly quick: (value: Json) => boolean }>>;
  const heads = new Map(
    unitsOf(record.value)
      .filter((unit) => Object.hasOwn(formPack.units, unit))
      .map((unit) => [unit, headsOf(record.value, unit)] as const),
  );
  if (heads.size === 0) return bad('form-pack');
  for (const list of heads.values()) {
    for (const { value } of list) {
      if (Object.entries(value).some(([name, item]) => fields[name]?.quick(item) === false)) return err(appError('unit/bad-value', { type: formPack.type }));
    }
  }
  return ok(recordFromHeads(record.value, heads));
}
