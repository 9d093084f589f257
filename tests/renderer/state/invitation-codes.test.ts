// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { contactOf, takeBackConfirmation } from '../../../src-renderer/state/contacts.ts';
import { applyImport, keepWaiting } from '../../../src-renderer/state/exchange/apply-import.ts';
import { linkByCode } from '../../../src-renderer/state/exchange/accept-code.ts';
import { codesNow, issueCodes, withdrawCode } from '../../../src-renderer/state/exchange/codes.ts';
import { linkOf } from '../../../src-renderer/state/exchange/link-person.ts';
import { ledgerNow } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { planReceived } from '../../../src-renderer/state/exchange/plan-received.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { anOffice, foundDesk, testDesk, type TestDesk } from '../../kit/desk-session.ts';
import { aStranger, postFile } from '../../kit/post-file.ts';
import { simWorld } from '../../kit/sim-pc.ts';
import { sharedFolder } from '../../kit/temp-folder.ts';
import { value } from '../../kit/vault-kit.ts';

const folder = sharedFolder();
let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk(folder);
  await foundDesk(anOffice());
});
afterAll(() => session().vault.lock());

const DAY = 86_400_000;
const world = (seed: number) => simWorld(seed, desk.clock.now());
const dossier = async (name: string): Promise<string> => value(await createRecord('dossier', { name, staffNumber: '012345' }, { parties: { author: session().identity.party } })).id;
const trustOf = async (party: string) => {
  const contact = await contactOf(party);
  return contact === undefined ? undefined : shownValues(contact);
};

describe('an invitation code', () => {
  test('has 20 digits, is for one person, and is a record that never leaves', async () => {
    const id = await dossier('山田 花子');
    const issued = value(await issueCodes([{ name: '山田 花子', dossierId: id }, { name: '鈴木 一', dossierId: null }], 30));
    expect(issued.map((code) => code.forName)).toEqual(['山田 花子', '鈴木 一']);
    for (const code of issued) expect(code.digits).toMatch(/^\d{20}$/);
    expect(new Set(issued.map((code) => code.digits)).size).toBe(2);
    expect(codesNow().map((code) => code.id)).toEqual(expect.arrayContaining(issued.map((code) => code.id)));
  });

  test('confirms the sender of a first file by itself, is spent, and joins the line of the staff list it was issued for', async () => {
    const id = await dossier('山田 花子');
    const [code] = value(await issueCodes([{ name: '山田 花子', dossierId: id }], 30));
    const { pc, rows } = await aStranger(world(1), '山田　花子');
    const file = await postFile(pc, { rows, code: code!.digits });
    const before = session().vault.seq;
    const planned = value(await planReceived(file));
    expect(planned.plan.trust).toMatchObject({ standing: 'unknown', mayApply: true, byCode: true, code: { state: 'valid', forName: '山田 花子', dossierId: id } });
    expect(linkByCode(planned)).toMatchObject({ fits: true, match: { dossierId: id, ground: 'code' } });
    expect(session().vault.seq).toBe(before);
    value(await applyImport(planned));
    expect(await trustOf(pc.party.id)).toMatchObject({ state: 'confirmed', how: 'code', asOffice: 'none' });
    expect(linkOf(pc.party.id)).toBe(id);
    expect(codesNow().find((one) => one.id === code!.id)).toMatchObject({ state: 'used', usedByName: '山田　花子' });
    expect(session().vault.workingSet.get(pc.party.id)?.values['name']).toMatchObject({ name: '山田　花子' });
  });

  test('is not spent by a first file that was stopped; what it confirmed stays when the file is taken back', async () => {
    const id = await dossier('高橋 葉子');
    const [code] = value(await issueCodes([{ name: '高橋 葉子', dossierId: id }], 30));
    const { pc, rows } = await aStranger(world(71), '高橋 葉子');
    // enough to be written as pages, in slices, and stopped between them
    const many = Array.from({ length: 2_100 }, (_, n) => pc.create('posting', { organisation: `病院${n}`, startOn: '2020-04-01', certainty: 'actual' }));
    const planned = value(await planReceived(await postFile(pc, { rows: [...rows, ...many], code: code!.digits })));
    const { vault } = session();
    const before = { seq: vault.seq, digest: await vault.stateDigest() };
    const stop = new AbortController();
    const stopped = await applyImport(planned, { signal: stop.signal, progress: (written) => (written > 500 ? stop.abort() : undefined) });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
    expect({ seq: vault.seq, digest: await vault.stateDigest() }).toEqual(before);
    expect(codesNow().find((one) => one.id === code!.id)).toMatchObject({ state: 'unused' });
    expect(await trustOf(pc.party.id)).toBeUndefined();
    expect(linkOf(pc.party.id)).toBeUndefined();

    // the same plan, once more: one commit with all of it
    value(await applyImport(planned));
    const stands = async () => [(await trustOf(pc.party.id))?.['state'], codesNow().find((one) => one.id === code!.id)?.state, linkOf(pc.party.id)];
    expect(await stands()).toEqual(['confirmed', 'used', id]);
    expect(vault.seq).toBe(before.seq + 1);
    const entry = ledgerNow().find(({ partner }) => partner === pc.party.id)!;
    const undo = value(await planUndo(entry.id, 'ja'));
    expect(undo.kept.map(({ why }) => why)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    value(await undoImport(undo));
    expect(vault.workingSet.get(pc.party.id)).toBeUndefined();
    expect(await stands()).toEqual(['confirmed', 'used', id]);
  }, 60_000);

  test('gives no authority, whatever the card claims', async () => {
    const [code] = value(await issueCodes([{ name: '偽の局', dossierId: null }], 30));
    const here = world(2);
    const party = await here.party({ kind: 'doctor', name: '偽の局', claims: 'headquarters' });
    value(await applyImport(value(await planReceived(await postFile(here.pc(party), { code: code!.digits })))));
    expect(await trustOf(party.id)).toMatchObject({ state: 'confirmed', asOffice: 'none' });
  });

  test('used by somebody whose name differs: says so, and matches nobody by itself', async () => {
    const id = await dossier('山田 花子');
    const [code] = value(await issueCodes([{ name: '山田 花子', dossierId: id }], 30));
    const { pc, rows } = await aStranger(world(3), '佐藤 次郎');
    const planned = value(await planReceived(await postFile(pc, { rows, code: code!.digits })));
    expect(linkByCode(planned)).toMatchObject({ fits: false });
    value(await applyImport(planned));
    expect(linkOf(pc.party.id)).toBeUndefined();
  });

  test('a file that looks away meanwhile: a code spent on another PC between preview and OK confirms nobody', async () => {
    const [code] = value(await issueCodes([{ name: '山田 花子', dossierId: null }], 30));
    const here = world(5);
    const [one, two] = [await aStranger(here, '山田 花子'), await aStranger(here, '山田 花子')];
    const planned = value(await planReceived(await postFile(two.pc, { rows: two.rows, code: code!.digits })));
    value(await applyImport(value(await planReceived(await postFile(one.pc, { rows: one.rows, code: code!.digits })))));
    expect(await applyImport(planned)).toMatchObject({ ok: false, error: { code: 'exchange/code-not-valid' } });
    expect(await contactOf(two.pc.party.id)).toBeUndefined();
    expect(session().vault.workingSet.get(two.pc.party.id)).toBeUndefined();
  });

  test('never confirms again what a person took back', async () => {
    const issued = value(await issueCodes([{ name: '山田 花子', dossierId: null }, { name: '山田 花子', dossierId: null }], 30));
    const { pc, rows } = await aStranger(world(6), '山田 花子');
    value(await applyImport(value(await planReceived(await postFile(pc, { rows, code: issued[0]!.digits })))));
    value(await takeBackConfirmation((await contactOf(pc.party.id))!.id));
    const planned = value(await planReceived(await postFile(pc, { rows, number: 2, code: issued[1]!.digits })));
    expect(planned.plan.trust).toMatchObject({ standing: 'unconfirmed', mayApply: false, byCode: false, code: { state: 'valid' } });
  });

  test.each(['used', 'withdrawn', 'unknown', 'expired'] as const)('that is %s says so and falls back to 確認待ち: the file is readable, kept, and nothing is applied', async (state) => {
    const [code] = value(await issueCodes([{ name: '山田 花子', dossierId: null }], 30));
    const here = world({ used: 41, withdrawn: 42, unknown: 43, expired: 44 }[state]);
    if (state === 'used') {
      const first = await aStranger(here, '山田 花子');
      value(await applyImport(value(await planReceived(await postFile(first.pc, { rows: first.rows, code: code!.digits })))));
    }
    if (state === 'withdrawn') value(await withdrawCode(code!.id));
    // last of all: the clock of this vault does not go back
    if (state === 'expired') desk.clock.ms += 32 * DAY;
    const { pc, rows } = await aStranger(here, '佐藤 次郎');
    const file = await postFile(pc, { rows, code: state === 'unknown' ? '1'.repeat(20) : code!.digits });
    const planned = value(await planReceived(file));
    expect(planned.plan.trust).toMatchObject({ mayApply: false, byCode: false, code: { state } });
    expect(planned.plan.counts.create).toBe(1);
    expect((await applyImport(planned)).ok).toBe(false);
    value(await keepWaiting(planned));
    expect(session().vault.workingSet.get(pc.party.id)).toBeUndefined();
    expect(ledgerNow().find((entry) => entry.partner === pc.party.id)).toMatchObject({ state: 'waiting' });
    expect(await trustOf(pc.party.id)).toMatchObject({ state: 'seen' });
  });
});
