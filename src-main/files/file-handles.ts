import { createHash, randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { open, stat, unlink } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { DeskError } from '../../src-shared/desktop/contract.ts';
import { MAX_FILE_BYTES } from '../../src-shared/desktop/fields.ts';
import { type Result, err, ok } from '../../src-shared/kernel/result.ts';
import { atomicWrite, statIfThere } from './atomic-write.ts';
import { ownBytes } from './own-bytes.ts';
import { labelOf } from './places.ts';

export interface PickedFile {
  readonly handle: string;
  readonly name: string;
  readonly size: number;
}
export interface SavedFile {
  readonly handle: string;
  readonly savedAs: string;
  readonly place: string;
}

const OUR_KIND = /\.(?:cdesk|cdesk-card)(?:\.[0-9]{1,3}of[0-9]{1,3})?(?:\.txt)?$/i;

/** Files a person pointed at in this run. The handle is all that the screens ever hold of the path. */
export interface FileHandles {
  add(path: string): Promise<PickedFile>;
  find(handle: string): string | null;
  read(handle: string): Promise<Result<{ name: string; bytes: Uint8Array<ArrayBuffer> }, DeskError>>;
  /** Replaces what the person chose to replace in the dialog. */
  save(path: string, bytes: Uint8Array): Promise<SavedFile>;
  /** Never replaces: a taken name gets a number. */
  saveBeside(folder: string, name: string, bytes: Uint8Array): Promise<SavedFile>;
  /** Deletes one of our files while it holds exactly these bytes. */
  remove(handle: string, sha256: string): Promise<Result<Record<string, never>, DeskError>>;
}

export function createFileHandles(lookAgain: (path: string) => Promise<Stats> = (path) => stat(path)): FileHandles {
  const paths = new Map<string, string>();
  /** What this run wrote: may be taken away again, whatever its kind. */
  const written = new Set<string>();

  function handleFor(path: string): string {
    for (const [handle, known] of paths) if (known === path) return handle;
    const handle = randomBytes(16).toString('base64url');
    paths.set(handle, path);
    return handle;
  }

  const handles: FileHandles = {
    add: async (path) => ({ handle: handleFor(path), name: basename(path), size: (await stat(path)).size }),

    find: (handle) => paths.get(handle) ?? null,

    async read(handle) {
      const path = paths.get(handle);
      if (path === undefined) return err({ code: 'desktop/not-found', params: {} });
      const file = await open(path, 'r');
      try {
        const before = await file.stat();
        if (!before.isFile()) return err({ code: 'file/unreadable', params: {} });
        if (before.size > MAX_FILE_BYTES) return err({ code: 'file/too-large', params: { bytes: before.size } });
        const bytes = ownBytes(await file.readFile());
        // Cloud folders and slow copies rewrite a file under the reader.
        const after = await lookAgain(path);
        if (after.size !== bytes.byteLength || after.mtimeMs !== before.mtimeMs || after.ino !== before.ino) {
          return err({ code: 'file/changed-while-reading', params: {} });
        }
        return ok({ name: basename(path), bytes });
      } finally {
        await file.close();
      }
    },

    async save(path, bytes) {
      await atomicWrite(path, bytes);
      written.add(path);
      return { handle: handleFor(path), savedAs: basename(path), place: labelOf(dirname(path)) };
    },

    async saveBeside(folder, name, bytes) {
      const ending = extname(name);
      const stem = name.slice(0, name.length - ending.length);
      for (let n = 1; ; n++) {
        const path = join(folder, n === 1 ? name : `${stem} (${n})${ending}`);
        if ((await statIfThere(path)) === null) return handles.save(path, bytes);
      }
    },

    async remove(handle, sha256) {
      const path = paths.get(handle);
      if (path === undefined) return err({ code: 'desktop/not-found', params: {} });
      if (!OUR_KIND.test(path) && !written.has(path)) return err({ code: 'desktop/refused', params: { why: 'kind' } });
      const read = await handles.read(handle);
      if (!read.ok) return read;
      // Somebody may have put another file under the same name since.
      if (createHash('sha256').update(read.value.bytes).digest('hex') !== sha256) return err({ code: 'file/changed-while-reading', params: {} });
      await unlink(path);
      paths.delete(handle);
      return ok({});
    },
  };
  return handles;
}
