import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../src-shared/kernel/result.ts';
import type { Language } from '../src-renderer/i18n/message.ts';

export const COMMANDS = ['inspect', 'verify', 'open'] as const;
export type Command = (typeof COMMANDS)[number];

export interface Options {
  readonly command: Command;
  readonly files: readonly string[];
  readonly out: string | null;
  readonly passphraseFile: string | null;
  readonly identityFile: string | null;
  readonly json: boolean;
}

export type UsageFault = 'noCommand' | 'unknownOption' | 'noFile' | 'noOut' | 'outElsewhere' | 'badLanguage';

type Env = Readonly<Record<string, string | undefined>>;

/** Japanese where the machine is; English otherwise. Windows sets none of these, but tells its language to Intl. */
export function languageOf(args: readonly string[], env: Env): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = args[at]?.startsWith('--lang=') === true ? args[at].slice(7) : args[at + 1];
  if (at >= 0 && (asked === 'ja' || asked === 'en')) return asked;
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((one) => one !== undefined && one !== '') ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return locale.startsWith('ja') ? 'ja' : 'en';
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        'passphrase-file': { type: 'string' },
        'identity-file': { type: 'string' },
        json: { type: 'boolean', default: false },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch {
    return null; // its own message would repeat what was typed, which may be a secret in the wrong place
  }
}

export function readOptions(args: readonly string[]): Result<Options | 'help', UsageFault> {
  const read = parsed(args);
  if (read === null) return err('unknownOption');
  const { values, positionals } = read;
  if (values.help) return ok('help');
  if (values.lang !== undefined && values.lang !== 'ja' && values.lang !== 'en') return err('badLanguage');
  const [word, ...files] = positionals;
  const command = COMMANDS.find((one) => one === word);
  if (command === undefined) return err('noCommand');
  if (files.length === 0) return err('noFile');
  if (command === 'open' && values.out === undefined) return err('noOut');
  if (command !== 'open' && values.out !== undefined) return err('outElsewhere');
  return ok({
    command,
    files,
    out: values.out ?? null,
    passphraseFile: values['passphrase-file'] ?? null,
    identityFile: values['identity-file'] ?? null,
    json: values.json,
  });
}
