// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBackUp } from '../../src-renderer/state/back-up-archive.ts';
import { createRecord } from '../../src-renderer/state/commands.ts';
import { restoreBackUp } from '../../src-renderer/state/restore.ts';
import { session } from '../../src-renderer/state/session.ts';
import { vaultPorts } from '../../src-renderer/state/vault-ports.ts';
import { removeVault } from '../../src-renderer/vault/index.ts';
import { ARCHIVE, freezeBackUp, type FrozenBackUp } from '../frozen/freeze-back-up.ts';
import { testDesk } from '../kit/desk-session.ts';
import { recordId, value } from '../kit/vault-kit.ts';
import { useWorkerHere } from '../kit/worker-here.ts';

const root = path.join(import.meta.dirname, '..', 'frozen');
const folderOf = (release: string): string => path.join(root, release, 'back-up');

/** A PC that has nothing yet. */
async function freshPc(): Promise<void> {
  await testDesk();
  useWorkerHere();
}

const wanted = process.env.CDESK_FREEZE;
const releases = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

describe('back-ups of earlier releases', () => {
  it('are there', async () => {
    // never a second time: what a release wrote is what it wrote
    if (wanted !== undefined && wanted !== '' && !existsSync(folderOf(wanted))) {
      await freshPc();
      await freezeBackUp(folderOf(wanted));
    }
    expect(releases).toContain('v0.1.0');
    for (const release of releases) expect(existsSync(path.join(folderOf(release), ARCHIVE)), release).toBe(true);
  });

  it.each(releases)('%s: come back on a new PC with the password and with the recovery sheet, and say the same', async (release) => {
    const frozen = JSON.parse(await readFile(path.join(folderOf(release), 'expected.json'), 'utf8')) as FrozenBackUp;
    const content = value(await readBackUp(new Uint8Array(await readFile(path.join(folderOf(release), ARCHIVE)))));
    expect(content).toMatchObject({ vaultId: frozen.vaultId, records: frozen.records, lastSeq: frozen.commits, stateDigest: frozen.digest });
    await freshPc();
    expect(await restoreBackUp(content, { password: 'another-Password-99' })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    for (const way of [{ password: frozen.password }, { recoveryCode: frozen.recoveryCode }]) {
      await freshPc();
      const { vault, identity } = value(await restoreBackUp(content, way));
      expect(vault.readOnly).toBeNull();
      expect(identity.party).toBe(frozen.party);
      expect({ records: vault.workingSet.size, digest: await vault.stateDigest() }).toEqual({ records: frozen.records, digest: frozen.digest });
      expect(value(await vault.headers()).some(({ prev }) => prev === frozen.tip) || vault.tip === frozen.tip).toBe(true);
      value(await vault.verify());
      expect(value(await vault.getBlob(frozen.blob)).length).toBeGreaterThan(0);
      expect(vault.workingSet.get(recordId(12))?.values['goal']).toMatchObject({ goal: '目標 12' });
      expect(vault.workingSet.get(recordId(20))?.values['note']).toMatchObject({ text: '非公開のメモ' });
      // and today's version goes on writing in it
      value(await createRecord('careerGoal', { horizon: '3', goal: '今日' }, { parties: { subject: session().identity.party } }));
      await vault.lock();
      value(await removeVault(vault.id, await vaultPorts()));
    }
  }, 60_000);
});
