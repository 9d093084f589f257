import { isAbsolute, resolve } from 'node:path';
import { isOurFile } from './inbox.ts';

/** The files among a program's arguments: a double click on Windows and Linux arrives this way. */
export const filesFromArgv = (argv: readonly string[], folder: string): string[] =>
  argv
    .slice(1)
    .filter((word) => !word.startsWith('-') && isOurFile(word))
    .map((word) => (isAbsolute(word) ? word : resolve(folder, word)));
