import type { AppError } from '../src-shared/kernel/app-error.ts';
import type { OpenWith } from '../src-shared/sealing/open.ts';
import type { Language } from '../src-renderer/i18n/message.ts';
import { EXIT, exitOf, type Exit } from './exit-code.ts';
import type { Options } from './options.ts';
import { failureText, saidFailure, type Say } from './say.ts';

export type Facts = Readonly<Record<string, unknown>>;

/** What one file came to. */
export interface Answer {
  readonly exit: Exit;
  /** For `--json`. */
  readonly facts: Facts;
  /** For people. */
  readonly text: string;
  /** For the error stream, in words. */
  readonly trouble: string;
}

/** What was asked, with what, and in which language. */
export interface Ask {
  readonly options: Options;
  readonly keys: OpenWith;
  readonly say: Say;
  readonly language: Language;
}

/** Without a key and without a passphrase nothing is wrong with either: the command lacks one. */
export const lacksKey = (error: AppError, { keys }: Ask): boolean =>
  keys.passphrase === undefined && keys.identities === undefined && /^seal\/(not-for-us|wrong-passphrase)/.test(error.code);

/** A key cannot open what a passphrase seals, nor the other way round: the code names what was given. */
function exitFor(error: AppError, { keys }: Ask): Exit {
  const exit = exitOf(error);
  if (exit === EXIT.notThisPassphrase && keys.passphrase === undefined) return EXIT.notThisKey;
  if (exit === EXIT.notThisKey && keys.identities === undefined) return EXIT.notThisPassphrase;
  return exit;
}

/** What was given is of the other sort than what seals the file: the way out is the other option, not another try. */
function otherSort(error: AppError, { keys, say }: Ask): { readonly what: string; readonly why: string; readonly todo: string } | null {
  if (error.code.startsWith('seal/wrong-passphrase') && keys.passphrase === undefined) return { what: say('sealedByPassphrase'), why: say('sealedByPassphraseWhy'), todo: say('sealedByPassphraseTodo') };
  if (error.code.startsWith('seal/not-for-us') && keys.identities === undefined) return { what: say('sealedToKeys'), why: say('sealedToKeysWhy'), todo: say('sealedToKeysTodo') };
  return null;
}

export function failed(error: AppError, ask: Ask, facts: Facts = {}, text = ''): Answer {
  const { say, language } = ask;
  if (lacksKey(error, ask)) return { exit: EXIT.usage, facts: { ...facts, error: { code: 'usage', why: 'wantsKey' } }, text, trouble: `${say('wantsKey')}\n` };
  const said = { ...saidFailure(error, language), ...otherSort(error, ask) };
  return { exit: exitFor(error, ask), facts: { ...facts, error: said }, text, trouble: failureText(said, say) };
}
