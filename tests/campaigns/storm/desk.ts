import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import { serveFolder } from '../../e2e/kit/serve-folder.ts';
import type { Found, Storm, Work } from './page/storm.ts';

/** The page of the storm, built as the product is, and answered by the test on one origin. */
export interface StormDesk {
  open(context: BrowserContext): Promise<Page>;
  remove(): Promise<void>;
}

const ADDRESS = 'http://127.0.0.1:29871/';

export async function stormDesk(): Promise<StormDesk> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'career-desk-storm-'));
  await build({
    configFile: false, root: path.join(import.meta.dirname, 'page'), base: './', publicDir: false, logLevel: 'error', worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 4000 },
  });
  return {
    async open(context) {
      await serveFolder(context, ADDRESS, folder);
      const page = await context.newPage();
      await page.goto(`${ADDRESS}index.html`);
      await page.waitForFunction(() => 'storm' in globalThis);
      return page;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

interface Global {
  readonly storm: Storm;
}

export const prepareVault = (page: Page): Promise<void> => page.evaluate(() => (globalThis as unknown as Global).storm.prepare());
export const lookAt = (page: Page): Promise<Found> => page.evaluate(() => (globalThis as unknown as Global).storm.look());
export const relax = (page: Page): Promise<void> => page.evaluate(() => (globalThis as unknown as Global).storm.relax());

/** What the page said it had stored, until it was ended. */
export interface Acknowledged {
  edit: number;
  edits: number;
  readonly imports: string[];
  /** Imports that were taken back again. */
  undone: number;
}

/** Starts work that only the end of the browser ends; resolves when it has begun. */
export async function beginWork(page: Page, kind: Work, from: number): Promise<Acknowledged> {
  const said: Acknowledged = { edit: from, edits: 0, imports: [], undone: 0 };
  page.on('console', (message) => {
    const [, what, value] = /^ack (\w+) (.+)$/.exec(message.text()) ?? [];
    if (what === 'edit') {
      said.edit = Number(value);
      said.edits += 1;
    } else if (what === 'import') said.imports.push(value as string);
    else if (what === 'undo') said.undone += 1;
  });
  const begun = page.waitForEvent('console', { predicate: (message) => message.text() === 'begun', timeout: 60_000 });
  // it is rejected when the browser goes; only what is found afterwards counts
  page.evaluate(([work, start]) => (globalThis as unknown as Global).storm.work(work, start), [kind, from] as const).catch(() => undefined);
  await begun;
  return said;
}

export const SIZES: Readonly<Record<Work, number>> = { edits: 0, compaction: 0, import: 4_000, undo: 2_000 };

/** Everything acknowledged is there, the chain is whole, and every import is there wholly or not at all. */
export function judge(kind: Work, said: Acknowledged, found: Found): void {
  const broken: string[] = [];
  if (found.verified !== found.seq) broken.push(`chain of ${found.verified} of ${found.seq}`);
  if (found.lastEdit < said.edit) broken.push(`edit ${said.edit} was acknowledged, ${found.lastEdit} is there`);
  if ((found.imports['first'] ?? 0) !== 1_000) broken.push(`${found.imports['first'] ?? 0} of the first 1,000`);
  for (const [name, rows] of Object.entries(found.imports)) if (name !== 'first' && rows !== SIZES[kind]) broken.push(`${name}: ${rows} of ${SIZES[kind]}`);
  if (kind === 'import') for (const name of said.imports) if (found.imports[name] === undefined) broken.push(`${name} was acknowledged and is gone`);
  // all but the last, which may not have been taken back yet
  if (kind === 'undo') for (const name of said.imports.slice(0, said.undone)) if (found.imports[name] !== undefined) broken.push(`${name} was taken back and is here again`);
  if (broken.length > 0) throw new Error(`${kind}: ${broken.join('; ')}`);
}
