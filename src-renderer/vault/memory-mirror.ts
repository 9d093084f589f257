import { appError } from '../../src-shared/kernel/app-error.ts';
import { hex, sha256 } from '../../src-shared/kernel/bytes.ts';
import { err, ok } from '../../src-shared/kernel/result.ts';
import type { MirrorHost, MirrorPort, Sentinel } from './mirror-port.ts';

export interface MemoryMirror extends MirrorHost {
  /** vault id → name → bytes: tests look at it and damage it. */
  readonly files: Map<string, Map<string, Uint8Array<ArrayBuffer>>>;
  readonly sentinels: Map<string, Sentinel>;
}

const absent = (name: string) => err(appError('desktop/not-found', { name }));

/** A mirror that lives as long as the page: for tests, with the same answers as the one on disk. */
export function memoryMirror(): MemoryMirror {
  const files: MemoryMirror['files'] = new Map();
  const sentinels: MemoryMirror['sentinels'] = new Map();
  const folderOf = (vaultId: string): Map<string, Uint8Array<ArrayBuffer>> => {
    const known = files.get(vaultId);
    if (known !== undefined) return known;
    const made = new Map<string, Uint8Array<ArrayBuffer>>();
    files.set(vaultId, made);
    return made;
  };
  const of = (vaultId: string): MirrorPort => ({
    put: async (name, bytes) => {
      folderOf(vaultId).set(name, new Uint8Array(bytes));
      return ok(undefined);
    },
    append: async (segment, at, bytes) => {
      const old = folderOf(vaultId).get(segment) ?? new Uint8Array(0);
      const shared = Math.min(old.length - at, bytes.length);
      const differs = at > old.length || old.length > at + bytes.length || old.subarray(at).some((byte, i) => i < shared && byte !== bytes[i]);
      if (differs) return err(appError('desktop/mirror-differs', { segment }));
      const whole = new Uint8Array(at + bytes.length);
      whole.set(old.subarray(0, at));
      whole.set(bytes, at);
      folderOf(vaultId).set(segment, whole);
      return ok(whole.length);
    },
    close: async (segment) => {
      const bytes = files.get(vaultId)?.get(segment);
      if (bytes === undefined) return absent(segment);
      return ok({ length: bytes.length, sha256: hex(await sha256(bytes)) });
    },
    read: async (name) => {
      const bytes = files.get(vaultId)?.get(name);
      return bytes === undefined ? absent(name) : ok(bytes.slice());
    },
    list: async (folder) => {
      const entries = [...(files.get(vaultId) ?? [])].map(([name, bytes]) => ({ name, size: bytes.length }));
      return ok(entries.filter(({ name }) => (folder === 'top' ? !name.includes('/') : name.startsWith(`${folder}/`))));
    },
    remove: async (name) => {
      files.get(vaultId)?.delete(name);
      return ok(undefined);
    },
    readSentinel: async () => {
      const sentinel = sentinels.get(vaultId);
      return sentinel === undefined ? absent('sentinel') : ok(sentinel);
    },
    writeSentinel: async (sentinel) => {
      sentinels.set(vaultId, sentinel);
      return ok(undefined);
    },
  });
  return {
    files,
    sentinels,
    vaults: async () => ok([...files.keys()]),
    of,
    removeVault: async (vaultId) => {
      files.delete(vaultId);
      sentinels.delete(vaultId);
      return ok(undefined);
    },
  };
}
