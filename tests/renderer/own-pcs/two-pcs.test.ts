// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCard } from '../../../src-shared/exchange/card.ts';
import { disclosures } from '../../../src-shared/exchange/disclosure.ts';
import { readLedger } from '../../../src-shared/exchange/ledger.ts';
import { readContainer } from '../../../src-shared/exchange/read-container.ts';
import { signerStanding } from '../../../src-shared/exchange/signer-standing.ts';
import { staysOnPc } from '../../../src-shared/exchange/own-transfer.ts';
import { hasConflict } from '../../../src-shared/records/conflicts.ts';
import { createRecord, editFields } from '../../../src-renderer/state/commands.ts';
import { cardOf } from '../../../src-renderer/state/identity.ts';
import { makeOwnFile } from '../../../src-renderer/state/own-pcs/make-own-file.ts';
import { otherPcs, reachablePcs, renamePc, takeOutOfUse } from '../../../src-renderer/state/own-pcs/other-pcs.ts';
import { makeTransfer, openTransfer, setUpPc } from '../../../src-renderer/state/own-pcs/transfer.ts';
import { preference, setPreference } from '../../../src-renderer/state/preferences.ts';
import { changePassword } from '../../../src-renderer/state/members.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { vaultPorts } from '../../../src-renderer/state/vault-ports.ts';
import { openVault } from '../../../src-renderer/vault/index.ts';
import { aDoctor, foundDesk, GOOD_PASSWORD, testDesk, type TestDesk } from '../../kit/desk-session.ts';
import { at, fileFrom, firstPc, open, type OwnPc, receive, secondPc, setUp } from '../../kit/own-pcs.ts';
import { bytesOf } from '../../kit/random-history.ts';
import { value } from '../../kit/vault-kit.ts';
import { useWorkerHere } from '../../kit/worker-here.ts';

let desk: TestDesk;
let one: OwnPc;
const pcs: OwnPc[] = [];

beforeEach(async () => {
  desk = await testDesk();
  useWorkerHere();
  await foundDesk(aDoctor());
  one = firstPc();
  pcs.push(one);
});

afterEach(async () => {
  for (const { session: open } of pcs.splice(0)) await open.vault.lock();
});

const second = async (...take: Parameters<typeof secondPc>): Promise<OwnPc> => {
  at(one);
  const pc = await secondPc(...take);
  pcs.push(pc);
  return pc;
};

const own = () => ({ author: session().identity.party, subject: session().identity.party });
const goal = async (text: string) => value(await createRecord('careerGoal', { horizon: '5', goal: text }, { parties: own() })).id;
const shared = ({ session: { vault } }: OwnPc): string[] => [...vault.workingSet.all()].filter((record) => !staysOnPc(record)).map((record) => bytesOf({ ...record, commits: [] })).sort();
const textOf = (pc: OwnPc, id: string) => pc.session.vault.workingSet.get(id)?.values['goal']?.['goal'];

describe('a second PC from a transfer', () => {
  it('holds everything, private notes and attachments too, and is a device of its own', async () => {
    const scan = value(await session().vault.putBlob(new Uint8Array([1, 2, 3])));
    await goal('地域医療');
    value(await createRecord('mentorNote', { text: '秘密の控え' }, { parties: own() }));
    const file = [{ hash: scan, name: '写し.pdf', type: 'application/pdf', size: 3 }];
    value(await createRecord('permit', { holderName: '山田', institutionName: '北町診療所', scan: file, origin: 'paper' }, { parties: own() }));
    const two = await second({ name: '自宅のPC' });
    expect(shared(two)).toEqual(shared(one));
    expect(shared(two).join()).toContain('秘密の控え');
    expect([...value(await two.session.vault.getBlob(scan))]).toEqual([1, 2, 3]);
    expect(two.session.vault.id).not.toBe(one.session.vault.id);
    expect(two.session.identity.device.id).not.toBe(one.session.identity.device.id);
    expect(two.session.identity.party).toBe(one.session.identity.party);
    expect(value(await two.session.vault.verify()).commits).toBeGreaterThan(0);
  });

  it('opens with the same password, and with nothing but the right code and password', async () => {
    const made = value(await makeTransfer());
    const file = { name: made.name, bytes: made.written.bytes };
    const wrong = `${made.code.slice(0, 5)}${made.code[5] === '1' ? '2' : '1'}${made.code.slice(6)}`;
    expect(await openTransfer(file, wrong)).toMatchObject({ ok: false, error: { code: 'vault/recovery-code', params: { groups: '1' } } });
    const other = value(await makeTransfer());
    expect(await openTransfer(file, other.code)).toMatchObject({ ok: false, error: { code: 'seal/wrong-passphrase' } });
    const opened = value(await openTransfer(file, made.code));
    const wish = { transfer: opened, member: opened.members[0]?.id as string, name: '', newPassword: false };
    expect(await setUpPc({ ...wish, password: 'not-the-password-77' })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    const two = await setUp(made);
    const { id } = two.session.vault;
    await two.session.vault.lock();
    const again = value(await openVault({ ...(await vaultPorts()), vaultId: id, with: { password: GOOD_PASSWORD } }));
    expect(again.members.signing).not.toBeNull();
    await again.lock();
  });

  it('never carries anything in clear, and its code is at least 100 bits', async () => {
    await goal('カナリア-canary');
    const { written, code } = value(await makeTransfer());
    expect(Buffer.from(written.bytes).includes('canary')).toBe(false);
    expect(Buffer.from(written.bytes).subarray(0, 60).toString()).toContain('age-encryption.org/v1');
    expect((code.replaceAll('-', '').length - 8) * Math.log2(10)).toBeGreaterThan(100);
  });

  it('takes a new password, which then holds on the first PC too', async () => {
    const next = 'fuji-Tsubame-3391-mori';
    desk.clock.ms += 1000;
    const two = await second({ password: next, newPassword: true });
    await receive(one, await fileFrom(two));
    const { id } = one.session.vault;
    await one.session.vault.lock();
    expect(await openVault({ ...(await vaultPorts()), vaultId: id, with: { password: GOOD_PASSWORD } })).toMatchObject({ ok: false });
    await value(await openVault({ ...(await vaultPorts()), vaultId: id, with: { password: next } })).lock();
  });

  it('used twice makes two PCs with a device of their own each', async () => {
    const made = value(await makeTransfer());
    const two = await setUp(made);
    const three = await setUp(made);
    pcs.push(two, three);
    expect(new Set([one, two, three].map((pc) => pc.session.identity.device.id)).size).toBe(3);
    // Each tells the first of itself; nobody takes the other for itself.
    await receive(one, await fileFrom(two));
    await receive(one, await fileFrom(three));
    expect(one.session.identity.devices.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(3);
  });

  it('is known by its first file, and gives partners no alarm', async () => {
    const before = value(await openCard(await cardOf(one.session.identity)));
    const two = await second();
    const fromTwo = value(await openCard(await cardOf(two.session.identity)));
    const known = { card: before, confirmed: true, revoked: false };
    expect(signerStanding(fromTwo, two.session.identity.device.id, desk.clock.ms, known)).toBe('confirmed');
    expect(otherPcs(one.session.identity)).toHaveLength(0);
    await receive(one, await fileFrom(two));
    expect(otherPcs(one.session.identity).map(({ name }) => name)).toEqual(['自宅のPC']);
    const fromOne = value(await openCard(await cardOf(one.session.identity)));
    expect(fromOne.devices.map(({ device }) => device).sort()).toEqual(fromTwo.devices.map(({ device }) => device).sort());
  });

  it('does not open as an ordinary file where a vault is', async () => {
    const made = value(await makeTransfer());
    const two = await second();
    const item = await open(two, { name: made.name, bytes: made.written.bytes });
    expect(item?.state.kind).toBe('asks');
  });
});

describe('two PCs from then on', () => {
  it('tell each other only what is new, and hold the same in the end', async () => {
    for (let i = 0; i < 20; i++) await goal(`目標 ${i}`);
    const two = await second();
    await receive(one, await fileFrom(two));
    at(one);
    const id = await goal('一台目で');
    const small = await fileFrom(one);
    expect(small.records).toBe(1);
    expect((await receive(two, small)).applied.changes).toBe(1);
    at(two);
    value(await editFields(id, { goal: '二台目で直した' }));
    value(await createRecord('mentorNote', { text: '二台目の控え' }, { parties: own() }));
    const back = await fileFrom(two);
    expect(back.records).toBe(2);
    await receive(one, back);
    expect(textOf(one, id)).toBe('二台目で直した');
    expect(shared(one)).toEqual(shared(two));
    // Nothing is left to tell: an echo is no news.
    expect((await fileFrom(one)).records).toBe(0);
    expect((await fileFrom(one, true)).records).toBe(shared(one).length);
  });

  it('miss nothing when a file is lost, and count no gap', async () => {
    const two = await second();
    await receive(one, await fileFrom(two));
    at(one);
    await goal('失われる番号');
    await fileFrom(one);
    at(one);
    await goal('次');
    const { plan, applied } = await receive(two, await fileFrom(one));
    expect(applied.changes).toBe(2);
    expect(plan.series.missing).toEqual([]);
    expect(plan.trust.standing).toBe('own');
    expect(shared(two)).toEqual(shared(one));
  });

  it('see a conflict before anything is taken in, and lose neither side', async () => {
    const id = await goal('はじめ');
    const two = await second();
    await receive(one, await fileFrom(two));
    at(one);
    value(await editFields(id, { goal: '一台目' }));
    at(two);
    value(await editFields(id, { goal: '二台目' }));
    const { plan } = await receive(one, await fileFrom(two));
    expect(plan.counts.conflict).toBe(1);
    expect(hasConflict(one.session.vault.workingSet.get(id) as never)).toBe(true);
  });

  it('keep folders and the state of their own back-up apart', async () => {
    value(await setPreference('backup.place', { handle: 'h'.repeat(22), label: 'USB' }));
    value(await setPreference('look.theme', 'dark'));
    const two = await second();
    at(two);
    expect(two.session.vault.workingSet.ofType('preference').size).toBeGreaterThan(0);
    expect([...two.session.vault.workingSet.ofType('preference').values()].map((record) => String(record.values['setting']?.['key'])).filter((key) => key.startsWith('backup.place'))).toEqual([]);
    expect(preference('look.theme')).toBe('dark');
  });

  it('share a changed password and names of PCs', async () => {
    const two = await second();
    await receive(one, await fileFrom(two));
    desk.clock.ms += 1000;
    at(one);
    value(await changePassword(GOOD_PASSWORD, 'fuji-Tsubame-3391-mori'));
    value(await renamePc(session().identity.device.id, '診察室のPC'));
    await receive(two, await fileFrom(one));
    expect(otherPcs(two.session.identity)[0]?.name).toBe('診察室のPC');
    expect(await two.session.vault.members.switch(two.session.vault.member, GOOD_PASSWORD)).toMatchObject({ ok: false });
    value(await two.session.vault.members.switch(two.session.vault.member, 'fuji-Tsubame-3391-mori'));
  });
});

describe('a PC taken out of use', () => {
  it('gets nothing, and what it makes is refused by the others and on the card', async () => {
    const two = await second();
    await receive(one, await fileFrom(two));
    at(two);
    await goal('失くしたあとで');
    const late = await fileFrom(two);
    at(one);
    const lost = two.session.identity.device.id;
    value(await takeOutOfUse(lost));
    one.session = session();
    expect(reachablePcs()).toEqual([]);
    expect(await makeOwnFile({ devices: [lost], everything: false })).toMatchObject({ ok: false, error: { code: 'exchange/nothing-to-send' } });
    const item = await open(one, late);
    expect(item?.state).toMatchObject({ kind: 'ready', planned: { plan: { trust: { standing: 'revoked-device', mayApply: false } } } });
    const card = value(await openCard(await cardOf(one.session.identity)));
    expect(card.devices.map(({ device }) => device)).toEqual([one.session.identity.device.id]);
    expect(card.statement.revokedDevices).toMatchObject([{ device: lost }]);
  });

  it('cannot open what the others tell each other, though it knows the party\'s keys', async () => {
    const two = await second({ name: '二台目' });
    const three = await second({ name: '三台目' });
    await receive(one, await fileFrom(two));
    await receive(one, await fileFrom(three));
    at(one);
    value(await takeOutOfUse(three.session.identity.device.id));
    one.session = session();
    await goal('三台目には見えない');
    const file = await fileFrom(one);
    const { identity } = three.session;
    const identities = [identity.age.identity, identity.device.age.identity];
    expect(await readContainer(file.bytes, { us: { party: identity.party, device: identity.device.id, identities } })).toMatchObject({ ok: false, error: { code: 'seal/not-for-us-or-damaged' } });
    await receive(two, file);
    expect(otherPcs(two.session.identity).map(({ id }) => id)).toEqual([one.session.identity.device.id]);
  });

  it('hold the same ledger line of a file that disclosed 20,000 records', async () => {
    const two = await second();
    await receive(one, await fileFrom(two));
    at(one);
    const partner = 'honshohonshohons';
    const contents = Array.from({ length: 20_000 }, (_, i) => ({ id: String(i).padStart(16, 'r'), type: 'permitApplication', units: ['application', 'employer', '$life'] }));
    const entry = value(
      await createRecord('exchangeEntry', { direction: 'sent', partner, partnerName: '本省', number: 1, device: session().identity.device.id, digest: 'd'.repeat(64), purpose: 'permit', fileName: 'x', madeAt: desk.clock.ms, bytes: 9, contents, state: 'handed' }, { parties: { author: session().identity.party } }),
    );
    const { plan } = await receive(two, await fileFrom(one));
    expect(plan.trust.standing).toBe('own');
    expect(session().vault.workingSet.get(entry.id)?.values).toEqual(entry.values);
    expect(disclosures(readLedger(session().vault.workingSet.ofType('exchangeEntry').values()))).toHaveLength(20_000);
  });
});
