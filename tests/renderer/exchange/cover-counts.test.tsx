// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CoverSheet } from '../../../src-renderer/features/exchange/entry/cover-sheet.tsx';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { progressOf } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { readContainer } from '../../../src-shared/exchange/read-container.ts';
import { restoreLines } from '../../../src-shared/exchange/restore-lines.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { at, desks, type Desks, ledgerHere, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
beforeAll(async () => {
  here = await desks();
}, 60_000);
afterAll(() => here.close());

const pair = (mentorName: string) => {
  const [coordinator, mentee] = [here.office.identity.party, here.doctor.identity.party];
  return createRecord('mentorPair', { mentorName, menteeName: '山田 花子', startOn: '2026-04-01' }, { person: mentee, parties: { coordinator, mentor: 'mentor----------', mentee } });
};

test('the cover sheet counts the attachments, receipts and requests that are in the very file', async () => {
  at(here.office);
  value(await createRecord('formPack', { officeName: '関東信越厚生局' }, { parties: { office: here.office.identity.party } }));
  await sendTo(here.doctor, 'invitation');
  value(await pair('佐藤 一郎'));
  const second = await sendTo(here.doctor, 'pairing');
  value(await pair('鈴木 次郎'));
  const third = await sendTo(here.doctor, 'pairing');
  at(here.doctor);
  // the first got lost on the way
  for (const file of [second, third]) await takenIn(file);
  const letters = [];
  for (const name of ['一', '二', '三']) {
    const bytes = new TextEncoder().encode(`%PDF-1.7 依頼状 ${name}`);
    letters.push({ hash: value(await session().vault.putBlob(bytes)), name: `依頼状${name}.pdf`, type: 'application/pdf', size: bytes.length });
  }
  const { id } = value(await createRecord('permitApplication', { ...APPLICATION, requestLetter: letters }, { parties: { author: here.doctor.identity.party } }));
  const made = await sendTo(here.office, 'permit', { about: [id] });
  const entry = ledgerHere().find((one) => one.id === made.entryId)!;
  const { bytes, attachments } = progressOf(entry.id);
  const html = renderToStaticMarkup(<CoverSheet entry={entry} level="names" answerBy={null} bytes={bytes} attachments={attachments} to={{ name: '関東信越厚生局', isPerson: false }} from={{ name: '山田 花子', isPerson: true }} />);
  const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

  const { identity } = here.office;
  const file = must(await readContainer(made.bytes, { us: { party: identity.party, device: identity.device.id, identities: [identity.age.identity] } }));
  const { receipts, requests, records } = must(restoreLines(file.lines));
  expect({ attachments: file.attachments.length, receipts: receipts.length, asked: requests.map(({ what, numbers }) => ({ what, numbers })) }).toEqual({ attachments: 3, receipts: 2, asked: [{ what: 'resend', numbers: [1] }] });
  expect(text).toContain(`${records.length}件の記録`);
  expect(text).toContain(`添付 ${file.attachments.length}件`);
  expect(text).toContain(`受領の連絡 ${receipts.length}件`);
  expect(text).toContain('再送の依頼（No. 1）');
  expect(text).not.toContain('受領の連絡の依頼');
});
