import { expect } from 'vitest';
import { errorWords } from '../../src-renderer/i18n/error-words.ts';
import { readContainer, type ReadOptions } from '../../src-shared/exchange/read-container.ts';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { concatBytes, utf8 } from '../../src-shared/kernel/bytes.ts';
import type { Result } from '../../src-shared/kernel/result.ts';
import { makeParty, type TestParty } from './party.ts';
import { rawFile, type RawOptions } from './raw-container.ts';

/** The whole is refused, by a code of the closed list, and a person reads what, why and what to do in both languages. */
export function expectRefused(result: Result<unknown, AppError>, code: string, params: object = {}): void {
  expect(result).toMatchObject({ ok: false, error: { code, params } });
  if (!result.ok) expectWords(result.error);
}

export function expectWords(error: AppError): void {
  for (const language of ['ja', 'en'] as const) {
    for (const part of Object.values(errorWords(error, language))) expect(part).toMatch(/^[^{}[\]]{4,}$/);
  }
}

/** A doctor, the office that opens, and somebody else. */
export interface Cast {
  readonly doctor: TestParty;
  readonly office: TestParty;
  readonly other: TestParty;
}

export async function cast(seed: number): Promise<Cast> {
  const [doctor, office, other] = await Promise.all([makeParty(seed), makeParty(seed + 1, 'office'), makeParty(seed + 2)]);
  return { doctor, office, other };
}

export const readBy = ({ office }: Cast, bytes: Uint8Array, options: Partial<ReadOptions> = {}) => readContainer(bytes, { us: office.us, ...options });

/** What comes of a properly signed and sealed file that says this. */
export const readRaw = async (who: Cast, options: RawOptions, more: Partial<ReadOptions> = {}) => readBy(who, await rawFile(who.doctor, who.office, options), more);

const GOOD = '{"r":["良い行"]}';

/** One hostile line between two good ones, in a genuine file. */
export function readLine(who: Cast, line: string | Uint8Array) {
  const middle = typeof line === 'string' ? utf8(line) : line;
  const content = concatBytes([utf8(`${GOOD}\n`), middle, utf8(`\n${GOOD}\n`)]);
  return readRaw(who, { content, header: { counts: { lines: 3, records: 3, attachments: 0, bytes: 0 } } });
}

/** That line alone is put aside, with its number and reason; the two around it stand. */
export async function expectQuarantined(who: Cast, line: string | Uint8Array, code: string, why: string): Promise<void> {
  const result = await readLine(who, line);
  if (!result.ok) throw new Error(`refused as a whole: ${result.error.code}`);
  expect(result.value.lines.map((one) => one.line)).toEqual([2, 4]);
  expect(result.value.badLines).toMatchObject([{ line: 3, error: { code, params: { line: 3, why } } }]);
  for (const bad of result.value.badLines) expectWords(bad.error);
}
