import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const AGE = '/usr/bin/age';

/** Debian's `age` is what is compared with: where it is missing there is nothing to say. */
export const haveAge = () => existsSync(AGE);

function shell(command) {
  const start = process.hrtime.bigint();
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-o', 'pipefail', '-c', command], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve(Number(process.hrtime.bigint() - start) / 1e6) : reject(new Error(`${command}: ${code}`))));
  });
}

const quoted = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The usual way on the very bytes that a file of ours holds: unsealed once with the tool itself. */
export async function ageOn({ file, identity, recipient }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'career-desk-age-'));
  const [sealed, key, plain, out] = ['sealed', 'key', 'plain', 'out'].map((name) => path.join(folder, name));
  writeFileSync(sealed, Buffer.from(file, 'base64'));
  writeFileSync(key, `${identity}\n`, { mode: 0o600 });
  await shell(`${AGE} -d -i ${quoted(key)} ${quoted(sealed)} | gunzip > ${quoted(plain)}`);
  return {
    bytes: statSync(plain).size,
    sealedBytes: statSync(sealed).size,
    seal: () => shell(`gzip -c ${quoted(plain)} | ${AGE} -r ${quoted(recipient)} > ${quoted(out)}`),
    open: () => shell(`${AGE} -d -i ${quoted(key)} ${quoted(sealed)} | gunzip > ${quoted(out)}`),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
