import type { KeysOf } from '../../../src-shared/exchange/ledger.ts';
import { heirOfContact } from '../../../src-shared/exchange/known-parties.ts';
import { signedText } from '../../../src-shared/exchange/signed-text.ts';
import type { RecordIndex } from '../../../src-shared/journal/working-set.ts';
import { safeJson } from '../../../src-shared/kernel/safe-json.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { session } from '../session.ts';

const BY_PARTY: RecordIndex = { type: 'contact', keyOf: ({ person }) => person };

/** A record is never changed in place, so what its card names holds as long as the record. */
const read = new WeakMap<RecordState, ReadonlySet<string>>();

interface Named {
  readonly key?: unknown;
  readonly succeeds?: { readonly key?: unknown } | null;
  readonly earlier?: readonly { readonly key?: unknown }[];
}

/** Verified when it was stored; here it is only asked which keys it names. */
function keysOfContact(contact: RecordState): ReadonlySet<string> {
  const known = read.get(contact);
  if (known !== undefined) return known;
  const signed = signedText.safeParse(shownValues(contact)['card']);
  const body = signed.success ? safeJson(signed.data.body) : null;
  const { key, succeeds, earlier }: Named = body !== null && body.ok ? (body.value.value as Named) : {};
  const heir = heirOfContact(contact);
  const named = [key, succeeds?.key, ...(Array.isArray(earlier) ? earlier.map((one: Named) => one.key) : []), heir?.key, heir?.lostKey];
  const keys = new Set(named.filter((one): one is string => typeof one === 'string' && one !== ''));
  read.set(contact, keys);
  return keys;
}

/** The keys a partner's contact stands for; none where nobody here knows the partner. */
export const contactKeys: KeysOf = (party) => {
  const keys = new Set<string>();
  for (const contact of session().vault.workingSet.indexed(BY_PARTY).get(party) ?? []) if (!isDeleted(contact)) for (const key of keysOfContact(contact)) keys.add(key);
  return keys;
};
