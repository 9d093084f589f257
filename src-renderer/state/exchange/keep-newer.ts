import { draftCreate } from '../../../src-shared/journal/draft.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { newId } from '../../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import { exchangeEntry } from '../../../src-shared/records/exchange-entry.ts';
import { splitFields } from '../../../src-shared/records/split-fields.ts';
import { dearmor, isArmored } from '../../../src-shared/sealing/armor.ts';
import { cutText } from '../../../src-shared/text/cut-text.ts';
import { ports, session } from '../session.ts';
import { entryOfDigest } from './undo-import.ts';

/**
 * A file that only a newer version can read is kept whole, with a line under 届いたもの that says which
 * version it needs; after the update it is opened from there. Who sent it cannot be told yet.
 */
export async function keepNewer(name: string, received: Uint8Array, needs: number): Promise<Result<null, AppError>> {
  const { vault, identity } = session();
  const plain = isArmored(received) ? dearmor(received) : ok(received);
  const bytes = plain.ok ? plain.value : received;
  const kept = await vault.putBlob(bytes);
  if (!kept.ok) return kept;
  if (entryOfDigest(kept.value) !== undefined) return ok(null);
  const fields = {
    direction: 'received', digest: kept.value, purpose: 'newer', fileName: cutText(name, 400), madeAt: ports().clock.now(), bytes: bytes.length,
    state: 'newer', needs,
  };
  const saved = await vault.commit('exchange', { what: 'newer', digest: kept.value, needs, fileName: name }, (dot) => [
    draftCreate(exchangeEntry, { id: newId(ports().random), person: identity.party, parties: { author: identity.party }, units: splitFields(exchangeEntry, fields) }, dot),
  ]);
  return saved.ok ? ok(null) : saved;
}
