import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

/** The built bench page on a free port of this machine. */
export function serveFolder(folder) {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.join(folder, path.normalize(name === '/' ? 'index.html' : name));
    if (!file.startsWith(folder)) return response.writeHead(404).end();
    try {
      const bytes = readFileSync(file);
      response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' }).end(bytes);
    } catch (cause) {
      response.writeHead(cause.code === 'ENOENT' ? 404 : 500).end();
    }
    return undefined;
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }));
  });
}

/** A browser with a fresh profile on a real disk, since durability is part of what is measured. */
export async function freshBrowser(url) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'career-desk-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...(process.platform === 'linux' ? { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' } : {}),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
    viewport: { width: 1366, height: 768 },
  });
  const openPage = async () => {
    const page = await context.newPage();
    page.on('console', (message) => console.log(message.text()));
    page.on('pageerror', (error) => console.error(error));
    await page.goto(url);
    await page.waitForFunction(() => 'bench' in globalThis);
    return page;
  };
  return {
    openPage,
    /** Calls one step of the bench page. */
    async call(page, name, ...args) {
      return page.evaluate(([step, values]) => globalThis.bench[step](...values), [name, args]);
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Heap in use after everything unreachable is gone. */
export async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
