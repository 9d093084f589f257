// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { writeInvitation } from '../../../src-shared/exchange/invitation.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { loadSample } from '../../../src-renderer/features/first-run/sample/load-sample.ts';
import { found } from '../../../src-renderer/features/first-run/found.ts';
import { openContactFile } from '../../../src-renderer/state/contact-file.ts';
import { ownSigner } from '../../../src-renderer/state/exchange/own-party.ts';
import { formPackLine, formPackOf } from '../../../src-renderer/state/form-pack.ts';
import { sessionOf } from '../../../src-renderer/state/open-session.ts';
import { preference, setPreference } from '../../../src-renderer/state/preferences.ts';
import { permitCases } from '../../../src-shared/acts/permit-cases.ts';
import { vaultPorts } from '../../../src-renderer/state/vault-ports.ts';
import { listVaults, openVault, removeVault } from '../../../src-renderer/vault/index.ts';
import { aDoctor, anOffice, foundDesk, GOOD_PASSWORD, openDesk, type TestDesk, testDesk } from '../../kit/desk-session.ts';
import { value } from '../../kit/vault-kit.ts';

let desk: TestDesk;

beforeEach(async () => {
  desk = await testDesk();
});

const living = (session: { vault: { workingSet: { all(): Iterable<Parameters<typeof isDeleted>[0]> } } }, type: string) =>
  [...session.vault.workingSet.all()].filter((record) => record.type === type && !isDeleted(record));

describe('the first run', () => {
  test('makes a doctor a vault with a record of the person, and nothing of an office', async () => {
    const { session, recoveryCode } = await foundDesk(aDoctor());
    expect(living(session, 'person').map((record) => shownValues(record))).toEqual([{ name: '山田 花子', kana: 'ヤマダ ハナコ' }]);
    expect(living(session, 'formPack')).toEqual([]);
    expect(recoveryCode).toMatch(/^(\d{6}-){7}\d{6}$/);
    await session.vault.lock();
  });

  test('makes an office a form pack of neutral examples marked 例, and its first member a manager', async () => {
    const { session } = await foundDesk(anOffice());
    const pack = shownValues(living(session, 'formPack')[0]!);
    expect(pack.officeName).toBe('関東信越厚生局');
    expect((pack.returnSentences as string[]).every((sentence) => sentence.startsWith('例：'))).toBe(true);
    expect(session.member.roles).toContain('manager');
    expect(living(session, 'member').map(({ id }) => id)).toEqual([session.vault.member]);
    await session.vault.lock();
  });

  test('leaves nothing behind when the password is too weak', async () => {
    const refused = await found({ ...aDoctor(), password: 'password1' });
    expect(refused.ok ? '' : refused.error.code).toBe('vault/weak-password');
    expect(value(await listVaults(await vaultPorts())).filter(({ createdAt }) => createdAt >= desk.clock.now())).toEqual([]);
  });

  test('is the same party again after locking, by password and by recovery sheet', async () => {
    const { session, recoveryCode } = await foundDesk(aDoctor());
    await session.vault.lock();
    for (const way of [{ password: GOOD_PASSWORD }, { recoveryCode }]) {
      const vault = value(await openVault({ ...(await vaultPorts()), vaultId: session.vault.id, with: way }));
      const again = value(await sessionOf(vault));
      expect(again.identity.party).toBe(session.identity.party);
      expect(again.member.name).toBe('山田 花子');
      await vault.lock();
    }
  });

  test('from an invitation has the office as a contact, recognised because the person said so, with its form pack', async () => {
    const office = await foundDesk(anOffice());
    const pack = formPackOf(office.session.identity.party)!;
    const file = value(await writeInvitation({ formPack: formPackLine(pack), rulePacks: [] }, await ownSigner(), { app: 'test', createdAt: desk.clock.now() }));
    await office.session.vault.lock();
    const invitation = value(await openContactFile({ name: '案内.cdesk', size: file.bytes.length, read: async () => ({ ok: true, value: new Uint8Array(file.bytes) }) }));
    const { session } = await foundDesk(aDoctor('山田 花子', invitation));
    const contact = shownValues(living(session, 'contact')[0]!);
    expect([contact.name, contact.state, contact.asOffice, contact.telephone]).toEqual(['関東信越厚生局', 'confirmed', 'office', '048-123-4567']);
    expect(shownValues(formPackOf(office.session.identity.party)!)).toEqual(shownValues(pack));
    await session.vault.lock();
  });

  test('keeps settings of a doctor and of an office apart, and a choice survives locking', async () => {
    const { session } = await foundDesk(aDoctor());
    expect(preference('lock.minutes')).toBe(30);
    expect(preference('look.textPercent')).toBe(112);
    value(await setPreference('lock.minutes', 5));
    value(await setPreference('lock.minutes', 10));
    await session.vault.lock();
    const vault = value(await openVault({ ...(await vaultPorts()), vaultId: session.vault.id, with: { password: GOOD_PASSWORD } }));
    openDesk(value(await sessionOf(vault)));
    expect(preference('lock.minutes')).toBe(10);
    await vault.lock();
    const office = await foundDesk(anOffice());
    expect(preference('lock.minutes')).toBe(15);
    await office.session.vault.lock();
  });
});

describe('the sample', () => {
  test('of a doctor holds applications, permits, goals and a mentor, and is marked', async () => {
    const session = value(await loadSample('doctor'));
    openDesk(session);
    expect(session.sample).toBe(true);
    expect(living(session, 'careerGoal')).toHaveLength(4);
    expect(living(session, 'permit')).toHaveLength(2);
    expect(living(session, 'mentorSession')).toHaveLength(2);
    expect([...permitCases(session.vault.workingSet).values()].map(({ fold }) => fold.position.status).toSorted()).toEqual(['draft', 'submitted']);
    await session.vault.lock();
  });

  test('of an office holds forty doctors and a case in every state an office meets', async () => {
    const session = value(await loadSample('office'));
    openDesk(session);
    expect(living(session, 'dossier')).toHaveLength(40);
    const states = new Set([...permitCases(session.vault.workingSet).values()].map(({ fold }) => fold.position.status));
    expect([...states].toSorted()).toEqual(['approved', 'approvedWithConditions', 'received', 'rejected', 'returned', 'underReview', 'withdrawn']);
    await session.vault.lock();
  });

  test('goes without residue: database, mirror and index', async () => {
    const session = value(await loadSample('doctor'));
    const { id } = session.vault;
    await session.vault.lock();
    value(await removeVault(id, await vaultPorts()));
    expect(value(await listVaults(await vaultPorts())).map((vault) => vault.id)).not.toContain(id);
    expect(value(await desk.node.calls.mirrorVaults({}))).toEqual({ vaults: [] });
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(`career-desk-vault-${id}`);
  });
});
