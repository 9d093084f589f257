import { appError } from '../kernel/app-error.ts';
import { base64url, fromBase64url, sameBytes, utf8 } from '../kernel/bytes.ts';
import type { PartyId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { z } from '../kernel/zod.ts';
import { isRecipient } from '../sealing/age-identity.ts';
import { PUBLIC_KEY_BYTES, sign, SIGNATURE_BYTES, type SigningKeys, verify } from '../sealing/signing-keys.ts';
import { fingerprint, sixWords, type PartyKeys } from '../sealing/six-words.ts';
import { idShape, keyShape, openAll, openDeviceCertificate, openMemberCertificate, timeShape, type DeviceStatement, type MemberStatement } from './certificate.ts';
import { bytesOf, openSignedText, signedText, signText, type SignedText } from './signed-text.ts';

/** As many changes of key as a card carries beside the newest one. */
const MOST_EARLIER = 31;

const succession = z.strictObject({ key: keyShape, sig: z.string().max(100) });

/**
 * 連絡先カード. `role` is what the party says of itself and is for display only: what a party
 * may do comes from who confirmed it. Unknown fields are kept.
 */
const cardStatement = z.looseObject({
  card: z.literal(1),
  party: idShape,
  role: z.string().max(40),
  name: z.string().max(200),
  telephone: z.string().max(60),
  key: keyShape,
  recipient: z.string().refine(isRecipient, 'recipient'),
  devices: z.array(signedText).max(64),
  members: z.array(signedText).max(256),
  revokedDevices: z.array(z.looseObject({ device: idShape, at: timeShape })).max(256),
  /** The key before this one and its signature over this one: a change the old key vouches for. */
  succeeds: succession.nullable(),
  /** The changes before that one, newest first: whoever missed a card follows the links from the key they know. */
  earlier: z.array(succession).max(MOST_EARLIER).optional(),
  issuedAt: timeShape,
});
export type CardStatement = z.infer<typeof cardStatement>;

export interface Card {
  readonly statement: CardStatement;
  readonly keys: PartyKeys;
  readonly devices: readonly DeviceStatement[];
  readonly members: readonly MemberStatement[];
  /** Keys of before, newest first, each of which vouched for the one after it; verified from link to link. */
  readonly formerKeys: readonly Uint8Array[];
  /** As received, to be kept and handed on. */
  readonly signed: SignedText;
}

const successionBytes = (party: PartyId, key: string): Uint8Array => utf8(`${party}\0${key}`);

/** Each key vouches for the one after it. */
async function successions(party: PartyId, key: string, former: readonly SigningKeys[]): Promise<z.infer<typeof succession>[]> {
  const links: z.infer<typeof succession>[] = [];
  let next = key;
  for (const { publicKey, privateKey } of former.slice(0, MOST_EARLIER + 1)) {
    links.push({ key: base64url(publicKey), sig: base64url(await sign(privateKey, 'card-succession', successionBytes(party, next))) });
    next = base64url(publicKey);
  }
  return links;
}

/** Signs a card with the party's key; the keys before it, newest first, vouch for the change. */
export async function makeCard(
  statement: Omit<CardStatement, 'card' | 'succeeds' | 'earlier'>,
  privateKey: Uint8Array,
  former: readonly SigningKeys[] = [],
): Promise<SignedText> {
  const [newest = null, ...earlier] = await successions(statement.party as PartyId, statement.key as string, former);
  return signText(cardStatement.parse({ ...statement, card: 1, succeeds: newest, ...(earlier.length === 0 ? {} : { earlier }) }) as never, 'card', privateKey);
}

/** The keys of before as far back as the card goes; null where a link does not hold. */
async function followBack({ party, key, succeeds, earlier = [] }: CardStatement): Promise<Uint8Array[] | null> {
  const keys: Uint8Array[] = [];
  let next: string = key;
  for (const link of succeeds === null ? [] : [succeeds, ...earlier]) {
    const old = bytesOf(link.key, PUBLIC_KEY_BYTES);
    const sig = bytesOf(link.sig, SIGNATURE_BYTES);
    if (old === null || sig === null || !(await verify(old, 'card-succession', successionBytes(party, next), sig))) return null;
    keys.push(old);
    next = link.key;
  }
  return keys;
}

/** The card's key follows, over one change or several, from this one. */
export const succeedsKey = (card: Pick<Card, 'formerKeys'>, key: Uint8Array): boolean => card.formerKeys.some((old) => sameBytes(old, key));

/** A card is genuine when its own key signed it and every certificate in it. Who owns the key is for people to confirm. */
export async function openCard(signed: SignedText): Promise<Result<Card>> {
  const opened = await openSignedText(signed, 'card', cardStatement, (card) => bytesOf(card.key, PUBLIC_KEY_BYTES));
  if (!opened.ok) return opened;
  const statement = opened.value;
  const key = fromBase64url(statement.key);
  const devices = await openAll(statement.devices, (one) => openDeviceCertificate(one, key));
  if (!devices.ok) return devices;
  const members = await openAll(statement.members, (one) => openMemberCertificate(one, key));
  if (!members.ok) return members;
  if ([...devices.value, ...members.value].some((one) => one.party !== statement.party)) {
    return err(appError('seal/bad-signature', { what: 'card', why: 'party' }));
  }
  const formerKeys = await followBack(statement);
  if (formerKeys === null) return err(appError('seal/bad-signature', { what: 'card-succession', why: 'signature' }));
  const keys: PartyKeys = { party: statement.party, signingKey: key, recipient: statement.recipient };
  return ok({ statement, keys, devices: devices.value, members: members.value, formerKeys, signed });
}

export const cardWords = (card: Card): Promise<readonly string[]> => sixWords(card.keys);

export const cardFingerprint = (card: Card): Promise<Uint8Array> => fingerprint(card.keys);
