import { appError } from '../kernel/app-error.ts';
import { base64url, fromBase64url, utf8 } from '../kernel/bytes.ts';
import type { Json } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { safeJson } from '../kernel/safe-json.ts';
import { z } from '../kernel/zod.ts';
import { sign, SIGNATURE_BYTES, verify, type SigningContext } from '../sealing/signing-keys.ts';

/**
 * A signed statement inside JSON: the signature is over the very text, which is parsed only
 * after it has been verified. So no canonical form of JSON is ever needed.
 */
export const signedText = z.strictObject({ body: z.string().max(262_144), sig: z.string().max(100) });
export type SignedText = z.infer<typeof signedText>;

/** base64url of a fixed length, or null. */
export function bytesOf(text: unknown, length: number): Uint8Array | null {
  if (typeof text !== 'string' || !/^[A-Za-z0-9_-]+$/.test(text)) return null;
  if (text.length !== Math.ceil((length * 4) / 3)) return null;
  const bytes = fromBase64url(text);
  return bytes.length === length && base64url(bytes) === text ? bytes : null;
}

export async function signText(statement: Json, context: SigningContext, privateKey: Uint8Array): Promise<SignedText> {
  const body = JSON.stringify(statement);
  return { body, sig: base64url(await sign(privateKey, context, utf8(body))) };
}

/** `keyOf` names the key from the unverified statement (a card brings its own) or from elsewhere. */
export async function openSignedText<T>(
  signed: SignedText,
  context: SigningContext,
  shape: z.ZodType<T>,
  keyOf: (statement: T) => Uint8Array | null,
): Promise<Result<T>> {
  const refused = (why: string): Result<never> => err(appError('seal/bad-signature', { what: context, why }));
  const parsed = safeJson(signed.body);
  if (!parsed.ok) return refused(parsed.error);
  const statement = shape.safeParse(parsed.value.value);
  if (!statement.success) return refused('shape');
  const key = keyOf(statement.data);
  const signature = bytesOf(signed.sig, SIGNATURE_BYTES);
  if (key === null || signature === null) return refused('malformed');
  if (!(await verify(key, context, utf8(signed.body), signature))) return refused('signature');
  return ok(statement.data);
}
