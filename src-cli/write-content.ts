import { attachmentEnding } from '../src-shared/exchange/attachment-name.ts';
import { RECORD_KIND, SPLIT_KIND, TABLES_KIND, type GoodLine } from '../src-shared/exchange/lines.ts';
import type { OpenedContainer } from '../src-shared/exchange/read-container.ts';
import { RECEIPT_KIND } from '../src-shared/exchange/receipts.ts';
import { filesIn } from '../src-shared/exchange/build-export.ts';
import type { Json } from '../src-shared/kernel/json.ts';
import { conflictsOf } from '../src-shared/records/conflicts.ts';
import type { RecordDefinition } from '../src-shared/records/definition.ts';
import { displayValue } from '../src-shared/records/display-value.ts';
import { isDeleted } from '../src-shared/records/life.ts';
import { type RecordState, shownValues } from '../src-shared/records/record-state.ts';
import { definitionOf } from '../src-shared/records/registry.ts';
import { looksLike } from '../src-shared/sealing/looks-like.ts';
import { writeCsv } from '../src-shared/tables/write-csv.ts';
import type { Language } from '../src-renderer/i18n/message.ts';
import type { CheckedContent } from './check-content.ts';
import type { InsideView } from './describe-inside.ts';
import type { NewFolder } from './new-folder.ts';
import type { Say } from './say.ts';

const ndjson = (items: Iterable<unknown>): string => [...items].map((item) => `${JSON.stringify(item)}\n`).join('');
const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** One type as a table for people; the NDJSON beside it has every head and stamp. */
function recordTable(records: readonly RecordState[], definition: RecordDefinition, say: Say, language: Language): Uint8Array {
  const fields = Object.entries(definition.fields).filter(([, field]) => field.inner !== true);
  const heading = [say('colId'), say('colPerson'), say('colDeleted'), say('colConflicts'), ...fields.map(([, field]) => field.label[language])];
  const rows = records.map((record) => {
    const values = shownValues(record);
    const shown = (name: string): Json | undefined => (Object.hasOwn(values, name) ? values[name] : undefined);
    const conflicts = conflictsOf(record).length;
    const cells = fields.map(([name, field]) => (isEmpty(shown(name)) || !field.schema.safeParse(shown(name)).success ? '' : displayValue(field, shown(name), language)));
    return [record.id, record.person, isDeleted(record) ? say('yes') : '', conflicts === 0 ? '' : String(conflicts), ...cells];
  });
  return writeCsv([heading, ...rows]);
}

function writeRecords(folder: NewFolder, records: readonly RecordState[], say: Say, language: Language): void {
  const byType = new Map<string, RecordState[]>();
  for (const record of records) {
    // A type of a newer version has any name it likes; ours are names of files too.
    const type = definitionOf(record.type) === undefined ? 'other' : record.type;
    byType.set(type, [...(byType.get(type) ?? []), record]);
  }
  for (const [type, all] of byType) {
    folder.write(`records-${type}.ndjson`, ndjson(all.map(({ commits: _commits, ...record }) => record)));
    const definition = definitionOf(type);
    if (definition !== undefined) folder.write(`records-${type}.csv`, recordTable(all, definition, say, language));
  }
}

function writeAttachments(folder: NewFolder, { content, restored }: CheckedContent, say: Say): void {
  if (content.attachments.length === 0) return;
  const labels = new Map<string, Set<string>>();
  for (const file of filesIn(restored.records)) labels.set(file.hash, (labels.get(file.hash) ?? new Set()).add(file.name));
  const rows = content.attachments.map(({ sha256, type, bytes }, i) => {
    const name = `${String(i + 1).padStart(3, '0')}-${sha256.slice(0, 8)}.${attachmentEnding(bytes)}`;
    folder.write(`attachments/${name}`, bytes);
    return [name, [...(labels.get(sha256) ?? [])].join(' / '), type, looksLike(bytes), String(bytes.length), sha256];
  });
  folder.write('attachments.csv', writeCsv([[say('colFile'), say('colLabel'), say('colClaimed'), say('colFound'), say('colBytes'), 'SHA-256'], ...rows]));
}

/** Packs of an invitation, and lines of a newer version. */
function writeOtherLines(folder: NewFolder, lines: readonly GoodLine[]): void {
  const other = lines.filter(({ kind }) => ![RECORD_KIND, SPLIT_KIND, TABLES_KIND, RECEIPT_KIND].includes(kind));
  if (other.length > 0) folder.write('lines-other.ndjson', ndjson(other.map(({ line, kind, value }) => ({ line, kind, value }))));
}

/** Everything that could be read, under names made here. */
export function writeContent(folder: NewFolder, opened: OpenedContainer, inside: InsideView, checked: CheckedContent, say: Say, language: Language): void {
  folder.write('header.json', pretty({ sha256: opened.digest, bytes: opened.bytes, ...inside }));
  folder.write('card.json', pretty(opened.card.signed));
  writeRecords(folder, checked.restored.records, say, language);
  if (checked.restored.receipts.length > 0) folder.write('receipts.ndjson', ndjson(checked.restored.receipts));
  writeOtherLines(folder, checked.content.lines);
  writeAttachments(folder, checked, say);
  if (checked.badLines.length > 0) folder.write('bad-lines.ndjson', ndjson(checked.badLines.map(({ line, error }) => ({ line, code: error.code }))));
}
