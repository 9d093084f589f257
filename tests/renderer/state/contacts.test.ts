// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Card, openCard } from '../../../src-shared/exchange/card.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { confirmContact, contactOf, keepCard } from '../../../src-renderer/state/contacts.ts';
import { cardOf, type Identity, newIdentity } from '../../../src-renderer/state/identity.ts';
import { newSigningKeys } from '../../../src-shared/sealing/signing-keys.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { aDoctor, foundDesk, testDesk } from '../../kit/desk-session.ts';
import { testClock, testRandom, value } from '../../kit/vault-kit.ts';

const clock = testClock();

const party = (): Promise<Identity> =>
  newIdentity({ role: 'office', name: '関東信越厚生局', telephone: '', device: 'd'.repeat(16), member: { id: 'm'.repeat(16), name: '佐藤', roles: [], from: '2026-04-01', publicKey: new Uint8Array(32) } }, clock, testRandom(9));

const card = async (identity: Identity): Promise<Card> => value(await openCard(await cardOf(identity)));
const state = async (identity: Identity) => shownValues((await contactOf(identity.party))!).state;

beforeEach(async () => {
  await testDesk();
  await foundDesk(aDoctor());
});
afterEach(() => session().vault.lock());

describe('cards of others', () => {
  test('a first card waits for a confirmation', async () => {
    const office = await party();
    expect(value(await keepCard(await card(office))).what).toBe('new');
    expect(await state(office)).toBe('seen');
  });

  test('the same card again changes nothing', async () => {
    const office = await party();
    const shown = await card(office);
    value(await keepCard(shown));
    const before = session().vault.seq;
    expect(value(await keepCard(shown)).what).toBe('same');
    expect(session().vault.seq).toBe(before);
  });

  test('a newer card under the same key keeps the confirmation, an older one is not taken', async () => {
    const office = await party();
    const old = await card(office);
    const kept = value(await keepCard(old));
    value(await confirmContact(kept.contact.id, 'words', 'office'));
    const renewed = await card({ ...office, telephone: '048-000-0000', issuedAt: office.issuedAt + 1000 });
    expect(value(await keepCard(renewed)).what).toBe('renewed');
    expect(await state(office)).toBe('confirmed');
    expect(value(await keepCard(old)).what).toBe('older');
  });

  test('another key for the same party takes the confirmation back', async () => {
    const office = await party();
    const kept = value(await keepCard(await card(office)));
    value(await confirmContact(kept.contact.id, 'words', 'office'));
    const stranger = await party();
    const keys = await newSigningKeys();
    const claimed = { ...stranger, party: office.party, partyKeys: keys, members: [], issuedAt: office.issuedAt + 1 };
    const { certifyDevice } = await import('../../../src-shared/exchange/certificate.ts');
    const { base64url } = await import('../../../src-shared/kernel/bytes.ts');
    const certificate = await certifyDevice({ party: office.party, device: claimed.device.id, key: base64url(claimed.device.keys.publicKey), issuedAt: 1 }, keys.privateKey);
    const changed = await card({ ...claimed, device: { ...claimed.device, certificate } });
    expect(value(await keepCard(changed)).what).toBe('changed');
    expect(await state(office)).toBe('seen');
  });
});
