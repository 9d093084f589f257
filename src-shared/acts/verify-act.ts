import { openMemberCertificate } from '../exchange/certificate.ts';
import { bytesOf } from '../exchange/signed-text.ts';
import type { Card } from '../exchange/card.ts';
import type { PartyId, RecordId } from '../kernel/ids.ts';
import { headsOf, type RecordState } from '../records/record-state.ts';
import { PUBLIC_KEY_BYTES, SIGNATURE_BYTES, verify } from '../sealing/signing-keys.ts';
import { civilDateOfMs } from '../time/civil-date.ts';
import { hlcMs } from '../time/hlc.ts';
import { actBytes, readSignature, SIGNED_UNITS } from './sign-act.ts';
import { type Submission, submissionDigest } from './submission-digest.ts';

export type ActFault = 'unsigned' | 'unknown-party' | 'certificate' | 'not-valid-then' | 'signature' | 'submission-digest';

const BRINGS: ReadonlySet<unknown> = new Set(['submit', 'resubmit', 'paper', 'changeRequest']);

/** Why an act does not count as signed by a member of its party; null when it does. */
export async function faultOfAct(record: RecordState, cardOf: (party: PartyId) => Card | undefined): Promise<ActFault | null> {
  const { unit, context } = SIGNED_UNITS[record.type] ?? { unit: 'act', context: 'act' };
  const heads = headsOf(record, unit);
  const head = heads[0];
  const signed = readSignature(head?.value.signature);
  if (head === undefined || heads.length !== 1 || signed === null) return 'unsigned';
  const card = record.parties.author === undefined ? undefined : cardOf(record.parties.author);
  if (card === undefined) return 'unknown-party';
  const publicKey = bytesOf(signed.key, PUBLIC_KEY_BYTES);
  const signature = bytesOf(signed.signature, SIGNATURE_BYTES);
  if (publicKey === null || signature === null) return 'signature';
  let stated = await openMemberCertificate(signed.certificate, card.keys.signingKey);
  // Signed before the party changed its key, once or several times: each old one vouched for the next.
  for (const former of card.formerKeys) if (!stated.ok) stated = await openMemberCertificate(signed.certificate, former);
  if (!stated.ok) return 'certificate';
  const { party, member, key, validFrom, validTo } = stated.value;
  if (party !== record.parties.author || member !== signed.member || key !== signed.key) return 'certificate';
  // The newest certificate ends a member's time even where the act brings an older one.
  const newest = card.members.find((one) => one.member === member && one.key === key);
  const until = [validTo, newest?.validTo ?? null].filter((day) => day !== null).sort()[0];
  const day = civilDateOfMs(hlcMs(head.at));
  if (day < validFrom || (until !== undefined && day > until)) return 'not-valid-then';
  let said: Uint8Array;
  try {
    said = actBytes(record.id, record.parties, head.value);
  } catch {
    return 'signature'; // a lone surrogate cannot have been signed
  }
  if (!(await verify(publicKey, context, said, signature))) return 'signature';
  const { kind, submission, submitted } = head.value;
  if (!BRINGS.has(kind)) return null;
  if (typeof submitted !== 'object' || submitted === null) return 'submission-digest';
  return (await submissionDigest(submitted as unknown as Submission)) === submission ? null : 'submission-digest';
}

const none = (): readonly Card[] => [];

/**
 * Ids of the acts among these records whose signature does not hold. Asked before an import is planned.
 * @param former cards of before: what was signed with a key that was lost since still holds
 */
export async function badActs(
  records: Iterable<RecordState>,
  cardOf: (party: PartyId) => Card | undefined,
  isHere: (id: RecordId) => boolean = () => false,
  former: (party: PartyId) => readonly Card[] = none,
): Promise<ReadonlySet<RecordId>> {
  const bad = new Set<RecordId>();
  for (const record of records) {
    if (SIGNED_UNITS[record.type] === undefined || isHere(record.id)) continue;
    let fault = await faultOfAct(record, cardOf);
    for (const card of fault === null ? [] : former(record.parties.author ?? '')) if (fault !== null) fault = await faultOfAct(record, () => card);
    if (fault !== null) bad.add(record.id);
  }
  return bad;
}
