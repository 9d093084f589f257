import { appError } from '../kernel/app-error.ts';
import type { PartyId, RecordId } from '../kernel/ids.ts';
import type { Json } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { allSteps, inPieces, sortedInSteps, type Steps } from '../kernel/steps.ts';
import type { WorkingSet } from '../journal/working-set.ts';
import { DEFINITIONS, definitionOf, isSealedType } from '../records/registry.ts';
import type { FileRef } from '../records/fields.ts';
import { headsOf, LIFE, type RecordState } from '../records/record-state.ts';
import { isDeleted } from '../records/life.ts';
import type { LedgerContent } from './ledger.ts';
import { policyOf, type Purpose } from './policy.ts';
import { asExportable, projectRecord } from './project-record.ts';
import { belongsToSteps, type Selection } from './select-records.ts';

export interface ExportOptions extends Selection {
  /** Units that leave only when ticked, as 'careerGoal.family'. */
  readonly ticked?: ReadonlySet<string>;
  /** Records the recipient already holds: only of these does a deletion travel. */
  readonly held?: ReadonlySet<RecordId>;
}

export interface WithheldUnit {
  readonly type: string;
  readonly unit: string;
  readonly count: number;
}

/** What stays here, for the sentences on the send screen. */
export interface Withheld {
  /** 非公開メモ ○件はこのファイルに入りません */
  readonly privateNotes: number;
  readonly local: readonly WithheldUnit[];
  /** Could leave, was not ticked. */
  readonly unticked: readonly WithheldUnit[];
  /** Written by a newer version: this one cannot say whether they may leave. */
  readonly unclassified: number;
}

export interface ExportDraft {
  readonly purpose: Purpose;
  readonly recipient: PartyId;
  /** Projected to the policy's units, all heads: what the recipient will read, exactly. */
  readonly rows: readonly RecordState[];
  readonly contents: readonly LedgerContent[];
  readonly attachments: readonly FileRef[];
  readonly withheld: Withheld;
}

/** What a field of files names. Rows that are put aside were not judged yet, and may hold anything there. */
const fileList = (value: Json | undefined): readonly FileRef[] =>
  Array.isArray(value) ? (value as readonly unknown[] as readonly Partial<FileRef>[]).filter((file): file is FileRef => typeof file === 'object' && file !== null && typeof file.hash === 'string' && typeof file.name === 'string') : [];

interface FileField {
  readonly name: string;
  readonly unit: string;
}

const fileFields = new Map<string, readonly FileField[]>();

/** Where a type of record names files; asked for every row of every file, so it is worked out once. */
function fileFieldsOf(type: string): readonly FileField[] {
  let known = fileFields.get(type);
  if (known === undefined) {
    const definition = definitionOf(type);
    if (definition === undefined) return [];
    known = Object.entries(definition.fields).flatMap(([name, { kind, unit }]) => (kind === 'files' ? [{ name, unit }] : []));
    fileFields.set(type, known);
  }
  return known;
}

/** Files named by the units that leave, each once. */
export function* filesInSteps(rows: Iterable<RecordState>): Steps<readonly FileRef[]> {
  const found = new Map<string, FileRef>();
  yield* inPieces(rows, (row) => {
    for (const { name, unit } of fileFieldsOf(row.type)) {
      if (row.values[unit] === undefined) continue;
      for (const head of headsOf(row, unit)) for (const file of fileList(head.value[name])) found.set(file.hash, file);
    }
  });
  return [...found.values()];
}

export const filesIn = (rows: Iterable<RecordState>): readonly FileRef[] => allSteps(filesInSteps(rows));

/** What the ledger says of a file's records. */
export function* contentsInSteps(rows: readonly RecordState[]): Steps<readonly LedgerContent[]> {
  const contents: LedgerContent[] = [];
  yield* inPieces(rows, (row) => void contents.push({ id: row.id, type: row.type, units: Object.keys(row.values) }));
  return contents;
}

const counted = (list: ReadonlyMap<string, number>): readonly WithheldUnit[] =>
  [...list].map(([key, count]) => {
    const [type, unit] = key.split('.') as [string, string];
    return { type, unit, count };
  });

const filled = (record: RecordState, unit: string): boolean =>
  Object.values(record.values[unit] ?? {}).some((value) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0));

export interface ExportParties {
  readonly self: PartyId;
  readonly recipient: PartyId;
}

type Records = Pick<WorkingSet, 'ofType'>;

const SEALED_TYPES = Object.keys(DEFINITIONS).filter(isSealedType);

/** What one file for one recipient will hold, and what stays. Reads only; nothing is written or marked. */
export function* buildExportSteps(set: Records, purpose: Purpose, parties: ExportParties, options: ExportOptions = {}): Steps<Result<ExportDraft>> {
  const policy = policyOf(purpose);
  const found: RecordState[] = [];
  const local = new Map<string, number>();
  const unticked = new Map<string, number>();
  const more = (list: Map<string, number>, key: string) => list.set(key, (list.get(key) ?? 0) + 1);
  const belongs = yield* belongsToSteps(set, purpose, parties, options);
  let unclassified = 0;
  for (const [type, typePolicy] of Object.entries(policy.types)) {
    const optional: readonly string[] = typePolicy.onlyWhenTicked ?? [];
    const chosen = [...typePolicy.units, ...optional.filter((unit) => options.ticked?.has(`${type}.${unit}`) === true)];
    const units = definitionOf(type)?.units ?? {};
    yield* inPieces(set.ofType(type).values(), (record) => {
      if (!belongs(record)) return;
      if (isDeleted(record) && options.held?.has(record.id) !== true) return;
      const exportable = asExportable(record);
      if (exportable === null) {
        unclassified += 1;
        return;
      }
      const row = projectRecord(exportable, chosen);
      if (row === null) return;
      found.push(row);
      for (const unit of optional) if (!chosen.includes(unit) && filled(record, unit)) more(unticked, `${type}.${unit}`);
      for (const [unit, { privacy }] of Object.entries(units)) {
        if (privacy === 'local' && filled(record, unit)) more(local, `${type}.${unit}`);
      }
      for (const unit of Object.keys(record.values)) {
        if (unit !== LIFE && !Object.hasOwn(units, unit)) unclassified += 1;
      }
    });
  }
  if (found.length === 0) return err(appError('exchange/nothing-to-send', { purpose }));
  let privateNotes = 0;
  for (const type of SEALED_TYPES) yield* inPieces(set.ofType(type).values(), (record) => void (privateNotes += isDeleted(record) ? 0 : 1));
  const rows = yield* sortedInSteps(found, (a, b) => (a.id < b.id ? -1 : 1));
  return ok({
    purpose,
    recipient: parties.recipient,
    rows,
    contents: yield* contentsInSteps(rows),
    attachments: yield* filesInSteps(rows),
    withheld: { privateNotes, local: counted(local), unticked: counted(unticked), unclassified },
  });
}

/** The same at once. */
export const buildExport = (...given: Parameters<typeof buildExportSteps>): Result<ExportDraft> => allSteps(buildExportSteps(...given));
