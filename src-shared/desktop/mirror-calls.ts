import { z } from '../kernel/zod.ts';
import { call } from './call.ts';
import { bytesIn, bytesOut, count, mirrorFolder, mirrorName, nothing, segmentName, vaultId } from './fields.ts';

/** Small, outside the browser's storage: tells "empty" from "wiped". */
export const sentinel = z.strictObject({
  vaultId,
  lastSeq: count,
  chainTip: z.string().max(200),
  schema: count,
  /** Wall clock of the writer, milliseconds. */
  at: z.number(),
});

/** A file that is not there answers `desktop/not-found`, one that cannot be read another code: never "empty". */
export const mirrorCalls = {
  mirrorVaults: call(nothing, z.strictObject({ vaults: z.array(vaultId) })),
  /** Atomic and on disk when it answers; replaces. */
  mirrorPut: call(z.strictObject({ vaultId, name: mirrorName, bytes: bytesIn }), nothing),
  /**
   * Appends at a stated place and is on disk when it answers. Said again it changes nothing, and it
   * completes its own torn tail. Where the file holds something else: `desktop/mirror-differs`.
   */
  mirrorAppend: call(
    z.strictObject({ vaultId, name: segmentName, at: count, bytes: bytesIn }),
    z.strictObject({ length: count }),
  ),
  /** Reads a full segment back from disk: its length and SHA-256, for the vault to compare. */
  mirrorClose: call(
    z.strictObject({ vaultId, name: segmentName }),
    z.strictObject({ length: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
  mirrorRead: call(z.strictObject({ vaultId, name: mirrorName }), z.strictObject({ bytes: bytesOut })),
  mirrorList: call(
    z.strictObject({ vaultId, folder: mirrorFolder }),
    z.strictObject({ entries: z.array(z.strictObject({ name: mirrorName, size: count })) }),
  ),
  mirrorDelete: call(z.strictObject({ vaultId, name: mirrorName }), nothing),
  /** The whole mirror of one vault (the sample world leaves nothing behind). */
  mirrorRemoveVault: call(z.strictObject({ vaultId, confirm: vaultId }), nothing),
  sentinelRead: call(z.strictObject({ vaultId }), z.strictObject({ sentinel })),
  sentinelWrite: call(z.strictObject({ sentinel }), nothing),
} as const;
