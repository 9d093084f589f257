import { appError } from '../kernel/app-error.ts';
import { concatBytes, fromUtf8, hex, sha256, utf8 } from '../kernel/bytes.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { safeJson } from '../kernel/safe-json.ts';
import { z } from '../kernel/zod.ts';
import { digestShape } from './header.ts';
import { LIMITS } from './limits.ts';

/**
 * A sealed file cut for mail gateways: `name.cdesk.1of3`. Each part begins with one JSON line
 * that says what it is a part of, so parts may lose their names and come in any order, and what
 * it holds itself, so that a cut or altered part is named with its missing bytes.
 */
const partHead = z.looseObject({
  format: z.literal('cdesk-part'),
  digest: digestShape,
  bytes: z.number().int().min(1).max(LIMITS.sealedBytes),
  part: z.number().int().min(1).max(999),
  parts: z.number().int().min(1).max(999),
  offset: z.number().int().min(0).max(LIMITS.sealedBytes),
  /** Bytes behind this line; the last part may have fewer than the others. */
  length: z.number().int().min(0).max(LIMITS.sealedBytes).optional(),
  /** SHA-256 of those bytes. */
  piece: digestShape.optional(),
});
export type PartHead = z.infer<typeof partHead>;

const LF = 10;
/** A first line is looked for within this; what is written here takes less than half. */
const HEAD_BYTES = 1024;
const HEAD_ROOM = 512;

/** The smallest part that holds anything beside its own first line. */
export const LEAST_PART_BYTES = HEAD_ROOM + 256;
export const MOST_PARTS = 999;

export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const partsNeeded = (sealedBytes: number, partBytes: number): number => Math.max(1, Math.ceil(sealedBytes / Math.max(1, partBytes - HEAD_ROOM)));

export async function splitParts(name: string, sealed: Uint8Array, partBytes: number): Promise<readonly Part[]> {
  const room = partBytes - HEAD_ROOM;
  if (room <= 0) throw new RangeError('part too small');
  const parts = Math.ceil(sealed.length / room);
  if (parts > MOST_PARTS) throw new RangeError('too many parts');
  const digest = hex(await sha256(sealed));
  const made: Part[] = [];
  for (let i = 0; i < parts; i++) {
    const body = sealed.subarray(i * room, (i + 1) * room);
    const head = { format: 'cdesk-part', digest, bytes: sealed.length, part: i + 1, parts, offset: i * room, length: body.length, piece: hex(await sha256(body)) };
    made.push({ name: `${name}.${i + 1}of${parts}`, bytes: concatBytes([utf8(`${JSON.stringify(head)}\n`), body]) });
  }
  return made;
}

/** One part as it came. `bent`: all its bytes are there and they are not those that were cut. */
export interface PartPiece {
  readonly head: PartHead;
  readonly body: Uint8Array;
  readonly bent: boolean;
}

function splitHead(bytes: Uint8Array): { readonly head: PartHead; readonly body: Uint8Array } | null {
  const end = bytes.subarray(0, HEAD_BYTES).indexOf(LF);
  if (end < 0) return null;
  let text: string;
  try {
    text = fromUtf8(bytes.subarray(0, end));
  } catch {
    return null;
  }
  const json = safeJson(text);
  const head = json.ok ? partHead.safeParse(json.value.value) : null;
  if (head?.success !== true || head.data.part > head.data.parts) return null;
  return { head: head.data, body: bytes.subarray(end + 1) };
}

/** What a part says of itself; null for anything else. */
export const partHeadOf = (bytes: Uint8Array): PartHead | null => splitHead(bytes)?.head ?? null;

export const isPart = (bytes: Uint8Array): boolean => splitHead(bytes) !== null;

export async function readPart(bytes: Uint8Array): Promise<PartPiece | null> {
  const read = splitHead(bytes);
  if (read === null) return null;
  const { head } = read;
  // A line feed that a mail program put behind the part is no part of it.
  const body = head.length === undefined ? read.body : read.body.subarray(0, head.length);
  const whole = head.length === undefined || body.length === head.length;
  const bent = head.offset + body.length > head.bytes || (whole && head.piece !== undefined && hex(await sha256(body)) !== head.piece);
  return { head, body, bent };
}

/** What has come of one divided file: of each number the best copy. */
export interface PartSet {
  readonly digest: string;
  readonly bytes: number;
  readonly parts: number;
  readonly pieces: ReadonlyMap<number, PartPiece>;
}

/** What a set still needs: a part that never came, one cut short, one altered on the way. */
export interface PartLack {
  readonly part: number;
  readonly kind: 'missing' | 'short' | 'bent';
  /** Bytes not here; null where no part that came says how long this one is. */
  readonly bytes: number | null;
}

/** Two parts of one file agree in this, whatever they are called. */
export const partKey = ({ digest, bytes, parts }: Pick<PartHead, 'digest' | 'bytes' | 'parts'>): string => `${digest} ${bytes} ${parts}`;

const better = (before: PartPiece | undefined, next: PartPiece): PartPiece =>
  before === undefined || (before.bent && !next.bent) || (before.bent === next.bent && next.body.length > before.body.length) ? next : before;

/** A second copy of a part takes the place of a worse one, and is let go otherwise. */
export function withPart(set: PartSet | null, piece: PartPiece): PartSet {
  const { digest, bytes, parts, part } = piece.head;
  const pieces = new Map(set?.pieces);
  return { digest, bytes, parts, pieces: pieces.set(part, better(pieces.get(part), piece)) };
}

/** Bytes in every part but the last. */
function roomOf({ pieces, parts }: PartSet): number | null {
  for (const { head } of pieces.values()) {
    if (head.part > 1) return head.offset / (head.part - 1);
    if (head.length !== undefined && head.part < parts) return head.length;
  }
  return null;
}

export function lacksOf(set: PartSet): readonly PartLack[] {
  const room = roomOf(set);
  const lengthOf = (part: number): number | null => {
    const own = set.pieces.get(part)?.head.length;
    if (own !== undefined) return own;
    if (set.parts === 1) return set.bytes;
    if (room === null) return null;
    return part < set.parts ? room : set.bytes - (set.parts - 1) * room;
  };
  const lacks: PartLack[] = [];
  for (let part = 1; part <= set.parts; part++) {
    const piece = set.pieces.get(part);
    const length = lengthOf(part);
    if (piece === undefined) lacks.push({ part, kind: 'missing', bytes: length });
    else if (piece.bent) lacks.push({ part, kind: 'bent', bytes: null });
    else if (length !== null && piece.body.length < length) lacks.push({ part, kind: 'short', bytes: length - piece.body.length });
  }
  return lacks;
}

const sum = (lacks: readonly PartLack[]): number => lacks.reduce((all, lack) => all + (lack.bytes ?? 0), 0);

/** The file again, or what is still missing of it. */
export async function joinSet(set: PartSet): Promise<Result<Uint8Array>> {
  const lacks = lacksOf(set);
  const of = (kind: PartLack['kind']): readonly PartLack[] => lacks.filter((lack) => lack.kind === kind);
  const [missing, short, bent] = [of('missing'), of('short'), of('bent')];
  const [cut, altered] = [short[0], bent[0]];
  if (missing.length > 0) return err(appError('file/part-missing', { missing: missing.map(({ part }) => part).join(','), parts: set.parts, bytes: sum(missing) }));
  if (cut !== undefined) return err(appError('file/truncated', { part: cut.part, missing: cut.bytes ?? 0, expected: set.bytes, bytes: set.bytes - sum(short) }));
  if (altered !== undefined) return err(appError('seal/damaged', { part: altered.part, exact: 1 }));
  // A head may claim any size: room is made only for what is here.
  if ([...set.pieces.values()].reduce((all, { body }) => all + body.length, 0) !== set.bytes) return err(appError('seal/damaged', { exact: 1 }));
  const sealed = new Uint8Array(set.bytes);
  for (const { head, body } of set.pieces.values()) sealed.set(body, head.offset);
  return hex(await sha256(sealed)) === set.digest ? ok(sealed) : err(appError('seal/damaged', { exact: 1 }));
}

/** Any order, doubles allowed; says which parts are missing, cut short, or of another file. */
export async function joinParts(received: readonly Uint8Array[]): Promise<Result<Uint8Array>> {
  let set: PartSet | null = null;
  for (const bytes of received) {
    const piece = await readPart(bytes);
    if (piece === null || (set !== null && partKey(piece.head) !== partKey(set))) return err(appError('file/part-other', { part: piece?.head.part ?? 0 }));
    set = withPart(set, piece);
  }
  return set === null ? err(appError('file/not-cdesk', { looksLike: 'unknown' })) : joinSet(set);
}
