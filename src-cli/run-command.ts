import { readInvitation, STATEMENT_KINDS } from '../src-shared/exchange/invitation.ts';
import { openWithKeys } from '../src-shared/exchange/open-with-keys.ts';
import type { OpenedContainer } from '../src-shared/exchange/read-container.ts';
import { appError, type AppError } from '../src-shared/kernel/app-error.ts';
import type { Result } from '../src-shared/kernel/result.ts';
import { type Answer, type Ask, failed, lacksKey } from './answer.ts';
import { bytesOfLines, type CheckedContent, checkContent } from './check-content.ts';
import { describeInside, insideRows, type InsideView } from './describe-inside.ts';
import { describeOutside, outsideRows, partRow, type Row, seenParts } from './describe-outside.ts';
import { EXIT } from './exit-code.ts';
import { newFolder, placeError } from './new-folder.ts';
import type { Input } from './read-inputs.ts';
import { saidFailure } from './say.ts';
import { writeContent } from './write-content.ts';

const table = (rows: readonly Row[]): string => rows.map(([label, value]) => `${label}: ${value}\n`).join('');

/** One file, or the parts of one put together, through one of the three commands. */
export async function runCommand(input: Result<Input>, ask: Ask): Promise<Answer> {
  const { command, files } = ask.options;
  if (!input.ok) {
    // Where parts are missing, those that are here still say what they are parts of.
    const parts = command === 'inspect' ? await seenParts(files) : [];
    return failed(input.error, ask, parts.length === 0 ? {} : { parts }, table(parts.map(({ part }) => partRow(part, ask.say))));
  }
  if (command === 'inspect') return inspect(input.value, ask);
  const opened = await openWithKeys(input.value.bytes, ask.keys, input.value.name);
  if (!opened.ok) return failed(opened.error, ask);
  const checked = await checkContent(opened.value);
  if (!checked.ok) return failed(checked.error, ask);
  const inside = await describeInside(opened.value);
  return command === 'verify' ? verify(opened.value, checked.value, inside, ask) : open(opened.value, checked.value, inside, ask);
}

/** Never refuses for lack of a key: it says what can be said. */
async function inspect(input: Input, ask: Ask): Promise<Answer> {
  const { say, language } = ask;
  const outside = await describeOutside(input);
  if (!outside.ok) return failed(outside.error, ask);
  const facts = { outside: outside.value };
  const text = table(outsideRows(outside.value, say));
  const opened = await openWithKeys(input.bytes, ask.keys, input.name);
  if (!opened.ok) return lacksKey(opened.error, ask) ? { exit: EXIT.fine, facts, text, trouble: '' } : failed(opened.error, ask, facts, text);
  const inside = await describeInside(opened.value);
  const rows = insideRows(inside, say, language);
  if (!STATEMENT_KINDS.has(inside.kind)) return { exit: EXIT.fine, facts: { ...facts, inside }, text: `${text}${table(rows)}`, trouble: '' };
  const packs = await readInvitation(opened.value);
  if (!packs.ok) return failed(packs.error, ask, { ...facts, inside }, `${text}${table(rows)}`);
  const invitation = { formPack: packs.value.formPack !== null, rulePacks: packs.value.rulePacks.length, roster: packs.value.roster.length };
  const more: readonly Row[] = [
    ...(invitation.formPack ? [[say('formPack'), say('yes')] as const] : []),
    [say('rulePacks'), String(invitation.rulePacks)],
    ...(invitation.roster === 0 ? [] : [[say('listed'), String(invitation.roster)] as const]),
  ];
  return { exit: EXIT.fine, facts: { ...facts, inside, invitation }, text: `${text}${table([...rows, ...more])}`, trouble: '' };
}

/** Lines that are not right, each with its place; the failure's own words, never what stands in the line. */
function badLinesOf(opened: OpenedContainer, { badLines }: CheckedContent, { say, language }: Ask) {
  const bytes = bytesOfLines(opened, badLines.map(({ line }) => line));
  const listed = badLines.map(({ line, error }) => ({ line, byte: bytes.get(line) ?? 0, code: error.code, what: saidFailure(withoutLine(error), language).what }));
  return { listed, text: listed.map(({ line, byte, what, code }) => `${say('badLine', { line, byte, what })} (${code})\n`).join('') };
}

const withoutLine = ({ code, params: { line: _line, ...params } }: AppError): AppError => appError(code, params);

/** What is worth a word although nothing is wrong. */
function notes({ content, laterUnits, otherActs, unknownLines }: CheckedContent, { say }: Ask): string {
  const note = (word: Parameters<typeof say>[0], count: number): string => (count === 0 ? '' : `${say(word, { count })}\n`);
  return note('unknownLines', unknownLines) + note('laterUnits', laterUnits) + note('otherActs', otherActs) + note('stripped', content.stripped);
}

function verify(opened: OpenedContainer, checked: CheckedContent, inside: InsideView, ask: Ask): Answer {
  const { say, language } = ask;
  const { listed, text } = badLinesOf(opened, checked, ask);
  const { content, restored, laterUnits, otherActs, unknownLines } = checked;
  const counts = { records: restored.records.length, receipts: restored.receipts.length, attachments: content.attachments.length };
  const facts = { sha256: opened.digest, inside, checked: { ...counts, unknownLines, laterUnits, otherActs, stripped: content.stripped }, badLines: listed };
  const head = table(insideRows(inside, say, language));
  if (listed.length > 0) return { exit: EXIT.damaged, facts, text: head, trouble: `${say('someBad', { bad: listed.length })}\n${text}` };
  return { exit: EXIT.fine, facts, text: `${head}${notes(checked, ask)}${say('allFine', { lines: opened.header.counts.lines })}\n`, trouble: '' };
}

function open(opened: OpenedContainer, checked: CheckedContent, inside: InsideView, ask: Ask): Answer {
  const { say, language, options } = ask;
  const { listed, text } = badLinesOf(opened, checked, ask);
  let written: readonly string[];
  try {
    const folder = newFolder(options.out as string);
    const stop = (): never => {
      folder.abandon();
      process.exit(EXIT.computer);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    try {
      writeContent(folder, opened, inside, checked, say, language);
      folder.finish();
    } catch (cause) {
      folder.abandon();
      throw cause;
    } finally {
      process.off('SIGINT', stop).off('SIGTERM', stop);
    }
    written = folder.written;
  } catch (cause) {
    return failed(placeError(cause), ask);
  }
  const facts = { sha256: opened.digest, inside, written, badLines: listed };
  const said = `${notes(checked, ask)}${say('written', { count: written.length })}\n`;
  if (listed.length > 0) return { exit: EXIT.damaged, facts, text: said, trouble: `${say('writtenWithout', { bad: listed.length })}\n${text}` };
  return { exit: EXIT.fine, facts, text: said, trouble: '' };
}
