import { appError } from '../kernel/app-error.ts';
import { fromBase64url, fromUtf8, sha256 } from '../kernel/bytes.ts';
import type { DeviceId, PartyId } from '../kernel/ids.ts';
import { type LongWork, stopIfAborted } from '../kernel/long-work.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { safeJson } from '../kernel/safe-json.ts';
import { gunzip } from '../sealing/gzip.ts';
import { openBytes, type OpenWith } from '../sealing/open.ts';
import { SIGNATURE_BYTES, verify } from '../sealing/signing-keys.ts';
import { attachmentCollector, ATTACHMENT_KIND, type Attachment } from './attachment-lines.ts';
import { openCard, type Card } from './card.ts';
import type { DeviceStatement } from './certificate.ts';
import { diagnoseOutside, sharpened, type Outside } from './diagnose-outside.ts';
import { KINDS, parseHeader, type Header } from './header.ts';
import { LIMITS } from './limits.ts';
import { LF, parseLines, RECORD_KIND, type BadLine, type ContentLine, type GoodLine } from './lines.ts';
import { bytesOf } from './signed-text.ts';

export interface ReadOptions {
  readonly fileName?: string;
  /** Who opens. Null before the first run, when only cards and invitations can be read. */
  readonly us: { readonly party: PartyId; readonly device: DeviceId; readonly identities: readonly string[] } | null;
  readonly passphrase?: string;
  /** Whether this device's own ledger knows a file by its digest; tells a copy of the vault from a look at one's own file. */
  readonly weWrote?: (digest: string) => boolean;
}

/** A file whose signature holds. Its lines are not parsed yet. */
export interface OpenedContainer {
  readonly header: Header;
  /** The sender's card, as genuine as its own key. Whether that key is trusted is the caller's to say. */
  readonly card: Card;
  readonly device: DeviceStatement;
  /** SHA-256 of the file as received, armour taken off. */
  readonly digest: string;
  readonly bytes: number;
  readonly renamed: boolean;
  /** Unpacked bytes between header and signature, ending with a line feed unless empty. */
  readonly content: Uint8Array;
  /** Where `content` begins in the unpacked file. */
  readonly contentAt: number;
}

export interface ContainerContent {
  /** All lines that could be read, attachments aside. */
  readonly lines: readonly GoodLine[];
  readonly badLines: readonly BadLine[];
  readonly attachments: readonly Attachment[];
  /** Control characters taken out of texts. */
  readonly stripped: number;
}

/** Outside checks, unsealing, unpacking, signature, addressee. On failure nothing of the content is handed on. */
export function openContainer(received: Uint8Array, options: ReadOptions, work: LongWork = {}): Promise<Result<OpenedContainer>> {
  const { fileName, passphrase } = options;
  const open = { identities: options.us?.identities ?? [], ...(passphrase === undefined ? {} : { passphrase }) };
  return openVerified(received, fileName, open, (opened, outside) => addressed(opened, outside, options), work);
}

/** The same way in for every reader; `refuse` says whether what is genuine was also meant for whoever opens it. */
export async function openVerified(
  received: Uint8Array,
  fileName: string | undefined,
  open: OpenWith,
  refuse: (opened: OpenedContainer, outside: Outside) => Result<never> | null,
  work: LongWork = {},
): Promise<Result<OpenedContainer>> {
  const outside = await diagnoseOutside(received, fileName);
  if (!outside.ok) return outside;
  const plain = await unwrap(outside.value, open, work);
  if (!plain.ok) return err(sharpened(plain.error, outside.value));
  const opened = await verifyContainer(plain.value, outside.value);
  if (!opened.ok) return err(sharpened(opened.error, outside.value));
  return refuse(opened.value, outside.value) ?? opened;
}

async function unwrap(outside: Outside, open: OpenWith, work: LongWork): Promise<Result<Uint8Array>> {
  if (outside.layer === 'plain') return ok(outside.bytes);
  if (outside.layer === 'packed') return gunzip(outside.bytes, undefined, work);
  const packed = await openBytes(outside.bytes, open);
  if (!packed.ok) return packed;
  stopIfAborted(work);
  return gunzip(packed.value, undefined, work);
}

const SIGNATURE_LINE = 512;

/** Verifies the bytes received. Before that only the header is read, since it brings the card with the key. */
async function verifyContainer(plain: Uint8Array, outside: Outside): Promise<Result<OpenedContainer>> {
  const headEnd = plain.subarray(0, LIMITS.lineBytes + 1).indexOf(LF);
  if (headEnd < 0) {
    const why = plain.length > LIMITS.lineBytes ? 'too-long' : 'no-line';
    return err(outside.layer === 'sealed' ? appError('exchange/bad-header', { why }) : appError('file/not-cdesk', { looksLike: outside.layer === 'packed' ? 'gzip' : 'text' }));
  }
  let head: string;
  try {
    head = fromUtf8(plain.subarray(0, headEnd));
  } catch {
    return err(appError('exchange/bad-header', { why: 'utf8' }));
  }
  const header = parseHeader(head);
  if (!header.ok) {
    const stranger = outside.layer !== 'sealed' && header.error.code === 'exchange/bad-header' && !head.includes('"cdesk"');
    return stranger ? err(appError('file/not-cdesk', { looksLike: outside.layer === 'packed' ? 'gzip' : 'text' })) : header;
  }
  const signed = signatureLine(plain, headEnd + 1);
  if (!signed.ok) return signed;
  const card = await openCard(header.value.from.card);
  if (!card.ok) return card;
  const badSignature = (why: string): Result<never> => err(appError('seal/bad-signature', { what: 'file', why }));
  if (card.value.statement.party !== header.value.from.party) return badSignature('party');
  const device = card.value.devices.find((one) => one.device === header.value.from.device);
  if (device === undefined || signed.value.device !== device.device) return badSignature('device');
  const { member } = header.value.from;
  if (member !== null && !card.value.members.some((one) => one.member === member)) return badSignature('member');
  const digest = await sha256(plain.subarray(0, signed.value.start));
  if (!(await verify(fromBase64url(device.key), 'file', digest, signed.value.signature))) return badSignature('signature');

  if (KINDS[header.value.kind] !== outside.layer) return err(appError('exchange/kind', { kind: header.value.kind, layer: outside.layer }));
  const content = plain.subarray(headEnd + 1, signed.value.start);
  let rows = 0;
  for (let at = content.indexOf(LF); at >= 0; at = content.indexOf(LF, at + 1)) {
    if (++rows > LIMITS.rows) return err(appError('exchange/too-many-rows', { max: LIMITS.rows }));
  }
  const { digest: fileDigest, bytes, renamed } = outside;
  return ok({ header: header.value, card: card.value, device, digest: fileDigest, bytes: bytes.length, renamed, content, contentAt: headEnd + 1 });
}

function signatureLine(plain: Uint8Array, contentStart: number): Result<{ start: number; device: string; signature: Uint8Array }> {
  const missing = err(appError('seal/no-signature'));
  if (plain[plain.length - 1] !== LF) return missing;
  const start = plain.lastIndexOf(LF, plain.length - 2) + 1;
  if (start < contentStart || plain.length - start > SIGNATURE_LINE) return missing;
  let text: string;
  try {
    text = fromUtf8(plain.subarray(start, plain.length - 1));
  } catch {
    return missing;
  }
  const json = safeJson(text);
  const sig = json.ok && typeof json.value.value === 'object' && json.value.value !== null ? (json.value.value as Record<string, unknown>).sig : undefined;
  if (!Array.isArray(sig)) return missing;
  const signature = bytesOf(sig[1], SIGNATURE_BYTES);
  if (sig.length !== 2 || typeof sig[0] !== 'string' || signature === null) {
    return err(appError('seal/bad-signature', { what: 'file', why: 'malformed' }));
  }
  return ok({ start, device: sig[0], signature });
}

/** Refuses what is genuine but not meant for us: forwarded files, and our own. */
function addressed(opened: OpenedContainer, outside: Outside, options: ReadOptions): Result<never> | null {
  const { header } = opened;
  const { us } = options;
  if (us !== null && header.from.device === us.device && outside.layer === 'sealed') {
    const written = options.weWrote?.(opened.digest) ?? true;
    return err(appError('exchange/own-device', { number: header.number, written: written ? 1 : 0, ...(written ? {} : { hint: 'copied-vault' }) }));
  }
  if (outside.layer !== 'sealed') return null;
  const ours = us !== null && header.to.some((one) => one.party === us.party);
  // Sealed by passphrase for somebody whose card was not known yet: whoever was told it is meant.
  const byPassphrase = header.to.length === 0 && options.passphrase !== undefined;
  return ours || byPassphrase ? null : err(appError('exchange/not-addressed-to-us', { number: header.number, sender: header.from.party }));
}

/** A few dozen lines of a ledger: while the engine clears memory away, each of them can take ten times as long. */
const BYTES_BETWEEN_PAUSES = 16 * 1024;

/**
 * Parses all lines and puts the attachments together. `pause` is asked often and awaited where it gives
 * a turn, so that a window stays alive; without it everything is done at once (in a worker, in tests). With `take` the
 * lines go there one by one instead of into the answer.
 */
export async function readContent(opened: OpenedContainer, pause?: () => Promise<void> | null, take?: (line: GoodLine) => void): Promise<Result<ContainerContent>> {
  const lines: GoodLine[] = [];
  const keep = take ?? ((line: GoodLine) => void lines.push(line));
  let good = 0;
  let records = 0;
  const badLines: BadLine[] = [];
  const collector = attachmentCollector(opened.header.attachments);
  const averageLine = Math.max(1, opened.content.length / Math.max(1, opened.header.counts.lines + opened.header.counts.attachments));
  const perSlice = Math.max(1, Math.floor(BYTES_BETWEEN_PAUSES / averageLine));
  let stripped = 0;
  let pieces = 0;
  let sinceLast = 0;
  const sort = (line: ContentLine): Result<never> | null => {
    if (!line.ok) {
      badLines.push(line);
      return null;
    }
    if (line.kind === ATTACHMENT_KIND) {
      pieces++;
      const fault = collector.add(line.value);
      return fault === null ? null : err({ ...fault, params: { ...fault.params, line: line.line } });
    }
    stripped += line.stripped;
    good++;
    if (line.kind === RECORD_KIND) records++;
    keep(line);
    return null;
  };
  for (const line of parseLines(opened.content)) {
    const refusal = sort(line);
    if (refusal !== null) return refusal;
    if (++sinceLast < perSlice && pieces === 0) continue;
    sinceLast = 0;
    const turn = pause?.() ?? null;
    if (turn !== null) await turn;
  }
  const attachments = await collector.finish();
  if (!attachments.ok) return attachments;
  const { counts } = opened.header;
  // A bad line may be of any kind, so it counts for whatever is missing; lines out of nothing or lost do not.
  const agrees =
    good + badLines.length === counts.lines &&
    records <= counts.records &&
    records + badLines.length >= counts.records &&
    attachments.value.length === counts.attachments;
  if (!agrees) {
    return err(appError('exchange/counts-differ', { listed: counts.lines, found: good + badLines.length, listedRecords: counts.records, records }));
  }
  return ok({ lines, badLines, attachments: attachments.value, stripped });
}

/** Opening and reading in one step, for small files and workers. */
export async function readContainer(
  received: Uint8Array,
  options: ReadOptions,
  pause?: () => Promise<void> | null,
): Promise<Result<OpenedContainer & ContainerContent>> {
  const opened = await openContainer(received, options);
  if (!opened.ok) return opened;
  const content = await readContent(opened.value, pause);
  return content.ok ? ok({ ...opened.value, ...content.value }) : content;
}
