import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { root, tool } from './paths.mjs';
import { run, runNode } from './run.mjs';

const PACKAGES = ['chromium', 'fonts-noto-cjk', 'poppler-utils', 'age'];
/** Not in every release of Debian, and only quicker: the run does without it where it cannot be had. */
const QUICKER = 'chromium-headless-shell';
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium that the end-to-end tests drive; null asks Playwright for its own. */
export const systemChromium = () => CHROMIUM.find((file) => existsSync(file)) ?? null;

async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

const answers = (command, args) => spawnSync(command, args, { encoding: 'utf8' });
const hasJapaneseFont = () =>
  process.platform !== 'linux' || (answers('fc-list', [':lang=ja', 'family']).stdout ?? '').trim() !== '';
const hasTools = () => ['pdftotext', 'age'].every((command) => answers(command, ['--version']).error === undefined);

const isDebianRoot = () => {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8')) && existsSync('/usr/bin/apt-get');
};

/** Chromium and a Japanese font, fetched where that is possible. Resolves with what is still missing, in words. */
export async function ensureTestTools() {
  const hasBrowser = async () => systemChromium() !== null || (await playwrightChromium());
  if (isDebianRoot() && (systemChromium() === null || !hasJapaneseFont() || !hasTools())) {
    console.log(`installing ${PACKAGES.join(', ')}…`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    const install = (...packages) => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
    if ((await install(...PACKAGES, QUICKER)) !== 0) await install(...PACKAGES);
  }
  if (!(await hasBrowser())) await runNode(tool('playwright', 'playwright'), ['install', 'chromium'], { cwd: root });
  const missing = [];
  if (!(await hasBrowser()))
    missing.push('Chromium is missing: install Chromium or Google Chrome, or run "npx playwright install --with-deps chromium".');
  if (!hasJapaneseFont())
    missing.push('A Japanese font is missing: install fonts-noto-cjk (Debian, Ubuntu) or google-noto-sans-cjk-fonts (Fedora).');
  return missing;
}

export const resultsFolder = path.join(root, 'test-results');
