import type { DeviceId } from '../kernel/ids.ts';
import { type Card, succeedsKey } from './card.ts';

/** What is already known of a party, from the contacts. */
export interface KnownParty {
  readonly card: Card;
  readonly confirmed: boolean;
  readonly revoked: boolean;
  /** Every revocation this party ever told, also where its latest card is silent. */
  readonly stops?: readonly DeviceStop[];
  /** 控え一式: the key a person here confirmed in place of one that was lost with everything. */
  readonly heir?: Heir | null;
}

export interface Heir {
  readonly key: string;
  readonly recipient: string;
  /** The key that counts as lost, and since when: files it signed from then on are refused. */
  readonly lostKey: string;
  readonly lostAt: number;
}

export const isHeir = (card: Card, heir: Heir | null | undefined): boolean => heir?.key === card.statement.key && heir.recipient === card.statement.recipient;

export interface DeviceStop {
  readonly device: DeviceId;
  /** milliseconds since 1970: files created from then on are refused */
  readonly at: number;
}

/**
 * `unconfirmed` and `unknown` wait in 確認待ち; `changed-key` is usually a new PC and asks to
 * check by telephone; `vouched-key` is a new key the old one signed for, over one change or several. `revoked-since` is a
 * device withdrawn after the moment the file gives for itself: that moment is the device's own
 * word, so such a file is taken only by a person's decision. `revoked-device` was made later than that.
 */
export type SignerStanding = 'confirmed' | 'unconfirmed' | 'unknown' | 'changed-key' | 'vouched-key' | 'revoked' | 'revoked-device' | 'revoked-since';

/** One line per device, the earliest moment of all that were told. */
export function joinStops(...lists: readonly (readonly DeviceStop[])[]): readonly DeviceStop[] {
  const earliest = new Map<DeviceId, number>();
  for (const { device, at } of lists.flat()) earliest.set(device, Math.min(at, earliest.get(device) ?? at));
  return [...earliest].map(([device, at]) => ({ device, at })).sort((a, b) => (a.device < b.device ? -1 : 1));
}

/** What was told before, and what the file's own card adds. */
const stopsOf = (known: KnownParty, card: Card): readonly DeviceStop[] => joinStops(known.stops ?? [], known.card.statement.revokedDevices, card.statement.revokedDevices);

/** Revocations in a card that were not known: said aloud once, at the next import. */
export function newStops(card: Card, known: KnownParty | undefined): readonly DeviceStop[] {
  const before = new Set(known === undefined ? [] : joinStops(known.stops ?? [], known.card.statement.revokedDevices).map((one) => one.device));
  return joinStops(card.statement.revokedDevices).filter((one) => !before.has(one.device));
}

/** Where a verified signer stands. Nothing here reads the role that the card claims. */
export function signerStanding(card: Card, device: DeviceId, createdAt: number, known: KnownParty | undefined): SignerStanding {
  if (known === undefined) return 'unknown';
  if (known.revoked) return 'revoked';
  if (known.heir != null && known.heir.lostKey === card.statement.key) return createdAt >= known.heir.lostAt ? 'revoked-device' : 'revoked-since';
  const ended = stopsOf(known, card).find((one) => one.device === device);
  if (ended !== undefined) return createdAt >= ended.at ? 'revoked-device' : 'revoked-since';
  const sameKey = card.statement.key === known.card.statement.key;
  if (sameKey && card.statement.recipient === known.card.statement.recipient) return known.confirmed ? 'confirmed' : 'unconfirmed';
  if (isHeir(card, known.heir)) return known.confirmed ? 'vouched-key' : 'unconfirmed';
  // A new age key under the same signing key is signed by the key that was confirmed.
  if (sameKey) return known.confirmed ? 'vouched-key' : 'unconfirmed';
  if (succeedsKey(card, known.card.keys.signingKey)) return known.confirmed ? 'vouched-key' : 'unconfirmed';
  return 'changed-key';
}
