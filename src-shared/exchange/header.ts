import { appError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { safeJson } from '../kernel/safe-json.ts';
import { z } from '../kernel/zod.ts';
import { isRecipient } from '../sealing/age-identity.ts';
import { idShape, timeShape } from './certificate.ts';
import { FORMAT, FORMAT_VERSION, LIMITS } from './limits.ts';
import { signedText } from './signed-text.ts';

/** How the lines are wrapped: `sealed` = age over gzip, `packed` = gzip, `plain` = as they are. */
export type Layer = 'sealed' | 'packed' | 'plain';

/** What kind of file, and the one wrapping each may come in. */
export const KINDS = {
  /** records to another party */
  exchange: 'sealed',
  /** everything to an own device, or to the next office (移管) */
  transfer: 'sealed',
  /** only receipts, when asked for */
  receipt: 'sealed',
  /** 控え一式: back to a party that lost all */
  returned: 'sealed',
  /** an office's public first file */
  invitation: 'packed',
  /** rules, calendars, masters, offices: handed down by headquarters or an office, for anybody to read */
  distribution: 'packed',
  /** 名簿 with persons in it: cards its signer confirmed, to one addressee */
  roster: 'sealed',
  /** a contact card alone */
  card: 'plain',
} as const satisfies Readonly<Record<string, Layer>>;
export type Kind = keyof typeof KINDS;

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const digestShape = z.string().regex(/^[0-9a-f]{64}$/);

const attachmentEntry = z.looseObject({
  sha256: digestShape,
  bytes: count.max(LIMITS.attachmentBytes),
  type: z.string().max(100),
});

/** The first line. Fields this version does not know are kept as they are. */
export const headerShape = z.looseObject({
  format: z.literal(FORMAT),
  version: count,
  minReader: count,
  /** name and version of the writing program, for support only */
  app: z.string().max(100),
  kind: z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]),
  purpose: z.string().max(60),
  createdAt: timeShape,
  /** Counted per sending device and first recipient, from 1; 0 where nothing is counted. */
  number: count,
  /** SHA-256 of the sealed file with the number before, null for the first or when unknown. */
  previous: digestShape.nullable(),
  replyTo: z.array(digestShape).max(1000),
  /** Numbers of this series that were made and will never come (取りやめ). */
  cancelled: z.array(count).max(10_000),
  from: z.looseObject({ party: idShape, device: idShape, member: idShape.nullable(), card: signedText }),
  /** The addressee first, then those who get a copy. Empty only where anybody may read. */
  to: z.array(z.looseObject({ party: idShape, recipient: z.string().refine(isRecipient, 'recipient') })).max(LIMITS.recipients),
  counts: z.looseObject({ lines: count, records: count, attachments: count, bytes: count }),
  attachments: z.array(attachmentEntry).max(LIMITS.attachments),
});
export type Header = z.infer<typeof headerShape>;
export type AttachmentEntry = z.infer<typeof attachmentEntry>;

const outline = z.looseObject({ format: z.literal(FORMAT), version: count, minReader: count });

/**
 * Parses the header line. The minimum reader is looked at first: of a newer format only these
 * three fields are promised, and "newer" must never read as "damaged".
 */
export function parseHeader(line: string): Result<Header> {
  const bad = (why: string): Result<never> => err(appError('exchange/bad-header', { why }));
  const json = safeJson(line);
  if (!json.ok) {
    if (json.error === 'too-deep') return err(appError('exchange/too-deep', { line: 1, max: LIMITS.nesting }));
    if (json.error === 'duplicate-key') return err(appError('exchange/duplicate-key', { line: 1 }));
    return bad(json.error);
  }
  const first = outline.safeParse(json.value.value);
  if (!first.success) return bad('format');
  if (first.data.minReader > FORMAT_VERSION) {
    return err(appError('exchange/newer-version', { needs: first.data.minReader, have: FORMAT_VERSION }));
  }
  const header = headerShape.safeParse(json.value.value);
  if (!header.success) return bad(header.error.issues[0]?.path.join('.') ?? 'shape');
  return ok(header.data);
}
