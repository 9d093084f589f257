import { appError, type AppError } from '../kernel/app-error.ts';
import type { RecordId } from '../kernel/ids.ts';
import type { Json } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { allSteps, inPieces, type Steps } from '../kernel/steps.ts';
import { joinRecords, type RecordState } from '../records/record-state.ts';
import { restoreRow, restoreTables, rowDecoder, type RowDecoder, type RowTables } from '../records/row-codec.ts';
import type { BadLine, GoodLine } from './lines.ts';
import { RECORD_KIND, SPLIT_KIND, TABLES_KIND } from './lines.ts';
import { OWN_KIND } from './own-transfer.ts';
import { readReceipt, RECEIPT_KIND, type Receipt } from './receipts.ts';
import { type FileRequest, readRequest, REQUEST_KIND } from './requests.ts';
import { joinPieces } from './split-record.ts';

export interface RestoredLines {
  readonly records: readonly RecordState[];
  readonly receipts: readonly Receipt[];
  /** What the sender asks about numbered files. */
  readonly requests: readonly FileRequest[];
  /** Each with its number and reason; the others stand. */
  readonly badLines: readonly BadLine[];
  /** Lines of kinds a newer version writes. They are counted for the person, and the file itself is kept. */
  readonly unknownLines: number;
  /** What another PC of the own party says of keys and members; judged by whoever knows that it is one. */
  readonly own: Json | null;
  /** Records that came in several lines and were put together. */
  readonly joinedLines: number;
}

const bad = (line: number, error: AppError): BadLine => ({ ok: false, line, error: appError(error.code, { ...error.params, line }) });

/** One record, however many lines it came in; null when two lines disagree about what it is. */
function together(before: RecordState, more: RecordState): RecordState | null {
  const same = before.type === more.type && before.person === more.person && JSON.stringify(before.parties) === JSON.stringify(more.parties);
  return same ? joinRecords(before, more) : null;
}

interface RecordsById {
  /** The one that is there already under this id and stays, or null where it was added. */
  add(record: RecordState): RecordState | null;
  replace(record: RecordState): void;
  all(): readonly RecordState[];
}

/** Files are written in order of ids: as long as they come so, none comes twice and nothing has to be looked up. */
function recordsById(): RecordsById {
  const list: RecordState[] = [];
  let places: Map<RecordId, number> | null = null;
  let last = '';
  return {
    add(record) {
      if (places === null && record.id > last) {
        last = record.id;
        list.push(record);
        return null;
      }
      places ??= new Map(list.map(({ id }, place) => [id, place]));
      const place = places.get(record.id);
      if (place !== undefined) return list[place] as RecordState;
      places.set(record.id, list.length);
      list.push(record);
      return null;
    },
    replace: (record) => void (list[places?.get(record.id) as number] = record),
    all: () => list,
  };
}

/** Takes the lines of a file one by one, each of which may be forgotten then. */
export interface LineRestorer {
  take(line: GoodLine): void;
  /** Fails only when the tables are unreadable, since then no row of the file means anything. */
  finish(): Result<RestoredLines>;
}

export function lineRestorer(): LineRestorer {
  const records = recordsById();
  const receipts: Receipt[] = [];
  const requests: FileRequest[] = [];
  const badLines: BadLine[] = [];
  let tables: RowTables | null = null;
  let decode: RowDecoder | undefined;
  let own: Json | null = null;
  let unknownLines = 0;
  let joinedLines = 0;
  let failure: AppError | null = null;
  const takeRow = (value: Json, line: number, known: RowTables): void => {
    const row = restoreRow(value, known, decode);
    if (!row.ok) {
      badLines.push(bad(line, row.error));
      return;
    }
    const before = records.add(row.value);
    if (before === null) return;
    const record = together(before, row.value);
    if (record === null) {
      badLines.push(bad(line, appError('unit/fork')));
      return;
    }
    joinedLines += 1;
    records.replace(record);
  };
  const pieces = joinPieces();
  /** A record of which only the beginning came. */
  const giveUp = (): void => {
    if (pieces.begun !== null) badLines.push(bad(pieces.begun, appError('exchange/bad-line', { why: 'split' })));
    pieces.drop();
  };
  return {
    take({ kind, value, line }) {
      if (failure !== null) return;
      if (kind !== SPLIT_KIND) giveUp();
      if (kind === TABLES_KIND) {
        const read = restoreTables(value);
        if (!read.ok || tables !== null) failure = appError('exchange/bad-line', { line, why: tables === null ? 'tables' : 'second-tables' });
        else {
          tables = read.value;
          decode = rowDecoder(tables);
        }
      } else if (kind === RECORD_KIND || kind === SPLIT_KIND) {
        if (tables === null) failure = appError('exchange/bad-line', { line, why: 'no-tables' });
        else if (kind === RECORD_KIND) takeRow(value, line, tables);
        else {
          const whole = pieces.take(value, line);
          if (!whole.ok) badLines.push(bad(line, whole.error));
          else if (whole.value !== null) takeRow(whole.value, line, tables);
        }
      } else if (kind === RECEIPT_KIND) {
        const receipt = readReceipt(value);
        if (receipt === null) badLines.push(bad(line, appError('exchange/bad-line', { why: 'receipt' })));
        else receipts.push(receipt);
      } else if (kind === REQUEST_KIND) {
        const request = readRequest(value);
        if (request === null) badLines.push(bad(line, appError('exchange/bad-line', { why: 'request' })));
        else requests.push(request);
      } else if (kind === OWN_KIND && own === null) own = value;
      else unknownLines += 1;
    },
    finish: () => {
      giveUp();
      return failure === null ? ok({ records: records.all(), receipts, requests, badLines, unknownLines, own, joinedLines }) : err(failure);
    },
  };
}

/** Lines that were kept to records: the caller stops when its time slice is used up. */
export function* restoreLinesSteps(lines: readonly GoodLine[]): Steps<Result<RestoredLines>> {
  const restorer = lineRestorer();
  yield* inPieces(lines, restorer.take, 64);
  return restorer.finish();
}

export function restoreLines(lines: readonly GoodLine[]): Result<RestoredLines> {
  return allSteps(restoreLinesSteps(lines));
}
