import { appError, type AppError } from '../kernel/app-error.ts';
import type { Json } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { searchKey } from '../text/search-key.ts';
import { tidyInput, type TidyKind } from '../text/tidy-input.ts';
import { parseClockTime } from '../time/clock-time.ts';
import { parseCivilDate } from '../time/parse-civil-date.ts';
import type { TableColumn } from './table-plan.ts';

/** 行政職俸給表(一), 行政職（一）, 行政職俸給表１ … are one choice. */
const choiceKey = (text: string): string =>
  searchKey(text).replaceAll(/[()・]/g, '').replaceAll('俸給表', '').replaceAll(/[1一]/g, '一').replaceAll(/[2二]/g, '二').replaceAll(/[3三]/g, '三');

const CHOICES = new WeakMap<TableColumn, ReadonlyMap<string, string>>();

/** Made once per column: ten thousand rows ask for it. */
function choicesOf(column: TableColumn): ReadonlyMap<string, string> {
  const known = CHOICES.get(column);
  if (known !== undefined) return known;
  const made = new Map((column.definition.choices ?? []).flatMap((one) => [one.value, one.label.ja, one.label.en].map((name) => [choiceKey(name), one.value] as const)));
  CHOICES.set(column, made);
  return made;
}

const tidyKind = (column: TableColumn): TidyKind =>
  column.definition.kind === 'kana' ? 'kana' : column.field === 'staffNumber' ? 'code' : /address/i.test(column.field) ? 'address' : /name$/i.test(column.field) && !/institution/i.test(column.field) ? 'name' : 'text';

const bad = (column: TableColumn, text: string, fix: string, cause?: AppError): Result<never> =>
  err(appError('table/bad-cell', { column: column.label.ja, text, why: cause?.code ?? 'value', fix }, cause));

/** The value of one cell; empty is null. What cannot be read is refused with an example of what can. */
export function readCell(column: TableColumn, cell: string): Result<Json> {
  const { value: text } = tidyInput(cell, tidyKind(column));
  if (text === '') return ok(null);
  switch (column.definition.kind) {
    case 'date': {
      const date = parseCivilDate(text);
      return date.ok ? date : bad(column, cell, 'R8.4.1', date.error);
    }
    case 'time': {
      const time = parseClockTime(text);
      return time.ok ? time : bad(column, cell, '9:00', time.error);
    }
    case 'number':
    case 'money': {
      const plain = text.normalize('NFKC').replaceAll(/[,\s円¥]/g, '');
      return /^-?\d+(\.\d+)?$/.test(plain) ? check(column, cell, Number(plain)) : bad(column, cell, '1000');
    }
    case 'choice': {
      const found = choicesOf(column).get(choiceKey(text));
      return found === undefined ? bad(column, cell, (column.definition.choices ?? []).map((one) => one.label.ja).join('、')) : ok(found);
    }
    case 'data':
      // a list of texts (条件): one entry per line or ；
      return check(column, cell, text.split(/\r\n|[\r\n；;]/).map((one) => one.trim()).filter((one) => one !== ''));
    case 'text':
    case 'longText':
    case 'kana':
    case 'id':
      return check(column, cell, text);
    case 'choices':
    case 'yesNo':
    case 'weekdays':
    case 'files':
      return bad(column, cell, '');
  }
}

function check(column: TableColumn, cell: string, value: Json): Result<Json> {
  return column.definition.schema.safeParse(value).success ? ok(value) : bad(column, cell, column.definition.example?.ja ?? '');
}
