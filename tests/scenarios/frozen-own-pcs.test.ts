// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRecord } from '../../src-renderer/state/commands.ts';
import { openTransfer, setUpPc } from '../../src-renderer/state/own-pcs/transfer.ts';
import { openContainer } from '../../src-shared/exchange/read-container.ts';
import { RECOVERY_BYTES, recoveryCode } from '../../src-shared/sealing/recovery-code.ts';
import { freezeOwnPcs, type FrozenOwnPcs, written } from '../frozen/freeze-own-pcs.ts';
import { testDesk } from '../kit/desk-session.ts';
import { at, type OwnPc, receive } from '../kit/own-pcs.ts';
import { value } from '../kit/vault-kit.ts';
import { useWorkerHere } from '../kit/worker-here.ts';

const root = path.join(import.meta.dirname, '..', 'frozen');
const folderOf = (release: string): string => path.join(root, release, 'own-pcs');

async function freshPc(): Promise<void> {
  await testDesk();
  useWorkerHere();
}

const wanted = process.env.CDESK_FREEZE;
const releases = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

describe('files between the own PCs of earlier releases', () => {
  it('are there', async () => {
    // never a second time: what a release wrote is what it wrote
    if (wanted !== undefined && wanted !== '' && !existsSync(folderOf(wanted))) {
      await freshPc();
      await freezeOwnPcs(folderOf(wanted));
    }
    expect(releases).toContain('v0.1.0');
    for (const release of releases) for (const file of ['set-up.cdesk', 'exchange.cdesk', 'expected.json']) expect(existsSync(path.join(folderOf(release), file)), `${release} ${file}`).toBe(true);
  });

  const read = async (release: string, name: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await readFile(path.join(folderOf(release), name)));
  const expected = async (release: string): Promise<FrozenOwnPcs> => JSON.parse(await readFile(path.join(folderOf(release), 'expected.json'), 'utf8')) as FrozenOwnPcs;

  it.each(releases)('%s: a PC is set up from the one with its code alone, brought up to date by the other, and goes on', async (release) => {
    const frozen = await expected(release);
    await freshPc();
    const bytes = await read(release, frozen.setUp.file);
    const first = { name: frozen.setUp.file, bytes };
    expect(await openContainer(bytes, { us: null })).toMatchObject({ ok: false });
    expect(await openTransfer(first, recoveryCode(new Uint8Array(RECOVERY_BYTES)))).toMatchObject({ ok: false, error: { code: expect.stringContaining('seal/wrong-passphrase') } });
    const transfer = value(await openTransfer(first, frozen.code));
    expect(transfer.facts.party).toBe(frozen.party);
    const { session: made } = value(await setUpPc({ transfer, member: transfer.members[0]!.id, password: frozen.password, newPassword: false, name: '自宅のPC' }));
    const { identity } = made;
    expect(written({ session: made })).toEqual(frozen.setUp.records);
    // the second file is for the PC of then: this one stands in its place with its key
    const pc: OwnPc = { session: { ...made, identity: { ...identity, device: { ...identity.device, age: frozen.device } } } };
    const { plan } = await receive(pc, { name: frozen.exchange.file, bytes: await read(release, frozen.exchange.file) });
    expect(plan.badLines).toEqual([]);
    expect(written(pc)).toEqual(frozen.exchange.records);
    const { vault } = pc.session;
    expect(value(await vault.getBlob(frozen.blob)).length).toBeGreaterThan(0);
    at(pc);
    value(await createRecord('careerGoal', { horizon: '3', goal: '今日' }, { parties: { subject: frozen.party } }));
    value(await vault.verify());
    await vault.lock();
  }, 60_000);
});
