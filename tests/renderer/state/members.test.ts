// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sessionOf } from '../../../src-renderer/state/open-session.ts';
import { addMember, changePassword, changeRoles, removeMember, switchMember } from '../../../src-renderer/state/members.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { vaultPorts } from '../../../src-renderer/state/vault-ports.ts';
import { openVault } from '../../../src-renderer/vault/index.ts';
import { anOffice, foundDesk, GOOD_PASSWORD, testDesk } from '../../kit/desk-session.ts';
import { value } from '../../kit/vault-kit.ts';

const COLLEAGUE = 'maple-river-stone-94';
const code = (result: { ok: boolean; error?: { code: string } }): string => (result.ok ? 'ok' : (result.error?.code ?? ''));

beforeEach(async () => {
  await testDesk();
  await foundDesk(anOffice());
});

afterEach(() => session().vault.lock());

describe('members of an office', () => {
  test('a colleague opens the vault with an own password and is known by it', async () => {
    const added = value(await addMember('鈴木 二郎', ['reviewer'], COLLEAGUE));
    const { id } = session().vault;
    await session().vault.lock();
    const vault = value(await openVault({ ...(await vaultPorts()), vaultId: id, with: { password: COLLEAGUE } }));
    const opened = value(await sessionOf(vault));
    expect([opened.member.id, opened.member.name]).toEqual([added.id, '鈴木 二郎']);
    await vault.lock();
  });

  test('two members never share a password, since it says who opens', async () => {
    expect(code(await addMember('鈴木 二郎', ['reviewer'], GOOD_PASSWORD))).toBe('vault/password-taken');
    expect(session().identity.members).toHaveLength(1);
  });

  test('switching asks for the other one\'s password, and commits name the new member', async () => {
    const added = value(await addMember('鈴木 二郎', ['reviewer'], COLLEAGUE));
    expect(code(await switchMember(added.id, 'not-the-password'))).toBe('vault/wrong-password');
    expect(session().member.name).toBe('佐藤 一郎');
    value(await switchMember(added.id, COLLEAGUE));
    expect(session().vault.member).toBe(added.id);
  });

  test('only a manager changes members', async () => {
    const added = value(await addMember('鈴木 二郎', ['reviewer'], COLLEAGUE));
    value(await switchMember(added.id, COLLEAGUE));
    expect(code(await addMember('三郎', ['reader'], 'other-password-2231-kawa'))).toBe('member/not-manager');
    expect(code(await changeRoles(added.id, ['manager']))).toBe('member/not-manager');
  });

  test('the last manager stays: neither role nor person goes', async () => {
    const first = session().member.id;
    expect(code(await changeRoles(first, ['reviewer']))).toBe('member/last-manager');
    expect(code(await removeMember(first))).toBe('member/last-manager');
  });

  test('a leaver\'s password opens nothing, and the name stays', async () => {
    const added = value(await addMember('鈴木 二郎', ['reviewer'], COLLEAGUE));
    value(await removeMember(added.id));
    expect(session().vault.members.list().find(({ id }) => id === added.id)?.until).not.toBeNull();
    const { id } = session().vault;
    await session().vault.lock();
    expect(code(await openVault({ ...(await vaultPorts()), vaultId: id, with: { password: COLLEAGUE } }))).toBe('vault/wrong-password');
  });

  test('a changed password needs the old one', async () => {
    expect(code(await changePassword('wrong', 'newer-password-9913-hoshi'))).toBe('vault/wrong-password');
    value(await changePassword(GOOD_PASSWORD, 'newer-password-9913-hoshi'));
  });
});
