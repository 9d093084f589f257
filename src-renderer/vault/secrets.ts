import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { lockFrame, openFrame } from './aead.ts';
import type { VaultContext } from './context.ts';
import { boxed, unboxed } from './key-file.ts';
import { storeKeys } from './key-store.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Identity secrets, kept beside the wraps so that they survive wherever the keys do. */
export interface Secrets {
  /** null when there is none of that name. */
  get(name: string): Promise<Result<Bytes | null, AppError>>;
  set(name: string, secret: Uint8Array): Promise<Result<void, AppError>>;
}

type InQueue = <T>(job: () => Promise<T>) => Promise<T>;

export function createSecrets(context: VaultContext, inQueue: InQueue, keysChanged: (mirrored: boolean) => void): Secrets {
  return {
    async get(name) {
      if (context.locked) return err(appError('vault/locked'));
      const box = Object.hasOwn(context.keyFile.secrets, name) ? context.keyFile.secrets[name] : undefined;
      if (box === undefined) return ok(null);
      const plain = await openFrame(context.keys, 'records', 'secret', name, unboxed(box));
      return plain === null ? err(appError('vault/damaged', { part: 'keys', why: 'secret' })) : ok(plain);
    },
    set: (name, secret) =>
      inQueue(async () => {
        if (context.locked) return err(appError('vault/locked'));
        if (context.readOnly !== null) return err(context.readOnly);
        const box = boxed(await lockFrame(context.keys, 'records', 'secret', name, new Uint8Array(secret)));
        const { keyFile } = context;
        const next = { ...keyFile, revision: keyFile.revision + 1, secrets: { ...keyFile.secrets, [name]: box } };
        const stored = await storeKeys(context.db, context.mirror, next, false);
        if (!stored.ok) return stored;
        context.keyFile = next;
        keysChanged(stored.value.mirrored);
        return ok(undefined);
      }),
  };
}
