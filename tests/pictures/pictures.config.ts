import path from 'node:path';
import { defineConfig } from '@playwright/test';
import base from '../e2e/playwright.config.ts';

/** Pictures for people; nothing is judged here. */
export default defineConfig({
  ...base,
  testDir: import.meta.dirname,
  testMatch: '**/*.pictures.ts',
  outputDir: path.join(import.meta.dirname, '../../test-results/shots'),
  timeout: 900_000,
  workers: 1,
  use: { ...base.use, trace: 'off', screenshot: 'off' },
});
