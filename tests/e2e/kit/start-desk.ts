import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

export interface RunningDesk {
  /** `http://127.0.0.1:PORT/`, with the last slash. */
  readonly address: string;
  readonly origin: string;
  /** The person's local data folder: the mirror and the small markers lie here. */
  readonly data: string;
  readonly output: () => string;
  /** Ends the server, keeps the folder. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Ends the server and removes the folders. */
  remove(): Promise<void>;
}

interface Options {
  /** A data folder of an earlier start; fresh when not given. */
  readonly data?: string;
  /** The same port as before keeps the browser's storage; any free one when not given. */
  readonly port?: number;
  readonly files?: readonly string[];
}

/** One simulated PC's own server, started as a person starts it. */
export async function startDesk({ data, port = 0, files = [] }: Options = {}): Promise<RunningDesk> {
  const state = await mkdtemp(path.join(os.tmpdir(), 'career-desk-state-'));
  const folder = data ?? (await mkdtemp(path.join(os.tmpdir(), 'career-desk-data-')));
  const child = spawn(
    process.execPath,
    [path.join(root, 'scripts/start.mjs'), '--browser', '--no-open', '--port', String(port), ...files],
    { cwd: root, env: { ...process.env, CAREER_DESK_DATA: folder, CAREER_DESK_STATE: state } },
  );
  let text = '';
  child.stderr.on('data', (part: Buffer) => (text += part.toString()));
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString();
      const line = /^(http:\/\/127\.0\.0\.1:\d+\/)$/m.exec(text)?.[1];
      if (line !== undefined) resolve(line);
    });
    child.once('exit', () => reject(new Error(`the server ended before it had an address:\n${text}`)));
  });
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => end(child, signal);
  return {
    address,
    origin: address.slice(0, -1),
    data: folder,
    output: () => text,
    stop,
    async remove() {
      await stop();
      await Promise.all([state, folder].map((one) => rm(one, { recursive: true, force: true })));
    },
  };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
