import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { concatBytes, hex, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import { canonicalJson, type Json } from '../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { GENESIS, linkOf } from '../../src-shared/journal/chain.ts';
import { digestsHold, openHeader } from './commit-frame.ts';
import type { VaultContext } from './context.ts';
import { pageReader, walkFrames } from './journal-reader.ts';
import { createSlices } from './slices.ts';

/** Reads the whole journal: every header, every link, every digest. The first break is named by its place. */
export async function verifyJournal(context: VaultContext): Promise<Result<{ readonly commits: number }, AppError>> {
  const to = context.journal.lastSeq;
  const readPage = pageReader(context);
  let prev = GENESIS;
  let tip = GENESIS;
  const broken = (seq: number, what: string) => err(appError('vault/chain-broken', { seq, what }));
  for await (const frame of walkFrames(context, 1, to)) {
    if (!frame.ok) return frame;
    const { seq } = frame.value;
    const header = await openHeader(context.keys, frame.value);
    if (!header.ok) return broken(seq, 'header');
    if (header.value.prev !== prev) return broken(seq, 'link');
    if (!(await digestsHold(context.keys, frame.value, header.value, readPage, context.journal.erased))) return broken(seq, 'part');
    tip = await linkOf(header.value);
    prev = tip;
    if (seq === to && tip !== context.journal.tip) return broken(seq, 'tip');
  }
  return ok({ commits: to });
}

const PER_DIGEST = 500;

/** One digest over the whole state: equal on a vault and on what its mirror brings back. */
export async function stateDigest(context: VaultContext): Promise<string> {
  const slices = createSlices();
  const ids = [...context.set.all()].map((record) => record.id).sort();
  let digest: Uint8Array<ArrayBuffer> = new Uint8Array(32);
  for (let from = 0; from < ids.length; from += PER_DIGEST) {
    const texts: string[] = [];
    for (const id of ids.slice(from, from + PER_DIGEST)) {
      texts.push(canonicalJson(context.set.get(id) as unknown as Json));
      if (slices.due()) await slices.next();
    }
    digest = await sha256(concatBytes([digest, utf8(texts.join('\n'))]));
  }
  return hex(digest);
}
