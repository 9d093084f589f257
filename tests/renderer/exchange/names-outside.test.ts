// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchCsv } from '../../../src-renderer/features/exchange/batch/batch-list.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { makeFile } from '../../../src-renderer/state/exchange/make-file.ts';
import { isPersonAmong, strangerCalled } from '../../../src-renderer/state/exchange/recipients.ts';
import { setPreference } from '../../../src-renderer/state/preferences.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { fromUtf8 } from '../../../src-shared/kernel/bytes.ts';
import { at, type Desks, desks, fileOf, sendTo } from '../../kit/exchange-desks.ts';
import { id } from '../../kit/ids.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
beforeAll(async () => {
  here = await desks();
  at(here.doctor);
  value(await createRecord('careerGoal', { horizon: '5', goal: '地域医療' }, { parties: { subject: here.doctor.identity.party } }));
}, 60_000);
afterAll(() => here.close());

const contacts = () => [...session().vault.workingSet.ofType('contact').values()];

async function byPassword(name: string): Promise<string> {
  const recipient = strangerCalled(name, id('stranger'));
  const wish = { purpose: 'career' as const, recipient: recipient.party, about: [], without: new Set<string>(), ticked: new Set<string>() };
  return (await fileOf(value(await makeFile({ wish, recipient, passphrase: 'kaki-Murasaki-7719-tsuki-0936' })))).name;
}

describe('what can be read from outside of a file', () => {
  test('names an office, and nobody who is only called by a name: no card says that they are none', async () => {
    at(here.doctor);
    expect((await sendTo(here.office, 'career')).name).toContain('_関東信越厚生局あて_No');
    expect(await byPassword('佐藤 一郎')).toMatch(/^R\d{6}_[^_]+_No0_/);
    value(await setPreference('file.personNames', true));
    expect(await byPassword('佐藤 一郎')).toMatch(/^R\d{6}_[^_]+_佐藤-一郎_No0_/);
    value(await setPreference('file.personNames', false));
  });

  test('and a paper takes the partner of a line for a person, unless the contact is an office', () => {
    at(here.doctor);
    expect(isPersonAmong(contacts(), here.office.identity.party)).toBe(false);
    expect(isPersonAmong(contacts(), id('stranger'))).toBe(true);
    at(here.office);
    expect(isPersonAmong(contacts(), here.doctor.identity.party)).toBe(true);
  });

  test('nor does a list of files say in their names what its level leaves out', () => {
    const line = { entryId: id('e'), number: 3, addressee: '佐藤 一郎', records: 1, attachments: 0, receipts: 0, purpose: 'decision', fileName: 'R080403_審査結果_佐藤-一郎_No3_10_0a1b2c3d.cdesk', digest: '0a1b2c3d'.repeat(8) };
    expect(fromUtf8(batchCsv([line], 'none'))).not.toMatch(/佐藤|一郎/);
    expect(fromUtf8(batchCsv([line], 'none'))).toContain('R080403_審査結果_No3_10_0a1b2c3d.cdesk');
    expect(fromUtf8(batchCsv([line], 'names'))).toContain(line.fileName);
  });
});
