import type { AppError } from '../src-shared/kernel/app-error.ts';
import { errorWords } from '../src-renderer/i18n/error-words.ts';
import { fillMessage } from '../src-renderer/i18n/fill-message.ts';
import type { Language, Message, Value } from '../src-renderer/i18n/message.ts';
import { words } from './words.ts';

export type Word = keyof typeof words;
export type Say = (word: Word, params?: Readonly<Record<string, Value>>) => string;

export const speaker = (language: Language): Say => (word, params = {}) => fillMessage((words[word] as Message)[language], params, language);

/** Where a file is damaged, as far as its failure knows. */
function placeOf({ code, params }: AppError, say: Say): string | null {
  const { from, to, near, line, part, missing, parts, bytes, where } = params;
  if (from !== undefined && to !== undefined) return say('placeBytes', { from, to });
  if (near !== undefined) return say('placeNear', { near });
  if (line !== undefined) return say('placeLine', { line });
  if (missing !== undefined && parts !== undefined) return say('placeParts', { missing, parts });
  if (part !== undefined && part !== 0) return say('placePart', { part });
  if (code === 'file/truncated' && bytes !== undefined) return say('placeEnd', { at: bytes });
  if (where === 'armor') return say('placeArmor');
  if (where === 'header') return say('placeHeader');
  if (code === 'exchange/bad-header') return say('placeFirstLine');
  if (code === 'seal/no-signature' || (code === 'seal/bad-signature' && params.what === 'file')) return say('placeLastLine');
  return null;
}

export interface SaidFailure {
  readonly code: string;
  readonly what: string;
  readonly why: string;
  readonly todo: string;
  readonly where: string | null;
  /** Numbers only: texts of a failure could carry what stands in a file. */
  readonly facts: Readonly<Record<string, number>>;
}

/** A failure in the words of the screens, with its place. */
export function saidFailure(error: AppError, language: Language): SaidFailure {
  const { name: _name, ...params } = error.params;
  const facts = Object.fromEntries(Object.entries(params).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  return { code: error.code, ...errorWords({ code: error.code, params }, language), where: placeOf(error, speaker(language)), facts };
}

export function failureText(said: SaidFailure, say: Say): string {
  const place = said.where === null ? '' : `${say('place')}: ${said.where}\n`;
  return `${said.what}\n${said.why}\n${place}${said.todo}\n(${say('more')}: ${said.code})\n`;
}
