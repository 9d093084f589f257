import { signedText } from '../../../../src-shared/exchange/signed-text.ts';
import { appError } from '../../../../src-shared/kernel/app-error.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../../../src-shared/kernel/result.ts';
import type { FieldDefinition, RecordDefinition } from '../../../../src-shared/records/definition.ts';
import { describeRecord, UNREADABLE, unitLabel } from '../../../../src-shared/records/describe-record.ts';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import type { FileRef } from '../../../../src-shared/records/fields.ts';
import { isDeleted } from '../../../../src-shared/records/life.ts';
import { LIFE, type RecordState } from '../../../../src-shared/records/record-state.ts';
import { DEFINITIONS, definitionOf } from '../../../../src-shared/records/registry.ts';
import { isSealedRecord } from '../../../../src-shared/records/sealed-record.ts';
import { formatMoment, type Language, textIn } from '../../../i18n/index.ts';
import { isShownField } from '../../../record-view/record-facts.tsx';
import { type RecordChange, recordChanges } from '../../../record-view/record-changes.ts';
import type { Session } from '../../../state/session.ts';
import { createSlices, type HistoryEntry } from '../../../vault/index.ts';
import type { PageArea, PageDocument, PageRecord } from './page-document.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface GatherOptions {
  readonly language: Language;
  readonly at: number;
  /** The sealed notes of the member in front; nobody else's. */
  readonly sealed: boolean;
  readonly attachments: boolean;
  readonly progress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

export interface Gathered {
  readonly document: PageDocument;
  readonly files: ReadonlyMap<string, Bytes>;
  readonly records: number;
}

/** A page of some hundred megabytes opens nowhere; attachments can be left out. */
export const FILES_MAX = 150 * 1024 * 1024;

/** By what people call the area; a type that is new to this list stands at the end, never nowhere. */
const AREAS = [
  { name: 'emergency.areaPermits', types: ['permitApplication', 'permitEvent', 'permit', 'permitReview'] },
  { name: 'emergency.areaCareer', types: ['posting', 'careerGoal'] },
  { name: 'emergency.areaMentoring', types: ['mentorPair', 'mentorSession', 'mentorNote'] },
  { name: 'emergency.areaPeople', types: ['person', 'dossier', 'link', 'contact', 'member'] },
  { name: 'emergency.areaExchange', types: ['exchangeEntry', 'heldRow', 'refusedFile'] },
  { name: 'emergency.areaSettings', types: ['formPack', 'preference'] },
] as const;

const blank = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Structured values that have no words of their own are given as they are: better read with effort than missing. */
const inWords = (field: FieldDefinition, value: Json | undefined, language: Language): string =>
  field.kind === 'data' && field.words === undefined && !(Array.isArray(value) && value.every((item) => typeof item === 'string')) ? JSON.stringify(value) : displayValue(field, value, language);

/** Keys, cards and seals of the program say nothing to a reader; everything else is shown. */
const isRead = (definition: RecordDefinition, name: string, value: Json | undefined): boolean =>
  isShownField(definition, name) || (definition.fields[name]?.kind === 'data' && definition.fields[name]?.inner !== true && !signedText.safeParse(value).success);

function partsOf(record: RecordState, language: Language): PageRecord['parts'] {
  const definition = definitionOf(record.type);
  if (definition === undefined) {
    return Object.entries(record.values).map(([unit, value]) => ({ label: UNREADABLE[language], fields: Object.entries(value).map(([name, item]) => ({ label: `${unit}.${name}`, text: JSON.stringify(item) })) }));
  }
  const units = [...new Set([...Object.keys(definition.units), ...Object.keys(record.values)])].filter((unit) => unit !== LIFE);
  return units.flatMap((unit) => {
    const value = record.values[unit];
    if (value === undefined) return [];
    const known = Object.entries(definition.fields).flatMap(([name, field]) =>
      field.unit !== unit || blank(value[name]) || !isRead(definition, name, value[name]) ? [] : [{ label: field.label[language], text: inWords(field, value[name], language) }],
    );
    const foreign = Object.keys(value).flatMap((name) => (Object.hasOwn(definition.fields, name) ? [] : [{ label: UNREADABLE[language], text: JSON.stringify(value[name]) }]));
    // What another PC wrote at the same time and nobody has settled yet stands beside the shown value.
    const others = (record.rest?.[unit] ?? []).flatMap((head) => {
      const fields = Object.entries(definition.fields).flatMap(([name, field]) =>
        field.unit !== unit || blank(head.value[name]) || JSON.stringify(head.value[name]) === JSON.stringify(value[name]) || !isRead(definition, name, head.value[name]) ? [] : [`${field.label[language]}：${inWords(field, head.value[name], language)}`],
      );
      return fields.length === 0 ? [] : [{ label: textIn(language, 'emergency.conflict'), text: fields.join('\n') }];
    });
    const fields = [...known, ...foreign, ...others];
    return fields.length === 0 ? [] : [{ label: unitLabel(definition, unit, language), fields }];
  });
}

function filesOf(record: RecordState): readonly FileRef[] {
  const definition = definitionOf(record.type);
  return Object.entries(definition?.fields ?? {}).flatMap(([name, field]) => {
    const value = field.kind === 'files' ? record.values[field.unit]?.[name] : undefined;
    return Array.isArray(value) ? (value as unknown as FileRef[]) : [];
  });
}

function historyWords(change: RecordChange, { identity }: Session, language: Language): string {
  const who = identity.members.find(({ id }) => id === change.member)?.name ?? textIn(language, 'emergency.formerMember');
  const what = textIn(language, `emergency.${change.what}`);
  const from = change.from === undefined ? '' : ` ${textIn(language, 'emergency.fromFile', { name: change.from.name })}`;
  const fields = change.what === 'changed' ? change.fields.map((field) => `${field.label}：${field.before} → ${field.after}`).join('、') : '';
  return `${formatMoment(change.at, language)} ${who}${from} ${what}${fields === '' ? '' : `　${fields}`}`;
}

const firstWriter = (entries: readonly HistoryEntry[]): string | undefined => entries[0]?.member;

/** Everything readable of the vault in front, in words. Sealed notes only for their author, and only when asked. */
export async function gatherDocument(opened: Session, options: GatherOptions): Promise<Result<Gathered>> {
  const { language, at, sealed, attachments, progress = () => undefined, signal } = options;
  const { vault, member, identity } = opened;
  const slices = createSlices();
  const files = new Map<string, Bytes>();
  const chunkOf = new Map<string, string | null>();
  const byType = new Map<string, PageRecord[]>();
  let bytes = 0;
  let records = 0;
  let done = 0;

  const chunk = async ({ hash }: FileRef): Promise<string | null> => {
    const known = chunkOf.get(hash);
    if (known !== undefined) return known;
    const blob = attachments ? await vault.getBlob(hash) : null;
    const name = blob?.ok === true ? `file-${files.size + 1}` : null;
    if (blob?.ok === true && name !== null) {
      files.set(name, blob.value);
      bytes += blob.value.length;
    }
    chunkOf.set(hash, name);
    return name;
  };

  const all = [...vault.workingSet.all()];
  for (const record of all) {
    done += 1;
    progress(done / all.length);
    if (slices.due()) await slices.next();
    if (signal?.aborted === true) return err(appError('desktop/cancelled'));
    const isSealed = isSealedRecord(record);
    if (isSealed && !sealed) continue;
    const history = await vault.history(record.id);
    if (!history.ok) return history;
    if (isSealed && firstWriter(history.value) !== member.id) continue;
    const definition = definitionOf(record.type);
    const { title, typeLabel } = describeRecord(record, language);
    const pageFiles: { readonly name: string; readonly chunk: string | null }[] = [];
    for (const file of filesOf(record)) pageFiles.push({ name: file.name, chunk: await chunk(file) });
    if (bytes > FILES_MAX) return err(appError('attachment/too-large', { max: FILES_MAX }));
    const changes = definition === undefined ? [] : recordChanges(definition, history.value, language);
    const page: PageRecord = {
      id: record.id,
      type: typeLabel,
      title,
      deleted: isDeleted(record),
      parts: partsOf(record, language),
      history: changes.toReversed().map((change) => historyWords(change, opened, language)),
      files: pageFiles,
    };
    byType.set(record.type, [...(byType.get(record.type) ?? []), page]);
    records += 1;
  }

  const listed = new Set<string>(AREAS.flatMap(({ types }) => types));
  const rest = [...Object.keys(DEFINITIONS), ...byType.keys()].filter((type, place, types) => !listed.has(type) && types.indexOf(type) === place);
  const area = (name: string, types: readonly string[]): PageArea[] => {
    const own = types.flatMap((type) => byType.get(type) ?? []);
    return own.length === 0 ? [] : [{ name, records: own }];
  };
  const areas = [...AREAS.flatMap(({ name, types }) => area(textIn(language, name), types)), ...area(textIn(language, 'emergency.areaOther'), rest)];
  const document = {
    title: textIn(language, 'emergency.pageTitle', { name: identity.name }),
    about: textIn(language, 'emergency.pageAbout', { at, records }),
    areas,
  };
  return ok({ document, files, records });
}
