import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import { openVault, type Vault } from '../../../src-renderer/vault/index.ts';
import { openFrame, vaultKeys, type VaultKeys } from '../../../src-renderer/vault/aead.ts';
import { vaultDb } from '../../../src-renderer/vault/database.ts';
import { unpackFrame, unpackList } from '../../../src-renderer/vault/frame.ts';
import { type KeyFile, readKeyFile, unboxed } from '../../../src-renderer/vault/key-file.ts';
import { memoryMirror, type MemoryMirror } from '../../../src-renderer/vault/memory-mirror.ts';
import { pageId } from '../../../src-renderer/vault/page-names.ts';
import { openWithPassword } from '../../../src-renderer/vault/wraps.ts';
import { killSwitch, type KillSwitch } from '../../kit/kill-switch.ts';
import { editRow, newRow, newVault, PASSWORD, recordId, testPc, type TestPc, value } from '../../kit/vault-kit.ts';

// So that a small vault takes many steps, each of which the program may die after.
vi.mock('../../../src-renderer/vault/snapshot.ts', async (whole) => ({ ...(await whole<object>()), TRANSACTION_BYTES: 1500 }));

const NEXT = 'tsuki-Hotaru-7319-yama';
const SECOND = 'sora-Kawauso-2286-mori';
const change = { old: PASSWORD, next: NEXT, secrets: async () => ({ identity: utf8('neue Schlüssel') }) };

/** A little of everything that a vault stores: commits, sealed ones, pages, an erasure, a retraction, attachments. */
async function filled(pc: TestPc): Promise<{ readonly vault: Vault; readonly blobs: readonly string[] }> {
  const vault = await newVault(pc);
  value(await vault.secrets.set('identity', utf8('alte Schlüssel')));
  value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot), newRow(2, { a: { x: 2 }, b: { y: 1 } }, dot)]));
  value(await vault.commit('edit', {}, (dot) => [newRow(3, { a: { x: 3 } }, dot, 'sealed-note')]));
  const imported = value(await vault.commit('import', {}, (dot) => [newRow(4, { a: { x: 4 } }, dot)]));
  value(await vault.retract([imported.seq]));
  value(await vault.bulk((dot) => Array.from({ length: 101 }, (_, i) => newRow(100 + i, { a: { x: i } }, dot)), {}));
  const blobs = [value(await vault.putBlob(utf8('ein Anhang'))), value(await vault.putBlob(utf8('ein verschlossener'), 'sealed'))];
  value(await vault.compact());
  value(await vault.erase([{ id: recordId(2), units: ['b'] }], {}, () => []));
  value(await vault.commit('edit', {}, (dot) => [editRow(vault, 1, 'a', { x: 11 }, dot)]));
  value(await vault.flushMirror());
  return { vault, blobs };
}

/** The keys that whoever has an old copy of the key file and the old password has. */
async function oldKeys(pc: TestPc, id: string): Promise<VaultKeys> {
  const unlocked = await openWithPassword(fileIn(pc.mirror, id), PASSWORD, pc);
  if (unlocked === null) throw new Error('the old password opens nothing');
  return vaultKeys(id, unlocked.roots.records.slice(), unlocked.roots.sealed?.slice() ?? null);
}

const fileIn = (mirror: MemoryMirror, id: string): KeyFile => value(readKeyFile(mirror.files.get(id)?.get('keys') ?? new Uint8Array()));

type Kind = Parameters<typeof openFrame>[2];

async function opens(keys: VaultKeys, kind: Kind, name: string | number, frame: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return (await openFrame(keys, 'records', kind, name, frame)) !== null || (await openFrame(keys, 'sealed', kind, name, frame)) !== null;
}

async function opensInFrame(keys: VaultKeys, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { seq, sections } = value(unpackFrame(bytes));
  const found = await Promise.all(sections.map((section, i) => (i === 0 ? opens(keys, 'header', seq, section) : opens(keys, 'part', `${seq}.${i - 1}`, section))));
  return found.includes(true);
}

/** Everything, in both places, that these keys open. */
async function openedWith(keys: VaultKeys, pc: TestPc, id: string): Promise<readonly string[]> {
  const found: string[] = [];
  const db = vaultDb(id, pc.idb);
  await db.open();
  for (const { seq, frame } of await db.journal.toArray()) if (await opensInFrame(keys, frame)) found.push(`journal ${seq}`);
  for (const row of await db.snapshots.toArray()) if (await opens(keys, row.id === 'manifest' ? 'manifest' : 'page', row.id, row.frame)) found.push(`page ${row.id}`);
  for (const { name, frame } of await db.blobs.toArray()) if (await opens(keys, 'blob', name, frame)) found.push(`blob ${name}`);
  const files = [...(pc.mirror.files.get(id) ?? [])];
  const stored = value(readKeyFile((await db.keys.get('file'))?.bytes ?? new Uint8Array()));
  db.close();
  for (const file of [stored, fileIn(pc.mirror, id)]) {
    expect(file.former).toBeUndefined();
    for (const [name, box] of Object.entries(file.secrets)) if (await opens(keys, 'secret', name, unboxed(box))) found.push(`secret ${name}`);
    if (await opens(keys, 'members', id, unboxed(file.members))) found.push('members');
  }
  for (const [name, bytes] of files) {
    if (name.startsWith('segments/')) for (const frame of unpackList(bytes).frames) if (await opensInFrame(keys, frame)) found.push(name);
    const batch = name.slice('pages/'.length);
    if (name.startsWith('pages/')) for (const [i, frame] of unpackList(bytes).frames.entries()) if (await opens(keys, 'page', pageId(batch, i), frame)) found.push(name);
    if (name.startsWith('blobs/') && (await opens(keys, 'blob', name.slice('blobs/'.length), bytes))) found.push(name);
  }
  return found;
}

/** A PC of its own with the same vault: everything that is stored of it, again. */
function copyOf(mirror: MemoryMirror): MemoryMirror {
  const copy = memoryMirror();
  for (const [id, files] of mirror.files) copy.files.set(id, new Map([...files].map(([name, bytes]) => [name, bytes.slice()])));
  for (const [id, sentinel] of mirror.sentinels) copy.sentinels.set(id, sentinel);
  return copy;
}

/** The new password, or the old one where the PC died before anything was written. */
async function openAgain(pc: TestPc, vaultId: string): Promise<{ readonly vault: Vault; readonly changed: boolean }> {
  const now = await openVault({ ...pc, vaultId, with: { password: NEXT } });
  if (now.ok) return { vault: now.value, changed: true };
  expect(now.error.code).toBe('vault/wrong-password');
  return { vault: value(await openVault({ ...pc, vaultId, with: { password: PASSWORD } })), changed: false };
}

let kill: KillSwitch;
beforeEach(() => {
  kill = killSwitch();
});
afterEach(() => kill.remove());

describe('new roots after a leak', () => {
  it('leave nothing under the old ones, in the vault and in the mirror', async () => {
    const pc = testPc();
    const { vault, blobs } = await filled(pc);
    const recovery = value(await vault.members.newRecoveryCode());
    value(await vault.flushMirror());
    const digest = await vault.stateDigest();
    const tip = vault.tip;
    const old = await oldKeys(pc, vault.id);
    expect((await openedWith(old, pc, vault.id)).length).toBeGreaterThan(15);
    value(await vault.changeRoots(change));
    const shares: number[] = [];
    vault.watchKeyChange(() => shares.push(vault.keyChange()?.share ?? 1));
    value(await vault.finishKeyChange());
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(await openedWith(old, pc, vault.id)).toEqual([]);
    // The chain runs over what the headers say, and not one of them says anything else.
    expect(value(await vault.headers()).some(({ prev }) => prev === tip)).toBe(true);
    value(await vault.verify());
    expect(await vault.stateDigest()).toBe(digest);
    for (const hash of blobs) value(await vault.getBlob(hash));
    expect(new TextDecoder().decode(value(await vault.secrets.get('identity')) ?? undefined)).toBe('neue Schlüssel');
    const fresh = value(await vault.members.newRecoveryCode());
    const { id } = vault;
    await vault.lock();
    // Rebuilt from the mirror alone: with the new sheet, the new password, and with nothing else.
    for (const way of [{ recoveryCode: fresh }, { password: NEXT }]) {
      const other = testPc({ mirror: copyOf(pc.mirror), seed: 7 });
      const again = value(await openVault({ ...other, vaultId: id, with: way }));
      expect(await again.stateDigest()).toBe(digest);
      for (const hash of blobs) value(await again.getBlob(hash));
      value(await again.verify());
      await again.lock();
    }
    for (const way of [{ recoveryCode: recovery }, { password: PASSWORD }]) {
      const other = testPc({ mirror: copyOf(pc.mirror), seed: 7 });
      expect(await openVault({ ...other, vaultId: id, with: way })).toMatchObject({ ok: false });
    }
  });

  it('come whole wherever the program dies, and go on by themselves', { timeout: 120_000 }, async () => {
    const origin = testPc();
    const { vault: first } = await filled(origin);
    const { id } = first;
    const digest = await first.stateDigest();
    const old = await oldKeys(origin, id);
    await first.lock();
    let deaths = 0;
    for (let k = 0; ; k++) {
      const files = copyOf(origin.mirror);
      const pc = { ...testPc({ mirror: kill.mortal(files), seed: 1000 + k }), clock: origin.clock };
      const vault = value(await openVault({ ...pc, vaultId: id, with: { password: PASSWORD } }));
      value(await vault.compact());
      value(await vault.flushMirror());
      kill.dieAfter(k);
      const begun = await vault.changeRoots(change);
      const ended = begun.ok ? await vault.finishKeyChange() : begun;
      const finished = ended.ok && !kill.dead;
      kill.dieAfter(kill.dead ? 0 : Number.POSITIVE_INFINITY);
      await vault.lock();
      kill.revive();
      const { vault: again, changed } = await openAgain(pc, id);
      // Before it goes on: every record is there.
      expect(await again.stateDigest(), `killed after ${k}`).toBe(digest);
      value(await again.finishKeyChange());
      expect(again.keyChange()).toBeNull();
      value(await again.verify());
      expect(await again.stateDigest(), `killed after ${k}`).toBe(digest);
      if (changed) expect(await openedWith(old, { ...pc, mirror: files }, id), `killed after ${k}`).toEqual([]);
      await again.lock();
      if (finished) break;
      deaths += 1;
    }
    expect(deaths).toBeGreaterThan(15);
  });

  it('reach a colleague who is away: the password opens, and an own new one is asked for', async () => {
    const pc = testPc();
    const { vault } = await filled(pc);
    const colleague = value(await vault.members.add('近藤 誠', SECOND));
    const before = vault.members.publicKey(colleague.id);
    value(await vault.changeRoots(change));
    value(await vault.finishKeyChange());
    const { id } = vault;
    const digest = await vault.stateDigest();
    await vault.lock();
    const theirs = value(await openVault({ ...pc, vaultId: id, with: { password: SECOND } }));
    expect(await theirs.stateDigest()).toBe(digest);
    expect(theirs.members.list().find((one) => one.id === colleague.id)?.oneTime).toBe(true);
    expect(value(await theirs.members.setPassword(colleague.id, 'hoshi-Tanuki-5540-kawa', SECOND)).renewed).toBe(true);
    expect(theirs.members.publicKey(colleague.id)).not.toEqual(before);
    await theirs.lock();
    expect(await openVault({ ...pc, vaultId: id, with: { password: SECOND } })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
  });

  it('are refused with a wrong password, the same one, or a colleague’s', async () => {
    const pc = testPc();
    const { vault } = await filled(pc);
    value(await vault.members.add('近藤 誠', SECOND));
    expect(await vault.changeRoots({ ...change, old: 'falsch' })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    expect(await vault.changeRoots({ ...change, next: PASSWORD })).toMatchObject({ ok: false, error: { code: 'vault/same-password' } });
    expect(await vault.changeRoots({ ...change, next: SECOND })).toMatchObject({ ok: false, error: { code: 'vault/password-taken' } });
    expect(vault.keyChange()).toBeNull();
    await vault.lock();
  });

  it('let writing, importing and attaching go on meanwhile, and a back-up made in between opens', async () => {
    const pc = testPc();
    const { vault } = await filled(pc);
    const old = await oldKeys(pc, vault.id);
    value(await vault.changeRoots(change));
    const copied = new Map<string, Uint8Array<ArrayBuffer>>();
    const [facts, blob] = await Promise.all([
      vault.copyOut((name, bytes) => void copied.set(name, bytes)),
      vault.putBlob(utf8('während des Wechsels')),
      vault.commit('edit', {}, (dot) => [editRow(vault, 1, 'a', { x: 99 }, dot)]),
      vault.bulk((dot) => Array.from({ length: 150 }, (_, i) => newRow(500 + i, { a: { x: i } }, dot)), {}),
      vault.compact(),
    ]);
    value(await vault.finishKeyChange());
    expect(await openedWith(old, pc, vault.id)).toEqual([]);
    value(await vault.verify());
    value(await vault.getBlob(value(blob)));
    expect(vault.workingSet.get(recordId(1))?.values).toEqual({ a: { x: 99 } });
    const mirror = memoryMirror();
    mirror.files.set(vault.id, copied);
    const restored = value(await openVault({ ...testPc({ mirror, seed: 3 }), vaultId: vault.id, with: { password: NEXT } }));
    expect(await restored.stateDigest()).toBe(value(facts).stateDigest);
    value(await restored.finishKeyChange());
    await restored.lock();
    await vault.lock();
  });
});
