import { describe, expect, it } from 'vitest';
import { fromUtf8 } from '../../../src-shared/kernel/bytes.ts';
import { ok } from '../../../src-shared/kernel/result.ts';
import { createVault, type KeyStorePort, openMemberBox, openVault, type Vault } from '../../../src-renderer/vault/index.ts';
import { sign, verify } from '../../../src-shared/sealing/signing-keys.ts';
import { newVault, PASSWORD, reopen, testPc, value } from '../../kit/vault-kit.ts';

const SECOND = 'Momo-rokka-7719-yama';
const THIRD = 'Ajisai-4402-kawa-to';
const DAY = 86_400_000;

const message = new Uint8Array([1, 2, 3]);
const signs = async (vault: Vault, publicKey: Uint8Array | null): Promise<boolean> => {
  const key = vault.members.signing;
  return key !== null && publicKey !== null && verify(publicKey, 'act', message, await sign(key.privateKey, 'act', message));
};

describe('the key a member signs with', () => {
  it('is there for the one whose password opened the vault, and for nobody else', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const first = vault.member;
    const second = value(await vault.members.add('佐藤 健', SECOND));
    expect(await signs(vault, vault.members.publicKey(first))).toBe(true);
    expect(await signs(vault, vault.members.publicKey(second.id))).toBe(false);
    value(await vault.members.switch(second.id, SECOND));
    expect(await signs(vault, vault.members.publicKey(second.id))).toBe(true);
    expect(await signs(vault, vault.members.publicKey(first))).toBe(false);
    await vault.lock();
    expect(vault.members.signing).toBeNull();
  });

  it('does not open with a colleague\'s password, nor with what the open vault knows', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const second = value(await vault.members.add('佐藤 健', SECOND));
    const { key } = vault.members.keys().find(({ id }) => id === second.id) ?? {};
    expect(await openMemberBox(second.id, key as never, PASSWORD, pc)).toBeNull();
    // moved under another name it is worthless
    expect(await openMemberBox(vault.member, key as never, SECOND, pc)).toBeNull();
    expect((await openMemberBox(second.id, key as never, SECOND, pc))?.signing.privateKey.length).toBeGreaterThan(32);
    value(await vault.flushMirror());
    const outside = fromUtf8(pc.mirror.files.get(vault.id)?.get('keys') ?? new Uint8Array());
    expect(outside).not.toContain('AGE-SECRET-KEY');
  });

  it('stays the same through a change of password, and is new after the recovery sheet', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const code = value(await vault.members.newRecoveryCode());
    const before = vault.members.publicKey(vault.member);
    expect(value(await vault.members.setPassword(vault.member, THIRD, PASSWORD)).renewed).toBe(false);
    expect(vault.members.publicKey(vault.member)).toEqual(before);
    await vault.lock();
    const again = await reopen(pc, vault.id, { password: THIRD });
    expect(await signs(again, before)).toBe(true);
    await again.lock();
    const recovered = await reopen(pc, vault.id, { recoveryCode: code });
    expect(recovered.members.signing).toBeNull();
    expect(value(await recovered.members.setPassword(recovered.member, SECOND)).renewed).toBe(true);
    const fresh = recovered.members.publicKey(recovered.member);
    expect(fresh).not.toEqual(before);
    expect(await signs(recovered, fresh)).toBe(true);
  });

  it('opens with what this PC remembers', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const key = vault.members.publicKey(vault.member);
    const turned = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte) => byte ^ 0x55);
    const store: KeyStorePort = { wrap: async (secret) => ok(turned(secret)), unwrap: async (wrapped) => ok({ secret: turned(wrapped), rewrapped: null }) };
    value(await vault.members.rememberHere(store));
    await vault.lock();
    expect(await signs(await reopen(pc, vault.id, { keyStore: store }), key)).toBe(true);
  });
});

describe('a one-time password', () => {
  it('opens once for choosing an own one, which brings a key that the manager never knew', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const second = value(await vault.members.add('佐藤 健', SECOND, true));
    const told = vault.members.publicKey(second.id);
    await vault.lock();
    const theirs = await reopen(pc, vault.id, { password: SECOND });
    expect(theirs.members.list().find(({ id }) => id === second.id)?.oneTime).toBe(true);
    expect(value(await theirs.members.setPassword(second.id, THIRD, SECOND)).renewed).toBe(true);
    expect(theirs.members.list().find(({ id }) => id === second.id)?.oneTime).toBeUndefined();
    expect(theirs.members.publicKey(second.id)).not.toEqual(told);
    await theirs.lock();
    expect(await openVault({ ...pc, vaultId: vault.id, with: { password: SECOND } })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
  });
});

describe('a last day', () => {
  it('lets the member work until it is over, and then opens nothing', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const second = value(await vault.members.add('佐藤 健', SECOND));
    value(await vault.members.leaveAt(second.id, pc.clock.ms + DAY));
    await vault.lock();
    const theirs = await reopen(pc, vault.id, { password: SECOND });
    expect(theirs.member).toBe(second.id);
    await theirs.lock();
    pc.clock.ms += DAY;
    expect(await openVault({ ...pc, vaultId: vault.id, with: { password: SECOND } })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    const mine = await reopen(pc, vault.id);
    expect(mine.members.list().find(({ id }) => id === second.id)?.until).toBe(pc.clock.ms);
    value(await mine.members.dropLeavers());
    expect(mine.members.keys().find(({ id }) => id === second.id)?.key).toBeNull();
  });
});

describe('a further PC of the party', () => {
  it('opens for every member with their own password, and the roots are its own', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const second = value(await vault.members.add('佐藤 健', SECOND));
    const mine = await openMemberBox(vault.member, vault.members.keys()[0]?.key as never, PASSWORD, pc);
    const other = testPc({ seed: 2, machine: 'machine-b' });
    const copy = value(await createVault({ ...other, role: 'office', member: { name: '' }, password: PASSWORD, adopt: { members: vault.members.keys(), member: vault.member, secret: mine as never } }));
    expect(copy.id).not.toBe(vault.id);
    expect(copy.device).not.toBe(vault.device);
    await copy.lock();
    const theirs = await reopen(other, copy.id, { password: SECOND });
    expect(theirs.member).toBe(second.id);
    expect(await signs(theirs, vault.members.publicKey(second.id))).toBe(true);
  });

  it('learns of new colleagues, changed passwords and leavers from what the other says', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const mine = await openMemberBox(vault.member, vault.members.keys()[0]?.key as never, PASSWORD, pc);
    const other = testPc({ seed: 2, machine: 'machine-b', clock: pc.clock });
    const copy = value(await createVault({ ...other, role: 'office', member: { name: '' }, password: PASSWORD, adopt: { members: vault.members.keys(), member: vault.member, secret: mine as never } }));
    pc.clock.ms += 1000;
    const second = value(await vault.members.add('佐藤 健', SECOND));
    expect(value(await copy.members.takeKeys(vault.members.keys()))).toBe(true);
    expect(value(await copy.members.takeKeys(vault.members.keys()))).toBe(false);
    value(await copy.members.switch(second.id, SECOND));
    pc.clock.ms += 1000;
    value(await vault.members.setPassword(second.id, THIRD, SECOND));
    value(await copy.members.takeKeys(vault.members.keys()));
    expect(await copy.members.switch(second.id, SECOND)).toMatchObject({ ok: false });
    value(await copy.members.switch(second.id, THIRD));
    value(await copy.members.switch(vault.member, PASSWORD));
    pc.clock.ms += 1000;
    value(await vault.members.remove(second.id));
    value(await copy.members.takeKeys(vault.members.keys()));
    await copy.lock();
    expect(await openVault({ ...other, vaultId: copy.id, with: { password: THIRD } })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    expect((await reopen(other, copy.id)).member).toBe(vault.member);
  });
});
