import { appError, type AppError } from '../kernel/app-error.ts';
import { fromUtf8 } from '../kernel/bytes.ts';
import type { ErrorCode } from '../kernel/error-codes.ts';
import type { Json } from '../kernel/json.ts';
import type { Result } from '../kernel/result.ts';
import { checkedJson, type JsonFault, type SafeJson, safeJson } from '../kernel/safe-json.ts';
import { LIMITS } from './limits.ts';

/** One content line: an object with one key that names its kind. `r` is a record; kinds not known here are handed on. */
export interface GoodLine {
  readonly ok: true;
  /** Counted from 1 as in the unpacked file; the header is line 1. */
  readonly line: number;
  readonly kind: string;
  readonly value: Json;
  /** Control characters taken out of its texts. */
  readonly stripped: number;
}

/** A line that could not be read; the others stand. */
export interface BadLine {
  readonly ok: false;
  readonly line: number;
  readonly error: AppError;
}

export type ContentLine = GoodLine | BadLine;

/** Kind of a record line, and of the one line of tables that record lines refer to. */
export const RECORD_KIND = 'r';
export const TABLES_KIND = 'tables';
/** A piece of a record that is too long for one line. */
export const SPLIT_KIND = 'rs';

export const LF = 10;
/** A hundred lines or so, parsed in one go. Longer holds up the window while the engine clears memory away; of shorter ones it gives the memory of their text back more slowly. */
const PAGE = 64 * 1024;

const FAULTS: Readonly<Record<JsonFault, ErrorCode>> = {
  'not-json': 'exchange/bad-line',
  'too-deep': 'exchange/too-deep',
  'duplicate-key': 'exchange/duplicate-key',
  'hostile-key': 'unit/hostile-key',
  'bad-number': 'exchange/bad-line',
  'lone-surrogate': 'exchange/bad-line',
};

const bad = (line: number, code: ErrorCode, why: string): BadLine => ({ ok: false, line, error: appError(code, { line, why }) });

const parseLine = (text: string, line: number): ContentLine => lineOf(safeJson(text), line);

function lineOf(json: Result<SafeJson, JsonFault>, line: number): ContentLine {
  if (!json.ok) return bad(line, FAULTS[json.error], json.error);
  const { value, stripped } = json.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad(line, 'exchange/bad-line', 'not-an-object');
  const keys = Object.keys(value);
  const kind = keys[0];
  if (kind === undefined || keys.length !== 1) return bad(line, 'exchange/bad-line', 'one-key');
  return { ok: true, line, kind, value: (value as Readonly<Record<string, Json>>)[kind] as Json, stripped };
}

/**
 * Goes through the content lines one by one; the caller stops when its time slice is used up and
 * goes on later. Whole pages are parsed at once; where that cannot be done, line by line.
 */
export function* parseLines(content: Uint8Array, firstLine = 2): Generator<ContentLine, void, undefined> {
  const scratch = new Uint8Array(PAGE + 1);
  let at = 0;
  let line = firstLine;
  while (at < content.length) {
    const stop = content.lastIndexOf(LF, Math.min(at + PAGE, content.length) - 1);
    const pageEnd = stop >= at ? stop + 1 : endOfLine(content, at);
    const page = content.subarray(at, pageEnd);
    const values = page.length <= PAGE ? parsePage(page, scratch) : null;
    if (values !== null) {
      for (const value of values) yield lineOf(value, line++);
    } else {
      for (let from = at; from < pageEnd; ) {
        const end = endOfLine(content, from);
        yield alone(content.subarray(from, end - 1), line++);
        from = end;
      }
    }
    at = pageEnd;
  }
}

/** Just past the next line feed; content always ends with one. */
const endOfLine = (content: Uint8Array, from: number): number => {
  const end = content.indexOf(LF, from);
  return end < 0 ? content.length : end + 1;
};

interface Mark {
  /** In bytes, with its line feed. */
  readonly length: number;
  readonly colons: number;
  readonly escapes: boolean;
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const LIST = 91;
const LIST_END = 93;
const OBJECT = 123;
const OBJECT_END = 125;

/** Of each line the colons outside strings; null where one is not exactly one group of brackets. */
function marksOf(page: Uint8Array): readonly Mark[] | null {
  const marks: Mark[] = [];
  let start = 0;
  let colons = 0;
  let escapes = false;
  let depth = 0;
  for (let at = 0; at < page.length; at++) {
    const byte = page[at];
    if (byte === QUOTE) {
      // most bytes stand in strings: nothing is asked of them but where the string ends
      for (let inside = page[++at]; inside !== QUOTE; inside = page[++at]) {
        if (inside === BACKSLASH) {
          escapes = true;
          at++;
        } else if (inside === LF || inside === undefined) return null;
      }
    } else if (byte === COLON) colons++;
    else if (byte === OBJECT || byte === LIST) depth++;
    else if (byte === OBJECT_END || byte === LIST_END) {
      depth--;
      if (depth <= 0 && page[at + 1] !== LF) return null;
    } else if (byte === LF) {
      if (depth !== 0 || page[start] !== OBJECT) return null;
      marks.push({ length: at + 1 - start, colons, escapes });
      start = at + 1;
      colons = 0;
      escapes = false;
    }
  }
  return marks;
}

/**
 * All lines of a page in one call of the parser. Null where that could differ from one call a line, which
 * is then made. It cannot where each line is one group of brackets: a string never spans a line feed, so
 * every value stands on its own line and nowhere else.
 */
function parsePage(page: Uint8Array, scratch: Uint8Array): Iterable<Result<SafeJson, JsonFault>> | null {
  const marks = marksOf(page);
  if (marks === null) return null;
  // one list, made among the bytes: of text there is then but one copy
  scratch[0] = LIST;
  scratch.set(page, 1);
  let end = 0;
  for (const mark of marks) {
    end += mark.length;
    scratch[end] = COMMA;
  }
  scratch[end] = LIST_END;
  let values: unknown[];
  try {
    values = JSON.parse(fromUtf8(scratch.subarray(0, end + 1))) as unknown[];
  } catch {
    return null; // some line is not JSON, or not UTF-8: one by one it is found out which
  }
  if (values.length !== marks.length) return null;
  return checkedOneByOne(values, marks);
}

/** Each when it is asked for: whoever reads may pause in between. */
function* checkedOneByOne(values: readonly unknown[], marks: readonly Mark[]): Generator<Result<SafeJson, JsonFault>> {
  for (const [i, { colons, escapes }] of marks.entries()) yield checkedJson(values[i], escapes, (keys) => keys === colons);
}

function alone(bytes: Uint8Array, line: number): ContentLine {
  if (bytes.length > LIMITS.lineBytes) return bad(line, 'exchange/line-too-long', 'too-long');
  try {
    return parseLine(fromUtf8(bytes), line);
  } catch {
    return bad(line, 'exchange/bad-line', 'utf8');
  }
}
