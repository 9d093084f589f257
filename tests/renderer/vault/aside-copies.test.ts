import { describe, expect, it } from 'vitest';
import { asideCopies, keepAside, removeAside, setAside } from '../../../src-renderer/vault/index.ts';
import { asideDb } from '../../../src-renderer/vault/aside-copies.ts';
import { readKeyFile } from '../../../src-renderer/vault/key-file.ts';
import { openWithPassword } from '../../../src-renderer/vault/wraps.ts';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import { newRow, newVault, PASSWORD, reopen, testPc, type TestPc, value } from '../../kit/vault-kit.ts';

const NEXT = 'tsuki-Hotaru-7319-yama';
const databases = async (pc: TestPc): Promise<readonly string[]> => ((await pc.idb?.indexedDB.databases()) ?? []).map(({ name }) => name ?? '').sort();

/** A vault that was rebuilt after damage: what it was lies beside it. */
async function rebuilt(pc: TestPc) {
  const vault = await newVault(pc);
  value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)]));
  value(await vault.flushMirror());
  await vault.lock();
  pc.clock.ms += 1000;
  value(await setAside(vault.id, pc));
  return reopen(pc, vault.id);
}

describe('copies that were set aside', () => {
  it('are listed with their vault, day, reason and size, the newest first', async () => {
    const pc = testPc();
    const vault = await rebuilt(pc);
    const first = pc.clock.ms;
    pc.clock.ms += 60_000;
    value(await keepAside(vault.id, 'restore', pc));
    const copies = value(await asideCopies(pc));
    expect(copies.map(({ vaultId, at, why }) => [vaultId, at, why])).toEqual([
      [vault.id, first + 60_000, 'restore'],
      [vault.id, first, 'damage'],
    ]);
    for (const copy of copies) {
      expect(copy.parts).toBeGreaterThan(3);
      expect(copy.bytes).toBeGreaterThan(500);
    }
    await vault.lock();
  });

  it('of an earlier version are listed too, without a reason, and nothing else of the browser is', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const old = asideDb(`career-desk-aside-${vault.id}-1790000000000`, pc.idb);
    await old.open();
    await old.table('parts').put({ name: 'copy/keys', bytes: utf8('12345') });
    old.close();
    expect(value(await asideCopies(pc))).toEqual([{ name: `career-desk-aside-${vault.id}-1790000000000`, vaultId: vault.id, at: 1_790_000_000_000, why: 'unknown', parts: 1, bytes: 5 }]);
    await vault.lock();
  });

  it('keep opening with the old password after the keys were changed, and stay until somebody removes them', async () => {
    const pc = testPc();
    const vault = await rebuilt(pc);
    value(await vault.changeRoots({ old: PASSWORD, next: NEXT, secrets: async () => ({}) }));
    value(await vault.finishKeyChange());
    const [copy] = value(await asideCopies(pc));
    const db = asideDb(copy!.name, pc.idb);
    await db.open();
    const row = (await db.table('parts').get('copy/keys')) as { readonly bytes: Uint8Array<ArrayBuffer> };
    db.close();
    expect(await openWithPassword(value(readKeyFile(row.bytes)), PASSWORD, pc)).not.toBeNull();
    await vault.lock();
  });

  it('are removed one at a time, and a vault never goes by that way', async () => {
    const pc = testPc();
    const vault = await rebuilt(pc);
    pc.clock.ms += 60_000;
    value(await keepAside(vault.id, 'restore', pc));
    const [newer, older] = value(await asideCopies(pc));
    value(await removeAside(newer!, pc));
    expect(value(await asideCopies(pc)).map(({ name }) => name)).toEqual([older!.name]);
    const before = await databases(pc);
    value(await removeAside({ name: `career-desk-vault-${vault.id}` }, pc));
    expect(await databases(pc)).toEqual(before);
    await vault.lock();
    await (await reopen(pc, vault.id)).lock();
  });
});
