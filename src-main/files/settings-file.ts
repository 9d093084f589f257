import { readFile } from 'node:fs/promises';
import type { z } from '../../src-shared/kernel/zod.ts';
import { atomicWrite } from './atomic-write.ts';
import { errno } from './file-error.ts';

export interface SettingsFile<T> {
  /** `null` only when there is no file; one that cannot be read or understood throws. */
  read(): Promise<T | null>;
  write(value: T): Promise<void>;
}

/** A small JSON file outside every vault, written whole. */
export function settingsFile<S extends z.ZodType>(path: string, schema: S): SettingsFile<z.output<S>> {
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (errno(error) === 'ENOENT') return null;
        throw error;
      });
      return text === null ? null : schema.parse(JSON.parse(text));
    },
    write: (value) => atomicWrite(path, `${JSON.stringify(value, null, 1)}\n`),
  };
}
