import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { CustomScheme } from 'electron';
import { COMMON_HEADERS, WORKER_POLICY, pagePolicy, withNonce } from '../security/content-policy.ts';
import type { FileTable } from './bundle-files.ts';

/** The origin of every vault. Another scheme or host would be another origin, and all data would seem gone. */
export const APP_SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

const HEADERS = { ...COMMON_HEADERS, 'cache-control': 'no-store' };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.cdesk': 'application/octet-stream',
  '.cdesk-card': 'application/octet-stream',
};

/** Answers app://bundle/… from the fixed table and nothing else. */
export const serveBundle =
  (table: FileTable) =>
  async (request: Pick<Request, 'url' | 'method'>): Promise<Response> => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.protocol !== 'app:' || url.host !== 'bundle') return refusal(403);
    const path = decodedPath(url);
    // The parser resolves `..` itself; one that survives, hidden behind escapes, is an attempt.
    if (path === null || path.split('/').includes('..') || path.includes('\\')) return refusal(403);
    const file = table.get(path);
    if (file === undefined) return refusal(404);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const bytes = await readFile(file);
    if (extname(file) === '.html') {
      const nonce = randomBytes(18).toString('base64');
      return new Response(withNonce(bytes.toString('utf8'), nonce), {
        headers: { ...HEADERS, 'content-type': type, 'content-security-policy': pagePolicy(nonce) },
      });
    }
    // A script's own policy only counts when it is the start of a worker.
    return new Response(new Uint8Array(bytes), {
      headers: { ...HEADERS, 'content-type': type, 'content-security-policy': WORKER_POLICY },
    });
  };

function decodedPath(url: URL): string | null {
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
}

const refusal = (status: number): Response =>
  new Response(null, { status, headers: { ...HEADERS, 'content-security-policy': "default-src 'none'" } });
