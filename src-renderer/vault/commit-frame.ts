import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { concatBytes, fromUtf8, hex, sha256 } from '../../src-shared/kernel/bytes.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { type CommitHeader, headerBytes, linkOf, type PartDigest } from '../../src-shared/journal/chain.ts';
import type { Commit, CommitPart, PartKey } from '../../src-shared/journal/commit.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { canOpen, lockFrame, openFrame, type VaultKeys } from './aead.ts';
import { type Frame, packFrame } from './frame.ts';
import { pageBytesInTurns, rowsAt } from './page.ts';
import { giveWay } from './slices.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type KeyClassOf = (row: RecordState) => PartKey;

const EMPTY = new Uint8Array(0);
const LARGE = 1024 * 1024;

const partName = (seq: number, index: number): string => `${seq}.${index}`;

/** One part per person and key class, in the order of their first rows. */
export function splitParts(rows: readonly RecordState[], keyClassOf: KeyClassOf): CommitPart[] {
  const parts = new Map<string, { person: string; key: PartKey; rows: RecordState[] }>();
  for (const row of rows) {
    const key = keyClassOf(row);
    const name = `${key}|${row.person}`;
    const part = parts.get(name);
    if (part === undefined) parts.set(name, { person: row.person, key, rows: [row] });
    else part.rows.push(row);
  }
  return [...parts.values()];
}

export type HeaderFacts = Omit<CommitHeader, 'parts'>;

/** The bytes of a commit, and the link that the next one names. */
export interface PackedCommit {
  readonly frame: Bytes;
  readonly link: string;
}

async function seal(keys: VaultKeys, header: CommitHeader, parts: readonly Bytes[]): Promise<PackedCommit> {
  const [section, link] = await Promise.all([
    lockFrame(keys, 'records', 'header', header.seq, headerBytes(header)),
    linkOf(header),
  ]);
  return { frame: packFrame({ seq: header.seq, sections: [section, ...parts] }), link };
}

export async function packCommit(keys: VaultKeys, facts: HeaderFacts, parts: readonly CommitPart[]): Promise<PackedCommit> {
  const locked = await Promise.all(
    parts.map(async (part, i): Promise<readonly [PartDigest, Bytes]> => {
      const plain = await pageBytesInTurns(part.rows);
      const digesting = sha256(plain);
      // each of them copies its bytes first
      if (plain.length > LARGE) await giveWay();
      const [digest, bytes] = await Promise.all([digesting, lockFrame(keys, part.key, 'part', partName(facts.seq, i), plain)]);
      if (plain.length > LARGE) await giveWay();
      return [{ key: part.key, digest: hex(digest) }, bytes];
    }),
  );
  const header: CommitHeader = { ...facts, parts: locked.map(([digest]) => digest) };
  return seal(keys, header, locked.map(([, bytes]) => bytes));
}

/** A bulk commit: its parts are pages that are stored already. */
export const packBulk = (keys: VaultKeys, facts: HeaderFacts, parts: readonly PartDigest[]): Promise<PackedCommit> =>
  seal(keys, { ...facts, parts }, parts.map(() => EMPTY));

export const bulkDigest = async (pageDigests: readonly Bytes[]): Promise<string> => hex(await sha256(concatBytes(pageDigests)));

const damaged = (seq: number, what: string) => err(appError('vault/damaged', { part: 'journal', seq, what }));

export async function openHeader(keys: VaultKeys, frame: Frame): Promise<Result<CommitHeader, AppError>> {
  const plain = await openFrame(keys, 'records', 'header', frame.seq, frame.sections[0] ?? EMPTY);
  if (plain === null) return damaged(frame.seq, 'header');
  const header = JSON.parse(fromUtf8(plain)) as CommitHeader;
  const fits = header.seq === frame.seq && header.parts.length === frame.sections.length - 1;
  return fits ? ok(header) : damaged(frame.seq, 'header');
}

/** Fetches the plain bytes of a page, or null when it is not there or not what was written. */
export type ReadPage = (id: string, key: PartKey) => Promise<Bytes | null>;

/**
 * The plain texts of a commit, one after the other, with what the header says of them.
 * A sealed part without its key is passed over: it is there, and not ours to read.
 */
export async function* openTexts(
  keys: VaultKeys,
  frame: Frame,
  header: CommitHeader,
  readPage: ReadPage,
): AsyncGenerator<Result<{ readonly index: number; readonly bytes: Bytes; readonly page: string | null }, AppError>> {
  for (const [index, part] of header.parts.entries()) {
    if (!canOpen(keys, part.key)) continue;
    if (part.pages === undefined) {
      const section = frame.sections[index + 1] ?? EMPTY;
      // Erased. That it was erased rightly is for the digests to say.
      if (section.length === 0) continue;
      const bytes = await openFrame(keys, part.key, 'part', partName(header.seq, index), section);
      yield bytes === null ? damaged(header.seq, 'part') : ok({ index, bytes, page: null });
      continue;
    }
    for (const page of part.pages) {
      const bytes = await readPage(page, part.key);
      yield bytes === null ? damaged(header.seq, 'page') : ok({ index, bytes, page });
    }
  }
}

export async function openCommit(
  keys: VaultKeys,
  frame: Frame,
  header: CommitHeader,
  readPage: ReadPage,
): Promise<Result<Commit, AppError>> {
  const rows = header.parts.map((): RecordState[] => []);
  for await (const text of openTexts(keys, frame, header, readPage)) {
    if (!text.ok) return text;
    rows[text.value.index]?.push(...rowsAt(text.value.bytes, header.seq));
  }
  const parts = header.parts.flatMap((part, i): CommitPart[] => {
    const own = rows[i] ?? [];
    return canOpen(keys, part.key) ? [{ person: part.pages === undefined ? (own[0]?.person ?? '') : '', key: part.key, rows: own }] : [];
  });
  const { seq, kind, device, n, at, member, note } = header;
  return ok({ seq, kind, device, n, at, member, note, parts });
}

/** True when every part is what the header says, or what a later erasure left of it. */
export async function digestsHold(
  keys: VaultKeys,
  frame: Frame,
  header: CommitHeader,
  readPage: ReadPage,
  erased: ReadonlyMap<string, string>,
): Promise<boolean> {
  const found = header.parts.map((): Bytes[] => []);
  for await (const text of openTexts(keys, frame, header, readPage)) {
    if (!text.ok) return false;
    found[text.value.index]?.push(await sha256(text.value.bytes));
  }
  for (const [i, part] of header.parts.entries()) {
    if (!canOpen(keys, part.key)) continue;
    const own = found[i] ?? [];
    const digest = part.pages === undefined ? hex(own[0] ?? EMPTY) : await bulkDigest(own);
    if (digest !== (erased.get(partName(header.seq, i)) ?? part.digest)) return false;
  }
  return true;
}
