import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVault, openVault, type Vault } from '../../src-renderer/vault/index.ts';
import { memoryMirror } from '../../src-renderer/vault/memory-mirror.ts';
import { processLocks } from '../../src-renderer/vault/web-lock.ts';
import { draftCreate, draftDelete, draftEdit } from '../../src-shared/journal/draft.ts';
import { utf8 } from '../../src-shared/kernel/bytes.ts';
import { careerGoal } from '../../src-shared/records/career-goal.ts';
import { mentorNote } from '../../src-shared/records/mentor-note.ts';
import { isSealedRecord } from '../../src-shared/records/sealed-record.ts';
import { PASSWORD, recordId, testPc, type TestPc, value } from '../kit/vault-kit.ts';

/** The mirror folder of one vault as a release wrote it, and what it must open to for ever. */
export interface FrozenVault {
  readonly vaultId: string;
  /** Made up for the tests: it opens this vault and nothing else. */
  readonly password: string;
  readonly digest: string;
  readonly commits: number;
  readonly tip: string;
  readonly records: number;
  readonly blob: string;
  readonly sentinel: { readonly vaultId: string; readonly lastSeq: number; readonly chainTip: string; readonly schema: number; readonly at: number };
}

/** As the application makes them: real key derivation, its own sealed types. */
const pcLike = (mirror = memoryMirror()): TestPc => {
  const { kdf: _, ...pc } = testPc({ mirror, seed: 77 });
  return { ...pc, locks: processLocks(), keyClassOf: (row) => (isSealedRecord(row) ? 'sealed' : 'records') };
};

const PERSON = recordId(1);

/** A little of all that a vault holds: edits, a deletion, a sealed note, an import, one that was taken back, an attachment. */
export async function fill(vault: Vault): Promise<string> {
  const goal = (n: number, text: string, dot: Parameters<typeof draftCreate>[2]) =>
    draftCreate(careerGoal, { id: recordId(n), person: PERSON, parties: { subject: PERSON }, units: { goal: { horizon: '5', goal: text }, family: { family: '' } } }, dot);
  const blob = value(await vault.putBlob(utf8('%PDF-1.7 frozen')));
  for (let n = 10; n < 16; n++) value(await vault.commit('edit', { what: 'create' }, (dot) => [goal(n, `目標 ${n}`, dot)]));
  value(await vault.commit('edit', {}, (dot) => [draftEdit(vault.workingSet.get(recordId(10))!, { family: { family: '介護' } }, dot)]));
  value(await vault.commit('delete', {}, (dot) => [draftDelete(vault.workingSet.get(recordId(11))!, dot)]));
  value(await vault.commit('edit', {}, (dot) => [draftCreate(mentorNote, { id: recordId(20), person: PERSON, parties: { author: PERSON }, units: { note: { text: '非公開のメモ' } } }, dot)]));
  value(await vault.bulk((dot) => Array.from({ length: 150 }, (_, n) => goal(100 + n, `まとめて ${n}`, dot)), { what: 'import' }, { kind: 'import' }));
  const taken = value(await vault.commit('import', { what: 'import' }, (dot) => [draftEdit(vault.workingSet.get(recordId(12))!, { goal: { horizon: '10', goal: '取り消される' } }, dot), goal(30, '取り消される', dot)]));
  value(await vault.commit('edit', {}, (dot) => [draftEdit(vault.workingSet.get(recordId(30))!, { family: { family: '残る' } }, dot)]));
  value(await vault.retract([taken.seq]));
  return blob;
}

/** Writes the vault of a release. Run once, never again for an old one. */
export async function freezeVault(folder: string): Promise<void> {
  const pc = pcLike();
  const vault = value(await createVault({ ...pc, role: 'doctor', member: { name: '見本 花子' }, password: PASSWORD }));
  const blob = await fill(vault);
  value(await vault.compact());
  value(await vault.flushMirror());
  const files = [...(pc.mirror.files.get(vault.id) ?? [])];
  const frozen: FrozenVault = {
    vaultId: vault.id, password: PASSWORD, digest: await vault.stateDigest(), commits: value(await vault.verify()).commits, tip: vault.tip,
    records: vault.workingSet.size, blob, sentinel: pc.mirror.sentinels.get(vault.id)!,
  };
  await vault.lock();
  for (const [name, bytes] of files) {
    await mkdir(path.dirname(path.join(folder, 'mirror', name)), { recursive: true });
    await writeFile(path.join(folder, 'mirror', name), bytes);
  }
  await writeFile(path.join(folder, 'expected.json'), `${JSON.stringify(frozen, null, 1)}\n`);
}

/** A PC of today that finds the folder of an earlier release and nothing else. */
export async function pcWithFrozen(folder: string, frozen: FrozenVault): Promise<TestPc> {
  const mirror = memoryMirror();
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const root = path.join(folder, 'mirror');
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(path.relative(root, file).split(path.sep).join('/'), new Uint8Array(await readFile(file)));
  }
  mirror.files.set(frozen.vaultId, files);
  mirror.sentinels.set(frozen.vaultId, frozen.sentinel);
  return pcLike(mirror);
}

export const openFrozen = (pc: TestPc, frozen: FrozenVault, password = frozen.password) => openVault({ ...pc, vaultId: frozen.vaultId, with: { password } });
