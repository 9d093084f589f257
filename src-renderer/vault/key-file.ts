import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { base64, fromBase64, fromUtf8, utf8 } from '../../src-shared/kernel/bytes.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { z } from '../../src-shared/kernel/zod.ts';
import { kdfAcceptable } from './kdf.ts';

export type VaultRole = 'doctor' | 'office' | 'headquarters';

export const bytes64 = z.string().max(200_000).regex(/^[A-Za-z0-9+/]*={0,2}$/);
const count = z.int().min(0);

export const passphraseKdf = z.strictObject({ name: z.literal('argon2id'), m: count, t: count, p: count, salt: bytes64 });

const wrap = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
  /** `member` is opened by a passphrase, `recovery` by the sheet, `device` by this PC's key store (never mirrored). */
  kind: z.enum(['member', 'recovery', 'device']),
  member: z.string().max(64).nullable(),
  scope: z.enum(['both', 'records']),
  kdf: passphraseKdf.nullable(),
  /** The member's own secret under the passphrase; in other wraps, and in a member's before they had one, the roots. */
  box: bytes64,
  /** The roots, sealed to the member's own key: they can be changed while the member is away. */
  seal: z.strictObject({ to: z.string().max(80), signing: bytes64, roots: bytes64 }).optional(),
});

const keyFile = z.strictObject({
  format: z.literal(1),
  /** Rises with every change: of two copies the higher one is right. */
  revision: count,
  vaultId: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
  role: z.enum(['doctor', 'office', 'headquarters']),
  label: z.string().max(60),
  sample: z.boolean(),
  createdAt: z.number(),
  wraps: z.array(wrap).min(1).max(200),
  /** Names, roles and validity of the members, locked with the records root. */
  members: bytes64,
  /** Identity secrets, each locked with the records root. */
  secrets: z.record(z.string().regex(/^[a-z0-9/_-]{1,80}$/i), bytes64),
  /** While frames are still under the roots of before: those, each locked with the new root of its class. */
  former: z.strictObject({ records: bytes64, sealed: bytes64 }).optional(),
});

export type Wrap = Readonly<z.infer<typeof wrap>>;

/** `keys`: all that has to survive beside the frames, and the same bytes in the mirror. */
export type KeyFile = Readonly<z.infer<typeof keyFile>>;

export const keyFileBytes = (file: KeyFile): Uint8Array<ArrayBuffer> => utf8(JSON.stringify(file));

/** Refuses hostile strength before any derivation is tried: 4 GiB of Argon2id would only stop us. */
export function readKeyFile(bytes: Uint8Array): Result<KeyFile, AppError> {
  const bad = (why: string, cause?: unknown) => err(appError('vault/damaged', { part: 'keys', why }, cause));
  let value: unknown;
  try {
    value = JSON.parse(fromUtf8(bytes));
  } catch (cause) {
    return bad('json', cause);
  }
  const parsed = keyFile.safeParse(value);
  if (!parsed.success) return bad('shape', parsed.error);
  if (parsed.data.wraps.some(({ kdf }) => kdf !== null && !kdfAcceptable(kdf))) return bad('kdf');
  return ok(parsed.data);
}

/** What leaves this PC: without the wraps of its key store. */
export const portable = (file: KeyFile): KeyFile => ({ ...file, wraps: file.wraps.filter(({ kind }) => kind !== 'device') });

export const boxed = (bytes: Uint8Array): string => base64(bytes);
export const unboxed = (text: string): Uint8Array<ArrayBuffer> => fromBase64(text);
