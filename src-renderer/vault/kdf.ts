import type { DeriveKey, KdfParams, VaultPorts } from './ports.ts';

/** RFC 9106, second choice, one lane: 0.45 s on a slow office PC. */
export const KDF_DEFAULT: KdfParams = { m: 64 * 1024, t: 3, p: 1 };

/** Above these a file would only be there to stop us. */
export const KDF_MAX: KdfParams = { m: 256 * 1024, t: 10, p: 4 };

export const kdfAcceptable = ({ m, t, p }: KdfParams): boolean =>
  m >= 8 && m <= KDF_MAX.m && t >= 1 && t <= KDF_MAX.t && p >= 1 && p <= KDF_MAX.p;

const inWorker: DeriveKey = async (password, salt, params) => {
  const { callWorker } = await import('../worker/worker-client.ts');
  return callWorker('argon2id', { password, salt, ...params });
};

const inPlace: DeriveKey = async (password, salt, params) => {
  const { argon2idKey } = await import('../worker/argon2id-key.ts');
  return argon2idKey({ password, salt, ...params });
};

/** The same passphrase typed on another keyboard or system is the same key. */
export function derive(ports: VaultPorts, password: string, salt: Uint8Array<ArrayBuffer>, params: KdfParams) {
  const how = ports.deriveKey ?? (typeof Worker === 'undefined' ? inPlace : inWorker);
  return how(password.normalize('NFKC'), salt, params);
}
