// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contactOf } from '../../../src-renderer/state/contacts.ts';
import { applyImport } from '../../../src-renderer/state/exchange/apply-import.ts';
import { issueCodes, withdrawCode } from '../../../src-renderer/state/exchange/codes.ts';
import { planReceived } from '../../../src-renderer/state/exchange/plan-received.ts';
import { changeKeys } from '../../../src-renderer/state/own-pcs/change-keys.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { anOffice, foundDesk, GOOD_PASSWORD, testDesk, type TestDesk } from '../../kit/desk-session.ts';
import { aStranger, postFile } from '../../kit/post-file.ts';
import { simWorld } from '../../kit/sim-pc.ts';
import { sharedFolder } from '../../kit/temp-folder.ts';
import { value } from '../../kit/vault-kit.ts';
import { useWorkerHere } from '../../kit/worker-here.ts';

const folder = sharedFolder();
let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk(folder);
  useWorkerHere();
  await foundDesk(anOffice());
}, 60_000);
afterAll(() => session().vault.lock());

test('an invitation code printed before the office changed its keys still counts, and one called off still says so', async () => {
  const [code, late] = value(await issueCodes([{ name: '高橋 葉子', dossierId: null }, { name: '伊藤 幹', dossierId: null }], 30));
  const here = simWorld(91, desk.clock.now());
  const { pc, rows } = await aStranger(here, '高橋 葉子');
  // the guest's card of the office is the one that came with the invitation
  const file = await postFile(pc, { rows, code: code!.digits });
  const other = await aStranger(here, '伊藤 幹');
  const expired = await postFile(other.pc, { rows: other.rows, code: late!.digits });
  desk.clock.ms += 1_000;
  value(await changeKeys(GOOD_PASSWORD, 'tsuki-Hotaru-7319-yama'));
  value(await session().vault.finishKeyChange());
  desk.clock.ms += 1_000;
  value(await changeKeys('tsuki-Hotaru-7319-yama', 'sora-Kawauso-2286-mori'));
  const planned = value(await planReceived(file));
  expect(planned.plan.trust).toMatchObject({ byCode: true, code: { state: 'valid', forName: '高橋 葉子' } });
  value(await applyImport(planned));
  expect(shownValues((await contactOf(pc.party.id))!)).toMatchObject({ state: 'confirmed', how: 'code' });
  value(await withdrawCode(late!.id));
  expect(value(await planReceived(expired)).plan.trust).toMatchObject({ byCode: false, code: { state: 'withdrawn' } });
}, 60_000);
