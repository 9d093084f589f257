import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Page, _electron, chromium, expect } from '@playwright/test';
import { installedElectron, noPlaceForElectron } from '../../scripts/lib/electron-binary.mjs';
import { startDesk } from './kit/start-desk.ts';
import config from './playwright.config.ts';

const root = path.resolve(import.meta.dirname, '../..');

export type Edition = 'electron' | 'browser';

/** One simulated PC with its own folders. A spec written against this runs in both editions unchanged. */
export interface PcUnderTest {
  readonly edition: Edition;
  readonly page: Page;
  readonly data: string;
  /** Does what opens the file dialog, and answers it. */
  openFiles(trigger: () => Promise<void>, files: readonly string[]): Promise<void>;
  /** Does what saves a file; resolves with where it lies. */
  saveFile(trigger: () => Promise<void>): Promise<string>;
  close(): Promise<void>;
}

/** Which edition this run drives, and why: real Electron wherever its binary is present and may run. */
export function editionUnderTest(): { readonly edition: Edition; readonly why: string; readonly binary: string | null } {
  const asked = process.env['CAREER_DESK_E2E_EDITION'];
  const binary = installedElectron(root) as string | null;
  const reason = noPlaceForElectron({ platform: process.platform, env: process.env, uid: process.getuid?.() });
  if (asked === 'browser') return { edition: 'browser', why: 'asked for', binary: null };
  if (binary === null) return { edition: 'browser', why: "Electron's binary is not on this machine", binary: null };
  if (reason !== null) return { edition: 'browser', why: reason, binary: null };
  return { edition: 'electron', why: 'its binary is present', binary };
}

export async function startPc(): Promise<PcUnderTest> {
  const { binary } = editionUnderTest();
  return binary === null ? startBrowserPc() : startElectronPc(binary);
}

async function startElectronPc(binary: string): Promise<PcUnderTest> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'career-desk-electron-'));
  const data = path.join(folder, 'data');
  const app = await _electron.launch({
    executablePath: binary,
    args: [root],
    cwd: root,
    env: { ...(process.env as Record<string, string>), CAREER_DESK_DATA: data },
  });
  const page = await app.firstWindow();
  return {
    edition: 'electron',
    page,
    data,
    async openFiles(trigger, files) {
      await app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
      }, [...files]);
      await trigger();
    },
    async saveFile(trigger) {
      await app.evaluate(({ dialog }, outFolder) => {
        (globalThis as { savedTo?: string }).savedTo = '';
        dialog.showSaveDialog = (async (_window: unknown, options: { defaultPath: string }) => {
          const filePath = `${outFolder}/${options.defaultPath}`;
          (globalThis as { savedTo?: string }).savedTo = filePath;
          return { canceled: false, filePath };
        }) as typeof dialog.showSaveDialog;
      }, folder);
      await trigger();
      const savedTo = () => app.evaluate(() => (globalThis as { savedTo?: string }).savedTo ?? '');
      await expect.poll(async () => existsSync(await savedTo())).toBe(true);
      return savedTo();
    },
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startBrowserPc(): Promise<PcUnderTest> {
  const desk = await startDesk();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'career-desk-browser-'));
  const { launchOptions, viewport, locale, timezoneId } = config.use ?? {};
  const browser = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
    ...launchOptions,
    ...(viewport === undefined ? {} : { viewport }),
    ...(locale === undefined ? {} : { locale }),
    ...(timezoneId === undefined ? {} : { timezoneId }),
    acceptDownloads: true,
  });
  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.goto(desk.address);
  return {
    edition: 'browser',
    page,
    data: desk.data,
    async openFiles(trigger, files) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), trigger()]);
      await chooser.setFiles([...files]);
    },
    async saveFile(trigger) {
      const [download] = await Promise.all([page.waitForEvent('download'), trigger()]);
      const to = path.join(folder, download.suggestedFilename());
      await download.saveAs(to);
      return to;
    },
    async close() {
      await browser.close();
      await desk.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
