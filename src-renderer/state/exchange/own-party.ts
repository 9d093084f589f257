import { type Card, openCard } from '../../../src-shared/exchange/card.ts';
import type { PartyKind } from '../../../src-shared/exchange/policy.ts';
import type { Signer } from '../../../src-shared/exchange/write-container.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { cardOf } from '../identity.ts';
import { ownLoss } from '../lost-devices.ts';
import { session } from '../session.ts';

/** Our own card, as it travels in every file. */
export const ownCard = async (): Promise<Card> => must(await openCard(await cardOf(session().identity, ownLoss())));

/** Files are signed by the device and name the member who made them. */
export async function ownSigner(): Promise<Signer> {
  const { identity, member } = session();
  return { card: await ownCard(), device: identity.device.id, member: member.id, privateKey: identity.device.keys.privateKey };
}

export const ownKind = (): PartyKind => session().identity.role;

/** Who opens: what a reader needs to know of us. */
export const us = (): { readonly party: string; readonly device: string; readonly identities: readonly string[] } => {
  const { identity } = session();
  // Files sealed before the keys were changed still open, and those for this PC alone.
  const identities = [identity.age.identity, identity.device.age.identity, ...identity.former.map(({ age }) => age.identity)];
  return { party: identity.party, device: identity.device.id, identities };
};

export const APP = 'career-desk 0.1';
