import { describe, expect, it } from 'vitest';
import { appError } from '../../../src-shared/kernel/app-error.ts';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import { err, ok } from '../../../src-shared/kernel/result.ts';
import { vaultDb } from '../../../src-renderer/vault/database.ts';
import { readKeyFile } from '../../../src-renderer/vault/key-file.ts';
import { type KeyStorePort, openVault } from '../../../src-renderer/vault/index.ts';
import { newRow, newVault, PASSWORD, recordId, reopen, testPc, value } from '../../kit/vault-kit.ts';

const SECOND = 'Momo-rokka-7719-yama';
const THIRD = 'Ajisai-4402-kawa-to';

describe('the members of an office', () => {
  it('each open the same vault with their own password, and every commit says who made it', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const second = value(await vault.members.add('佐藤 健', SECOND));
    await vault.lock();
    const theirs = await reopen(pc, vault.id, { password: SECOND });
    expect(theirs.member).toBe(second.id);
    expect(theirs.members.list().map(({ name }) => name)).toEqual(['青木 さくら', '佐藤 健']);
    const commit = value(await theirs.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)]));
    expect(commit.member).toBe(second.id);
    await theirs.lock();
    expect((await reopen(pc, vault.id)).member).toBe(vault.member);
  });

  it('are switched with the password of the one who comes, and only with that', async () => {
    const vault = await newVault(testPc());
    const first = vault.member;
    const second = value(await vault.members.add('佐藤 健', SECOND));
    expect(await vault.members.switch(second.id, PASSWORD)).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    expect(vault.member).toBe(first);
    value(await vault.members.switch(second.id, SECOND));
    expect(value(await vault.commit('edit', {}, () => [])).member).toBe(second.id);
  });

  it('cannot open it any more after leaving, and their name stays with what they did', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const second = value(await vault.members.add('佐藤 健', SECOND));
    value(await vault.members.remove(second.id));
    await vault.lock();
    expect(await openVault({ ...pc, vaultId: vault.id, with: { password: SECOND } })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    const again = await reopen(pc, vault.id);
    expect(again.members.list().find(({ id }) => id === second.id)).toMatchObject({ name: '佐藤 健', until: pc.clock.ms });
    expect(await again.members.switch(second.id, SECOND)).toMatchObject({ ok: false });
  });

  it('cannot remove the one who is at work', async () => {
    const vault = await newVault(testPc());
    expect(await vault.members.remove(vault.member)).toMatchObject({ ok: false, error: { params: { why: 'current-member' } } });
  });

  it('never share a password, since the password tells whose it is', async () => {
    const vault = await newVault(testPc());
    expect(await vault.members.add('佐藤 健', PASSWORD)).toMatchObject({ ok: false, error: { code: 'vault/weak-password', params: { why: 'taken' } } });
    const second = value(await vault.members.add('佐藤 健', SECOND));
    expect(await vault.members.setPassword(second.id, PASSWORD, SECOND)).toMatchObject({ ok: false, error: { params: { why: 'taken' } } });
  });

  it('change their password: the old one opens neither the vault nor the copy outside', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    expect(await vault.members.setPassword(vault.member, THIRD, 'wrong')).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    value(await vault.members.setPassword(vault.member, THIRD, PASSWORD));
    await vault.lock();
    expect(await openVault({ ...pc, vaultId: vault.id, with: { password: PASSWORD } })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    const fresh = testPc({ mirror: pc.mirror, seed: 9 });
    expect(await openVault({ ...fresh, vaultId: vault.id, with: { password: PASSWORD } })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    expect((await reopen(fresh, vault.id, { password: THIRD })).id).toBe(vault.id);
  });

  it('keep the old password when the copy outside cannot be written', async () => {
    const pc = testPc();
    const failing = err(appError('desktop/no-space'));
    let broken = false;
    const mirror = { ...pc.mirror, of: (id: string) => ({ ...pc.mirror.of(id), put: async (name: string, bytes: Uint8Array) => (broken ? failing : pc.mirror.of(id).put(name, bytes)) }) };
    const vault = value(await (await import('../../../src-renderer/vault/index.ts')).createVault({ ...pc, mirror, role: 'office', member: { name: 'x' }, password: PASSWORD }));
    broken = true;
    expect(await vault.members.setPassword(vault.member, THIRD, PASSWORD)).toMatchObject({ ok: false, error: { code: 'desktop/no-space' } });
    await vault.lock();
    expect((await reopen(pc, vault.id)).id).toBe(vault.id);
  });
});

describe('the recovery sheet', () => {
  it('opens the vault, also typed with other separators, and allows a new password', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    expect(vault.members.hasRecoveryCode).toBe(false);
    value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot, 'sealed-note')]));
    const code = value(await vault.members.newRecoveryCode());
    await vault.lock();
    const typed = code.replaceAll('-', ' ').replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const again = await reopen(pc, vault.id, { recoveryCode: typed });
    expect(again.workingSet.get(recordId(1))?.values.a).toEqual({ x: 1 });
    value(await again.members.setPassword(again.member, SECOND));
    await again.lock();
    expect((await reopen(pc, vault.id, { password: SECOND })).members.hasRecoveryCode).toBe(true);
  });

  it('refuses a mistyped code and one that was replaced', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const old = value(await vault.members.newRecoveryCode());
    value(await vault.members.newRecoveryCode());
    await vault.lock();
    const mistyped = `${old.slice(0, -1)}${old.endsWith('1') ? '2' : '1'}`;
    for (const recoveryCode of [mistyped, old]) {
      expect(await openVault({ ...pc, vaultId: vault.id, with: { recoveryCode } })).toMatchObject({ ok: false, error: { code: 'vault/recovery-code' } });
    }
  });

  it('of the records root alone never opens what is sealed, and never drops it either', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { text: 'private' } }, dot, 'sealed-note'), newRow(2, { a: { x: 2 } }, dot)]));
    const code = value(await vault.members.newRecoveryCode('records'));
    value(await vault.compact());
    value(await vault.commit('edit', {}, (dot) => [newRow(3, { a: { text: 'later' } }, dot, 'sealed-note')]));
    await vault.lock();
    const office = await reopen(pc, vault.id, { recoveryCode: code });
    expect([...office.workingSet.all()].map(({ id }) => id)).toEqual([recordId(2)]);
    expect(JSON.stringify(value(await office.readCommit(1)))).not.toContain('private');
    expect(await office.commit('edit', {}, (dot) => [newRow(4, { a: { x: 4 } }, dot, 'sealed-note')])).toMatchObject({ ok: false, error: { code: 'vault/read-only' } });
    value(await office.commit('edit', {}, (dot) => [newRow(5, { a: { x: 5 } }, dot)]));
    value(await office.compact());
    await office.lock();
    const author = await reopen(pc, vault.id);
    expect([...author.workingSet.all()].map(({ id }) => id).sort()).toEqual([1, 2, 3, 5].map(recordId));
  });
});

describe('remembering on this PC', () => {
  it('opens without a password while the system key store answers, and leaves no wrap in the copy outside', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const store: KeyStorePort = {
      wrap: async (secret) => ok(Uint8Array.from(secret, (byte) => byte ^ 0x55)),
      unwrap: async (wrapped) => ok({ secret: Uint8Array.from(wrapped, (byte) => byte ^ 0x55), rewrapped: null }),
    };
    value(await vault.members.rememberHere(store));
    value(await vault.flushMirror());
    const copy = readKeyFile(pc.mirror.files.get(vault.id)?.get('keys') ?? new Uint8Array());
    expect(value(copy).wraps.map(({ kind }) => kind)).toEqual(['member']);
    await vault.lock();
    const again = await reopen(pc, vault.id, { keyStore: store });
    expect(again.member).toBe(vault.member);
    value(await again.members.forgetHere());
    await again.lock();
    expect(await openVault({ ...pc, vaultId: vault.id, with: { keyStore: store } })).toMatchObject({ ok: false, error: { code: 'desktop/key-store' } });
  });
});

describe('a key file from outside', () => {
  it('with hostile strength is refused before any derivation', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    await vault.lock();
    const db = vaultDb(vault.id, pc.idb);
    const row = await db.keys.get('file');
    const file = JSON.parse(new TextDecoder().decode(row?.bytes)) as { wraps: { kdf: { m: number; t: number } }[] };
    db.close();
    let derived = 0;
    for (const change of [{ m: 4 * 1024 * 1024 }, { t: 11 }]) {
      const hostile = { ...file, revision: 99, wraps: file.wraps.map((wrap) => ({ ...wrap, kdf: { ...wrap.kdf, ...change } })) };
      const at = vaultDb(vault.id, pc.idb);
      await at.keys.put({ key: 'file', bytes: utf8(JSON.stringify(hostile)) });
      at.close();
      const { mirror: _, ...alone } = pc;
      const refused = await openVault({
        ...alone,
        vaultId: vault.id,
        with: { password: PASSWORD },
        deriveKey: async () => {
          derived += 1;
          return new Uint8Array(32);
        },
      });
      expect(refused).toMatchObject({ ok: false, error: { code: 'vault/damaged', params: { why: 'kdf' } } });
    }
    expect(derived).toBe(0);
  });
});
