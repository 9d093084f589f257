import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { LIMITS } from '../src-shared/exchange/limits.ts';
import { isPart, joinParts } from '../src-shared/exchange/parts.ts';
import { appError } from '../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../src-shared/kernel/result.ts';

export interface Input {
  /** The last part of the path: its hints are read, it is never repeated in an error. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Armoured text is a third longer than the file in it, and a mail stands around it. */
const MOST = LIMITS.sealedBytes * 1.5;

/** The whole file at once, or nothing: a synchronising folder may rewrite it under the reader. */
export async function readWhole(path: string, most = MOST): Promise<Result<Uint8Array>> {
  try {
    const file = await open(path, 'r');
    try {
      const before = await file.stat();
      if (!before.isFile()) return err(appError('file/not-a-file'));
      if (before.size > most) return err(appError('file/too-large', { bytes: before.size, max: most }));
      const bytes = await file.readFile();
      const after = await stat(path);
      if (after.size !== bytes.length || after.mtimeMs !== before.mtimeMs || after.ino !== before.ino) return err(appError('file/changed-while-reading'));
      return ok(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
    } finally {
      await file.close();
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EISDIR') return err(appError('file/not-a-file', {}, cause));
    return err(appError(code === 'ENOENT' || code === 'ENOTDIR' ? 'desktop/not-found' : 'file/unreadable', {}, cause));
  }
}

/** Each argument alone, in the order given; those that are parts of one file come back as that file, at the end. */
export async function readInputs(paths: readonly string[]): Promise<readonly Result<Input>[]> {
  const whole: Result<Input>[] = [];
  const parts: Input[] = [];
  for (const path of paths) {
    const bytes = await readWhole(path);
    if (!bytes.ok) whole.push(bytes);
    else if (isPart(bytes.value)) parts.push({ name: basename(path), bytes: bytes.value });
    else whole.push(ok({ name: basename(path), bytes: bytes.value }));
  }
  const first = parts[0];
  if (first === undefined) return whole;
  const joined = await joinParts(parts.map((part) => part.bytes));
  return [...whole, joined.ok ? ok({ name: first.name.replace(/\.\d{1,3}of\d{1,3}.*$/i, ''), bytes: joined.value }) : joined];
}
