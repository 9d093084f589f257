// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { staysOnPc } from '../../../src-shared/exchange/own-transfer.ts';
import { createRecord, editFields } from '../../../src-renderer/state/commands.ts';
import { ledgerNow } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { inboxItem } from '../../../src-renderer/state/exchange/inbox.ts';
import { planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { exchangeNow, forgetFolder, useFolder } from '../../../src-renderer/state/own-pcs/folder-sync.ts';
import { setPreference } from '../../../src-renderer/state/preferences.ts';
import { addMember, removeMember } from '../../../src-renderer/state/members.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { tempFolder } from '../../kit/temp-folder.ts';
import { aDoctor, anOffice, foundDesk, testDesk, type TestDesk } from '../../kit/desk-session.ts';
import { at, firstPc, type OwnPc, secondPc } from '../../kit/own-pcs.ts';
import { bytesOf } from '../../kit/random-history.ts';
import { value } from '../../kit/vault-kit.ts';
import { useWorkerHere } from '../../kit/worker-here.ts';

let desk: TestDesk;
let one: OwnPc;
let two: OwnPc;
let folder: string;
const pcs: OwnPc[] = [];

async function join2(founding = aDoctor()): Promise<void> {
  await foundDesk(founding);
  one = firstPc();
  two = await secondPc({ name: '二台目' });
  pcs.push(one, two);
  folder = join(tempFolder(), 'shared');
  mkdirSync(folder);
  const place = value(await desk.node.places.adopt(folder));
  for (const pc of [one, two]) {
    at(pc);
    value(await setPreference('pcs.folder', { handle: place.handle, label: place.label }));
  }
}

beforeEach(async () => {
  desk = await testDesk();
  useWorkerHere();
});

afterEach(async () => {
  for (const { session: open } of pcs.splice(0)) await open.vault.lock();
});

/** One turn of a PC, with nothing remembered of what another one did in this process. */
async function turn(pc: OwnPc): Promise<void> {
  at(pc);
  forgetFolder();
  await exchangeNow();
  pc.session = session();
}
const rounds = async (times: number): Promise<void> => {
  for (let i = 0; i < times; i++) {
    desk.clock.ms += 1000;
    await turn(one);
    await turn(two);
  }
};
const own = () => ({ author: session().identity.party, subject: session().identity.party });
const goal = async (text: string) => value(await createRecord('careerGoal', { horizon: '5', goal: text }, { parties: own() })).id;
const shared = ({ session: { vault } }: OwnPc): string[] => [...vault.workingSet.all()].filter((record) => !staysOnPc(record)).map((record) => bytesOf({ ...record, commits: [] })).sort();
const files = (): string[] => readdirSync(join(folder, 'CareerDesk-PCs')).filter((name) => !name.includes('.state.')).toSorted();

describe('two PCs through a shared folder', () => {
  it('hold the same after edits on both, with a line in the ledger, and leave no file behind', async () => {
    await join2();
    await rounds(1);
    at(one);
    await goal('一台目');
    at(two);
    await goal('二台目');
    value(await createRecord('mentorNote', { text: '控え' }, { parties: own() }));
    await rounds(3);
    expect(shared(one)).toEqual(shared(two));
    expect(files()).toEqual([]);
    at(one);
    const lines = ledgerNow().filter(({ purpose, direction }) => purpose === 'own' && direction === 'received');
    expect(lines).toMatchObject([{ partnerName: '二台目', state: 'imported' }]);
    // Nothing is told any more: an import is no news to whoever sent it.
    const before = [one.session.vault.seq, two.session.vault.seq];
    await rounds(2);
    expect([one.session.vault.seq, two.session.vault.seq]).toEqual(before);
    expect(useFolder.getState()).toMatchObject({ kind: 'fresh' });
  });

  it('take in what is clear and leave a conflict to a person', async () => {
    await join2();
    at(one);
    const id = await goal('はじめ');
    await rounds(3);
    at(one);
    value(await editFields(id, { goal: '一台目' }));
    at(two);
    value(await editFields(id, { goal: '二台目' }));
    await goal('食い違わない');
    await turn(two);
    await turn(one);
    expect([...one.session.vault.workingSet.ofType('careerGoal').values()].map((record) => record.values['goal']?.['goal'])).toContain('食い違わない');
    expect(one.session.vault.workingSet.get(id)?.values['goal']?.['goal']).toBe('一台目');
    const { asks, kind } = useFolder.getState();
    expect(kind).toBe('asks');
    const item = inboxItem(asks as string);
    expect(item?.state).toMatchObject({ kind: 'ready', planned: { plan: { counts: { conflict: 1, create: 0 } } } });
  });

  it('can undo what was taken in by itself', async () => {
    await join2();
    await rounds(1);
    at(two);
    const id = await goal('取り消す');
    await turn(two);
    await turn(one);
    expect(one.session.vault.workingSet.get(id)).toBeDefined();
    const entry = ledgerNow().find(({ purpose, direction }) => purpose === 'own' && direction === 'received');
    value(await undoImport(value(await planUndo(entry?.id as string, 'ja'))));
    expect(one.session.vault.workingSet.get(id)).toBeUndefined();
  });

  it('say so when the folder is away, and go on when it is back', async () => {
    await join2();
    rmSync(folder, { recursive: true });
    at(one);
    await goal('待つ');
    forgetFolder();
    expect(await exchangeNow()).toMatchObject({ ok: false, error: { code: 'desktop/place-gone' } });
    expect(useFolder.getState().kind).toBe('gone');
    mkdirSync(folder);
    await rounds(2);
    expect(shared(one)).toEqual(shared(two));
  });

  it('carry new and leaving colleagues of an office', async () => {
    await join2(anOffice());
    await rounds(1);
    at(one);
    const colleague = value(await addMember('鈴木 二郎', ['reviewer'], 'maple-river-stone-94'));
    await rounds(2);
    expect(two.session.vault.members.list().map(({ name }) => name)).toContain('鈴木 二郎');
    value(await two.session.vault.members.switch(colleague.id, 'maple-river-stone-94'));
    value(await two.session.vault.members.switch(one.session.member.id, 'kiri-Sakura-4821-umi'));
    desk.clock.ms += 1000;
    at(one);
    value(await removeMember(colleague.id));
    await rounds(2);
    expect(await two.session.vault.members.switch(colleague.id, 'maple-river-stone-94')).toMatchObject({ ok: false });
  });
});
