import { type ReferenceLine, readCalendarLine, readRulePackLine } from '../../../src-shared/exchange/reference-line.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { fromUtf8, hex, sha256 } from '../../../src-shared/kernel/bytes.ts';
import { newId } from '../../../src-shared/kernel/ids.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { safeJson } from '../../../src-shared/kernel/safe-json.ts';
import { decodeText } from '../../../src-shared/tables/decode-text.ts';
import { parseCsv } from '../../../src-shared/tables/parse-csv.ts';
import { writeCsv } from '../../../src-shared/tables/write-csv.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { ports, session } from '../session.ts';
import { setRow } from './reference-row.ts';

/** A data set of this party's own: loaded once, handed on with its files. */
async function keep(line: ReferenceLine): Promise<Result<ReferenceLine, AppError>> {
  const { vault, identity } = session();
  const now = ports().clock.now();
  if (line.bytes !== null) {
    const stored = await vault.putBlob(line.bytes);
    if (!stored.ok) return stored;
  }
  const recordId = newId(ports().random);
  const saved = await vault.commit('edit', { what: 'referenceLoaded', kind: line.kind, digest: line.digest }, (dot) => [
    setRow({ line, recordId }, { party: identity.party, name: identity.name, at: now }, { own: identity.party, today: todayInJapan(ports().clock) }, dot),
  ]);
  return saved.ok ? ok(line) : saved;
}

/** Rules or a calendar from a JSON file. */
export async function loadReference(name: string, bytes: Uint8Array): Promise<Result<ReferenceLine, AppError>> {
  let text: string;
  try {
    text = fromUtf8(bytes).replace(/^\uFEFF/, '');
  } catch {
    return err(appError('reference/bad-file', { id: name }));
  }
  const json = safeJson(text);
  if (!json.ok) return err(appError('reference/bad-file', { id: name }));
  const raw = json.value.value as Json;
  const kind = raw !== null && typeof raw === 'object' && !Array.isArray(raw) ? (raw as { readonly kind?: unknown }).kind : undefined;
  const line = kind === 'reference' ? await readCalendarLine(raw) : await readRulePackLine(raw);
  return line.ok ? keep(line.value) : line;
}

export interface ListWish {
  readonly of: 'institutions' | 'organisations';
  readonly title: string;
  readonly source: string;
}

/** A list from a CSV table in any of the usual encodings; stored as UTF-8, one row a line, its first row the headings. */
export async function loadList(name: string, bytes: Uint8Array, wish: ListWish): Promise<Result<ReferenceLine, AppError>> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const rows = parseCsv(decoded.value.text);
  if (!rows.ok) return rows;
  const filled = rows.value.map((row) => row.cells);
  if (filled.length < 2) return err(appError('reference/bad-file', { id: name }));
  const content = writeCsv(filled, 'utf-8');
  const digest = hex(await sha256(content));
  const effectiveFrom = todayInJapan(ports().clock);
  const raw = { of: wish.of, id: `${wish.of}-${digest.slice(0, 8)}`, title: wish.title, effectiveFrom, source: wish.source, rows: filled.length - 1, sha256: digest };
  return keep({ kind: wish.of, setId: raw.id, title: wish.title, effectiveFrom, source: wish.source, digest, rows: raw.rows, raw, bytes: content, pack: null, newer: false });
}
