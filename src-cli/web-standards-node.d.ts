import type { webcrypto } from 'node:crypto';

/** What the pure rooms use of WebCrypto (kernel/web-standards.d.ts), said to Node's own types. */
declare module 'node:crypto' {
  namespace webcrypto {
    interface SubtleCrypto {
      generateKey(algorithm: { name: 'Ed25519' }, extractable: boolean, usages: readonly string[]): Promise<CryptoKeyPair>;
    }
  }
}
declare global {
  type CryptoKey = webcrypto.CryptoKey;
}
