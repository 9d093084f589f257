import { randomInt } from 'node:crypto';

const LETTERS = 'bcdfghjkmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ23456789';
const KANA = 'ヌヱヮヰヲヅヂヱヴムメモリルレロワンゾゼペポプピガギグゲゴ';
const KANJI = '鬱麒麟鸞鷲鵜鰯鱸鯱鮭鮪鴎鳩鴨雁鶏鷺鷹鳶梟';

const pick = (from: string, count: number): string =>
  Array.from({ length: count }, () => [...from][randomInt([...from].length)] ?? '').join('');

/** Words that stand nowhere else: found again on the disk, they can only have come from this test's typing. */
export const canary = {
  latin: (): string => pick(LETTERS, 14),
  kana: (): string => pick(KANA, 10),
  kanji: (): string => pick(KANJI, 8),
  digits: (): string => `7${pick('0123456789', 13)}`,
};
