import { argon2idKey } from './argon2id-key.ts';
import { openFile, writeFile } from './exchange-jobs.ts';
import { readSheet } from './sheet-job.ts';
import { gunzip, type GunzipCaps, gzip } from '../../src-shared/sealing/gzip.ts';
import { openBytes, type OpenWith } from '../../src-shared/sealing/open.ts';
import { sealBytes, type SealTo } from '../../src-shared/sealing/seal.ts';

/**
 * Everything the worker can do, by name. A job takes one cloneable value and gives one; the bytes in
 * its answer are handed over, not copied. Long ones say how far they are and can be stopped.
 */
export const jobs = {
  argon2id: argon2idKey,
  gzip: (bytes: Uint8Array) => gzip(bytes),
  gunzip: ({ bytes, caps }: { readonly bytes: Uint8Array; readonly caps?: GunzipCaps }) => gunzip(bytes, caps),
  seal: ({ bytes, to }: { readonly bytes: Uint8Array; readonly to: SealTo }) => sealBytes(bytes, to),
  writeFile,
  openFile,
  readSheet,
  open: ({ bytes, open }: { readonly bytes: Uint8Array; readonly open: OpenWith }) => openBytes(bytes, open),
} as const;

export type Jobs = typeof jobs;
export type JobName = keyof Jobs;
export type JobInput<K extends JobName> = Parameters<Jobs[K]>[0];
export type JobOutput<K extends JobName> = Awaited<ReturnType<Jobs[K]>>;

export interface JobCall {
  readonly id: number;
  readonly name: JobName;
  readonly input: unknown;
}

/** Nobody waits for it any more. */
export interface JobStop {
  readonly stop: number;
}

export interface JobAnswer {
  readonly id: number;
  /** How far it is, 0–1; the answer itself comes later. */
  readonly share?: number;
  readonly value?: unknown;
  readonly failure?: string;
}

/** The buffers of a value's top level and one below: handed over instead of copied. */
export function buffersIn(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const look = (item: unknown, depth: number): void => {
    if (item instanceof Uint8Array && item.buffer instanceof ArrayBuffer) found.add(item.buffer);
    else if (depth > 0 && typeof item === 'object' && item !== null) for (const inner of Object.values(item)) look(inner, depth - 1);
  };
  look(value, 2);
  return [...found];
}
