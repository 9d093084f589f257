import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { Desk } from '../../src-shared/desktop/contract.ts';
import { app, type BrowserWindow, electron, resetElectron } from './electron-stand-in.ts';
import { tempFolder } from './temp-folder.ts';

export interface StartedApp {
  readonly folder: string;
  readonly data: string;
  readonly window: BrowserWindow;
  readonly desk: Desk;
  /** Everything written to the error stream. */
  readonly log: () => string;
}

/** A bundle as the build makes it, small. */
export function placeholderBundle(folder: string): string {
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><html><head><title>x</title></head><body></body></html>');
  writeFileSync(join(renderer, 'assets', 'worker-1.js'), 'postMessage(1);');
  writeFileSync(join(renderer, 'assets', 'index-1.css'), 'body{}');
  return renderer;
}

/** The real main process and the real preload on the stand-in, with a real data folder. The test mocks `electron`. */
export async function startedApp(before: (data: string) => void = () => undefined): Promise<StartedApp> {
  resetElectron();
  const folder = tempFolder();
  const data = join(folder, 'data');
  vi.stubEnv('CAREER_DESK_DATA', data);
  const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  before(data);
  const { startApp } = await import('../../src-main/start-app.ts');
  await startApp({ preload: join(folder, 'preload.cjs'), renderer: placeholderBundle(folder) });
  await import('../../src-main/preload/preload.ts');
  onTestFinished(() => {
    app.emit('will-quit');
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  return { folder, data, window: electron.windows[0] as BrowserWindow, desk: electron.world['desk'] as Desk, log: () => JSON.stringify(written.mock.calls) };
}
