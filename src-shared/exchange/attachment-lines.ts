import { appError, type AppError } from '../kernel/app-error.ts';
import { base64, concatBytes, fromBase64, hex, sha256 } from '../kernel/bytes.ts';
import type { Json } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { AttachmentEntry } from './header.ts';
import { LIMITS } from './limits.ts';

/** `{"blob":[sha256, piece, pieces, base64]}`; pieces count from 0 and come in order. */
export const ATTACHMENT_KIND = 'blob';

export interface Attachment {
  readonly sha256: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export function* attachmentLines(attachment: { readonly sha256: string; readonly bytes: Uint8Array }): Generator<string, void, undefined> {
  const pieces = Math.max(1, Math.ceil(attachment.bytes.length / LIMITS.attachmentPieceBytes));
  for (let i = 0; i < pieces; i++) {
    const piece = attachment.bytes.subarray(i * LIMITS.attachmentPieceBytes, (i + 1) * LIMITS.attachmentPieceBytes);
    yield `{"${ATTACHMENT_KIND}":["${attachment.sha256}",${i},${pieces},"${base64(piece)}"]}`;
  }
}

const mismatch = (why: string, sha?: string): AppError =>
  appError('exchange/attachment-mismatch', sha === undefined ? { why } : { why, digest: sha.slice(0, 8) });

/** Puts attachments together again. Anything listed and missing, present and not listed, or altered refuses the file. */
export function attachmentCollector(listed: readonly AttachmentEntry[]): {
  /** null when the piece fits. */
  add(value: Json): AppError | null;
  finish(): Promise<Result<readonly Attachment[]>>;
} {
  const entries = new Map(listed.map((entry) => [entry.sha256, entry]));
  const pieces = new Map<string, { readonly parts: Uint8Array[]; readonly of: number; bytes: number }>();

  const add = (value: Json): AppError | null => {
    if (!Array.isArray(value) || value.length !== 4) return mismatch('shape');
    const [sha, index, of, text] = value as readonly unknown[];
    if (typeof sha !== 'string' || typeof text !== 'string') return mismatch('shape');
    const entry = entries.get(sha);
    if (entry === undefined) return mismatch('not-listed', sha);
    const held = pieces.get(sha) ?? { parts: [], of: of as number, bytes: 0 };
    if (index !== held.parts.length || of !== held.of || !Number.isSafeInteger(of) || held.parts.length >= held.of) return mismatch('order', sha);
    let bytes: Uint8Array;
    try {
      bytes = fromBase64(text);
    } catch {
      return mismatch('base64', sha);
    }
    held.parts.push(bytes);
    held.bytes += bytes.length;
    if (held.bytes > entry.bytes) return mismatch('size', sha);
    pieces.set(sha, held);
    return null;
  };

  const finish = async (): Promise<Result<readonly Attachment[]>> => {
    const found: Attachment[] = [];
    for (const entry of entries.values()) {
      const held = pieces.get(entry.sha256);
      if (held === undefined || held.parts.length !== held.of) return err(mismatch('missing', entry.sha256));
      const bytes = concatBytes(held.parts);
      if (bytes.length !== entry.bytes) return err(mismatch('size', entry.sha256));
      if (hex(await sha256(bytes)) !== entry.sha256) return err(mismatch('digest', entry.sha256));
      found.push({ sha256: entry.sha256, type: entry.type, bytes });
    }
    return ok(found);
  };
  return { add, finish };
}
