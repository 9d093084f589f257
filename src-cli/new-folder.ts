import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { appError, type AppError } from '../src-shared/kernel/app-error.ts';

/** A folder that is there with everything in it, or not at all: filled beside its place, then renamed into it. */
export interface NewFolder {
  /** Names written so far. */
  readonly written: readonly string[];
  write(name: string, bytes: Uint8Array | string): void;
  /** Puts it where it was asked for. Throws when somebody took the place meanwhile; nothing of theirs is touched. */
  finish(): void;
  /** Leaves nothing behind. */
  abandon(): void;
}

/** Names we make ourselves: one folder deep at most, and nothing that any file system reads as a way out. */
const OWN_NAME = /^(attachments\/)?[a-zA-Z0-9][a-zA-Z0-9-]{0,80}\.[a-z]{2,6}$/;

const statOf = (path: string) => lstatSync(path, { throwIfNoEntry: false });

/** Whether nothing is there yet, or an empty folder. A link is somebody's and is not followed. Throws where the computer does not let us look. */
export function isFree(folder: string): boolean {
  const there = statOf(resolve(folder));
  return there === undefined || (there.isDirectory() && readdirSync(folder).length === 0);
}

/** No folder can ever be there: a file stands in the way, the name is longer than any, or it is no name. */
const IMPOSSIBLE = new Set(['ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EINVAL', 'ERR_INVALID_ARG_VALUE']);

export type Place = 'free' | 'taken' | 'impossible' | { readonly cause: unknown };

/** What stands in the way of writing there, if anything. Its text is not repeated: it names the path. */
export function placeFor(folder: string): Place {
  try {
    return isFree(folder) ? 'free' : 'taken';
  } catch (cause) {
    return IMPOSSIBLE.has(String((cause as NodeJS.ErrnoException).code)) ? 'impossible' : { cause };
  }
}

/** What the computer said, as a failure in words. */
export function placeError(cause: unknown): AppError {
  const { code } = cause as NodeJS.ErrnoException;
  return appError(code === 'ENOSPC' ? 'desktop/no-space' : code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'desktop/no-rights' : 'desktop/failed', {}, cause);
}

export function newFolder(folder: string): NewFolder {
  const target = resolve(folder);
  mkdirSync(dirname(target), { recursive: true });
  const temp = join(dirname(target), `.${randomBytes(6).toString('hex')}.cd-tmp`);
  mkdirSync(temp, { mode: 0o700 });
  const written: string[] = [];
  return {
    written,
    write(name, bytes) {
      if (!OWN_NAME.test(name)) throw new Error('a name that was not made here');
      const path = join(temp, name);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const file = openSync(path, 'wx', 0o600);
      try {
        writeFileSync(file, bytes);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      written.push(name);
    },
    finish() {
      // Fails where it is no longer empty, so that nothing of somebody else is lost.
      if (statOf(target) !== undefined) rmdirSync(target);
      renameSync(temp, target);
    },
    abandon: () => rmSync(temp, { recursive: true, force: true }),
  };
}
