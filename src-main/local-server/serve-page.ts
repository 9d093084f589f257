import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageFile } from './page-files.ts';
import { pageHeaders } from './page-headers.ts';

export interface PageServing {
  readonly files: ReadonlyMap<string, PageFile>;
  /** Written into the page, so that only the page of this start can reach the files behind it. */
  readonly token: string;
  readonly host: string;
}

const NONCE_PLACE = '__CSP_NONCE__';

/** Answers for the built page. The Host check keeps out a foreign name that points at this PC. */
export async function servePage(
  { files, token, host }: PageServing,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refuse = (status: number): void => {
    response.writeHead(status, { ...pageHeaders(null), 'cache-control': 'no-store', 'content-length': 0 }).end();
  };
  if (request.headers.host !== host) return refuse(421);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const asked = (request.url ?? '/').split('?')[0] as string;
  const file = files.get(asked === '/' ? '/index.html' : asked);
  if (file === undefined) return refuse(404);

  let body: Uint8Array = await readFile(file.path);
  let nonce: string | null = null;
  if (file.type.startsWith('text/html')) {
    nonce = randomBytes(16).toString('base64url');
    const page = Buffer.from(body).toString('utf8').replaceAll(NONCE_PLACE, nonce);
    body = Buffer.from(page.replace('<head>', `<head>\n    <meta name="desk-token" content="${token}" />`), 'utf8');
  }
  response.writeHead(200, {
    ...pageHeaders(nonce),
    'cache-control': file.lasting ? 'private, max-age=31536000, immutable' : 'no-store',
    'content-type': file.type,
    'content-length': body.byteLength,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
