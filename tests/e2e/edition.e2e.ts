import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type PcUnderTest, editionUnderTest, startPc } from './electron.ts';

const { edition, why } = editionUnderTest();
let pc: PcUnderTest;

test.beforeAll(async () => {
  console.log(`edition under test: ${edition} (${why})`);
  pc = await startPc();
});

test.afterAll(() => pc.close());

test(`the ${edition} edition opens at its own fixed origin and shows the first screen`, async () => {
  const { page } = pc;
  await expect(page).toHaveTitle(/医師キャリアデスク/);
  await expect(page.locator('h1').first()).toBeVisible();
  expect(new URL(page.url()).href).toMatch(edition === 'electron' ? /^app:\/\/bundle\/$/ : /^http:\/\/127\.0\.0\.1:\d+\/$/);
});

test(`the ${edition} edition has no Node in its page, and only Electron has the bridge`, async () => {
  const found = await pc.page.evaluate(() => ({
    node: 'process' in globalThis || 'require' in globalThis,
    bridge: 'desk' in globalThis,
  }));
  expect(found).toEqual({ node: false, bridge: edition === 'electron' });
});

test(`the ${edition} edition lets no request leave the page`, async () => {
  const left = await pc.page.evaluate(async () => {
    const tries = ['https://example.org/', 'http://127.0.0.1:9/'].map((url) =>
      fetch(url, { mode: 'no-cors' }).then(() => `reached ${url}`, () => 'refused'),
    );
    return Promise.all(tries);
  });
  expect(left).toEqual(['refused', 'refused']);
});

test(`the ${edition} edition keeps a machine marker in the local data folder`, async () => {
  const { page, data } = pc;
  const id = await page.evaluate(async (inElectron) => {
    if (inElectron) {
      const { desk } = globalThis as unknown as { desk: { machineMarker(input: object): Promise<{ value: { id: string } }> } };
      return (await desk.machineMarker({})).value.id;
    }
    const token = document.querySelector('meta[name="desk-token"]')?.getAttribute('content') ?? '';
    const answer = await fetch('/api/desk/machineMarker', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-desk-token': token },
      body: new Uint8Array([0, 0, 0, 2, 0x7b, 0x7d]),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return (JSON.parse(new TextDecoder().decode(bytes.subarray(4))) as { value: { id: string } }).value.id;
  }, edition === 'electron');
  expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(JSON.parse(await readFile(path.join(data, 'machine.json'), 'utf8'))).toEqual({ id });
});
