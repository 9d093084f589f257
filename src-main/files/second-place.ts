import { createHash } from 'node:crypto';
import { open, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BACK_UP_HEAD_MAX, type BackUpHead, isMuchSmaller, readBackUpHead, type SizeOfBackUp } from '../../src-shared/desktop/back-up-head.ts';
import { generationsToRemove } from '../../src-shared/desktop/generations.ts';
import { err, ok } from '../../src-shared/kernel/result.ts';
import type { Handlers } from '../ipc/answer-call.ts';
import { type WriteSteps, atomicWrite, removeIfThere, statIfThere, sweepLeftovers, whileLocked } from './atomic-write.ts';
import { errno } from './file-error.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { ownBytes } from './own-bytes.ts';
import type { Place, Places } from './places.ts';

type SecondPlaceCall = 'secondPlaceWrite' | 'secondPlaceRead' | 'secondPlaceList' | 'secondPlaceFind';

const FOLDER = 'CareerDesk-backup';
/** Vault, number, and the time for whoever looks into the folder. */
const NAME = /^([A-Za-z0-9_-]{16})\.([0-9]{6})(?:\.[0-9]{8}-[0-9]{4})?\.cdesk-backup$/;

const two = (n: number): string => String(n).padStart(2, '0');
function nameOf(vaultId: string, generation: number, at: Date): string {
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${vaultId}.${String(generation).padStart(6, '0')}.${day}-${two(at.getHours())}${two(at.getMinutes())}.cdesk-backup`;
}

const gone = err({ code: 'desktop/place-gone' as const, params: {} });
const absent = err({ code: 'desktop/not-found' as const, params: {} });

interface Generation {
  vaultId: string;
  generation: number;
  size: number;
  writtenAt: number;
  name: string;
  head: BackUpHead | null;
}

/** A network drive that is away may take half a minute to say so. */
const ANSWER_MS = 4_000;

const sizeOf = ({ size, head }: Generation): SizeOfBackUp => ({ size, records: head?.records ?? 0 });

/** Numbered back-ups in a folder away from this PC's own data. An older one goes only after the new one reads back. */
export function createSecondPlace(places: Places, now: () => number, steps?: WriteSteps): Handlers<SecondPlaceCall> {
  const inTurn = oneAtATime();

  async function folderOf(handle: string) {
    const found = await places.find(handle);
    if (!found.ok) return found;
    const there = await stat(found.value.path).then((s) => s.isDirectory(), (error: unknown) => {
      if (['ENOENT', 'ENOTDIR', 'ENODEV', 'EIO', 'EHOSTDOWN', 'ENXIO'].includes(errno(error) ?? '')) return false;
      throw error;
    });
    // A stick that was pulled out must not be "made again" as a folder on this PC's disk.
    return there ? ok(join(found.value.path, FOLDER)) : gone;
  }

  async function foundIn(place: Place): Promise<{ place: Place; generations: Generation[] } | null> {
    const folder = await folderOf(place.handle);
    const generations = folder.ok ? await list(folder.value) : [];
    return generations.length === 0 ? null : { place, generations: newestFirst(generations) };
  }

  return {
    async secondPlaceWrite({ handle, vaultId, bytes, keep, evenIfSmaller = false, replaceBefore }) {
      const folder = await folderOf(handle);
      if (!folder.ok) return folder;
      return inTurn(folder.value, async () => {
        await sweepLeftovers(folder.value, now());
        const before = (await list(folder.value)).filter((g) => g.vaultId === vaultId).sort((a, b) => b.generation - a.generation);
        const [last] = before;
        const head = headOf(bytes.subarray(0, BACK_UP_HEAD_MAX));
        const size: SizeOfBackUp = { size: bytes.byteLength, records: head?.records ?? 0 };
        if (!evenIfSmaller && last !== undefined && isMuchSmaller(size, sizeOf(last))) {
          const { records, size: bytesBefore } = sizeOf(last);
          // What grew is no reason: after an undone import there are fewer records in a longer history.
          const params = {
            ...(size.records < records ? { records: size.records, recordsBefore: records } : {}),
            ...(size.size < bytesBefore ? { size: size.size, sizeBefore: bytesBefore } : {}),
            madeAt: last.writtenAt,
          };
          return err({ code: 'backup/much-smaller' as const, params });
        }
        const generation = (last?.generation ?? 0) + 1;
        const name = nameOf(vaultId, generation, new Date(now()));
        const path = join(folder.value, name);
        await atomicWrite(path, bytes, steps);
        const back = await whileLocked(() => readFile(path));
        const sha256 = digest(back);
        if (sha256 !== digest(bytes)) {
          await removeIfThere(path);
          return err({ code: 'desktop/read-back' as const, params: {} });
        }
        await places.keep(handle);
        const written: Generation = { vaultId, generation, size: back.byteLength, writtenAt: (await stat(path)).mtimeMs, name, head };
        const old = generationsToRemove([written, ...before].map((g) => ({ ...sizeOf(g), generation: g.generation, writtenAt: g.writtenAt })), keep);
        const going = before.filter((g) => old.includes(g.generation) || (replaceBefore !== undefined && (g.head?.madeAt ?? g.writtenAt) <= replaceBefore));
        for (const g of going) await removeIfThere(join(folder.value, g.name));
        return ok({ generation: written, removed: going.length, sha256 });
      });
    },

    async secondPlaceRead({ handle, vaultId, generation }) {
      const folder = await folderOf(handle);
      if (!folder.ok) return folder;
      const wanted = (await list(folder.value)).find((g) => g.vaultId === vaultId && g.generation === generation);
      if (wanted === undefined) return absent;
      return ok({ bytes: ownBytes(await whileLocked(() => readFile(join(folder.value, wanted.name)))) });
    },

    async secondPlaceList({ handle }) {
      const folder = await folderOf(handle);
      if (!folder.ok) return folder;
      return ok({ generations: newestFirst(await list(folder.value)) });
    },

    async secondPlaceFind() {
      const all = new Map([...(await places.kept()), ...(await places.candidates())].map((place) => [place.handle, place]));
      const late = new Promise<null>((resolve) => setTimeout(resolve, ANSWER_MS, null).unref());
      // A place that cannot be read is no reason not to show the others.
      const looked = await Promise.all([...all.values()].map((place) => Promise.race([foundIn(place).catch(() => null), late])));
      return ok({ found: looked.filter((one) => one !== null) });
    },
  };
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const newestFirst = (all: Generation[]): Generation[] => all.sort((a, b) => b.writtenAt - a.writtenAt || b.generation - a.generation);

function headOf(beginning: Uint8Array): BackUpHead | null {
  const end = beginning.indexOf(0x0a);
  if (end < 0) return null;
  const read = readBackUpHead(Buffer.from(beginning.subarray(0, end)).toString('utf8'));
  return typeof read === 'string' ? null : read;
}

async function headOfFile(path: string): Promise<BackUpHead | null> {
  const file = await whileLocked(() => open(path, 'r'));
  try {
    const beginning = new Uint8Array(BACK_UP_HEAD_MAX);
    const { bytesRead } = await file.read(beginning, 0, BACK_UP_HEAD_MAX, 0);
    return headOf(beginning.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

async function list(folder: string): Promise<Generation[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errno(error) === 'ENOENT') return [];
    throw error;
  });
  const found: Generation[] = [];
  for (const name of names) {
    const match = NAME.exec(name);
    if (match === null) continue;
    const path = join(folder, name);
    const file = await statIfThere(path);
    if (file === null) continue;
    found.push({ vaultId: match[1] as string, generation: Number(match[2]), size: file.size, writtenAt: file.mtimeMs, name, head: await headOfFile(path) });
  }
  return found;
}
