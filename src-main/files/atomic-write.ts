import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errno } from './file-error.ts';

/** The steps that a virus scanner or a power cut disturbs; tests watch and replace them. */
export interface WriteSteps {
  readonly flush: (file: FileHandle) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly sleep: (ms: number) => Promise<unknown>;
}

export const REAL_STEPS: WriteSteps = { flush: (file) => file.sync(), rename, sleep };
const LOCKED = new Set(['EBUSY', 'EPERM', 'EACCES']);
const TRIES = 20;
const LEFTOVER = /\.[0-9a-f]{12}\.cd-tmp$/;
const LEFTOVER_AGE_MS = 60_000;

/**
 * The name shows either the whole old or the whole new content, also after a power cut:
 * a temporary file beside it, flushed, renamed over it, and the folder flushed.
 */
export async function atomicWrite(path: string, bytes: Uint8Array | string, steps: WriteSteps = REAL_STEPS): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temp = `${path}.${randomBytes(6).toString('hex')}.cd-tmp`;
  try {
    const file = await open(temp, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await steps.flush(file);
    } finally {
      await file.close();
    }
    await whileLocked(() => steps.rename(temp, path), steps);
  } catch (error) {
    await removeIfThere(temp);
    throw error;
  }
  await syncFolder(folder, steps);
}

/** Scanners hold a fresh file for a moment: about four seconds of patience, then the real error. */
export async function whileLocked<T>(step: () => Promise<T>, steps: Pick<WriteSteps, 'sleep'> = REAL_STEPS): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await step();
    } catch (error) {
      if (attempt === TRIES || !LOCKED.has(errno(error) ?? '')) throw error;
      await steps.sleep(Math.min(20 * attempt, 250));
    }
  }
}

/** Windows cannot open a folder for flushing; its file system journals the rename by itself. */
export async function syncFolder(folder: string, steps: Pick<WriteSteps, 'flush'> = REAL_STEPS): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  try {
    await steps.flush(opened);
  } catch (error) {
    // Some network and USB file systems refuse to flush a folder; the file itself is flushed.
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes(errno(error) ?? '')) throw error;
  } finally {
    await opened.close();
  }
}

export async function removeIfThere(path: string): Promise<void> {
  try {
    await whileLocked(() => unlink(path));
  } catch (error) {
    if (errno(error) !== 'ENOENT') throw error;
  }
}

export async function statIfThere(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (errno(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Removes our own temporary files that a crash left behind, never one that is being written now. */
export async function sweepLeftovers(folder: string, now: number): Promise<number> {
  let removed = 0;
  const names = await readdir(folder).catch((error: unknown) => {
    if (errno(error) === 'ENOENT') return [];
    throw error;
  });
  for (const name of names) {
    if (!LEFTOVER.test(name)) continue;
    const path = join(folder, name);
    const written = await statIfThere(path);
    // One that is gone meanwhile was somebody's write that has just finished.
    if (written === null || now - written.mtimeMs < LEFTOVER_AGE_MS) continue;
    await removeIfThere(path);
    removed++;
  }
  return removed;
}
