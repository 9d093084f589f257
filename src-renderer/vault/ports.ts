import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { Clock, Random } from '../../src-shared/kernel/ports.ts';
import type { Result } from '../../src-shared/kernel/result.ts';
import type { PartKey } from '../../src-shared/journal/commit.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import type { MirrorHost } from './mirror-port.ts';

/** Argon2id: memory in KiB, passes, lanes. */
export interface KdfParams {
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

/** 32 bytes from a passphrase; in the application it runs in the worker. */
export type DeriveKey = (
  password: string,
  salt: Uint8Array<ArrayBuffer>,
  params: KdfParams,
) => Promise<Uint8Array<ArrayBuffer>>;

/** One writer per vault. */
export interface LockPort {
  /** @returns the way to let go, or null when somebody else holds it */
  hold(name: string): Promise<(() => void) | null>;
}

/** The operating system's key store, as the platform offers it. */
export interface KeyStorePort {
  wrap(secret: Uint8Array): Promise<Result<Uint8Array<ArrayBuffer>, AppError>>;
  unwrap(
    wrapped: Uint8Array,
  ): Promise<Result<{ readonly secret: Uint8Array<ArrayBuffer>; readonly rewrapped: Uint8Array<ArrayBuffer> | null }, AppError>>;
}

/** What a vault needs from outside. Only `clock`, `random` and `keyClassOf` have no default. */
export interface VaultPorts {
  readonly clock: Clock;
  readonly random: Random;
  /** 'sealed' for what its definition keeps on its author's own PCs, and for held lines of such. */
  readonly keyClassOf: (row: Pick<RecordState, 'type' | 'values'>) => PartKey;
  readonly mirror?: MirrorHost;
  /** Made once per PC and kept outside every vault: tells a copied vault from a moved one. */
  readonly machine?: string;
  readonly deriveKey?: DeriveKey;
  /** Strength of new wraps. */
  readonly kdf?: KdfParams;
  readonly locks?: LockPort;
  readonly wait?: (ms: number) => Promise<void>;
  /** Free space where the browser keeps its data; null when unknown. */
  readonly freeBytes?: () => Promise<number | null>;
  /** Makes another place for databases, used from the next opening on; absent where the browser has only one. */
  readonly anotherStore?: () => Promise<Result<void, AppError>>;
  /** Several simulated PCs in one process each bring their own; so does a PC whose usual place can no longer be opened. */
  readonly idb?: { readonly indexedDB: IDBFactory; readonly IDBKeyRange: typeof IDBKeyRange };
}
