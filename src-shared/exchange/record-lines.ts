import type { Json } from '../kernel/json.ts';
import { isLongList } from '../kernel/json-texts.ts';
import type { RecordState } from '../records/record-state.ts';
import { rowEncoder } from '../records/row-codec.ts';
import { TABLES_KIND } from './lines.ts';
import { RECEIPT_KIND, type Receipt } from './receipts.ts';
import { type FileRequest, REQUEST_KIND } from './requests.ts';
import { linesOfLongRecord, linesOfRecord } from './split-record.ts';

const STEP = 256;
/** The only record whose list grows with the number of others. */
const LEDGER = 'exchangeEntry';
/** What a line says of local commits is nobody else's business. */
const NONE: readonly number[] = [];

/**
 * The lines of a file: the tables its rows refer to, the rows, then receipts for what the addressee
 * sent, and what is asked of them. Null where there is nothing to write yet and a window may have its turn.
 */
export function* recordLineSteps(rows: readonly RecordState[], receipts: readonly Receipt[] = [], requests: readonly FileRequest[] = []): Generator<string | null, void, undefined> {
  const encoder = rowEncoder();
  // The tables stand before the rows, and a hundred thousand rows as text are not held for their sake.
  for (const [i, row] of rows.entries()) {
    encoder.note(row);
    if (i % STEP === STEP - 1) yield null;
  }
  if (rows.length > 0) yield JSON.stringify({ [TABLES_KIND]: encoder.tables });
  for (const row of rows) {
    const encoded = encoder.encode(row, NONE) as unknown as Json;
    if (row.type === LEDGER && isLongList(row.values['file']?.['contents'])) yield* linesOfLongRecord(encoded);
    else yield* linesOfRecord(encoded);
  }
  for (const receipt of receipts) yield JSON.stringify({ [RECEIPT_KIND]: receipt });
  for (const request of requests) yield JSON.stringify({ [REQUEST_KIND]: request });
}

/** The same at once. */
export function* recordLines(...given: Parameters<typeof recordLineSteps>): Generator<string, void, undefined> {
  for (const line of recordLineSteps(...given)) if (line !== null) yield line;
}
