import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { CoverSheetProps } from '../../src-renderer/features/exchange/entry/cover-sheet.tsx';
import { fileName } from '../../src-shared/exchange/file-name.ts';
import type { LedgerEntry } from '../../src-shared/exchange/ledger.ts';
import type { ShowCover } from './kit/cover-probe/probe.tsx';
import { serveFolder } from './kit/serve-folder.ts';

const ADDRESS = 'http://127.0.0.1:47999/cover/';
const DIGEST = '1a2b3c4d'.repeat(8);
const OFFICE = '独立行政法人国立高度専門医療研究評価機構 東海北陸厚生局 健康福祉部 医事課';

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'career-desk-cover-'));
  await build({
    configFile: false, root: path.join(import.meta.dirname, 'kit/cover-probe'), base: './', publicDir: false, logLevel: 'error', plugins: [react()], worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 4000 },
  });
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every second one where they ask for files: nothing to gather into runs. */
const upTo = (count: number, from = 101, step = 1): number[] => Array.from({ length: count }, (_, n) => from + step * n);

/** Every kind of record that any purpose carries, hundreds of each, with all that can ride along. */
function fullest(asked: number): CoverSheetProps {
  const kinds = ['returnedCopy', 'caseTransfer', 'permitApplication', 'permitEvent', 'permit', 'person', 'posting', 'careerGoal'];
  const device = 'device----------';
  const entry: LedgerEntry = {
    id: 'entry-----------', direction: 'sent', partner: 'partner---------', partnerName: OFFICE, device, number: 1234, digest: DIGEST, purpose: 'returned', state: 'made', madeAt: Date.UTC(2026, 3, 3),
    fileName: fileName({ date: '2026-04-03', purpose: '控え一式', to: `${OFFICE}あて`, number: 1234, bytes: 123_456_789, digest: DIGEST }),
    contents: kinds.flatMap((type) => upTo(250).map((n) => ({ id: `${type}-${n}`, type, units: [] }))),
    covers: [], receipts: upTo(120).map((n) => `receipt ${n}`), requests: [{ what: 'resend', device, numbers: upTo(asked, 101, 2) }, { what: 'receipt', device, numbers: upTo(asked, 1101, 2) }],
    calledOff: [], erasedTaken: [], recordedAt: 0, undoneOn: [], answeredHow: '' as LedgerEntry['answeredHow'], answeredOn: null, revivedOn: null, waitEndedOn: null, askedAt: 0, resentAt: 0, again: 0, foreign: false,
  };
  return { entry, level: 'names', answerBy: '2026-12-28', bytes: 123_456_789, attachments: 240, to: { name: OFFICE, isPerson: false }, from: { name: '勅使河原 しをり・アレクサンドラ', isPerson: true } };
}

test('the cover sheet is one A4 page, also at its fullest, and every sheet of many begins a page of its own', async ({ page, context }) => {
  await serveFolder(context, ADDRESS, folder);
  for (const sheets of [[fullest(0)], [fullest(40)], [fullest(500)], [fullest(40), { ...fullest(40), entry: { ...fullest(40).entry, id: 'entry-2---------' } }]]) {
    await page.goto(`${ADDRESS}index.html`);
    await page.waitForFunction(() => 'showCover' in globalThis);
    await page.evaluate((given) => (globalThis as unknown as { showCover: ShowCover }).showCover(given), sheets);
    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('[data-paper-root]');
    await expect(paper).toContainText('添付 240件');
    await expect(paper).toContainText('受領の連絡 120件');
    await page.evaluate(() => document.fonts.ready);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length, `${sheets[0]?.entry.requests[0]?.numbers.length} numbers`).toBe(sheets.length);
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45]\.\d+ 84[12](\.\d+)?\]/);
  }
});
