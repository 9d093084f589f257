import { BACK_UP_FORMAT, BACK_UP_HEAD_MAX, BACK_UP_VERSION, type BackUpHead, readBackUpHead } from '../../src-shared/desktop/back-up-head.ts';
import { mirrorName } from '../../src-shared/desktop/fields.ts';
import { appError } from '../../src-shared/kernel/app-error.ts';
import { concatBytes, fromUtf8, hex, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { safeJson } from '../../src-shared/kernel/safe-json.ts';
import { z } from '../../src-shared/kernel/zod.ts';

/** One file of a mirror: ciphertext, except `keys`, which holds only wrapped keys. */
export interface BackUpEntry {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the head tells; format, version and sums are the archive's own. */
export type BackUpFacts = Omit<BackUpHead, 'format' | 'version' | 'parts' | 'size'>;

export interface BackUpContent extends BackUpFacts {
  readonly entries: readonly BackUpEntry[];
}

const LIST_MAX = 32 * 1024 * 1024;
const LF = 0x0a;
const DIGEST = 64;

const listShape = z
  .array(z.strictObject({ name: mirrorName, size: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
  .max(200_000);

/**
 * Three lines and the parts: the head, the list of parts with sizes and digests, the SHA-256 of these
 * two lines; then the parts one after the other. Nothing in it goes without a digest.
 */
export async function packBackUp(content: BackUpContent): Promise<Uint8Array<ArrayBuffer>> {
  const { entries, ...facts } = content;
  const listed: z.infer<typeof listShape> = [];
  for (const { name, bytes } of entries) listed.push({ name, size: bytes.length, sha256: hex(await sha256(bytes)) });
  const size = listed.reduce((sum, part) => sum + part.size, 0);
  const head: BackUpHead = { format: BACK_UP_FORMAT, version: BACK_UP_VERSION, ...facts, parts: listed.length, size };
  const lines = utf8(`${JSON.stringify(head)}\n${JSON.stringify(listed)}\n`);
  return concatBytes([lines, utf8(`${hex(await sha256(lines))}\n`), ...entries.map(({ bytes }) => bytes)]);
}

function textOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    return ''; // another program's file
  }
}

/** The first line alone; a file that does not begin so is no back-up, which is not the same as a damaged one. */
export function headOfBackUp(bytes: Uint8Array): Result<BackUpHead> {
  const end = bytes.subarray(0, BACK_UP_HEAD_MAX).indexOf(LF);
  const read = readBackUpHead(textOf(bytes.subarray(0, end < 0 ? Math.min(bytes.length, BACK_UP_HEAD_MAX) : end)));
  if (read === 'newer') return err(appError('backup/newer-version'));
  if (read === 'other') return err(appError('backup/not-a-backup'));
  if (read === 'damaged') return err(appError('backup/damaged', { part: 'head' }));
  return ok(read);
}

/** Every part is compared with its digest before one byte of it is used. */
export async function readBackUp(bytes: Uint8Array): Promise<Result<BackUpContent>> {
  const head = headOfBackUp(bytes);
  if (!head.ok) return head;
  const damaged = (part: string): Result<never> => err(appError('backup/damaged', { part }));
  const { format: _format, version: _version, parts, size, ...facts } = head.value;
  const first = bytes.indexOf(LF);
  const second = bytes.subarray(0, first + 1 + LIST_MAX).indexOf(LF, first + 1);
  const start = second + 1 + DIGEST + 1;
  // What is missing is named in bytes: a stick pulled out too early looks like this.
  if (second < 0 || bytes.length < start) return err(appError('backup/truncated', { bytes: bytes.length, expected: size }));
  const lines = bytes.subarray(0, second + 1);
  if (textOf(bytes.subarray(second + 1, start)) !== `${hex(await sha256(new Uint8Array(lines)))}\n`) return damaged('head');
  if (bytes.length < start + size) return err(appError('backup/truncated', { bytes: bytes.length, expected: start + size }));
  if (bytes.length > start + size) return damaged('longer');
  const json = safeJson(textOf(bytes.subarray(first + 1, second)));
  const list = json.ok ? listShape.safeParse(json.value.value) : null;
  if (list?.success !== true || list.data.length !== parts || list.data.reduce((sum, part) => sum + part.size, 0) !== size) return damaged('list');
  const entries: BackUpEntry[] = [];
  let at = start;
  for (const { name, size: length, sha256: digest } of list.data) {
    const part = new Uint8Array(bytes.subarray(at, at + length));
    if (hex(await sha256(part)) !== digest) return damaged(name);
    entries.push({ name, bytes: part });
    at += length;
  }
  return entries.some(({ name }) => name === 'keys') ? ok({ ...facts, entries }) : damaged('keys');
}
