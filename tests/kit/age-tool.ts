import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** The public tool (Debian package `age`) and `script` (bsdutils, on every Debian): a terminal for passphrases. */
const AGE = '/usr/bin/age';
const SCRIPT = '/usr/bin/script';
export const haveAgeTool = existsSync(AGE) && existsSync(SCRIPT);

export const age = (args: readonly string[], input?: Uint8Array): Uint8Array =>
  new Uint8Array(execFileSync(AGE, args, { maxBuffer: 1 << 28, ...(input === undefined ? {} : { input }) }));

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** age asks for passphrases at a terminal only; `script` is one, and types what it is given. Resolves with the file age wrote. */
export function ageAtTerminal(args: readonly string[], out: string, typed: readonly string[]): Uint8Array {
  const command = [AGE, ...args.slice(0, -1), '-o', out, args.at(-1) as string].map(quoted).join(' ');
  execFileSync(SCRIPT, ['-qec', command, '/dev/null'], { input: typed.map((line) => `${line}\n`).join(''), stdio: ['pipe', 'pipe', 'pipe'], timeout: 60_000 });
  return new Uint8Array(readFileSync(out));
}
