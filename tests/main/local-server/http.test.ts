import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalServer, startLocalServer } from '../../../src-main/local-server/start-local-server.ts';
import type { CallInput, DeskResult } from '../../../src-shared/desktop/contract.ts';
import type { CallName } from '../../../src-shared/desktop/call-names.ts';
import { pagePolicy } from '../../../src-main/security/content-policy.ts';
import { packWire, unpackWire } from '../../../src-shared/desktop/wire.ts';

const INDEX = '<!doctype html><html><head><meta property="csp-nonce" nonce="__CSP_NONCE__" /></head><body>desk</body></html>';
const vaultId = 'AAAAAAAAAAAAAAAA';
const bytes = (text: string) => new TextEncoder().encode(text);

let folder = '';
let data = '';
let server: LocalServer;
let token = '';

interface Asked {
  readonly method?: string;
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** Raw, since fetch hides Host and Origin. */
function ask({ method = 'GET', target, headers = {}, body }: Asked) {
  const { hostname, port, host } = new URL(server.origin);
  return new Promise<{ status: number; headers: Readonly<Record<string, unknown>>; body: Buffer }>((resolve, reject) => {
    const asked = request({ hostname, port, method, path: target, headers: { host, ...headers }, setHost: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const ours = () => ({ origin: server.origin, 'x-desk-token': token, 'content-type': 'application/octet-stream' });

async function call<K extends CallName>(name: K, input: CallInput<K>): Promise<DeskResult<K>> {
  const answer = await ask({ method: 'POST', target: `/api/desk/${name}`, headers: ours(), body: packWire(input) });
  expect(answer.status).toBe(200);
  return unpackWire(answer.body) as DeskResult<K>;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'career-desk-server-'));
  data = path.join(folder, 'data');
  const pages = path.join(folder, 'pages');
  await mkdir(path.join(pages, 'assets'), { recursive: true });
  await mkdir(data);
  await writeFile(path.join(pages, 'index.html'), INDEX);
  await writeFile(path.join(pages, 'assets/worker-1.js'), 'export {};');
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  server = await startLocalServer({ pages, port: 0, instance: 'instance-of-this-test', version: '9.9.9', data });
  const page = await ask({ target: '/' });
  token = /name="desk-token" content="([^"]+)"/.exec(page.body.toString())?.[1] ?? '';
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the page', () => {
  test('has a policy without inline code, and a nonce of its own at every load', async () => {
    const [first, second] = await Promise.all([ask({ target: '/' }), ask({ target: '/' })]);
    const policy = String(first.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    // The same policy as in Electron; electron-security-checklist.test.ts reads it line by line.
    expect(policy).toBe(pagePolicy(nonce));
    expect(nonce.length).toBeGreaterThanOrEqual(20);
    expect(first.body.toString()).toContain(`nonce="${nonce}"`);
    expect(first.body.toString()).not.toContain('__CSP_NONCE__');
    expect(String(second.headers['content-security-policy'])).not.toContain(nonce);
    expect(first.headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  test('a worker carries the policy that lets it use WebAssembly, and no nonce', async () => {
    const answer = await ask({ target: '/assets/worker-1.js' });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(String(answer.headers['content-security-policy'])).toContain(`script-src 'self' 'wasm-unsafe-eval'`);
    expect(String(answer.headers['content-security-policy'])).not.toContain('nonce');
  });

  test.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '//etc/passwd', '/nothing', '/assets/'])(
    'nothing outside the table is served: %s',
    async (target) => {
      const answer = await ask({ target });
      expect(answer.status).toBe(404);
      expect(answer.body.length).toBe(0);
    },
  );

  test('a foreign name that points at this PC gets nothing, neither page nor greeting', async () => {
    for (const target of ['/', '/api/hello', '/assets/worker-1.js']) {
      const answer = await ask({ target, headers: { host: `evil.example:${new URL(server.origin).port}` } });
      expect([answer.status, answer.body.toString()]).toEqual([421, '']);
    }
  });

  test('only reading is allowed', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask({ method, target: '/' })).status).toBe(405);
  });

  test('the greeting tells which server this is, and not the token', async () => {
    const answer = await ask({ target: '/api/hello' });
    expect(JSON.parse(answer.body.toString())).toEqual({ app: 'career-desk', version: '9.9.9', instance: 'instance-of-this-test' });
  });
});

describe('the door to files', () => {
  const put = { vaultId, name: 'keys', bytes: bytes('wrapped') };
  const asPost = (headers: Readonly<Record<string, string>>, target = '/api/desk/mirrorPut', body: Uint8Array = packWire(put)) =>
    ask({ method: 'POST', target, headers, body });

  test.each([
    ['no token', () => ({ origin: server.origin, 'content-type': 'application/octet-stream' }), 403],
    ['a wrong token', () => ({ ...ours(), 'x-desk-token': 'x'.repeat(43) }), 403],
    ['no Origin', () => ({ 'x-desk-token': token, 'content-type': 'application/octet-stream' }), 403],
    ['another Origin', () => ({ ...ours(), origin: 'http://evil.example' }), 403],
    ['the same Origin by another name', () => ({ ...ours(), origin: server.origin.replace('127.0.0.1', 'localhost') }), 403],
    ['the Origin of a sandboxed frame', () => ({ ...ours(), origin: 'null' }), 403],
    ['another Host', () => ({ ...ours(), host: 'evil.example' }), 403],
    ['a form of a web page', () => ({ ...ours(), 'content-type': 'text/plain' }), 415],
  ])('refuses %s, and writes nothing', async (_name, headers, status) => {
    const answer = await asPost(headers());
    expect([answer.status, answer.body.length]).toEqual([status, 0]);
    expect(await readdir(data)).not.toContain('mirror');
  });

  test('refuses unknown calls, other methods and what is not packed', async () => {
    expect((await asPost(ours(), '/api/desk/nothing')).status).toBe(404);
    expect((await asPost(ours(), '/api/desk/__proto__')).status).toBe(404);
    expect((await ask({ target: '/api/desk/mirrorPut', headers: ours() })).status).toBe(405);
    expect((await asPost(ours(), '/api/desk/mirrorPut', bytes('junk'))).status).toBe(400);
  });

  test.each(['../../outside', 'segments/../../outside', '/etc/passwd', 'C:\\outside', 'keys\0'])(
    'a name that climbs out is no name: %j',
    async (name) => {
      const answer = await call('mirrorPut', { vaultId, name, bytes: bytes('x') });
      expect(answer).toMatchObject({ ok: false, error: { code: 'desktop/bad-call' } });
      await expect(stat(path.join(folder, 'outside'))).rejects.toMatchObject({ code: 'ENOENT' });
    },
  );

  test('the mirror is written to real files and read back byte for byte', async () => {
    const frame = crypto.getRandomValues(new Uint8Array(60_000));
    expect(await call('mirrorPut', put)).toMatchObject({ ok: true });
    expect(await call('mirrorAppend', { vaultId, name: 'segments/000001', at: 0, bytes: frame })).toMatchObject({ ok: true, value: { length: 60_000 } });
    expect(await readFile(path.join(data, 'mirror', vaultId, 'keys'), 'utf8')).toBe('wrapped');
    const back = await call('mirrorRead', { vaultId, name: 'segments/000001' });
    expect(back.ok && Buffer.from(back.value.bytes).equals(Buffer.from(frame))).toBe(true);
    expect(await call('mirrorVaults', {})).toMatchObject({ ok: true, value: { vaults: [vaultId] } });
  });

  test('a missing file is said to be missing, not empty', async () => {
    expect(await call('mirrorRead', { vaultId, name: 'segments/000009' })).toMatchObject({ ok: false, error: { code: 'desktop/not-found' } });
  });

  test('a second place is typed, written, and read back', async () => {
    const second = path.join(folder, '二つ目の 場所 #1%');
    await mkdir(second);
    const place = await call('placeAdopt', { typed: second });
    expect(place).toMatchObject({ ok: true });
    if (!place.ok) return;
    const { handle } = place.value.place;
    const written = await call('secondPlaceWrite', { handle, vaultId, bytes: bytes('backup'), keep: 3 });
    expect(written).toMatchObject({ ok: true });
    if (!written.ok) return;
    const back = await call('secondPlaceRead', { handle, vaultId, generation: written.value.generation.generation });
    expect(back.ok && new TextDecoder().decode(back.value.bytes)).toBe('backup');
  });

  test('free space, the marker of the edition, and the inbox answer', async () => {
    const space = await call('freeSpace', { place: null });
    expect(space.ok && space.value.freeBytes).toBeGreaterThan(0);
    expect(await call('editionRead', {})).toEqual({ ok: true, value: { marker: null } });
    await call('editionWrite', { edition: 'browser', browser: 'Chromium' });
    expect(JSON.parse(await readFile(path.join(data, 'edition.json'), 'utf8'))).toMatchObject({ edition: 'browser', browser: 'Chromium' });
    expect(await call('inboxStatus', {})).toMatchObject({ ok: true });
  });
});

test('two servers cannot have one port', async () => {
  const port = Number(new URL(server.origin).port);
  const pages = path.join(folder, 'pages');
  await expect(startLocalServer({ pages, port, instance: 'b', version: '1', data })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
