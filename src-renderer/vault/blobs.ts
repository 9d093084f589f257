import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { hex, sha256 } from '../../src-shared/kernel/bytes.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { PartKey } from '../../src-shared/journal/commit.ts';
import { blobName, canOpen, lockFrame, onlyFormer, openFrame } from './aead.ts';
import type { VaultContext } from './context.ts';
import { storageError } from './database.ts';
import type { MirrorWriter } from './mirror-writer.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Whether something lies here under that name. Whether it still opens, only opening tells. */
export async function hasBlob(context: VaultContext, hash: string): Promise<boolean> {
  for (const key of ['records', 'sealed'] as const) {
    for (const keys of [context.keys, onlyFormer(context.keys)]) {
      const name = keys === null ? null : await blobName(keys, key, hash);
      if (name !== null && (await context.db.blobs.where('name').equals(name).count()) > 0) return true;
    }
  }
  return false;
}

/**
 * Attachments: named in records by their SHA-256, stored locked under a keyed hash, so that the
 * folder does not tell which documents are there.
 */
export async function putBlob(context: VaultContext, bytes: Uint8Array, key: PartKey, writer: MirrorWriter | null): Promise<Result<string, AppError>> {
  const own = new Uint8Array(bytes);
  const hash = hex(await sha256(own));
  const name = await blobName(context.keys, key, hash);
  if (name === null) return err(appError('vault/read-only', { why: 'sealed' }));
  const { db } = context;
  try {
    // Under the right name may lie what does not open any more: that is written anew.
    const stored = (await db.blobs.get(name))?.frame;
    const known = stored !== undefined && (await openFrame(context.keys, key, 'blob', name, stored)) !== null;
    if (!known) await db.blobs.put({ name, frame: await lockFrame(context.keys, key, 'blob', name, own) });
  } catch (cause) {
    return err(storageError(cause));
  }
  writer?.file(`blobs/${name}`, async () => (await db.blobs.get(name))?.frame ?? null);
  return ok(hash);
}

/** Bytes that belong to no record and are not wanted any more, here and in the copy outside. */
export async function dropBlob(context: VaultContext, hash: string): Promise<Result<void, AppError>> {
  for (const keys of [context.keys, onlyFormer(context.keys)]) {
    for (const key of ['records', 'sealed'] as const) {
      const name = keys === null ? null : await blobName(keys, key, hash);
      if (name === null) continue;
      try {
        await context.db.blobs.delete(name);
      } catch (cause) {
        return err(storageError(cause));
      }
      await context.mirror?.remove(`blobs/${name}`);
    }
  }
  return ok(undefined);
}

async function openBlob(context: VaultContext, key: PartKey, name: string, hash: string): Promise<Bytes | null> {
  const stored = (await context.db.blobs.get(name))?.frame;
  const mine = stored === undefined ? null : await openFrame(context.keys, key, 'blob', name, stored);
  if (mine !== null) return mine;
  const copy = context.mirror === null ? null : await context.mirror.read(`blobs/${name}`);
  const frame = copy?.ok === true ? copy.value : null;
  const plain = frame === null ? null : await openFrame(context.keys, key, 'blob', name, frame);
  if (frame === null || plain === null || hex(await sha256(plain)) !== hash) return null;
  await context.db.blobs.put({ name, frame });
  return plain;
}

export async function getBlob(context: VaultContext, hash: string): Promise<Result<Bytes, AppError>> {
  for (const key of ['records', 'sealed'] as const) {
    if (!canOpen(context.keys, key)) continue;
    // The name comes from the root as well: while the roots change it may still be the one of before.
    for (const keys of [context.keys, onlyFormer(context.keys)]) {
      const name = keys === null ? null : await blobName(keys, key, hash);
      const plain = name === null ? null : await openBlob(context, key, name, hash);
      if (plain !== null) return ok(plain);
    }
  }
  return err(appError('attachment/missing', { hash }));
}
