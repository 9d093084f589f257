import { concatBytes, hex, sha256, utf8 } from '../kernel/bytes.ts';
import { canonicalJson, type Json } from '../kernel/json.ts';
import type { Commit, CommitNote, PartKey } from './commit.ts';

/** One part as the header names it: for whom, under which key, and the digest of its plain bytes (salted inside). */
export interface PartDigest {
  readonly key: PartKey;
  readonly digest: string;
  /** Bulk parts live as pages, written once; this names them in order. */
  readonly pages?: readonly string[];
}

/** What the hash chain runs over. Parts can be erased later; the chain stays provable. */
export interface CommitHeader {
  readonly seq: number;
  readonly prev: string;
  readonly kind: Commit['kind'];
  readonly device: string;
  readonly n: number;
  readonly at: number;
  readonly member: string;
  readonly note: CommitNote;
  readonly parts: readonly PartDigest[];
}

export const GENESIS = '0'.repeat(64);

const DOMAIN = utf8('career-desk commit v1\0');

export const headerBytes = (header: CommitHeader): Uint8Array<ArrayBuffer> => utf8(canonicalJson(header as unknown as Json));

/** The link of a header: the next one's `prev`, and the tip the sentinel remembers. */
export const linkOf = async (header: CommitHeader): Promise<string> =>
  hex(await sha256(concatBytes([DOMAIN, headerBytes(header)])));

/** @returns the first sequence number at which the chain does not hold, or null */
export async function findChainBreak(headers: readonly CommitHeader[], from = GENESIS): Promise<number | null> {
  let prev = from;
  let seq = headers[0]?.seq ?? 0;
  for (const header of headers) {
    if (header.seq !== seq || header.prev !== prev) return seq;
    prev = await linkOf(header);
    seq += 1;
  }
  return null;
}
