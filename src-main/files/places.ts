import { randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, parse, resolve } from 'node:path';
import type { DeskError } from '../../src-shared/desktop/contract.ts';
import { handle as handleShape } from '../../src-shared/desktop/fields.ts';
import { type Result, err, ok } from '../../src-shared/kernel/result.ts';
import { z } from '../../src-shared/kernel/zod.ts';
import type { Surroundings } from './data-folder.ts';
import { isReallyInside } from './path-guard.ts';
import { settingsFile } from './settings-file.ts';

type Kind = 'folder' | 'removable' | 'shared';
export interface Place {
  readonly handle: string;
  readonly label: string;
  readonly kind: Kind;
}

const saved = z.record(handleShape, z.strictObject({ path: z.string(), kind: z.enum(['folder', 'removable', 'shared']) }));

/** Folders a person named, each under an opaque handle; the list is kept across starts. */
export interface Places {
  /** Refuses what does not exist, is no folder, or lies inside our own data (both would be lost together). */
  adopt(path: string): Promise<Result<Place, DeskError>>;
  candidates(): Promise<Place[]>;
  /** Places that were really used, of this and earlier starts. */
  kept(): Promise<Place[]>;
  find(handle: string): Promise<Result<{ path: string; place: Place }, DeskError>>;
  /** Writes a candidate down, once it is really used. */
  keep(handle: string): Promise<void>;
  forget(handle: string): Promise<void>;
}

export function createPlaces(data: string, pc: Surroundings): Places {
  const file = settingsFile(join(data, 'places.json'), saved);
  const passing = new Map<string, { path: string; kind: Kind }>();

  const all = async () => new Map([...passing, ...Object.entries((await file.read()) ?? {})]);

  async function handleFor(path: string, kind: Kind): Promise<string> {
    for (const [handle, known] of await all()) if (known.path === path) return handle;
    const handle = randomBytes(16).toString('base64url');
    passing.set(handle, { path, kind });
    return handle;
  }

  const places: Places = {
    async adopt(typed) {
      const path = resolve(typed.trim().replace(/^"(.*)"$/, '$1'));
      if (!isAbsolute(typed.trim().replace(/^"/, ''))) return err({ code: 'desktop/refused', params: { why: 'relative' } });
      if (!(await stat(path)).isDirectory()) return err({ code: 'desktop/refused', params: { why: 'no-folder' } });
      if (await isReallyInside(data, path)) return err({ code: 'desktop/refused', params: { why: 'own-data' } });
      const kind = kindOf(path, pc);
      const handle = await handleFor(path, kind);
      await places.keep(handle);
      return ok({ handle, label: labelOf(path), kind });
    },

    async candidates() {
      const found: Place[] = [];
      for (const { path, kind } of await usualFolders(pc)) {
        found.push({ handle: await handleFor(path, kind), label: labelOf(path), kind });
      }
      return found;
    },

    async kept() {
      return Object.entries((await file.read()) ?? {}).map(([handle, { path, kind }]) => ({ handle, label: labelOf(path), kind }));
    },

    async find(handle) {
      const known = (await all()).get(handle);
      if (known === undefined) return err({ code: 'desktop/not-found', params: {} });
      return ok({ path: known.path, place: { handle, label: labelOf(known.path), kind: known.kind } });
    },

    async keep(handle) {
      const known = passing.get(handle);
      if (known === undefined) return;
      await file.write({ ...(await file.read()), [handle]: known });
    },

    async forget(handle) {
      passing.delete(handle);
      const rest = { ...(await file.read()) };
      delete rest[handle];
      await file.write(rest);
    },
  };
  return places;
}

/** The folder's own name, or the drive's. */
export const labelOf = (path: string): string => basename(path) || parse(path).root.replace(/[\\/]+$/, '') || '/';

function kindOf(path: string, pc: Surroundings): Kind {
  if (pc.platform === 'win32') return /^\\\\/.test(path) ? 'shared' : 'folder';
  return /^\/(?:media|run\/media|mnt|Volumes)\//.test(path) ? 'removable' : 'folder';
}

/** Whether a folder lies on something that is carried away: by its mount, on Windows by a drive that is not the system's. */
export function isRemovable(path: string, pc: Surroundings): boolean {
  if (pc.platform !== 'win32') return kindOf(path, pc) === 'removable';
  const drive = /^([A-Za-z]):/.exec(path)?.[1]?.toUpperCase();
  const system = (pc.env['SystemDrive'] ?? 'C:').slice(0, 1).toUpperCase();
  return drive !== undefined && drive !== system;
}

async function usualFolders(pc: Surroundings): Promise<{ path: string; kind: Kind }[]> {
  const asked: { path: string; kind: Kind }[] = [];
  const user = basename(pc.home);
  if (pc.platform === 'win32') {
    for (const letter of 'DEFGHIJKLMNOPQRSTUVWXYZ') asked.push({ path: `${letter}:\\`, kind: 'removable' });
  } else {
    const mounts = pc.platform === 'darwin' ? ['/Volumes'] : [`/media/${user}`, `/run/media/${user}`, '/mnt'];
    for (const mount of mounts) {
      for (const name of await readdir(mount).catch(() => [])) asked.push({ path: join(mount, name), kind: 'removable' });
    }
  }
  for (const name of ['Documents', '書類', 'ドキュメント', 'Desktop']) asked.push({ path: join(pc.home, name), kind: 'folder' });
  // Where an administrator names a shared folder for all PCs, it is offered first.
  const shared = pc.env['CAREER_DESK_PLACES'];
  if (shared !== undefined) {
    asked.unshift(...shared.split(pc.platform === 'win32' ? ';' : ':').filter(isAbsolute).map((path) => ({ path, kind: 'shared' as const })));
  }
  const there = await Promise.all(asked.map(({ path }) => stat(path).then((s) => s.isDirectory(), () => false)));
  return asked.filter((_, i) => there[i]);
}
