import { utf8 } from '../kernel/bytes.ts';
import { appError, type AppError } from '../kernel/app-error.ts';
import type { Json } from '../kernel/json.ts';
import { jsonTexts } from '../kernel/json-texts.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { safeJson } from '../kernel/safe-json.ts';
import { RECORD_KIND, SPLIT_KIND } from './lines.ts';
import { LIMITS } from './limits.ts';

/** Three bytes a letter at most, and an escaped one has two: always below the limit of a line. */
const PIECE = 340_000;
const MOST_PIECES = 64;

const HIGH_SURROGATE = /[\uD800-\uDBFF]$/;

/** Half a letter would be no text. */
function pieceOf(text: string): string {
  const piece = text.slice(0, PIECE);
  return HIGH_SURROGATE.test(piece) ? piece.slice(0, -1) : piece;
}

const pieceLine = (pieces: readonly string[], i: number): string => JSON.stringify({ [SPLIT_KIND]: [i + 1, pieces.length, pieces[i] as string] });

/** A record as one line, or as several where it is too long for one: the ledger line of a file that holds tens of thousands of records. */
export function* linesOfRecord(row: Json): Generator<string, void, undefined> {
  const line = JSON.stringify({ [RECORD_KIND]: row });
  if (line.length * 3 <= LIMITS.lineBytes || utf8(line).length <= LIMITS.lineBytes) {
    yield line;
    return;
  }
  const pieces: string[] = [];
  for (let text = JSON.stringify(row); text !== ''; ) {
    const piece = pieceOf(text);
    pieces.push(piece);
    text = text.slice(piece.length);
  }
  for (const i of pieces.keys()) yield pieceLine(pieces, i);
}

/** The same of a record with a long list, a piece at a time; null where there is nothing to write yet. */
export function* linesOfLongRecord(row: Json): Generator<string | null, void, undefined> {
  const pieces: string[] = [];
  let text = '';
  for (const more of jsonTexts(row)) {
    text += more;
    while (text.length > PIECE) {
      const piece = pieceOf(text);
      pieces.push(piece);
      text = text.slice(piece.length);
    }
    yield null;
  }
  // below the limit of a line, as every piece is
  if (pieces.length === 0) {
    yield JSON.stringify({ [RECORD_KIND]: row });
    return;
  }
  pieces.push(text);
  for (const i of pieces.keys()) yield pieceLine(pieces, i);
}

/** Puts the pieces of one record together again, as they come. */
export interface Joining {
  /** The line it began in; null where nothing is open. */
  readonly begun: number | null;
  /** @returns the record's row once it is whole, null before, or why it never will be */
  take(value: Json, line: number): Result<Json | null, AppError>;
  /** Another line came in between, or none any more: what was begun is given up. */
  drop(): void;
}

const fault = () => err(appError('exchange/bad-line', { why: 'split' }));

export function joinPieces(): Joining {
  let begun: number | null = null;
  let of = 0;
  let texts: string[] = [];
  const drop = (): void => {
    begun = null;
    texts = [];
  };
  return {
    get begun() {
      return begun;
    },
    take(value, line) {
      const [part, count, text] = Array.isArray(value) ? value : [];
      const fits = Number.isInteger(part) && Number.isInteger(count) && typeof text === 'string' && part === texts.length + 1 && (part === 1 ? Number(count) > 1 && Number(count) <= MOST_PIECES : count === of);
      if (!fits) {
        drop();
        return fault();
      }
      if (part === 1) {
        begun = line;
        of = Number(count);
      }
      texts.push(text);
      if (part !== count) return ok(null);
      const whole = safeJson(texts.join(''));
      drop();
      return whole.ok ? ok(whole.value.value) : fault();
    },
    drop,
  };
}
