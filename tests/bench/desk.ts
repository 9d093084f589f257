import { confirmContact, keepCard } from '../../src-renderer/state/contacts.ts';
import { newIdentity, type PartyRole } from '../../src-renderer/state/identity.ts';
import { storeIdentity } from '../../src-renderer/state/open-session.ts';
import { type Ports, session, useSessionStore } from '../../src-renderer/state/session.ts';
import type { TestParty } from '../kit/party.ts';
import { freshVault, must, ports } from './bench-vault.ts';

/** A new vault with its party in front, as the application has it: what is measured are its own commands. */
export async function freshDesk(role: PartyRole = 'headquarters'): Promise<void> {
  const { clock, random } = ports;
  const vault = await freshVault(role);
  const publicKey = vault.members.publicKey(vault.member);
  if (publicKey === null) throw new Error('a member without a key');
  const member = { id: vault.member, name: '佐藤 一郎', roles: ['clerk'], from: '2026-01-01', publicKey };
  const identity = await newIdentity({ role, name: '厚生労働省 医政局', telephone: '03-0000-0000', device: vault.device, member }, clock, random);
  must(await storeIdentity(vault, identity));
  const [first] = identity.members;
  if (first === undefined) throw new Error('a vault without a member');
  // no shell stands around this page: nothing that is measured asks for one
  useSessionStore.getState().setPorts({ clock, random, platform: {} as Ports['platform'] });
  useSessionStore.getState().setPhase({ kind: 'open', session: { vault, identity, member: first, sample: true } });
}

/** The desk in front confirms another party's card, as a person does with the six words. */
export async function recognise(party: TestParty, as: 'office' | 'none' = 'office'): Promise<void> {
  const { contact } = must(await keepCard(party.card));
  must(await confirmContact(contact.id, 'words', as));
}

/** Locks the vault in front, so that the next one is alone in memory. */
export async function leaveDesk(): Promise<void> {
  if (useSessionStore.getState().phase.kind === 'open') await session().vault.lock();
}
