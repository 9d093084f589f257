import { expect, test } from 'vitest';
import { pageBytes, pageBytesInTurns, pageRows } from '../../../src-renderer/vault/page.ts';
import { newRow, newVault, recordId, reopen, START, testPc, value } from '../../kit/vault-kit.ts';

const contents = (count: number): never => Array.from({ length: count }, (_, n) => ({ id: recordId(n), type: 'permit', units: ['holder', '場所"'] })) as never;

test('a row with a list of a hundred thousand is the same page, and the window has its turns while it is made', async () => {
  const dot = { by: 'device-aaaaaaaaa', n: 1, at: START * 64 };
  const rows = [newRow(1, { a: { x: 1 } }, dot), newRow(2, { file: { contents: contents(100_000) } }, dot), newRow(3, { a: { text: 'あ' } }, dot)];
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const made = await pageBytesInTurns(rows, 'salt');
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
  expect(Buffer.from(made).equals(Buffer.from(pageBytes(rows, 'salt')))).toBe(true);
  expect(pageRows(made)).toEqual(rows);
});

test('such a row is committed, folded into the snapshot and opened again as it was', async () => {
  const pc = testPc();
  const vault = await newVault(pc);
  value(await vault.commit('exchange', {}, (dot) => [newRow(1, { file: { contents: contents(20_000) } }, dot)]));
  const digest = await vault.stateDigest();
  await vault.lock();
  const again = await reopen(pc, vault.id);
  value(await again.compact());
  value(await again.verify());
  await again.lock();
  const once = await reopen(pc, vault.id);
  expect(await once.stateDigest()).toBe(digest);
  expect(once.workingSet.get(recordId(1))?.values['file']?.['contents']).toHaveLength(20_000);
  await once.lock();
});
