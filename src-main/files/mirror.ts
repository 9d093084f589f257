import { createHash } from 'node:crypto';
import { mkdir, open, readFile, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mirrorName, vaultId as vaultIdShape } from '../../src-shared/desktop/fields.ts';
import { sentinel as sentinelShape } from '../../src-shared/desktop/mirror-calls.ts';
import { err, ok } from '../../src-shared/kernel/result.ts';
import type { Handlers } from '../ipc/answer-call.ts';
import { REAL_STEPS, type WriteSteps, atomicWrite, removeIfThere, statIfThere, sweepLeftovers, syncFolder, whileLocked } from './atomic-write.ts';
import { errno } from './file-error.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { ownBytes } from './own-bytes.ts';
import { guardPath } from './path-guard.ts';

type MirrorCall =
  | 'mirrorVaults'
  | 'mirrorPut'
  | 'mirrorAppend'
  | 'mirrorClose'
  | 'mirrorRead'
  | 'mirrorList'
  | 'mirrorDelete'
  | 'mirrorRemoveVault'
  | 'sentinelRead'
  | 'sentinelWrite';

const SENTINEL = 'sentinel.json';

/** The copy of every vault outside the browser's storage: encrypted frames as plain files, flushed. */
export function createMirror(root: string, now: () => number, steps: WriteSteps = REAL_STEPS): Handlers<MirrorCall> {
  // The turn is taken before anything else, so that what was said first is written first.
  const inTurn = oneAtATime();
  const inside = (vaultId: string, name?: string) =>
    guardPath(root, name === undefined ? [vaultId] : [vaultId, ...name.split('/')]);

  return {
    async mirrorVaults() {
      return ok({ vaults: (await namesIn(root)).filter((name) => vaultIdShape.safeParse(name).success) });
    },

    mirrorPut: ({ vaultId, name, bytes }) =>
      inTurn(`${vaultId}/${name}`, async () => {
        const path = await inside(vaultId, name);
        if (!path.ok) return path;
        await atomicWrite(path.value, bytes, steps);
        return ok({});
      }),

    mirrorAppend: ({ vaultId, name, at, bytes }) =>
      inTurn(`${vaultId}/${name}`, async () => {
        const path = await inside(vaultId, name);
        return path.ok ? append(path.value, at, bytes, steps) : path;
      }),

    mirrorClose: ({ vaultId, name }) =>
      inTurn(`${vaultId}/${name}`, async () => {
        const path = await inside(vaultId, name);
        if (!path.ok) return path;
        const bytes = await readFile(path.value);
        return ok({ length: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') });
      }),

    async mirrorRead({ vaultId, name }) {
      const path = await inside(vaultId, name);
      if (!path.ok) return path;
      return ok({ bytes: ownBytes(await whileLocked(() => readFile(path.value))) });
    },

    async mirrorList({ vaultId, folder }) {
      const path = await inside(vaultId, folder === 'top' ? undefined : folder);
      if (!path.ok) return path;
      await sweepLeftovers(path.value, now());
      const entries: { name: string; size: number }[] = [];
      for (const base of (await namesIn(path.value)).sort()) {
        const name = folder === 'top' ? base : `${folder}/${base}`;
        if (!mirrorName.safeParse(name).success) continue;
        const file = await statIfThere(join(path.value, base));
        if (file !== null) entries.push({ name, size: file.size });
      }
      return ok({ entries });
    },

    mirrorDelete: ({ vaultId, name }) =>
      inTurn(`${vaultId}/${name}`, async () => {
        const path = await inside(vaultId, name);
        if (!path.ok) return path;
        await removeIfThere(path.value);
        return ok({});
      }),

    async mirrorRemoveVault({ vaultId, confirm }) {
      if (vaultId !== confirm) return err({ code: 'desktop/refused', params: {} });
      const path = await inside(vaultId);
      if (!path.ok) return path;
      await rm(path.value, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
      return ok({});
    },

    async sentinelRead({ vaultId }) {
      const path = await inside(vaultId, SENTINEL);
      if (!path.ok) return path;
      const text = await whileLocked(() => readFile(path.value, 'utf8'));
      const read = sentinelShape.safeParse(parseJson(text));
      return read.success ? ok({ sentinel: read.data }) : err({ code: 'vault/damaged', params: {} });
    },

    sentinelWrite: ({ sentinel }) =>
      inTurn(`${sentinel.vaultId}/${SENTINEL}`, async () => {
        const path = await inside(sentinel.vaultId, SENTINEL);
        if (!path.ok) return path;
        await atomicWrite(path.value, JSON.stringify(sentinel), steps);
        return ok({});
      }),
  };
}

async function append(path: string, at: number, bytes: Uint8Array, steps: WriteSteps) {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await whileLocked(() => openForAppend(path));
  try {
    const length = (await file.stat()).size;
    if (length < at) return err({ code: 'desktop/mirror-differs' as const, params: { length } });
    const known = Math.min(length - at, bytes.byteLength);
    if (known > 0) {
      const there = new Uint8Array(known);
      const { bytesRead } = await file.read(there, 0, known, at);
      if (bytesRead !== known || Buffer.compare(there, bytes.subarray(0, known)) !== 0) {
        return err({ code: 'desktop/mirror-differs' as const, params: { length } });
      }
    }
    let written = known;
    while (written < bytes.byteLength) {
      written += (await file.write(bytes, written, bytes.byteLength - written, at + written)).bytesWritten;
    }
    await steps.flush(file);
    if (length === 0) await syncFolder(dirname(path), steps);
    return ok({ length: Math.max(length, at + bytes.byteLength) });
  } finally {
    await file.close();
  }
}

/** `r+` keeps what is there; only a file that does not exist is made. */
async function openForAppend(path: string) {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (errno(error) !== 'ENOENT') throw error;
    return open(path, 'wx+', 0o600);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errno(error) === 'ENOENT') return [];
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
