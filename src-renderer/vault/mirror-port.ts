import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { Result } from '../../src-shared/kernel/result.ts';

/** Small, outside the browser's storage: tells "empty" from "wiped". */
export interface Sentinel {
  readonly vaultId: string;
  readonly lastSeq: number;
  readonly chainTip: string;
  readonly schema: number;
  readonly at: number;
}

export type MirrorFolder = 'top' | 'segments' | 'blobs' | 'pages';

type Answer<T> = Promise<Result<T, AppError>>;

/**
 * The copy of one vault outside IndexedDB: `keys`, `segments/NNNNNN` (journal frames, closed at
 * 1 MB), `blobs/<hex>`, `pages/<batch>`. A name that is not there answers `desktop/not-found`; every
 * other failure means "not known", never "empty".
 */
export interface MirrorPort {
  /** Replaces atomically; on disk when it answers. */
  put(name: string, bytes: Uint8Array): Answer<void>;
  /** Appends at a stated place; said again it changes nothing, and it completes its own torn tail. */
  append(segment: string, at: number, bytes: Uint8Array): Answer<number>;
  /** Reads a full segment back from disk. */
  close(segment: string): Answer<{ readonly length: number; readonly sha256: string }>;
  read(name: string): Answer<Uint8Array<ArrayBuffer>>;
  list(folder: MirrorFolder): Answer<readonly { readonly name: string; readonly size: number }[]>;
  remove(name: string): Answer<void>;
  readSentinel(): Answer<Sentinel>;
  writeSentinel(sentinel: Sentinel): Answer<void>;
}

/** All mirrors of this PC. */
export interface MirrorHost {
  vaults(): Answer<readonly string[]>;
  of(vaultId: string): MirrorPort;
  /** The whole mirror of one vault, without residue. */
  removeVault(vaultId: string): Answer<void>;
}

export const SEGMENT_BYTES = 1024 * 1024;

export const segmentName = (n: number): string => `segments/${String(n).padStart(6, '0')}`;

export const isAbsent = (result: Result<unknown, AppError>): boolean => !result.ok && result.error.code === 'desktop/not-found';
