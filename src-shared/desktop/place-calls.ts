import { z } from '../kernel/zod.ts';
import { backUpHead } from './back-up-head.ts';
import { call } from './call.ts';
import { bytesIn, bytesOut, count, handle, label, nothing, pickedFile, place, sharedName, vaultId } from './fields.ts';

/** One back-up in a second place; `head` is null where the file does not begin as a back-up of this version. */
const generation = z.strictObject({
  vaultId,
  generation: count,
  size: count,
  writtenAt: z.number(),
  name: label,
  head: backUpHead.nullable(),
});

/** Folders a person named: the second place of back-ups, the watched inbox, a USB stick. Kept across starts. */
export const placeCalls = {
  /** The system's folder dialog; `desktop/not-here` where the edition has none. */
  placeChoose: call(z.strictObject({ purpose: z.enum(['second', 'inbox', 'handover', 'shared']) }), z.strictObject({ place })),
  /** Drives and usual folders found on this PC, to choose from where there is no dialog. */
  placeCandidates: call(nothing, z.strictObject({ places: z.array(place) })),
  /** A folder typed by the person; only where there is no dialog. */
  placeAdopt: call(z.strictObject({ typed: z.string().min(1).max(1000) }), z.strictObject({ place })),
  placeStatus: call(
    z.strictObject({ handle }),
    z.strictObject({ place, reachable: z.boolean(), freeBytes: count.nullable() }),
  ),
  placeForget: call(z.strictObject({ handle }), nothing),
  /**
   * Written, read back and compared before it answers; then `keep` generations stay. One with fewer
   * than half the records or bytes of the newest is refused with `backup/much-smaller` until a person
   * said yes; the larger one is kept beside it in any case. `replaceBefore`: those made until that
   * moment go as well, once the new one was read back.
   */
  secondPlaceWrite: call(
    z.strictObject({ handle, vaultId, bytes: bytesIn, keep: z.int().min(1).max(100), evenIfSmaller: z.boolean().optional(), replaceBefore: z.number().optional() }),
    z.strictObject({ generation, removed: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
  secondPlaceRead: call(z.strictObject({ handle, vaultId, generation: count }), z.strictObject({ bytes: bytesOut })),
  /** Newest first; of all vaults, so that a PC that forgets profiles finds its own again. */
  secondPlaceList: call(z.strictObject({ handle }), z.strictObject({ generations: z.array(generation) })),
  /** Every place known or usual on this PC that answers in time and holds back-ups: for a PC that forgot. */
  secondPlaceFind: call(nothing, z.strictObject({ found: z.array(z.strictObject({ place, generations: z.array(generation) })) })),
  /** Files of the party's PCs for each other; each name is written by one of them alone. */
  sharedList: call(z.strictObject({ handle }), z.strictObject({ entries: z.array(z.strictObject({ name: sharedName, size: count, writtenAt: z.number() })) })),
  sharedRead: call(z.strictObject({ handle, name: sharedName }), z.strictObject({ bytes: bytesOut })),
  /** Atomic: the others see the whole file or none. */
  sharedWrite: call(z.strictObject({ handle, name: sharedName, bytes: bytesIn }), nothing),
  sharedRemove: call(z.strictObject({ handle, name: sharedName }), nothing),
  freeSpace: call(z.strictObject({ place: handle.nullable() }), z.strictObject({ freeBytes: count })),
  /** Files handed over by double click, second start, drop on the dock or the watched folder; each once. */
  inboxTake: call(nothing, z.strictObject({ files: z.array(pickedFile) })),
  inboxWatch: call(z.strictObject({ handle: handle.nullable() }), nothing),
  inboxStatus: call(nothing, z.strictObject({ watching: label.nullable(), reachable: z.boolean() })),
} as const;
