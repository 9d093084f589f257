import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

/** Answers requests below an address from a folder: pages of the test, on an origin of its choice, without a server. */
export const serveFolder = (context: BrowserContext, address: string, folder: string): Promise<unknown> =>
  context.route(`${address}**`, (route) => {
    const name = new URL(route.request().url()).href.slice(address.length).split(/[?#]/)[0] ?? '';
    return route.fulfill({ body: readFileSync(path.join(folder, name)), contentType: TYPES[path.extname(name)] ?? 'application/octet-stream' });
  });
