import { appError } from '../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../src-shared/kernel/result.ts';
import { ageVersionLine } from '../src-shared/sealing/age-header.ts';
import { dearmor, isArmored } from '../src-shared/sealing/armor.ts';
import { identitiesIn } from '../src-shared/sealing/identity-file.ts';
import { openBytes, type OpenWith } from '../src-shared/sealing/open.ts';
import type { Options } from './options.ts';
import { readWhole } from './read-inputs.ts';

export type KeyFault = 'noIdentity' | 'noPassphrase' | 'keyFileLarge' | 'keyFileSealed';
const SMALL = 64 * 1024;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replace(/^\ufeff/, '');

/** The first line, as a person or a password manager leaves it. */
const passphraseIn = (bytes: Uint8Array): string => textOf(bytes).split(/\r\n|\r|\n/, 1)[0] ?? '';

/**
 * What may open the files: keys, a passphrase, or neither. An identity file that is itself sealed by
 * a passphrase (as `age -p` does) is opened with the passphrase given beside it.
 */
export async function readKeys(options: Options): Promise<Result<OpenWith, { readonly fault: KeyFault } | { readonly error: ReturnType<typeof appError> }>> {
  const failed = (error: ReturnType<typeof appError>) => err(error.code === 'file/too-large' ? { fault: 'keyFileLarge' as const } : { error });
  let passphrase: string | undefined;
  if (options.passphraseFile !== null) {
    const bytes = await readWhole(options.passphraseFile, SMALL);
    if (!bytes.ok) return failed(bytes.error);
    passphrase = passphraseIn(bytes.value);
    if (passphrase === '') return err({ fault: 'noPassphrase' });
  }
  if (options.identityFile === null) return ok(passphrase === undefined ? {} : { passphrase });
  const bytes = await readWhole(options.identityFile, SMALL);
  if (!bytes.ok) return failed(bytes.error);
  let text = textOf(bytes.value);
  const sealed = isArmored(bytes.value) ? dearmor(bytes.value) : ageVersionLine(bytes.value) === 'no' ? null : ok(bytes.value);
  if (sealed !== null) {
    const opened = sealed.ok ? await openBytes(sealed.value, passphrase === undefined ? {} : { passphrase }) : sealed;
    if (!opened.ok) return opened.error.params.asks === 'passphrase' ? err({ fault: 'keyFileSealed' }) : failed(opened.error);
    text = textOf(opened.value);
    passphrase = undefined; // it was the key file's, not the exchange file's
  }
  const identities = await identitiesIn(text);
  if (identities.length === 0) return err({ fault: 'noIdentity' });
  return ok({ identities, ...(passphrase === undefined ? {} : { passphrase }) });
}
