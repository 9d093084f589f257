import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cdesk } from '../../src-cli/cdesk.ts';
import type { FrozenFile } from '../frozen/freeze.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The answers of `--json`, one per line. */
  readonly json: () => readonly Record<string, unknown>[];
}

/** The command line in this process, in English unless told otherwise. */
export async function runCdesk(args: readonly string[], env: Readonly<Record<string, string>> = { LANG: 'en_GB.UTF-8' }): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await cdesk(args, { out: (text) => (out += text), err: (text) => (err += text), env });
  return { code, out, err, json: () => out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const frozenFolder = join(import.meta.dirname, '..', 'frozen', 'v0.1.0');

export const frozenPath = (file: string): string => join(frozenFolder, file);

/** A real file of a release with the key that opens it, written into a folder of the test. */
export function frozenWithKey(folder: string, file: string): { readonly path: string; readonly bytes: Uint8Array; readonly key: string; readonly frozen: FrozenFile } {
  const frozen = JSON.parse(readFileSync(frozenPath(file.replace(/\.cdesk$/, '.json')), 'utf8')) as FrozenFile;
  const key = join(folder, 'key.txt');
  writeFileSync(key, `# created: 2026-04-03\n${frozen.receiver.identity}\n`);
  return { path: frozenPath(file), bytes: new Uint8Array(readFileSync(frozenPath(file))), key, frozen };
}
