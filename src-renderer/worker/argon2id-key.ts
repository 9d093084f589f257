import { argon2id } from 'hash-wasm';

export interface Argon2idInput {
  readonly password: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  /** KiB */
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

export async function argon2idKey({ password, salt, m, t, p }: Argon2idInput): Promise<Uint8Array<ArrayBuffer>> {
  const key = await argon2id({
    password,
    salt,
    memorySize: m,
    iterations: t,
    parallelism: p,
    hashLength: 32,
    outputType: 'binary',
  });
  return new Uint8Array(key);
}
