import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { type KeyRow, storageError, type VaultDb } from './database.ts';
import { type KeyFile, keyFileBytes, portable, readKeyFile } from './key-file.ts';
import { isAbsent, type MirrorPort } from './mirror-port.ts';

const FILE = 'file';
const DEVICE = 'device';

export interface FoundKeys {
  readonly file: KeyFile;
  /** The bytes that the system's key store gave for "remember on this PC". */
  readonly device: Uint8Array<ArrayBuffer> | null;
  /** The browser's storage had none, or older ones: they come from the mirror. */
  readonly fromMirror: boolean;
}

/** The newer of both copies; wraps of this PC's key store exist only here. */
export async function findKeys(db: VaultDb, mirror: MirrorPort | null): Promise<Result<FoundKeys, AppError>> {
  const [stored, device] = await Promise.all([db.keys.get(FILE), db.keys.get(DEVICE)]);
  const here = stored === undefined ? null : readKeyFile(stored.bytes);
  const copy = mirror === null ? null : await mirror.read('keys');
  const there = copy?.ok === true ? readKeyFile(copy.value) : null;
  const own = here?.ok === true ? here.value : null;
  const mirrored = there?.ok === true ? there.value : null;
  if (own === null && mirrored === null) {
    if (here !== null && !here.ok) return here;
    if (there !== null && !there.ok) return there;
    // A mirror that cannot be read is not a mirror without keys.
    if (copy !== null && !copy.ok && !isAbsent(copy)) return copy;
    return err(appError('vault/missing'));
  }
  if (own !== null && (mirrored === null || mirrored.revision <= own.revision)) {
    return ok({ file: own, device: device?.bytes ?? null, fromMirror: false });
  }
  const newer = mirrored as KeyFile;
  const deviceWraps = own?.wraps.filter(({ kind, member }) => kind === 'device' && newer.wraps.some((wrap) => wrap.member === member)) ?? [];
  return ok({ file: { ...newer, wraps: [...newer.wraps, ...deviceWraps] }, device: device?.bytes ?? null, fromMirror: true });
}

/**
 * The mirror first: a passphrase changed here and not there would let the old one open the copy.
 * @param needMirror fail when the mirror cannot be written
 */
export async function storeKeys(
  db: VaultDb,
  mirror: MirrorPort | null,
  file: KeyFile,
  needMirror: boolean,
): Promise<Result<{ readonly mirrored: boolean }, AppError>> {
  const put = mirror === null ? null : await mirror.put('keys', keyFileBytes(portable(file)));
  if (put !== null && !put.ok && needMirror) return put;
  try {
    await db.keys.put({ key: FILE, bytes: keyFileBytes(file) } satisfies KeyRow);
  } catch (cause) {
    return err(storageError(cause));
  }
  return ok({ mirrored: put === null || put.ok });
}

export const storeDeviceSecret = (db: VaultDb, wrapped: Uint8Array<ArrayBuffer>): Promise<string> =>
  db.keys.put({ key: DEVICE, bytes: wrapped });

export const dropDeviceSecret = (db: VaultDb): Promise<void> => db.keys.delete(DEVICE);
