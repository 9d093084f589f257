import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalDesk } from './handle-desk-request.ts';
import { pageFiles } from './page-files.ts';
import { servePage } from './serve-page.ts';

export interface LocalServerOptions {
  /** The built screens. */
  readonly pages: string;
  /** 0 takes any free port; for tests only, since the origin must never change. */
  readonly port: number;
  /** Tells this server from any other program, and from another user's, without giving anything away. */
  readonly instance: string;
  readonly version: string;
  readonly data?: string;
  /** Exchange files named on the command line. */
  readonly offered?: readonly string[];
  readonly note?: (code: string, facts: Readonly<Record<string, string | number>>) => void;
}

export interface LocalServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** The browser edition's server, on this PC's own address only. Rejects with EADDRINUSE when the port is taken. */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const files = await pageFiles(options.pages);
  if (!files.has('/index.html')) throw new Error('the screens are not built');
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: options.port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `http://${host}`;
  const { version, instance, data, note } = options;
  const desk = createLocalDesk({ origin, version, ...(data === undefined ? {} : { data }), ...(note ? { note } : {}) });
  const hello = JSON.stringify({ app: 'career-desk', version, instance });

  server.on('request', (request, response) => {
    const answer = async (): Promise<void> => {
      if (request.headers.host === host && request.method === 'GET' && request.url === '/api/hello') {
        response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(hello);
        return;
      }
      if (await desk.handle(request, response)) return;
      await servePage({ files, token: desk.token, host }, request, response);
    };
    answer().catch((error: unknown) => {
      note?.('desktop/failed', { kind: error instanceof Error ? error.name : typeof error });
      if (!response.headersSent) response.writeHead(500, { 'cache-control': 'no-store' });
      response.end();
    });
  });
  if (options.offered !== undefined) await desk.inbox.offer(options.offered);

  return {
    origin,
    async close() {
      desk.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
