import { create } from 'zustand';
import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { utf8 } from '../../src-shared/kernel/bytes.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { Platform } from '../platform/platform.ts';

/** A file that reached the window: dropped, double-clicked or found in the watched folder. Read when somebody looks at it. */
export interface IncomingFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  /** The platform's handle of the file itself; null where only its content was handed in, left out where there never was a file. */
  readonly handle?: string | null;
  readonly read: () => Promise<Result<Uint8Array<ArrayBuffer>, AppError>>;
}

interface IncomingState {
  readonly files: readonly IncomingFile[];
}

/** Files wait here until the exchange area takes them; locking does not lose them. */
export const useIncomingFiles = create<IncomingState>(() => ({ files: [] }));

let nextId = 1;

const add = (files: readonly Omit<IncomingFile, 'id'>[]): void =>
  useIncomingFiles.setState((now) => ({ files: [...now.files, ...files.map((file) => ({ ...file, id: nextId++ }))] }));

export function offerDropped(files: readonly File[]): void {
  add(
    files.map((file) => ({
      name: file.name,
      size: file.size,
      handle: null,
      read: async () => {
        try {
          return ok(new Uint8Array(await file.arrayBuffer()));
        } catch (cause) {
          // moved, deleted or unplugged between the drop and the reading
          return err(appError('file/unreadable', { name: file.name }, cause));
        }
      },
    })),
  );
}

/** Text that was pasted: a file that never was one. */
export const offerText = (name: string, text: string): void => {
  const bytes = utf8(text);
  add([{ name, size: bytes.length, read: async () => ok(bytes) }]);
};

/** Handles that the platform gave: `openFiles`, `inboxTake`. */
export function offerPicked(platform: Platform, files: readonly { readonly handle: string; readonly name: string; readonly size: number }[]): void {
  add(
    files.map(({ handle, name, size }) => ({
      name,
      size,
      handle,
      read: async () => {
        const answer = await platform.readFile({ handle });
        return answer.ok ? ok(answer.value.bytes) : answer;
      },
    })),
  );
}

/** Takes one file off the pile; the caller now owns it. */
export function takeIncoming(id: number): void {
  useIncomingFiles.setState((now) => ({ files: now.files.filter((file) => file.id !== id) }));
}
