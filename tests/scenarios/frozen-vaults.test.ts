import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftEdit } from '../../src-shared/journal/draft.ts';
import { isDeleted } from '../../src-shared/records/life.ts';
import { type FrozenVault, freezeVault, openFrozen, pcWithFrozen } from '../frozen/freeze-vault.ts';
import { recordId, value } from '../kit/vault-kit.ts';

const root = path.join(import.meta.dirname, '..', 'frozen');
const folderOf = (release: string): string => path.join(root, release, 'vault');
const wanted = process.env.CDESK_FREEZE;
// never a second time: what a release wrote is what it wrote
if (wanted !== undefined && wanted !== '' && !existsSync(folderOf(wanted))) await freezeVault(folderOf(wanted));

const releases = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

describe('vaults of earlier releases', () => {
  it('are there', () => expect(releases).toContain('v0.1.0'));

  it.each(releases)('%s: opens from its mirror folder with its password, holds its chain, and says the same', async (release) => {
    const folder = folderOf(release);
    const frozen = JSON.parse(await readFile(path.join(folder, 'expected.json'), 'utf8')) as FrozenVault;
    const pc = await pcWithFrozen(folder, frozen);
    expect(await openFrozen(await pcWithFrozen(folder, frozen), frozen, 'another-Password-99')).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    const vault = value(await openFrozen(pc, frozen));
    expect(vault.readOnly).toBeNull();
    expect(vault.notices.map(({ kind }) => kind)).toContain('rebuilt-from-mirror');
    expect({ records: vault.workingSet.size, tip: vault.tip, digest: await vault.stateDigest() }).toEqual({ records: frozen.records, tip: frozen.tip, digest: frozen.digest });
    expect(value(await vault.verify()).commits).toBe(frozen.commits);
    expect(value(await vault.getBlob(frozen.blob)).length).toBeGreaterThan(0);
    // an import that was taken back stays so, with the edit made upon it
    expect(vault.workingSet.get(recordId(12))?.values['goal']).toMatchObject({ goal: '目標 12' });
    expect(vault.workingSet.get(recordId(30))?.values).toEqual({ family: { family: '残る' } });
    expect(isDeleted(vault.workingSet.get(recordId(11))!)).toBe(true);
    expect(vault.workingSet.get(recordId(20))?.values['note']).toMatchObject({ text: '非公開のメモ' });
    // and today's version goes on writing in it
    value(await vault.commit('edit', {}, (dot) => [draftEdit(vault.workingSet.get(recordId(10))!, { family: { family: '今日' } }, dot)]));
    expect(value(await vault.verify()).commits).toBe(frozen.commits + 1);
    await vault.lock();
  }, 60_000);
});
