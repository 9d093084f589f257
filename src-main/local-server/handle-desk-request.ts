import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CALL_NAMES, type CallName } from '../../src-shared/desktop/call-names.ts';
import { MAX_FILE_BYTES } from '../../src-shared/desktop/fields.ts';
import { packWire, unpackWire } from '../../src-shared/desktop/wire.ts';
import { createBrowserDesk } from '../desk/browser-desk.ts';
import { dataFolder, thisPc } from '../files/data-folder.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { type Note, answerCall } from '../ipc/answer-call.ts';

/**
 * The browser edition's door to files: POST /api/desk/<callName>.
 *
 *   request   x-desk-token: <token from the page's <meta name="desk-token">>
 *             content-type: application/octet-stream, body packed as in src-shared/desktop/wire.ts
 *   answer    200 with a packed Result, also for failures of the call itself;
 *             403 (token, Origin or Host), 404 (no such call), 405, 413, 415, 400 with an empty body
 *
 * The page's server mounts `handle` before its own files: `if (await desk.handle(req, res)) return;`
 */
export interface LocalDesk {
  /** Made at every start; the server writes it into the page it serves. */
  readonly token: string;
  readonly inbox: Inbox;
  /** False when the request is none of this door's. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  stop(): void;
}

export interface LocalDeskOptions {
  /** Exactly `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly version: string;
  readonly data?: string;
  readonly note?: Note;
}

const PREFIX = '/api/desk/';
const MAX_BODY = MAX_FILE_BYTES + 1024 * 1024;
const names: ReadonlySet<string> = new Set(CALL_NAMES);

export function createLocalDesk({ origin, version, data, note = () => undefined }: LocalDeskOptions): LocalDesk {
  const pc = thisPc();
  const desk = createBrowserDesk({ version, data: data ?? dataFolder(pc), pc, now: Date.now, note });
  const token = randomBytes(32).toString('base64url');
  const host = new URL(origin).host;

  async function answer(request: IncomingMessage, name: string): Promise<number | Uint8Array> {
    if (request.method !== 'POST') return 405;
    // Host stops a foreign name that points at this PC; Origin and token stop other pages and programs.
    if (request.headers.host !== host || request.headers.origin !== origin) return 403;
    if (!sameSecret(request.headers['x-desk-token'], token)) return 403;
    if (!names.has(name)) return 404;
    if (request.headers['content-type'] !== 'application/octet-stream') return 415;
    const body = await readBody(request);
    if (body === null) return 413;
    let input: unknown;
    try {
      input = unpackWire(body);
    } catch {
      return 400;
    }
    return packWire(await answerCall(desk.calls, name as CallName, input, note));
  }

  return {
    token,
    inbox: desk.node.inbox,
    stop: () => desk.node.inbox.stop(),
    async handle(request, response) {
      const path = (request.url ?? '').split('?')[0] as string;
      if (!path.startsWith(PREFIX)) return false;
      const said = await answer(request, path.slice(PREFIX.length));
      response.setHeader('cache-control', 'no-store');
      response.setHeader('x-content-type-options', 'nosniff');
      if (typeof said === 'number') {
        // The rest of a refused body is not worth reading.
        response.setHeader('connection', 'close');
        response.writeHead(said).end();
      } else {
        response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': said.byteLength }).end(said);
      }
      return true;
    },
  };
}

function sameSecret(given: string | string[] | undefined, secret: string): boolean {
  if (typeof given !== 'string') return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return null;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.byteLength;
    if (length > MAX_BODY) return null;
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}
