import { faultOfAct } from '../src-shared/acts/verify-act.ts';
import { STATEMENT_KINDS, STATEMENT_LINES } from '../src-shared/exchange/invitation.ts';
import { LF, RECORD_KIND, type BadLine } from '../src-shared/exchange/lines.ts';
import { readContent, type ContainerContent, type OpenedContainer } from '../src-shared/exchange/read-container.ts';
import { restoreLines, type RestoredLines } from '../src-shared/exchange/restore-lines.ts';
import { appError } from '../src-shared/kernel/app-error.ts';
import { ok, type Result } from '../src-shared/kernel/result.ts';
import { badField } from '../src-shared/merge/check-value.ts';
import { isLifeValue } from '../src-shared/records/life.ts';
import { headsOf, LIFE, type RecordState, unitsOf } from '../src-shared/records/record-state.ts';
import { definitionOf } from '../src-shared/records/registry.ts';

/** Everything behind the signature: counts, attachments, each line, each value, each signed act. */
export interface CheckedContent {
  readonly content: ContainerContent;
  readonly restored: RestoredLines;
  /** In the order of the file. */
  readonly badLines: readonly BadLine[];
  /** Units a newer version may have written: kept, not judged. */
  readonly laterUnits: number;
  /** Lines of kinds a newer version writes. */
  readonly unknownLines: number;
  /** Acts of parties whose card is not in this file. */
  readonly otherActs: number;
}

/** The first value of a record that its definition does not allow. */
function badValue(record: RecordState): { readonly unit: string; readonly field: string } | 'later' | null {
  const definition = definitionOf(record.type);
  if (definition === undefined) return 'later';
  for (const unit of unitsOf(record)) {
    for (const { value } of headsOf(record, unit)) {
      if (unit === LIFE) {
        if (!isLifeValue(value)) return { unit, field: 'deleted' };
        continue;
      }
      const bad = badField(definition, unit, value);
      if (bad !== null) return bad.known ? { unit, field: bad.field } : 'later';
    }
  }
  return null;
}

export async function checkContent(opened: OpenedContainer): Promise<Result<CheckedContent>> {
  const content = await readContent(opened);
  if (!content.ok) return content;
  const restored = restoreLines(content.value.lines);
  if (!restored.ok) return restored;
  const lineOf = new Map<string, number>();
  for (const { kind, value, line } of content.value.lines) {
    const id = kind === RECORD_KIND && Array.isArray(value) ? (value as readonly unknown[])[2] : undefined;
    if (typeof id === 'string' && !lineOf.has(id)) lineOf.set(id, line);
  }
  const badLines: BadLine[] = [...content.value.badLines, ...restored.value.badLines];
  const { party } = opened.card.statement;
  let laterUnits = 0;
  let otherActs = 0;
  for (const record of restored.value.records) {
    const line = lineOf.get(record.id) ?? 0;
    const value = badValue(record);
    if (value === 'later') laterUnits += 1;
    else if (value !== null) badLines.push({ ok: false, line, error: appError('unit/bad-value', { line, ...value }) });
    if (record.type !== 'permitEvent') continue;
    if (record.parties.author !== party) otherActs += 1;
    else {
      const fault = await faultOfAct(record, (id) => (id === party ? opened.card : undefined));
      if (fault !== null) badLines.push({ ok: false, line, error: appError('unit/bad-signature', { line, why: fault }) });
    }
  }
  badLines.sort((a, b) => a.line - b.line);
  const statements = STATEMENT_KINDS.has(opened.header.kind) ? content.value.lines.filter(({ kind }) => STATEMENT_LINES.has(kind)).length : 0;
  return ok({ content: content.value, restored: restored.value, badLines, laterUnits, otherActs, unknownLines: restored.value.unknownLines - statements });
}

/** The first byte, from 0, of each of these lines in the unpacked file. */
export function bytesOfLines(opened: OpenedContainer, lines: readonly number[]): ReadonlyMap<number, number> {
  const wanted = new Set(lines);
  const found = new Map<number, number>();
  let at = 0;
  for (let line = 2; at < opened.content.length && found.size < wanted.size; line++) {
    if (wanted.has(line)) found.set(line, opened.contentAt + at);
    const end = opened.content.indexOf(LF, at);
    at = end < 0 ? opened.content.length : end + 1;
  }
  return found;
}
