import { type RequestListener, createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createLocalDesk } from '../../src-main/local-server/handle-desk-request.ts';
import { localServer } from '../../src-renderer/platform/local-server.ts';
import { packWire, unpackWire } from '../../src-shared/desktop/wire.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { tempFolder } from '../kit/temp-folder.ts';

const vaultId = 'AAAAAAAAAAAAAAAA';
const bytes = new TextEncoder().encode('sealed');

/** The door on a real port, with the page's side of it. */
async function served() {
  const data = join(tempFolder(), 'data');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const open = () => createLocalDesk({ origin, version: '0.1.0', data });
  let desk = open();
  const listener: RequestListener = (request, response) => {
    void desk.handle(request, response).then((mine) => {
      if (!mine) response.writeHead(200).end(`<meta name="desk-token" content="${desk.token}">`);
    });
  };
  server.on('request', listener);
  onTestFinished(async () => {
    desk.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const send = (name: string, headers: Record<string, string>, body: Uint8Array = packWire({}), method = 'POST') =>
    new Promise<{ status: number; body: Buffer }>((resolve, reject) => {
      const asked = httpRequest(`${origin}/api/desk/${name}`, { method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }));
      });
      asked.on('error', reject);
      asked.end(method === 'GET' ? undefined : body);
    });
  const good = () => ({ origin, 'x-desk-token': desk.token, 'content-type': 'application/octet-stream' });

  const documentWith = (token: string) => ({
    querySelector: (selector: string) => (selector === 'meta[name="desk-token"]' ? { getAttribute: () => token } : null),
  });
  const page = (token = desk.token) =>
    localServer({ document: documentWith(token) } as unknown as Window, ((path: string, init: RequestInit = {}) =>
      fetch(`${origin}${path}`, { ...init, headers: { ...(init.headers as Record<string, string>), origin } })) as typeof fetch);
  vi.stubGlobal('DOMParser', class {
    parseFromString(html: string) {
      return documentWith(/desk-token" content="([^"]+)"/.exec(html)?.[1] ?? '');
    }
  });
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  const restart = (): void => {
    desk.stop();
    desk = open();
  };
  return { data, origin, send, good, page, restart };
}

describe("the browser edition's door to files", () => {
  it('carries a call from the page to a real file and back', async () => {
    const { page, data } = await served();
    const ask = page();
    must(await ask('mirrorPut', { vaultId, name: 'keys', bytes }));
    expect(readFileSync(join(data, 'mirror', vaultId, 'keys'), 'utf8')).toBe('sealed');
    expect(must(await ask('mirrorRead', { vaultId, name: 'keys' })).bytes).toEqual(bytes);
    expect(must(await ask('appInfo', {}))).toMatchObject({ edition: 'browser', version: '0.1.0' });
    expect(await ask('mirrorRead', { vaultId, name: 'pages/1' })).toEqual({
      ok: false,
      error: { code: 'desktop/not-found', params: { errno: 'ENOENT' } },
    });
  });

  it('writes back-ups and hand-over files to a folder that the person typed', async () => {
    const { page } = await served();
    const ask = page();
    const stick = tempFolder();
    const { place } = must(await ask('placeAdopt', { typed: stick }));
    must(await ask('secondPlaceWrite', { handle: place.handle, vaultId, bytes, keep: 10 }));
    const saved = must(await ask('saveIntoPlace', { place: place.handle, suggestedName: '申請.cdesk', bytes }));
    expect(readFileSync(join(stick, saved.savedAs), 'utf8')).toBe('sealed');
    expect(must(await ask('placeStatus', { handle: place.handle }))).toMatchObject({ reachable: true });
    expect(await ask('saveIntoPlace', { place: 'x'.repeat(22), suggestedName: 'a.cdesk', bytes })).toMatchObject({
      error: { code: 'desktop/not-found' },
    });
  });

  it('refuses other pages, other names for this PC, and programs without the token', async () => {
    const { send, good, origin, data } = await served();
    const port = new URL(origin).port;
    const put = packWire({ vaultId, name: 'keys', bytes });
    const foreign: Record<string, string>[] = [
      { ...good(), origin: 'https://example.org' },
      { ...good(), origin: 'null' },
      { ...good(), origin: `http://localhost:${port}` },
      { 'x-desk-token': good()['x-desk-token'], 'content-type': 'application/octet-stream' },
      { ...good(), host: `rebound.example.org:${port}` },
      { ...good(), 'x-desk-token': 'x'.repeat(43) },
      { origin, 'content-type': 'application/octet-stream' },
    ];
    for (const headers of foreign) expect((await send('mirrorPut', headers, put)).status).toBe(403);
    expect(existsSync(join(data, 'mirror'))).toBe(false);
    expect((await send('mirrorPut', good(), put)).status).toBe(200);
  });

  it('refuses what is no call', async () => {
    const { send, good } = await served();
    expect((await send('appInfo', good(), packWire({}), 'GET')).status).toBe(405);
    expect((await send('toString', good())).status).toBe(404);
    expect((await send('..%2fappInfo', good())).status).toBe(404);
    expect((await send('appInfo', { ...good(), 'content-type': 'text/plain' })).status).toBe(415);
    expect((await send('appInfo', good(), new Uint8Array([0, 0]))).status).toBe(400);
    expect((await send('appInfo', good(), new Uint8Array([0, 0, 0, 9, 1]))).status).toBe(400);
    expect((await send('appInfo', { ...good(), 'content-length': String(1e12) }, new Uint8Array()).catch(() => ({ status: 413 }))).status).toBe(413);
    const bad = await send('mirrorRead', good(), packWire({ vaultId: '../../x', name: 'keys' }));
    expect(unpackWire(bad.body)).toEqual({ ok: false, error: { code: 'desktop/bad-call', params: { call: 'mirrorRead' } } });
  });

  it('goes on serving a page that stayed open while the server was started again', async () => {
    const { page, restart } = await served();
    const ask = page();
    must(await ask('machineMarker', {}));
    restart();
    must(await ask('machineMarker', {}));
  });

  it('says that nobody answers when the server is closed or something else sits on its port', async () => {
    const none = { ok: false, error: { code: 'desktop/no-answer', params: {} } };
    const window = { document: { querySelector: () => null } } as unknown as Window;
    const closed = localServer(window, async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(await closed('appInfo', {})).toEqual(none);
    const stranger = localServer(window, async () => new Response('<html>printer</html>'));
    expect(await stranger('appInfo', {})).toEqual(none);
    const liar = localServer(window, async () => new Response(packWire({ ok: true, value: { edition: 'electron' } })));
    expect(await liar('appInfo', {})).toEqual(none);
  });

  it('says which calls the browser does by itself', async () => {
    const { page } = await served();
    const ask = page();
    for (const answer of [
      await ask('printToPdf', { suggestedName: 'a.pdf', landscape: false }),
      await ask('showInFolder', { handle: 'x'.repeat(22) }),
      await ask('keyStoreWrap', { secret: bytes }),
      await ask('placeChoose', { purpose: 'second' }),
    ]) {
      expect(answer).toEqual({ ok: false, error: { code: 'desktop/not-here', params: {} } });
    }
  });
});
