import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, type Result } from '../../src-shared/kernel/result.ts';
import { memoryMirror } from './memory-mirror.ts';
import type { Sentinel } from './mirror-port.ts';
import { openVault } from './open-vault.ts';
import type { VaultPorts } from './ports.ts';
import type { Way } from './unlock.ts';
import type { Vault } from './vault.ts';
import { defaultLocks, processLocks } from './web-lock.ts';

const PREFIX = 'career-desk-trial:';
const LOCK = 'career-desk-trial';

type Idb = NonNullable<VaultPorts['idb']>;

const realIdb = (): Idb => ({ indexedDB, IDBKeyRange });

/** The browser's storage under other names: nothing opened through it can reach a real vault. */
export function trialStorage({ indexedDB: real, IDBKeyRange: range }: Idb): Idb {
  const factory: IDBFactory = {
    open: (name, version) => (version === undefined ? real.open(PREFIX + name) : real.open(PREFIX + name, version)),
    deleteDatabase: (name) => real.deleteDatabase(PREFIX + name),
    cmp: (a: unknown, b: unknown) => real.cmp(a, b),
    databases: async () => {
      const all = await real.databases();
      return all.flatMap((one) => (one.name?.startsWith(PREFIX) === true ? [{ ...one, name: one.name.slice(PREFIX.length) }] : []));
    },
  };
  return { indexedDB: factory, IDBKeyRange: range };
}

/** Removes what trials left, also of one that was interrupted; says how many databases remain. */
async function removeTrials(real: IDBFactory): Promise<number> {
  const left = async (): Promise<string[]> => (await real.databases()).flatMap(({ name }) => (name?.startsWith(PREFIX) === true ? [name] : []));
  for (const name of await left()) {
    await new Promise<void>((resolve) => {
      const request = real.deleteDatabase(name);
      request.onsuccess = () => resolve();
      request.onerror = () => resolve();
      request.onblocked = () => resolve();
    });
  }
  return (await left()).length;
}

/** At start: a drill that ended with its window must leave nothing behind. */
export async function sweepTrials(ports: Pick<VaultPorts, 'idb' | 'locks'>): Promise<void> {
  const release = await (ports.locks ?? defaultLocks()).hold(LOCK);
  if (release === null) return; // one is running
  try {
    await removeTrials((ports.idb ?? realIdb()).indexedDB);
  } finally {
    release();
  }
}

export interface TrialFiles {
  readonly vaultId: string;
  readonly sentinel: Sentinel;
  readonly entries: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
}

/**
 * Restores the files of a mirror into a vault of its own names and opens it as a new PC would; what
 * `use` found is the answer. Gone afterwards, whatever happened.
 */
export async function withTrialVault<T>(
  files: TrialFiles,
  way: Way,
  ports: VaultPorts,
  use: (vault: Vault) => Promise<Result<T, AppError>>,
  progress?: (share: number) => void,
): Promise<Result<T, AppError>> {
  const release = await (ports.locks ?? defaultLocks()).hold(LOCK);
  if (release === null) return err(appError('vault/in-use'));
  const real = ports.idb ?? realIdb();
  const mirror = memoryMirror();
  mirror.files.set(files.vaultId, new Map(files.entries.map(({ name, bytes }) => [name, bytes])));
  mirror.sentinels.set(files.vaultId, files.sentinel);
  let answer: Result<T, AppError>;
  try {
    await removeTrials(real.indexedDB);
    const opened = await openVault({
      ...ports,
      idb: trialStorage(real),
      mirror,
      locks: processLocks(),
      vaultId: files.vaultId,
      with: way,
      ...(progress === undefined ? {} : { progress }),
    });
    if (opened.ok) {
      answer = await use(opened.value);
      await opened.value.lock();
    } else answer = opened;
  } finally {
    const left = await removeTrials(real.indexedDB);
    release();
    if (left > 0) answer = err(appError('vault/opening-failed', { why: 'trial-left' }));
  }
  return answer;
}
