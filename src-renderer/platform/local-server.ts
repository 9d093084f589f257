import type { CallName } from '../../src-shared/desktop/call-names.ts';
import { type CallInput, type DeskResult, contract } from '../../src-shared/desktop/contract.ts';
import { ERROR_CODES } from '../../src-shared/kernel/error-codes.ts';
import { z } from '../../src-shared/kernel/zod.ts';
import { packWire, unpackWire } from '../../src-shared/desktop/wire.ts';

const failure = z.strictObject({
  ok: z.literal(false),
  error: z.strictObject({
    code: z.enum(ERROR_CODES),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
});

export type AskServer = <K extends CallName>(name: K, input: CallInput<K>) => Promise<DeskResult<K>>;

const noAnswer = { ok: false, error: { code: 'desktop/no-answer', params: {} } } as const;

/** Calls to the small local server that served this page: mirror, second place, inbox, markers. */
export function localServer(window: Window, fetchIt: typeof fetch): AskServer {
  let token = tokenOf(window.document);

  const post = (name: CallName, input: unknown): Promise<Response> =>
    fetchIt(`/api/desk/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-desk-token': token },
      body: packWire(input),
      cache: 'no-store',
      credentials: 'same-origin',
    });

  /** The server was started again while this page stayed open: the page it serves now knows the new token. */
  async function renewToken(): Promise<void> {
    const page = await fetchIt('/', { cache: 'no-store' });
    token = tokenOf(new DOMParser().parseFromString(await page.text(), 'text/html'));
  }

  return async (name, input) => {
    try {
      let answer = await post(name, input);
      if (answer.status === 403) {
        await renewToken();
        answer = await post(name, input);
      }
      if (answer.status !== 200) return noAnswer;
      return checked(name, unpackWire(new Uint8Array(await answer.arrayBuffer())));
    } catch {
      // The server was closed, or something else answers on its port.
      return noAnswer;
    }
  };
}

function checked<K extends CallName>(name: K, said: unknown): DeskResult<K> {
  const success = z.strictObject({ ok: z.literal(true), value: contract[name].output }).safeParse(said);
  if (success.success) return success.data as DeskResult<K>;
  const failed = failure.safeParse(said);
  return failed.success ? failed.data : noAnswer;
}

const tokenOf = (document: Document): string =>
  document.querySelector('meta[name="desk-token"]')?.getAttribute('content') ?? '';
