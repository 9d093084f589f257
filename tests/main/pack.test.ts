import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUSES, FUSE_ORDER, FUSE_SENTINEL } from '../../src-main/fuses.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
const DISABLED = '0'.charCodeAt(0);
const ENABLED = '1'.charCodeAt(0);

const folder = mkdtempSync(join(tmpdir(), 'career-desk-pack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the packer needs of Electron: a program whose fuse table stands in its factory setting. */
function placeholderElectron(): string {
  const dist = join(folder, 'electron');
  mkdirSync(join(dist, 'resources'), { recursive: true });
  mkdirSync(join(dist, 'locales'));
  writeFileSync(join(dist, 'locales', 'ja.pak'), '');
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string };
  writeFileSync(join(dist, 'version'), version);
  const factory = FUSE_ORDER.map((fuse) => (fuse === 'runAsNode' || FUSES[fuse] === false ? ENABLED : DISABLED));
  const program = Buffer.concat([
    Buffer.from('placeholder\n'),
    Buffer.from(FUSE_SENTINEL, 'latin1'),
    Buffer.from([1, factory.length, ...factory]),
    Buffer.from('\nend'),
  ]);
  writeFileSync(join(dist, 'electron'), program, { mode: 0o755 });
  return dist;
}

let packed = '';
let inside: string[] = [];

beforeAll(async () => {
  await run(process.execPath, [join(root, 'scripts/build.mjs'), '--if-changed'], { cwd: root });
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  await run(
    process.execPath,
    [builder, '--linux', 'dir', '--x64', `-c.electronDist=${placeholderElectron()}`, `-c.directories.output=${join(folder, 'out')}`],
    { cwd: root, env: { ...process.env, HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9', npm_config_offline: 'true' } },
  );
  packed = join(folder, 'out', 'linux-unpacked');
  inside = listPackage(join(packed, 'resources', 'app.asar'), { isPack: false }).map((name) => name.replaceAll('\\', '/'));
}, 180_000);

describe('the packed program (on a placeholder of Electron, without a network)', () => {
  it('holds main, preload, screens and assets', () => {
    for (const name of ['/package.json', '/LICENSE', '/THIRD-PARTY-NOTICES.md', '/dist/main/main.cjs', '/dist/main/preload.cjs', '/dist/renderer/index.html', '/assets/icons/icon.png']) {
      expect(inside).toContain(name);
    }
    expect(inside.filter((name) => /^\/dist\/renderer\/assets\/.+\.js$/.test(name)).length).toBeGreaterThan(0);
  });

  it('holds nothing else: no tests, no sources, no development dependencies, no node_modules', () => {
    const allowed = /^\/(?:package\.json|LICENSE|THIRD-PARTY-NOTICES\.md|dist(?:\/main(?:\/(?:main|preload)\.cjs)?|\/renderer(?:\/.+)?)?|assets(?:\/icons(?:\/icon\.png)?)?)$/;
    expect(inside.filter((name) => !allowed.test(name))).toEqual([]);
    expect(inside.filter((name) => /\.(?:ts|tsx|map)$/.test(name))).toEqual([]);
  });

  it('needs no package at run time: everything but electron and Node is bundled', () => {
    const archive = join(packed, 'resources', 'app.asar');
    for (const name of ['main', 'preload']) {
      const code = extractFile(archive, `dist/main/${name}.cjs`).toString('utf8');
      const wanted = [...code.matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)].map((match) => match[1] as string);
      expect(wanted).toContain('electron');
      expect(wanted.filter((module) => module !== 'electron' && !module.startsWith('node:'))).toEqual([]);
    }
  });

  it('starts at the main process that was built', () => {
    const about = JSON.parse(extractFile(join(packed, 'resources', 'app.asar'), 'package.json').toString('utf8')) as Record<string, unknown>;
    expect(about).toMatchObject({ name: 'career-desk', main: 'dist/main/main.cjs' });
    expect(about).not.toHaveProperty('devDependencies');
    expect(about).not.toHaveProperty('scripts');
  });

  it('has every fuse as the table says', () => {
    const program = readFileSync(join(packed, readdirSync(packed).includes('career-desk') ? 'career-desk' : 'electron'));
    const at = program.indexOf(FUSE_SENTINEL, 0, 'latin1') + FUSE_SENTINEL.length;
    expect(at).toBeGreaterThan(FUSE_SENTINEL.length);
    expect([...program.subarray(at, at + 2)]).toEqual([1, FUSE_ORDER.length]);
    const burnt = Object.fromEntries(FUSE_ORDER.map((fuse, i) => [fuse, program[at + 2 + i] === ENABLED]));
    expect(burnt).toEqual(FUSES);
  });
});
