import type { AppError } from '../src-shared/kernel/app-error.ts';
import type { ErrorCode } from '../src-shared/kernel/error-codes.ts';

/** What scripts of an administrator ask for. 1 is left for the computer itself: no room, no rights, a file in use. */
export const EXIT = { fine: 0, computer: 1, usage: 2, notThisKey: 3, notThisPassphrase: 4, damaged: 5, newer: 6 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

const NAMED: Partial<Readonly<Record<ErrorCode, Exit>>> = {
  'seal/not-for-us': EXIT.notThisKey,
  'seal/not-for-us-or-damaged': EXIT.notThisKey,
  'exchange/not-addressed-to-us': EXIT.notThisKey,
  'seal/wrong-passphrase': EXIT.notThisPassphrase,
  'seal/wrong-passphrase-or-damaged': EXIT.notThisPassphrase,
  'exchange/newer-version': EXIT.newer,
  'seal/unsupported-age': EXIT.newer,
  'desktop/not-found': EXIT.usage,
  // Neither was read, so nothing is said of its content: another file has to be named.
  'file/not-a-file': EXIT.usage,
  'file/too-large': EXIT.usage,
  'file/unreadable': EXIT.computer,
  'file/changed-while-reading': EXIT.computer,
};

/** Everything else that a file can fail by is damage of the file, or a file made wrongly. */
export function exitOf({ code, params }: AppError): Exit {
  // Zeros under our name: the place gave no content, and what it gave is no file of ours.
  if (code === 'file/unreadable' && params.looksLike !== undefined) return EXIT.damaged;
  return NAMED[code] ?? (code.startsWith('desktop/') ? EXIT.computer : EXIT.damaged);
}
