import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import { serveFolder } from './serve-folder.ts';
import type { Probe, VaultFacts } from './vault-probe/probe.ts';

export interface VaultReader {
  /** Opens the stored vault in a page of the same origin, reads its whole journal, and closes it again. */
  read(context: BrowserContext, address: string, password: string): Promise<VaultFacts>;
  /** The bare page, for work that a test interrupts. */
  open(context: BrowserContext, address: string): Promise<Page>;
  remove(): Promise<void>;
}

/** Builds the probe once per spec; it is served by the test, never by the product. */
export async function vaultReader(): Promise<VaultReader> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'career-desk-probe-'));
  const source = path.join(import.meta.dirname, 'vault-probe');
  await build({
    configFile: false,
    root: source,
    base: './',
    publicDir: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 4000 },
  });
  const open = async (context: BrowserContext, address: string): Promise<Page> => {
    await serveFolder(context, `${address}probe/`, folder);
    const page = await context.newPage();
    await page.goto(`${address}probe/index.html`);
    await page.waitForFunction(() => 'probe' in globalThis);
    return page;
  };
  return {
    open,
    async read(context, address, password) {
      const page = await open(context, address);
      const facts = await page.evaluate((given) => (globalThis as unknown as { probe: Probe }).probe.read(given), password);
      await page.close();
      return facts;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
