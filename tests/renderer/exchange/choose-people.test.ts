// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { type ExportWish, planExportSteps } from '../../../src-renderer/state/exchange/plan-export.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { allSteps } from '../../../src-shared/kernel/steps.ts';
import { at, type Desks, desks, ledgerHere, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { id as makeId } from '../../kit/ids.ts';
import { value } from '../../kit/vault-kit.ts';

const planExport = (wish: ExportWish) => allSteps(planExportSteps(wish));

let here: Desks;
beforeAll(async () => {
  here = await desks();
}, 60_000);
afterAll(() => here.close());

const SUZUKI = makeId('suzuki');
const SATO = makeId('sato');

test('an office sends for chosen doctors: nothing of the others is in the file, nor in the ledger of what was given', async () => {
  const { doctor, office } = here;
  at(office);
  const pairWith = async (mentee: string, menteeName: string) =>
    value(await createRecord('mentorPair', { mentorName: '山田 花子', menteeName, startOn: '2026-04-01' }, { parties: { coordinator: office.identity.party, mentor: doctor.identity.party, mentee }, person: mentee }));
  const chosen = await pairWith(SUZUKI, '鈴木 一');
  const left = await pairWith(SATO, '佐藤 次郎');
  const wish: ExportWish = { purpose: 'pairing', recipient: doctor.identity.party, about: [], without: new Set(), ticked: new Set() };
  expect(value(planExport(wish)).rows.map(({ id }) => id).sort()).toEqual([chosen.id, left.id].sort());
  const withoutPeople = new Set([SATO]);
  expect(value(planExport({ ...wish, withoutPeople })).rows.map(({ id }) => id)).toEqual([chosen.id]);
  expect(planExport({ ...wish, withoutPeople: new Set([SATO, SUZUKI]) })).toMatchObject({ ok: false, error: { code: 'exchange/nothing-to-send' } });

  const file = await sendTo(doctor, 'pairing', { withoutPeople });
  expect(ledgerHere().find(({ id }) => id === file.entryId)?.contents.map(({ id }) => id)).toEqual([chosen.id]);
  at(doctor);
  await takenIn(file);
  expect([...session().vault.workingSet.ofType('mentorPair').keys()]).toEqual([chosen.id]);
  // the one left out comes with the next file, unharmed
  at(office);
  const rest = await sendTo(doctor, 'pairing');
  at(doctor);
  await takenIn(rest);
  expect([...session().vault.workingSet.ofType('mentorPair').keys()].sort()).toEqual([chosen.id, left.id].sort());
});
