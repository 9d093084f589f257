import { draftCreate, draftEdit } from '../../../../src-shared/journal/draft.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { newId } from '../../../../src-shared/kernel/ids.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import { ok, type Result } from '../../../../src-shared/kernel/result.ts';
import type { Dot } from '../../../../src-shared/records/heads.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { splitFields } from '../../../../src-shared/records/split-fields.ts';
import { changedUnits } from '../../../state/commands.ts';
import { ports, session } from '../../../state/session.ts';
import type { ImportKind } from './import-kind.ts';
import type { RowPlan } from './match-rows.ts';

export interface WrittenImport {
  readonly seq: number;
  readonly rows: number;
}

/** Writes the new and changed rows as one commit, which can be taken back as one. */
export async function writeImport(kind: ImportKind, plans: readonly RowPlan[], file: { readonly rows: number }, progress: (done: number) => void): Promise<Result<WrittenImport, AppError>> {
  const { vault, identity } = session();
  const { random } = ports();
  const complete = kind.complete(vault.workingSet, identity.party);
  const rows = function* (dot: Dot): Generator<RecordState> {
    for (const plan of plans) {
      if (plan.kind === 'new') {
        const { fields, person } = complete(plan.fields);
        yield draftCreate(kind.definition, { id: newId(random), person, parties: { author: identity.party }, units: splitFields(kind.definition, fields as Record<string, Json>) }, dot);
      } else if (plan.kind === 'update') {
        // what was typed meanwhile in other fields stays: only units of the file are written
        const record = vault.workingSet.get(plan.record.id) ?? plan.record;
        const units = changedUnits(record, plan.fields);
        if (Object.keys(units).length > 0) yield draftEdit(record, units, dot);
      }
    }
  };
  // the name of the file stays out of the note: names of files may hold names of people
  const done = await vault.bulk(rows, { what: 'table', type: kind.definition.type, rows: file.rows }, { kind: 'bulk', progress });
  return done.ok ? ok({ seq: done.value.seq, rows: done.value.rows }) : done;
}

export const undoImport = async (seq: number): Promise<Result<number, AppError>> => {
  const undone = await session().vault.retract([seq]);
  return undone.ok ? ok(undone.value.undone.length) : undone;
};
