// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmContact, contactOf, keepCard } from '../../src-renderer/state/contacts.ts';
import { applyImport } from '../../src-renderer/state/exchange/apply-import.ts';
import { planReceived } from '../../src-renderer/state/exchange/plan-received.ts';
import { session } from '../../src-renderer/state/session.ts';
import { type Card, type CardStatement, makeCard, openCard } from '../../src-shared/exchange/card.ts';
import { certifyDevice } from '../../src-shared/exchange/certificate.ts';
import { signText } from '../../src-shared/exchange/signed-text.ts';
import { base64url } from '../../src-shared/kernel/bytes.ts';
import { shownValues } from '../../src-shared/records/record-state.ts';
import { newSigningKeys, type SigningKeys } from '../../src-shared/sealing/signing-keys.ts';
import { anOffice, foundDesk, testDesk, type TestDesk } from '../kit/desk-session.ts';
import { aStranger, postFile } from '../kit/post-file.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';
import { sharedFolder } from '../kit/temp-folder.ts';
import { value } from '../kit/vault-kit.ts';

const folder = sharedFolder();
let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk(folder);
  await foundDesk(anOffice());
});
afterAll(() => session().vault.lock());

/** The party's card under new keys, with the keys before them, newest first. */
async function cardUnder(pc: SimPc, keys: SigningKeys, former: readonly SigningKeys[], issuedAt: number): Promise<Card> {
  const { succeeds: _s, earlier: _e, card: _c, ...rest } = pc.party.card.statement;
  const device = await certifyDevice({ party: pc.party.id, device: pc.device.id, key: base64url(pc.device.keys.publicKey), issuedAt }, keys.privateKey);
  return value(await openCard(await makeCard({ ...rest, key: base64url(keys.publicKey), devices: [device], members: [], issuedAt }, keys.privateKey, former)));
}

const trustOf = async (pc: SimPc) => shownValues((await contactOf(pc.party.id))!);

async function known(seed: number, name: string): Promise<{ readonly pc: SimPc; readonly first: SigningKeys; readonly second: SigningKeys; readonly third: SigningKeys; readonly at: number }> {
  const { pc } = await aStranger(simWorld(seed, desk.clock.now()), name);
  const kept = value(await keepCard(pc.party.card));
  value(await confirmContact(kept.contact.id, 'words', 'none'));
  return { pc, first: pc.party.keys, second: await newSigningKeys(), third: await newSigningKeys(), at: pc.party.card.statement.issuedAt };
}

describe('keys changed twice before a partner hears of it', () => {
  test('are taken without an alarm: every link is on the newest card', async () => {
    const { pc, first, second, third, at } = await known(1, '山田 花子');
    const card = await cardUnder(pc, third, [second, first], at + 20);
    const planned = value(await planReceived(await postFile(pc, { number: 1, card })));
    expect(planned.plan.trust).toMatchObject({ standing: 'vouched-key', mayApply: true });
    value(await applyImport(planned));
    expect(await trustOf(pc)).toMatchObject({ state: 'confirmed' });
    expect(value(await planReceived(await postFile(pc, { number: 2, card }))).plan.trust.standing).toBe('confirmed');
    // The card in between comes late, and says nothing any more.
    expect(value(await keepCard(await cardUnder(pc, second, [first], at + 10))).what).toBe('older');
    expect(await trustOf(pc)).toMatchObject({ state: 'confirmed', card: { body: card.signed.body } });
  });

  test('are still an alarm where no link leads back to the key that was confirmed', async () => {
    const { pc, second, third, at } = await known(2, '鈴木 一');
    const card = await cardUnder(pc, third, [second], at + 20);
    expect(value(await planReceived(await postFile(pc, { number: 1, card }))).plan.trust).toMatchObject({ standing: 'changed-key', mayApply: false });
  });

  test('are no card at all where a link in the middle is not signed by the key it names', async () => {
    const { pc, first, second, third, at } = await known(3, '佐藤 次郎');
    const { statement } = await cardUnder(pc, third, [second, first], at + 20);
    const stolen = { ...statement, earlier: [{ key: base64url(first.publicKey), sig: statement.succeeds?.sig ?? '' }] } as CardStatement;
    expect(await openCard(await signText(stolen as never, 'card', third.privateKey))).toMatchObject({ ok: false, error: { code: 'seal/bad-signature', params: { what: 'card-succession' } } });
  });

  test('as often as anybody would: the chain of ten changes leads back to the first key', async () => {
    const { pc, first, at } = await known(4, '伊藤 四郎');
    const former: SigningKeys[] = [first];
    for (let n = 0; n < 9; n++) former.unshift(await newSigningKeys());
    const card = await cardUnder(pc, await newSigningKeys(), former, at + 20);
    expect(card.formerKeys).toHaveLength(10);
    expect(value(await planReceived(await postFile(pc, { number: 1, card }))).plan.trust.standing).toBe('vouched-key');
  });
});
