import { Encrypter } from 'age-encryption';
import { appError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { isRecipient } from './age-identity.ts';
import { checkFilePassphrase } from './passphrase-strength.ts';
import { SEAL_LIMITS } from './seal-limits.ts';

export type SealTo =
  | { readonly recipients: readonly string[] }
  /** `workFactor` is log2 of scrypt's N: 17 or 18; tests take less. */
  | { readonly passphrase: string; readonly workFactor?: number };

/** The file made by anybody with an age tool would be the same; nothing of ours is in this layer. */
export async function sealBytes(plain: Uint8Array, to: SealTo): Promise<Result<Uint8Array>> {
  const encrypter = new Encrypter();
  if ('passphrase' in to) {
    const strong = checkFilePassphrase(to.passphrase);
    if (!strong.ok) return strong;
    encrypter.setScryptWorkFactor(Math.min(to.workFactor ?? SEAL_LIMITS.workFactor, SEAL_LIMITS.workFactor));
    encrypter.setPassphrase(to.passphrase);
  } else {
    const recipients = [...new Set(to.recipients)];
    if (recipients.length === 0) throw new Error('a file sealed to nobody');
    if (recipients.length > SEAL_LIMITS.recipients) {
      return err(appError('seal/too-many-recipients', { count: recipients.length, max: SEAL_LIMITS.recipients }));
    }
    for (const recipient of recipients) {
      if (!isRecipient(recipient)) throw new Error('not an age recipient');
      encrypter.addRecipient(recipient);
    }
  }
  const sealed = await encrypter.encrypt(plain);
  if (sealed.length > SEAL_LIMITS.sealedBytes) {
    return err(appError('file/too-large', { bytes: sealed.length, max: SEAL_LIMITS.sealedBytes }));
  }
  return ok(sealed);
}
