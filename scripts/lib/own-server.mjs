import { rmSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './json-file.mjs';

const file = (state) => path.join(state, 'server.json');

export const rememberServer = (state, { port, instance }) => writeJson(file(state), { port, instance, pid: process.pid });

export function forgetServer(state, instance) {
  if (readJson(file(state))?.instance === instance) rmSync(file(state), { force: true });
}

/**
 * Who answers on the port: 'own' (this user's Career Desk), 'foreign' (anything else) or 'nobody'.
 * Another user's Career Desk on a shared PC is foreign: its page would write into that user's folders.
 */
export async function whoAnswers(port, state) {
  let answer;
  try {
    answer = await fetch(`http://127.0.0.1:${port}/api/hello`, { redirect: 'manual', signal: AbortSignal.timeout(3000) });
  } catch (error) {
    return error.cause?.code === 'ECONNREFUSED' ? 'nobody' : 'foreign';
  }
  const hello = await answer.json().catch(() => null);
  const known = readJson(file(state));
  return hello?.app === 'career-desk' && known !== null && hello.instance === known.instance ? 'own' : 'foreign';
}
