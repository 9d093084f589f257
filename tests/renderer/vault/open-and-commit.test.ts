import { describe, expect, it } from 'vitest';
import { createVault, listVaults, openVault, removeVault } from '../../../src-renderer/vault/index.ts';
import { editRow, newRow, newVault, PASSWORD, recordId, reopen, testPc, value } from '../../kit/vault-kit.ts';

describe('a vault', () => {
  it('holds after locking and unlocking what was committed before', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    value(await vault.commit('edit', { why: 'first' }, (dot) => [newRow(1, { name: { family: '髙橋' } }, dot), newRow(2, { name: { family: '渡邉' } }, dot)]));
    value(await vault.commit('edit', {}, (dot) => [editRow(vault, 1, 'name', { family: '高橋' }, dot)]));
    const digest = await vault.stateDigest();
    await vault.lock();
    const again = await reopen(pc, vault.id);
    expect(again.workingSet.get(recordId(1))?.values.name).toEqual({ family: '高橋' });
    expect(again.commitsOf(recordId(1))).toEqual([1, 2]);
    expect(await again.stateDigest()).toBe(digest);
    expect(again.seq).toBe(2);
    expect(again.tip).toBe(vault.tip);
    expect(again.notices).toEqual([]);
  });

  it('gives every commit of one device the next counter, and keeps counting after reopening', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const first = value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)]));
    await vault.lock();
    const again = await reopen(pc, vault.id);
    const second = value(await again.commit('edit', {}, (dot) => [editRow(again, 1, 'a', { x: 2 }, dot)]));
    expect([first.n, second.n]).toEqual([1, 2]);
    expect(second.device).toBe(first.device);
    expect(second.at).toBeGreaterThan(first.at);
  });

  it('runs commits asked for at the same time one after the other, each seeing the one before', async () => {
    const vault = await newVault(testPc());
    value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 0 } }, dot)]));
    await Promise.all(
      Array.from({ length: 20 }, () =>
        vault.commit('edit', {}, (dot) => [editRow(vault, 1, 'a', { x: Number(vault.workingSet.get(recordId(1))?.values.a?.x) + 1 }, dot)]),
      ),
    );
    expect(vault.workingSet.get(recordId(1))?.values.a).toEqual({ x: 20 });
    expect(vault.workingSet.get(recordId(1))?.rest).toBeNull();
    expect(value(await vault.verify())).toEqual({ commits: 21 });
  });

  it('writes nothing when the builder says that there is nothing to write', async () => {
    const vault = await newVault(testPc());
    const refused = await vault.commit('import', {}, () => ({ ok: false, error: { code: 'exchange/plan-stale', params: {} } }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'exchange/plan-stale' } });
    expect(vault.seq).toBe(0);
    value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)]));
    expect(vault.seq).toBe(1);
  });

  it('goes on after a builder that throws', async () => {
    const vault = await newVault(testPc());
    await expect(
      vault.commit('edit', {}, () => {
        throw new Error('bug');
      }),
    ).rejects.toThrow('bug');
    expect((await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)])).ok).toBe(true);
  });

  it('tells the watchers once per commit', async () => {
    const vault = await newVault(testPc());
    let told = 0;
    vault.workingSet.watch(() => (told += 1));
    value(await vault.commit('edit', {}, (dot) => [1, 2, 3].map((n) => newRow(n, { a: { x: n } }, dot))));
    expect(told).toBe(1);
  });

  it('refuses a wrong password, makes further tries wait longer, and still opens with the right one', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    await vault.lock();
    for (let n = 1; n <= 4; n++) {
      const refused = await openVault({ ...pc, vaultId: vault.id, with: { password: 'wrong' } });
      expect(refused).toMatchObject({ ok: false, error: { code: 'vault/wrong-password', params: { tries: n } } });
    }
    expect(pc.waits).toEqual([500, 1000]);
    expect((await reopen(pc, vault.id)).seq).toBe(0);
    expect(pc.waits).toEqual([500, 1000, 2000]);
  });

  it('takes the same password in another Unicode form as the same', async () => {
    const pc = testPc();
    const made = value(await createVault({ ...pc, role: 'doctor', sample: true, member: { name: 'x' }, password: 'ﾊﾟｽﾜｰﾄﾞ' }));
    await made.lock();
    expect((await openVault({ ...pc, vaultId: made.id, with: { password: 'パスワード' } })).ok).toBe(true);
  });

  it('refuses a weak password and a full-width one before anything is made', async () => {
    const pc = testPc();
    const weak = await createVault({ ...pc, role: 'doctor', member: { name: 'x' }, password: 'password' });
    const wide = await createVault({ ...pc, role: 'doctor', member: { name: 'x' }, password: 'さくらさくらさくら' });
    expect(weak).toMatchObject({ ok: false, error: { code: 'vault/weak-password' } });
    expect(wide).toMatchObject({ ok: false, error: { code: 'vault/not-half-width' } });
    expect(value(await listVaults(pc))).toEqual([]);
  });

  it('does not open twice at the same time', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    expect(await openVault({ ...pc, vaultId: vault.id, with: { password: PASSWORD } })).toMatchObject({ ok: false, error: { code: 'vault/in-use' } });
    expect(await removeVault(vault.id, pc)).toMatchObject({ ok: false, error: { code: 'vault/in-use' } });
    await vault.lock();
    expect((await openVault({ ...pc, vaultId: vault.id, with: { password: PASSWORD } })).ok).toBe(true);
  });

  it('writes nothing after locking', async () => {
    const vault = await newVault(testPc());
    await vault.lock();
    expect(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)])).toMatchObject({ ok: false, error: { code: 'vault/locked' } });
  });

  it('lies beside other vaults on one PC, and is removed without residue', async () => {
    const pc = testPc();
    const one = await newVault(pc);
    pc.clock.ms += 1000;
    const sample = value(await createVault({ ...pc, role: 'doctor', label: '見本', sample: true, member: { name: '見本' }, password: 'x' }));
    value(await sample.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)]));
    await sample.lock();
    expect(value(await listVaults(pc)).map(({ id, role, sample: s }) => [id, role, s])).toEqual([[one.id, 'office', false], [sample.id, 'doctor', true]]);
    value(await removeVault(sample.id, pc));
    expect(value(await listVaults(pc)).map(({ id }) => id)).toEqual([one.id]);
    expect(pc.mirror.files.has(sample.id)).toBe(false);
    const databases = await pc.idb?.indexedDB.databases();
    expect(databases?.some(({ name }) => name?.includes(sample.id))).toBe(false);
    await one.lock();
    value(await removeVault(one.id, pc));
    expect(await pc.idb?.indexedDB.databases()).toEqual([]);
  });

  it('keeps secrets, attachments and their names locked at rest', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const secret = new TextEncoder().encode('identity-secret-canary');
    value(await vault.secrets.set('identity', secret));
    const bytes = new TextEncoder().encode('%PDF-1.7 attachment-canary');
    const hash = value(await vault.putBlob(bytes));
    value(await vault.commit('edit', { note: 'note-canary' }, (dot) => [newRow(1, { a: { text: 'row-canary' } }, dot)]));
    value(await vault.flushMirror());
    const stored = [...(pc.mirror.files.get(vault.id) ?? [])];
    for (const [name, file] of stored) {
      const text = new TextDecoder('latin1').decode(file);
      for (const canary of ['canary', '青木', hash]) expect(text.includes(canary) || name.includes(canary)).toBe(false);
    }
    await vault.lock();
    const again = await reopen(pc, vault.id);
    expect(value(await again.secrets.get('identity'))).toEqual(secret);
    expect(value(await again.secrets.get('other'))).toBeNull();
    expect(value(await again.getBlob(hash))).toEqual(bytes);
    expect(await again.getBlob('0'.repeat(64))).toMatchObject({ ok: false, error: { code: 'attachment/missing' } });
  });
});
