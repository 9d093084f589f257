import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sharedName } from '../../src-shared/desktop/fields.ts';
import { err, ok } from '../../src-shared/kernel/result.ts';
import type { Handlers } from '../ipc/answer-call.ts';
import { atomicWrite, removeIfThere, statIfThere, sweepLeftovers, whileLocked } from './atomic-write.ts';
import { errno } from './file-error.ts';
import { ownBytes } from './own-bytes.ts';
import type { Places } from './places.ts';

type SharedCall = 'sharedList' | 'sharedRead' | 'sharedWrite' | 'sharedRemove';

const FOLDER = 'CareerDesk-PCs';
const AWAY = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'EIO', 'EHOSTDOWN', 'ENXIO', 'ENOTCONN', 'ETIMEDOUT']);
const gone = err({ code: 'desktop/place-gone' as const, params: {} });

/** Files that the PCs of one party leave for each other in a folder that all of them reach. Each name is written by one PC alone. */
export function createSharedFolder(places: Places, now: () => number): Handlers<SharedCall> {
  async function folderOf(handle: string) {
    const found = await places.find(handle);
    if (!found.ok) return found;
    const there = await stat(found.value.path).then((s) => s.isDirectory(), (error: unknown) => {
      if (AWAY.has(errno(error) ?? '')) return false;
      throw error;
    });
    // A drive that is away must not be "made again" as a folder on this PC's disk.
    return there ? ok(join(found.value.path, FOLDER)) : gone;
  }

  return {
    async sharedList({ handle }) {
      const folder = await folderOf(handle);
      if (!folder.ok) return folder;
      const names = await readdir(folder.value).catch((error: unknown) => {
        if (errno(error) === 'ENOENT') return [];
        throw error;
      });
      const entries: { name: string; size: number; writtenAt: number }[] = [];
      for (const name of names) {
        if (!sharedName.safeParse(name).success) continue;
        const file = await statIfThere(join(folder.value, name));
        if (file?.isFile() === true) entries.push({ name, size: file.size, writtenAt: file.mtimeMs });
      }
      return ok({ entries });
    },
    async sharedRead({ handle, name }) {
      const folder = await folderOf(handle);
      if (!folder.ok) return folder;
      return ok({ bytes: ownBytes(await whileLocked(() => readFile(join(folder.value, name)))) });
    },
    async sharedWrite({ handle, name, bytes }) {
      const folder = await folderOf(handle);
      if (!folder.ok) return folder;
      await sweepLeftovers(folder.value, now());
      await atomicWrite(join(folder.value, name), bytes);
      await places.keep(handle);
      return ok({});
    },
    async sharedRemove({ handle, name }) {
      const folder = await folderOf(handle);
      if (!folder.ok) return folder;
      await removeIfThere(join(folder.value, name));
      return ok({});
    },
  };
}
