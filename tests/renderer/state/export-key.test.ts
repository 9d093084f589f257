// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardOf } from '../../../src-renderer/state/identity.ts';
import { exportKey, mayExportKey } from '../../../src-renderer/state/export-key.ts';
import { addMember, switchMember } from '../../../src-renderer/state/members.ts';
import { preference } from '../../../src-renderer/state/preferences.ts';
import { ports, session } from '../../../src-renderer/state/session.ts';
import { openCard } from '../../../src-shared/exchange/card.ts';
import { writeContainer } from '../../../src-shared/exchange/write-container.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { anOffice, foundDesk, GOOD_PASSWORD, testDesk } from '../../kit/desk-session.ts';
import { makeParty, NOW } from '../../kit/party.ts';
import { runCdesk } from '../../kit/run-cdesk.ts';
import { tempFolder } from '../../kit/temp-folder.ts';
import { value } from '../../kit/vault-kit.ts';

const COLLEAGUE = 'maple-river-stone-94';
let saved: Uint8Array[] = [];

beforeEach(async () => {
  await testDesk();
  await foundDesk(anOffice());
  saved = [];
  Object.assign(ports().platform, { saveFile: async ({ suggestedName, bytes }: { suggestedName: string; bytes: Uint8Array }) => (saved.push(bytes), { ok: true, value: { handle: 'x'.repeat(22), savedAs: suggestedName, place: '' } }) });
});
afterEach(() => session().vault.lock());

test('the key leaves only after the password was typed again, and its leaving is remembered', async () => {
  expect(await exportKey('not the password', 'key.txt')).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
  expect([saved.length, preference('key.exported')]).toEqual([0, null]);
  const before = session().vault.seq;
  expect(value(await exportKey(GOOD_PASSWORD, 'key.txt'))).toMatchObject({ savedAs: 'key.txt' });
  expect(preference('key.exported')).toMatchObject({ by: '佐藤 一郎' });
  expect(session().vault.seq).toBeGreaterThan(before);
});

test('a member who is no manager does not get it', async () => {
  const { id } = value(await addMember('鈴木 二郎', ['reviewer'], COLLEAGUE));
  value(await switchMember(id, COLLEAGUE));
  expect(mayExportKey()).toBe(false);
  expect(await exportKey(COLLEAGUE, 'key.txt')).toMatchObject({ ok: false, error: { code: 'member/not-manager' } });
  expect(saved).toEqual([]);
});

test('the command line opens with it what was sent to this office', async () => {
  value(await exportKey(GOOD_PASSWORD, 'key.txt'));
  const folder = tempFolder();
  const office = must(await openCard(await cardOf(session().identity)));
  const doctor = await makeParty(51);
  const file = must(await writeContainer({ header: { kind: 'exchange', purpose: 'career', app: 't', createdAt: NOW, number: 1, previous: null, to: [{ party: office.statement.party, recipient: office.statement.recipient }] }, signer: doctor.signer, lines: [] }));
  writeFileSync(join(folder, 'a.cdesk'), file.bytes);
  writeFileSync(join(folder, 'key.txt'), saved[0] as Uint8Array);
  expect((await runCdesk(['verify', join(folder, 'a.cdesk'), '--identity-file', join(folder, 'key.txt')])).code).toBe(0);
});
