import { appError } from '../kernel/app-error.ts';
import { base64url, concatBytes, hex, sha256, utf8 } from '../kernel/bytes.ts';
import type { DeviceId, MemberId } from '../kernel/ids.ts';
import { type LongWork, stopIfAborted } from '../kernel/long-work.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { gzip } from '../sealing/gzip.ts';
import { sealBytes, type SealTo } from '../sealing/seal.ts';
import { sign } from '../sealing/signing-keys.ts';
import { attachmentLines } from './attachment-lines.ts';
import type { Card } from './card.ts';
import { headerShape, KINDS, type AttachmentEntry, type Header, type Kind } from './header.ts';
import { FORMAT, FORMAT_VERSION, LIMITS, MIN_READER } from './limits.ts';
import { LF, RECORD_KIND } from './lines.ts';

/** What the caller decides of the header; counts and format are made here. */
export interface HeaderDraft {
  readonly kind: Kind;
  readonly purpose: string;
  readonly app: string;
  readonly createdAt: number;
  readonly number: number;
  readonly previous: string | null;
  readonly replyTo?: readonly string[];
  readonly cancelled?: readonly number[];
  readonly to: readonly { readonly party: string; readonly recipient: string }[];
  readonly minReader?: number;
  /** Further fields, kept by every reader. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export interface Signer {
  readonly card: Card;
  readonly device: DeviceId;
  readonly member: MemberId | null;
  readonly privateKey: Uint8Array;
}

export interface AttachmentToSend {
  readonly bytes: Uint8Array;
  readonly type: string;
}

export interface ContainerDraft {
  readonly header: HeaderDraft;
  readonly signer: Signer;
  /** Each one line of JSON, an object with one key that names its kind; or all of them as UTF-8, each ended by a line feed. */
  readonly lines: Iterable<string> | AsyncIterable<string> | Uint8Array;
  readonly attachments?: readonly AttachmentToSend[];
  /** Fallback for a first contact without a card: seals by passphrase instead of to `to`. */
  readonly passphrase?: Extract<SealTo, { passphrase: string }>;
}

export interface WrittenContainer {
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, hexadecimal: what receipts and `previous` name. */
  readonly digest: string;
  readonly header: Header;
}

const CHUNK = 256 * 1024;
const RECORD_START = `{"${RECORD_KIND}":`;
const RECORD_START_BYTES = utf8(RECORD_START);

interface Lines {
  readonly lines: number;
  readonly records: number;
}

const tooMany = (): Result<never> => err(appError('exchange/too-many-rows', { max: LIMITS.rows }));

/** What `linesOfTexts` finds, without making texts of bytes that are the file's already. */
function linesInBlock(block: Uint8Array): Result<Lines> {
  let lines = 0;
  let records = 0;
  for (let at = 0; at < block.length; lines++) {
    const end = block.indexOf(LF, at);
    if (end < 0) throw new Error('a line without an end');
    if (end - at > LIMITS.lineBytes) return err(appError('exchange/line-too-long', { max: LIMITS.lineBytes }));
    if (RECORD_START_BYTES.every((byte, i) => block[at + i] === byte)) records++;
    at = end + 1;
  }
  return lines > LIMITS.rows ? tooMany() : ok({ lines, records });
}

async function linesOfTexts(texts: Iterable<string> | AsyncIterable<string>, buffer: ReturnType<typeof lineBuffer>): Promise<Result<Lines>> {
  let lines = 0;
  let records = 0;
  for await (const line of texts) {
    lines++;
    if (line.startsWith(RECORD_START)) records++;
    if (lines > LIMITS.rows) return tooMany();
    const added = buffer.add(line);
    if (!added.ok) return added;
  }
  return ok({ lines, records });
}

/** Turns lines into few large chunks and watches the caps. */
function lineBuffer(block?: Uint8Array): { add(line: string): Result<null>; readonly chunks: Uint8Array[]; take(): number } {
  const chunks: Uint8Array[] = block === undefined ? [] : [block];
  let texts: string[] = [];
  let length = 0;
  let bytes = block?.length ?? 0;
  const flush = (): void => {
    if (texts.length === 0) return;
    const chunk = utf8(texts.join(''));
    bytes += chunk.length;
    chunks.push(chunk);
    texts = [];
    length = 0;
  };
  return {
    chunks,
    add(line) {
      if (line.includes('\n')) throw new Error('a line with a line feed');
      // UTF-8 takes at most three bytes per UTF-16 unit, so most lines need no exact count.
      if (line.length * 3 > LIMITS.lineBytes && utf8(line).length > LIMITS.lineBytes) {
        return err(appError('exchange/line-too-long', { max: LIMITS.lineBytes }));
      }
      texts.push(line, '\n');
      length += line.length + 1;
      if (length >= CHUNK) flush();
      return bytes > LIMITS.unpackedBytes ? err(appError('file/too-large', { bytes, max: LIMITS.unpackedBytes })) : ok(null);
    },
    take() {
      flush();
      return bytes;
    },
  };
}

/** Header, lines, attachments, signature; then the wrapping its kind asks for. Throws `Stopped` where the work was stopped. */
export async function writeContainer(draft: ContainerDraft, work: LongWork = {}): Promise<Result<WrittenContainer>> {
  const { signer } = draft;
  if (!signer.card.devices.some((one) => one.device === signer.device)) throw new Error('signing device is not on the card');

  const listed = new Map<string, AttachmentEntry & { readonly source: Uint8Array }>();
  for (const { bytes, type } of draft.attachments ?? []) {
    if (bytes.length > LIMITS.attachmentBytes) {
      return err(appError('attachment/too-large', { bytes: bytes.length, max: LIMITS.attachmentBytes }));
    }
    const digest = hex(await sha256(bytes));
    listed.set(digest, { sha256: digest, bytes: bytes.length, type, source: bytes });
  }

  const block = draft.lines instanceof Uint8Array ? draft.lines : undefined;
  const buffer = lineBuffer(block);
  const counted = draft.lines instanceof Uint8Array ? linesInBlock(draft.lines) : await linesOfTexts(draft.lines, buffer);
  if (!counted.ok) return counted;
  const { lines, records } = counted.value;
  let attachmentBytes = 0;
  for (const { sha256: digest, source } of listed.values()) {
    attachmentBytes += source.length;
    for (const line of attachmentLines({ sha256: digest, bytes: source })) {
      const added = buffer.add(line);
      if (!added.ok) return added;
    }
  }
  const contentBytes = buffer.take();

  const { extra, replyTo, cancelled, minReader, ...rest } = draft.header;
  const header = headerShape.parse({
    ...extra,
    format: FORMAT,
    version: FORMAT_VERSION,
    minReader: minReader ?? MIN_READER,
    ...rest,
    replyTo: [...(replyTo ?? [])],
    cancelled: [...(cancelled ?? [])],
    from: { party: signer.card.statement.party, device: signer.device, member: signer.member, card: signer.card.signed },
    counts: { lines, records, attachments: listed.size, bytes: attachmentBytes },
    attachments: [...listed.values()].map(({ source: _source, ...entry }) => entry),
  });
  const first = utf8(`${JSON.stringify(header)}\n`);
  if (first.length > LIMITS.lineBytes) return err(appError('exchange/line-too-long', { max: LIMITS.lineBytes }));
  const total = first.length + contentBytes;
  const cap = KINDS[header.kind] === 'plain' ? LIMITS.plainBytes : LIMITS.unpackedBytes - 4096;
  if (total > cap) return err(appError('file/too-large', { bytes: total, max: cap }));

  const unsigned = concatBytes([first, ...buffer.chunks]);
  const signature = base64url(await sign(signer.privateKey, 'file', await sha256(unsigned)));
  const plain = concatBytes([unsigned, utf8(`${JSON.stringify({ sig: [signer.device, signature] })}\n`)]);
  const wrapped = await wrap(plain, header, draft.passphrase, work);
  if (!wrapped.ok) return wrapped;
  return ok({ bytes: wrapped.value, digest: hex(await sha256(wrapped.value)), header });
}

async function wrap(plain: Uint8Array, header: Header, passphrase: ContainerDraft['passphrase'], work: LongWork): Promise<Result<Uint8Array>> {
  const layer = KINDS[header.kind];
  if (layer === 'plain') return ok(plain);
  const packed = await gzip(plain, work);
  stopIfAborted(work);
  if (layer === 'packed') return ok(packed);
  // To exactly those the signed header names: a signed file cannot be meant for others.
  return sealBytes(packed, passphrase ?? { recipients: header.to.map((one) => one.recipient) });
}
