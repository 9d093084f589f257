import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok } from '../../src-shared/kernel/result.ts';
import { z } from '../../src-shared/kernel/zod.ts';
import { handle as handleShape } from '../../src-shared/desktop/fields.ts';
import { statIfThere } from '../files/atomic-write.ts';
import type { FileHandles } from '../files/file-handles.ts';
import type { Places } from '../files/places.ts';
import { settingsFile } from '../files/settings-file.ts';
import type { Handlers } from '../ipc/answer-call.ts';

const OURS = /\.(?:cdesk|cdesk-card)(?:\.[0-9]{1,3}of[0-9]{1,3})?$/i;
const LOOK_EVERY_MS = 3_000;
const REMEMBERED = 5_000;

const saved = z.strictObject({ handle: handleShape.nullable(), seen: z.array(z.string()).max(REMEMBERED) });

export interface Inbox {
  /** Files named by the system: double click, second start, drop on the dock. Others are left alone. */
  offer(paths: readonly string[]): Promise<void>;
  /** One look into the watched folder. */
  look(): Promise<void>;
  readonly calls: Handlers<'inboxTake' | 'inboxWatch' | 'inboxStatus'>;
  stop(): void;
}

export const isOurFile = (path: string): boolean => OURS.test(path);

interface Surround {
  readonly data: string;
  readonly files: FileHandles;
  readonly places: Places;
  readonly onArrived: (waiting: number) => void;
  readonly note: (code: string) => void;
}

/** Where files arrive. The folder is looked at by the clock, since network drives tell nothing by themselves. */
export function createInbox({ data, files, places, onArrived, note }: Surround): Inbox {
  const store = settingsFile(join(data, 'inbox.json'), saved);
  const waiting: string[] = [];
  /** Size and time at the last look: a file still being copied differs at the next one. */
  let lastLook = new Map<string, string>();
  let reachable = true;
  let looking = false;

  const state = async () => (await store.read()) ?? { handle: null, seen: [] };

  async function offer(paths: readonly string[]): Promise<void> {
    const before = waiting.length;
    for (const path of paths) {
      if (!isOurFile(path) || waiting.includes(path)) continue;
      const there = await stat(path).then((s) => s.isFile(), () => false);
      if (there) waiting.push(path);
    }
    if (waiting.length > before) onArrived(waiting.length);
  }

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    try {
      await lookOnce();
    } catch {
      // A drive that is away now may be back at the next look; the status says so meanwhile.
      reachable = false;
      note('desktop/place-gone');
    } finally {
      looking = false;
    }
  }

  async function lookOnce(): Promise<void> {
    const { handle, seen } = await state();
    if (handle === null) return;
    const folder = await places.find(handle);
    if (!folder.ok) throw new Error('inbox folder unknown');
    const known = new Set(seen);
    const thisLook = new Map<string, string>();
    const fresh: string[] = [];
    for (const name of await readdir(folder.value.path)) {
      if (!isOurFile(name)) continue;
      const path = join(folder.value.path, name);
      const file = await statIfThere(path);
      if (file === null || !file.isFile()) continue;
      const looks = `${file.size}:${file.mtimeMs}`;
      thisLook.set(path, looks);
      const mark = createHash('sha256').update(`${name}\0${looks}`).digest('base64url').slice(0, 22);
      if (known.has(mark) || lastLook.get(path) !== looks) continue;
      seen.push(mark);
      fresh.push(path);
    }
    lastLook = thisLook;
    reachable = true;
    if (fresh.length === 0) return;
    await store.write({ handle, seen: seen.slice(-REMEMBERED) });
    await offer(fresh);
  }

  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();

  return {
    offer,
    look,
    stop: () => clearInterval(timer),
    calls: {
      async inboxTake() {
        const taken = waiting.splice(0);
        const there: Awaited<ReturnType<FileHandles['add']>>[] = [];
        for (const path of taken) {
          // Gone again before anybody looked (a stick pulled out) is no error of the others.
          const file = await files.add(path).catch(() => null);
          if (file === null) note('desktop/not-found');
          else there.push(file);
        }
        return ok({ files: there });
      },
      async inboxWatch({ handle }) {
        if (handle !== null) {
          const found = await places.find(handle);
          if (!found.ok) return found;
          if (!(await stat(found.value.path)).isDirectory()) return err({ code: 'desktop/place-gone', params: {} });
          await places.keep(handle);
        }
        lastLook = new Map();
        await store.write({ handle, seen: (await state()).seen });
        await look();
        return ok({});
      },
      async inboxStatus() {
        const { handle } = await state();
        if (handle === null) return ok({ watching: null, reachable: true });
        const found = await places.find(handle);
        return ok({ watching: found.ok ? found.value.place.label : null, reachable: reachable && found.ok });
      },
    },
  };
}
