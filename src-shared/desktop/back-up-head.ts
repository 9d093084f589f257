import { z } from '../kernel/zod.ts';
import { count, vaultId } from './fields.ts';

export const BACK_UP_FORMAT = 'career-desk-backup';
export const BACK_UP_VERSION = 1;
/** The first line of a back-up; a list of places reads no more than this of each. */
export const BACK_UP_HEAD_MAX = 4096;

/**
 * What a back-up says of itself before anybody unlocks it: when, how much, and what its opening must
 * give. Counts and digests only, nothing of any person.
 */
export const backUpHead = z.strictObject({
  format: z.literal(BACK_UP_FORMAT),
  version: z.literal(BACK_UP_VERSION),
  vaultId,
  role: z.enum(['doctor', 'office', 'headquarters']),
  madeAt: z.number().min(0).max(8.64e15),
  lastSeq: count,
  chainTip: z.string().max(200),
  schema: count,
  records: count,
  /** Of the whole state at `lastSeq`: a restored vault has to come to the same. */
  stateDigest: z.string().regex(/^[0-9a-f]{64}$/),
  parts: count,
  /** All parts together, bytes. */
  size: count,
});

export type BackUpHead = z.infer<typeof backUpHead>;

const anyVersion = z.looseObject({ format: z.literal(BACK_UP_FORMAT), version: z.int().min(1) });

/** The head, or why it is none: `newer` is a back-up of a later version, `other` somebody else's file. */
export function readBackUpHead(line: string): BackUpHead | 'newer' | 'damaged' | 'other' {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return line.startsWith(`{"format":"${BACK_UP_FORMAT}"`) ? 'damaged' : 'other';
  }
  const known = anyVersion.safeParse(value);
  if (!known.success) return 'other';
  if (known.data.version > BACK_UP_VERSION) return 'newer';
  const read = backUpHead.safeParse(value);
  return read.success ? read.data : 'damaged';
}

export interface SizeOfBackUp {
  readonly records: number;
  readonly size: number;
}

/** Below these a vault has only begun, and half of it is nothing to be alarmed at. */
const FEW_RECORDS = 20;
const FEW_BYTES = 256 * 1024;

/** Fewer than half the records or bytes: more likely a loss than a wish. */
export const isMuchSmaller = (now: SizeOfBackUp, before: SizeOfBackUp): boolean =>
  (before.records >= FEW_RECORDS && now.records * 2 < before.records) || (before.size >= FEW_BYTES && now.size * 2 < before.size);
