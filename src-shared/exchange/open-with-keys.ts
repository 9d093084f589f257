import { appError } from '../kernel/app-error.ts';
import { err, type Result } from '../kernel/result.ts';
import { recipientOf } from '../sealing/age-identity.ts';
import type { OpenWith } from '../sealing/open.ts';
import { openVerified, type OpenedContainer } from './read-container.ts';

/**
 * For whoever holds a key and has no vault: an administrator at a command line. Who "we" are is the
 * key itself: the signed header must name its recipient, or somebody sealed a signed file again.
 */
export async function openWithKeys(received: Uint8Array, open: OpenWith, fileName?: string): Promise<Result<OpenedContainer>> {
  const ours = new Set(await Promise.all((open.identities ?? []).map(recipientOf)));
  return openVerified(received, fileName, open, ({ header }, { layer }) => {
    if (layer !== 'sealed' || header.to.some((one) => ours.has(one.recipient))) return null;
    // Sealed by passphrase for somebody whose card was not known yet: whoever was told it is meant.
    if (header.to.length === 0 && open.passphrase !== undefined) return null;
    return err(appError('exchange/not-addressed-to-us', { number: header.number, sender: header.from.party }));
  });
}
