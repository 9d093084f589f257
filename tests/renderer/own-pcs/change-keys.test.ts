// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCard } from '../../../src-shared/exchange/card.ts';
import { readContainer } from '../../../src-shared/exchange/read-container.ts';
import { signerStanding } from '../../../src-shared/exchange/signer-standing.ts';
import { writeContainer } from '../../../src-shared/exchange/write-container.ts';
import { addMember, changePassword } from '../../../src-renderer/state/members.ts';
import { sessionOf } from '../../../src-renderer/state/open-session.ts';
import { preference } from '../../../src-renderer/state/preferences.ts';
import { openMemberCertificate } from '../../../src-shared/exchange/certificate.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { us } from '../../../src-renderer/state/exchange/own-party.ts';
import { cardOf } from '../../../src-renderer/state/identity.ts';
import { changeKeys } from '../../../src-renderer/state/own-pcs/change-keys.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { vaultPorts } from '../../../src-renderer/state/vault-ports.ts';
import { openVault } from '../../../src-renderer/vault/index.ts';
import { aDoctor, anOffice, foundDesk, GOOD_PASSWORD, openDesk, testDesk, type TestDesk } from '../../kit/desk-session.ts';
import { at, fileFrom, firstPc, type OwnPc, receive, secondPc } from '../../kit/own-pcs.ts';
import { makeParty } from '../../kit/party.ts';
import { value } from '../../kit/vault-kit.ts';
import { useWorkerHere } from '../../kit/worker-here.ts';

const NEXT = 'tsuki-Hotaru-7319-yama';
const AGAIN = 'sora-Kawauso-2286-mori';

let desk: TestDesk;
let one: OwnPc;
let recovery: string;
const pcs: OwnPc[] = [];

beforeEach(async () => {
  desk = await testDesk();
  useWorkerHere();
  recovery = (await foundDesk(aDoctor())).recoveryCode;
  one = firstPc();
  pcs.push(one);
});

afterEach(async () => {
  for (const { session: open } of pcs.splice(0)) await open.vault.lock();
});

const ownCard = async ({ session: { identity } }: OwnPc) => value(await openCard(await cardOf(identity)));

describe('keys changed after a leak', () => {
  it('are vouched for by the old ones, and what was sealed to those still opens', async () => {
    const before = await ownCard(one);
    const partner = await makeParty(5);
    const header = { kind: 'exchange' as const, purpose: 'career', app: 'test', createdAt: desk.clock.ms, number: 1, previous: null, to: [{ party: before.statement.party, recipient: before.statement.recipient }] };
    const old = value(await writeContainer({ header, signer: partner.signer, lines: [] }));
    desk.clock.ms += 1000;
    value(await changeKeys(GOOD_PASSWORD, NEXT));
    one.session = session();
    const after = await ownCard(one);
    expect(after.statement.key).not.toBe(before.statement.key);
    expect(after.statement.recipient).not.toBe(before.statement.recipient);
    const known = { card: before, confirmed: true, revoked: false };
    expect(signerStanding(after, one.session.identity.device.id, desk.clock.ms, known)).toBe('vouched-key');
    expect((await readContainer(old.bytes, { us: us() })).ok).toBe(true);
    // Whoever has the old keys cannot speak for this PC any more.
    expect(after.statement.revokedDevices.map(({ device }) => device)).toEqual([before.devices[0]?.device]);
    expect(after.devices.map(({ device }) => device)).toEqual([one.session.identity.device.id]);
  });

  it('reach the other PC by its next file, and not one that was lost', async () => {
    const two = await secondPc();
    pcs.push(two);
    await receive(one, await fileFrom(two));
    at(one);
    desk.clock.ms += 1000;
    value(await changeKeys(GOOD_PASSWORD, NEXT));
    value(await createRecord('careerGoal', { horizon: '5', goal: 'あとから' }, { parties: { author: session().identity.party, subject: session().identity.party } }));
    await receive(two, await fileFrom(one));
    at(one);
    one.session = session();
    expect((await ownCard(two)).statement.key).toBe((await ownCard(one)).statement.key);
    // and back again, under the new key
    at(two);
    value(await createRecord('careerGoal', { horizon: '5', goal: '二台目から' }, { parties: { author: session().identity.party, subject: session().identity.party } }));
    const { plan } = await receive(one, await fileFrom(two));
    expect(plan.trust.standing).toBe('own');
  });

  it('twice in a row reach a partner, and the other PC, that heard of neither', async () => {
    const before = await ownCard(one);
    const two = await secondPc();
    pcs.push(two);
    await receive(one, await fileFrom(two));
    at(one);
    desk.clock.ms += 1000;
    value(await changeKeys(GOOD_PASSWORD, NEXT));
    value(await session().vault.finishKeyChange());
    desk.clock.ms += 1000;
    value(await changeKeys(NEXT, AGAIN));
    value(await createRecord('careerGoal', { horizon: '5', goal: 'あとから' }, { parties: { author: session().identity.party, subject: session().identity.party } }));
    one.session = session();
    const after = await ownCard(one);
    const known = { card: before, confirmed: true, revoked: false };
    expect(signerStanding(after, one.session.identity.device.id, desk.clock.ms, known)).toBe('vouched-key');
    const { plan } = await receive(two, await fileFrom(one));
    expect(plan.trust.standing).toBe('own');
    expect((await ownCard(two)).statement.key).toBe(after.statement.key);
    // The second PC's vault opens with the password that was chosen on the first.
    const { id } = two.session.vault;
    at(one);
    await two.session.vault.lock();
    pcs.pop();
    expect(await openVault({ ...(await vaultPorts()), vaultId: id, with: { password: GOOD_PASSWORD } })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    await value(await openVault({ ...(await vaultPorts()), vaultId: id, with: { password: AGAIN } })).lock();
  });

  it('make the old password and the old recovery sheet worthless, and say which back-ups are of before', async () => {
    const at = desk.clock.ms;
    const fresh = value(await changeKeys(GOOD_PASSWORD, NEXT));
    expect(preference('backup.stale')).toEqual({ keys: at });
    expect(preference('recovery.done')).toBe(false);
    value(await session().vault.finishKeyChange());
    const { id } = session().vault;
    await session().vault.lock();
    expect(await openVault({ ...(await vaultPorts()), vaultId: id, with: { recoveryCode: recovery } })).toMatchObject({ ok: false, error: { code: 'vault/recovery-code' } });
    expect(await openVault({ ...(await vaultPorts()), vaultId: id, with: { password: GOOD_PASSWORD } })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    await value(await openVault({ ...(await vaultPorts()), vaultId: id, with: { recoveryCode: fresh } })).lock();
    await value(await openVault({ ...(await vaultPorts()), vaultId: id, with: { password: NEXT } })).lock();
  });

  it('that were refused change nothing', async () => {
    const { identity } = session();
    expect(await changeKeys('falsch', NEXT)).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    expect(await changeKeys(GOOD_PASSWORD, GOOD_PASSWORD)).toMatchObject({ ok: false, error: { code: 'vault/same-password' } });
    expect(session().identity).toBe(identity);
    expect(session().vault.device).toBe(identity.device.id);
    expect(session().vault.keyChange()).toBeNull();
  });
});

describe('an office whose keys were changed', () => {
  it('goes on with all its members: a colleague chooses a new password, and signs with a key the party certifies', async () => {
    await session().vault.lock();
    pcs.length = 0;
    await foundDesk(anOffice());
    const colleague = value(await addMember('近藤 誠', ['decider'], AGAIN));
    value(await changeKeys(GOOD_PASSWORD, NEXT));
    value(await session().vault.finishKeyChange());
    const { vault } = session();
    await vault.lock();
    const opened = value(await openVault({ ...(await vaultPorts()), vaultId: vault.id, with: { password: AGAIN } }));
    openDesk(value(await sessionOf(opened)));
    expect(opened.members.list().find(({ id }) => id === colleague.id)).toMatchObject({ oneTime: true, afterLeak: true });
    value(await changePassword(AGAIN, 'hoshi-Tanuki-5540-kawa'));
    expect(opened.members.list().find(({ id }) => id === colleague.id)?.oneTime).toBeUndefined();
    const { identity, member } = session();
    expect(member.publicKey).toEqual(opened.members.signing?.publicKey);
    expect((await openMemberCertificate(member.certificate, identity.partyKeys.publicKey)).ok).toBe(true);
    // Both members' records say the certificates of now.
    for (const { id, certificate } of identity.members) {
      const record = opened.workingSet.get(id);
      if (record !== undefined) expect(record.values['member']?.['certificate']).toEqual(certificate);
    }
    await opened.lock();
  });
});
