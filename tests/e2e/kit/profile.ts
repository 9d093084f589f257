import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import config, { wholeChromium } from '../playwright.config.ts';

/** One person's browser profile on disk; it outlives the browser that was opened with it. */
export interface Profile {
  readonly folder: string;
  open(): Promise<BrowserContext>;
  /** SIGKILL to the browser and everything it started, as a crash or a power cut of the process. */
  kill(): void;
  remove(): Promise<void>;
}

export const firstPage = async (context: BrowserContext): Promise<Page> => context.pages()[0] ?? (await context.newPage());

/** All processes whose command line names this profile: started by this test and by nothing else. */
export function processesOf(folder: string): readonly number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line.includes(folder) && !line.includes(' ps '))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid !== process.pid && Number.isInteger(pid));
}

/** @param parent another disk than the usual one */
export async function newProfile(parent: string = os.tmpdir()): Promise<Profile> {
  const folder = await mkdtemp(path.join(parent, 'career-desk-profile-'));
  let context: BrowserContext | null = null;
  const { launchOptions, viewport, locale, timezoneId } = config.use ?? {};
  return {
    folder,
    async open() {
      context = await chromium.launchPersistentContext(folder, {
        ...launchOptions,
        ...(wholeChromium === undefined ? {} : { executablePath: wholeChromium }),
        ...(viewport === undefined ? {} : { viewport }),
        ...(locale === undefined ? {} : { locale }),
        ...(timezoneId === undefined ? {} : { timezoneId }),
      });
      return context;
    },
    kill() {
      const pids = processesOf(folder);
      if (pids.length === 0) throw new Error('no browser runs with this profile');
      for (const pid of pids) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch (cause) {
          // gone with its parent
          if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
        }
      }
      context = null;
    },
    async remove() {
      await context?.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
