import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const script = path.resolve(import.meta.dirname, '../../scripts/start.mjs');

interface Ended {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly ms: number;
}

/** Runs the start command in its own folders until it prints its address (or ends), as a person would see it. */
function startCommand(home: string, args: readonly string[]) {
  const begun = Date.now();
  const env = { ...process.env, CAREER_DESK_DATA: path.join(home, 'data'), CAREER_DESK_STATE: path.join(home, 'state'), DISPLAY: '', WAYLAND_DISPLAY: '' };
  const child = spawn(process.execPath, [script, ...args], { env });
  let text = '';
  const shown = new Promise<Ended>((resolve) => {
    const seen = (code: number | null) => resolve({ code, lines: text.trim().split('\n'), ms: Date.now() - begun });
    const read = (part: Buffer) => {
      text += part.toString();
      if (/^http:\/\/127\.0\.0\.1:\d+\/\n/m.test(text)) setTimeout(() => seen(child.exitCode), 300);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', seen);
  });
  const end = async () => {
    if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve) && child.kill());
  };
  return { shown, end };
}

let home = '';
test.beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'career-desk-home-'));
});
test.afterEach(() => rm(home, { recursive: true, force: true }));

test('without a display it says so in one line, opens the browser edition, and ends with the address', async () => {
  const run = startCommand(home, ['--no-open', '--port', '0']);
  const { lines, ms } = await run.shown;
  await run.end();
  expect(lines.filter((line) => line.includes('Electron'))).toHaveLength(1);
  expect(lines.at(-1)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(ms).toBeLessThan(20_000);
});

test('a second start while it runs opens the same address and ends', async () => {
  const first = startCommand(home, ['--browser', '--no-open', '--port', '21481']);
  expect((await first.shown).lines.at(-1)).toBe('http://127.0.0.1:21481/');
  const second = await startCommand(home, ['--browser', '--no-open', '--port', '21481']).shown;
  await first.end();
  expect(second.lines.slice(-2)).toEqual(['すでに動いています。 / Already running.', 'http://127.0.0.1:21481/']);
});

test("somebody else's program on the port is named, and nothing is opened beside it", async () => {
  const other = createServer((_request, response) => response.end('not ours')).listen(21482, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const ended = await startCommand(home, ['--browser', '--no-open', '--port', '21482']).shown;
  other.close();
  expect(ended.code).toBe(1);
  expect(ended.lines.at(-1)).toContain('21482');
});
