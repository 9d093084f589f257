import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const found = (...files: readonly string[]): string | undefined => files.find((file) => existsSync(file));

/** With everything a person's browser keeps about pages and forms; undefined asks Playwright for its own. */
export const wholeChromium = found('/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome');
// the same engine without the browser's own windows needs a quarter less of the processor
const chromium = found('/usr/bin/chromium-headless-shell') ?? wholeChromium;

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.e2e.ts',
  outputDir: path.join(import.meta.dirname, '../../test-results/e2e'),
  workers: 2,
  // Every spec has its own server, its own port and its own folders.
  fullyParallel: true,
  retries: 0,
  // Two cores, two browsers and two servers at once: patient, since waiting costs nothing where all is well.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1366, height: 768 },
    // A trace copies the whole page at every step, which costs a third of the run: asked for where it is needed.
    trace: process.env['DESK_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    },
  },
});
