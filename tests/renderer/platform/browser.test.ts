import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserPlatform } from '../../../src-renderer/platform/browser.ts';
import { choosePlatform } from '../../../src-renderer/platform/platform.ts';
import { CALL_NAMES } from '../../../src-shared/desktop/call-names.ts';
import type { Desk } from '../../../src-shared/desktop/contract.ts';
import { unpackWire, packWire } from '../../../src-shared/desktop/wire.ts';
import { must } from '../../../src-shared/kernel/result.ts';

/** What the browser edition uses of a window, with the answers of its person. */
function pc(answers: Record<string, (input: unknown) => unknown> = {}) {
  const asked: string[] = [];
  const clicked: { tag: string; download?: string; href?: string; accept?: string; multiple?: boolean }[] = [];
  let choose: readonly File[] | null = null;
  const element = (tag: string) => {
    const target = new EventTarget();
    return Object.assign(target, {
      tag,
      files: null as readonly File[] | null,
      remove: () => undefined,
      click() {
        clicked.push(this as never);
        if (tag !== 'input') return;
        this.files = choose;
        target.dispatchEvent(new Event(choose === null ? 'cancel' : 'change'));
      },
    });
  };
  const window = Object.assign(new EventTarget(), {
    document: {
      hidden: false,
      body: { append: () => undefined },
      createElement: element,
      querySelector: () => ({ getAttribute: () => 'token' }),
    },
    location: { origin: 'http://127.0.0.1:1' },
    navigator: { clipboard: { writeText: vi.fn(async () => undefined) } },
    crypto,
    print: vi.fn(),
    setTimeout: (work: () => void, ms: number) => setTimeout(work, ms),
    setInterval: (work: () => void, ms: number) => setInterval(work, ms),
  });
  const fetchIt = (async (path: string, init: RequestInit) => {
    const name = path.replace('/api/desk/', '');
    asked.push(name);
    const answer = answers[name];
    const said = answer === undefined ? { ok: false, error: { code: 'desktop/not-found', params: {} } } : answer(unpackWire(init.body as Uint8Array));
    return new Response(packWire(said));
  }) as unknown as typeof fetch;
  return {
    desk: browserPlatform(window as unknown as Window, fetchIt),
    window,
    asked,
    clicked,
    choosing: (files: readonly File[] | null) => {
      choose = files;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the browser edition of the desktop', () => {
  it('has every call of the contract', () => {
    const { desk } = pc();
    expect(Object.keys(desk).sort()).toEqual([...CALL_NAMES, 'on'].sort());
  });

  it('opens files by the browser’s own picker and reads them without the server', async () => {
    const { desk, asked, clicked, choosing } = pc();
    choosing([new File(['sealed'], '申請.cdesk')]);
    const { files } = must(await desk.openFiles({ purpose: 'exchange', many: true }));
    expect(files).toEqual([{ handle: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/), name: '申請.cdesk', size: 6 }]);
    expect(clicked[0]).toMatchObject({ tag: 'input', accept: expect.stringMatching(/^\.cdesk,\.cdesk-card,\.txt,\.eml,\.1of2,/), multiple: true });
    const read = must(await desk.readFile({ handle: (files[0] as { handle: string }).handle }));
    expect(read).toEqual({ name: '申請.cdesk', bytes: new TextEncoder().encode('sealed') });
    expect(asked).toEqual([]);
    choosing(null);
    expect(await desk.openFiles({ purpose: 'any', many: false })).toMatchObject({ error: { code: 'desktop/cancelled' } });
  });

  it('says so when a picked file changed before it was read', async () => {
    const { desk, choosing } = pc();
    const file = new File(['x'], 'a.cdesk');
    file.arrayBuffer = async () => {
      throw new DOMException('changed', 'NotReadableError');
    };
    choosing([file]);
    const { files } = must(await desk.openFiles({ purpose: 'any', many: false }));
    expect(await desk.readFile({ handle: (files[0] as { handle: string }).handle })).toMatchObject({
      error: { code: 'file/changed-while-reading' },
    });
  });

  it('saves by a download, and into a chosen folder through the server', async () => {
    const saved = { handle: 'A'.repeat(22), savedAs: 'a (2).cdesk', place: 'USB' };
    const { desk, asked, clicked } = pc({ saveIntoPlace: () => ({ ok: true, value: saved }) });
    const bytes = new Uint8Array([1]);
    expect(must(await desk.saveFile({ suggestedName: 'a.cdesk', purpose: 'exchange', bytes }))).toMatchObject({ savedAs: 'a.cdesk' });
    expect(clicked[0]).toMatchObject({ tag: 'a', download: 'a.cdesk', href: expect.stringMatching(/^blob:/) });
    must(await desk.saveIntoPlace({ place: null, suggestedName: 'b.cdesk', bytes }));
    expect(clicked[1]).toMatchObject({ download: 'b.cdesk' });
    expect(asked).toEqual([]);
    expect(must(await desk.saveIntoPlace({ place: 'B'.repeat(22), suggestedName: 'a.cdesk', bytes }))).toEqual(saved);
    expect(asked).toEqual(['saveIntoPlace']);
  });

  it('asks for arrivals by the clock once somebody listens, and hands each over once', async () => {
    const file = { handle: 'C'.repeat(22), name: 'a.cdesk', size: 3 };
    let arrivals = [[], [file], []] as unknown[][];
    const { desk, asked } = pc({ inboxTake: () => ({ ok: true, value: { files: arrivals.shift() ?? [] } }) });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked).toEqual([]);
    const told: unknown[] = [];
    desk.on('inboxArrived', (payload) => told.push(payload));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toEqual([{ waiting: 1 }]);
    expect(must(await desk.inboxTake({})).files).toEqual([file]);
    expect(must(await desk.inboxTake({})).files).toEqual([]);
    arrivals = [];
  });

  it('counts what the content policy refused to send out, by host and kind', async () => {
    const { desk, window } = pc();
    const told: number[] = [];
    const stop = desk.on('networkRefused', ({ blocked }) => told.push(blocked));
    const violate = (blockedURI: string): boolean =>
      window.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI, effectiveDirective: 'connect-src' }));
    violate('https://example.org/a?name=山田');
    violate('inline');
    violate('http://127.0.0.1:1/own');
    stop();
    violate('https://example.org/b');
    expect(told).toEqual([1]);
    expect(must(await desk.networkStatus({}))).toEqual({
      blocked: 2,
      requests: [{ scheme: 'https:', host: 'example.org', kind: 'connect-src', times: 2 }],
    });
  });

  it('prints and copies by the browser, and says what it has not', async () => {
    const { desk, window } = pc();
    must(await desk.printWindow({}));
    expect(window.print).toHaveBeenCalledOnce();
    must(await desk.copyText({ text: '件名' }));
    expect(window.navigator.clipboard.writeText).toHaveBeenCalledWith('件名');
    window.navigator.clipboard.writeText.mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'));
    expect(await desk.copyText({ text: '件名' })).toMatchObject({ error: { code: 'desktop/failed' } });
    expect(await desk.keyStoreWrap({ secret: new Uint8Array(32) })).toMatchObject({ error: { code: 'desktop/not-here' } });
    expect(must(await desk.keyStoreStatus({})).available).toBe(false);
  });

  it('steps back where the preload script has put its bridge', () => {
    const bridge = {} as Desk;
    expect(choosePlatform({ desk: bridge } as unknown as Window)).toBe(bridge);
  });
});

/** A folder as Chrome hands it out, as far as the browser edition uses it. */
function shownFolder(name: string, content: Map<string, Uint8Array>) {
  const missing = (): Error => Object.assign(new Error('not there'), { name: 'NotFoundError' });
  return {
    name,
    async getFileHandle(file: string, { create = false } = {}) {
      if (!content.has(file)) {
        if (!create) throw missing();
        content.set(file, new Uint8Array());
      }
      return {
        getFile: async () => new File([content.get(file) as Uint8Array<ArrayBuffer>], file),
        createWritable: async () => ({ write: async (bytes: Uint8Array) => void content.set(file, bytes), close: async () => undefined }),
      };
    },
    removeEntry: async (file: string) => {
      if (!content.delete(file)) throw missing();
    },
  };
}

describe('the folder a picked file lies in', () => {
  const sha = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  async function picked(folder: ReturnType<typeof shownFolder> | null) {
    const { desk, window, choosing } = pc();
    if (folder !== null) Object.assign(window, { showDirectoryPicker: async () => folder });
    choosing([new File(['sealed'], '申請.cdesk')]);
    const [file] = must(await desk.openFiles({ purpose: 'exchange', many: false })).files;
    return { desk, handle: file?.handle as string };
  }

  it('is unknown where the browser shows no folders, and where nobody showed one yet', async () => {
    const old = await picked(null);
    expect(await old.desk.fileOrigin({ handle: old.handle, ask: true })).toEqual({ ok: false, error: { code: 'desktop/not-here', params: {} } });
    const { desk, handle } = await picked(shownFolder('USB', new Map([['申請.cdesk', new Uint8Array()]])));
    expect(await desk.fileOrigin({ handle })).toEqual({ ok: false, error: { code: 'desktop/not-here', params: { ask: 1 } } });
    expect(await desk.saveBeside({ handle, suggestedName: 'a.cdesk', bytes: new Uint8Array() })).toMatchObject({ error: { code: 'desktop/not-here' } });
  });

  it('takes the reply without replacing a file, and loses only the very file that was opened', async () => {
    const sealed = new TextEncoder().encode('sealed') as Uint8Array<ArrayBuffer>;
    const content = new Map<string, Uint8Array>([['申請.cdesk', sealed], ['返信.cdesk', new Uint8Array([9])]]);
    const { desk, handle } = await picked(shownFolder('USB', content));
    expect(must(await desk.fileOrigin({ handle, ask: true }))).toEqual({ place: 'USB', removable: false });
    expect(must(await desk.saveBeside({ handle, suggestedName: '返信.cdesk', bytes: new Uint8Array([1, 2]) }))).toMatchObject({ savedAs: '返信 (2).cdesk', place: 'USB' });
    expect([...content]).toEqual([['申請.cdesk', sealed], ['返信.cdesk', new Uint8Array([9])], ['返信 (2).cdesk', new Uint8Array([1, 2])]]);
    expect(await desk.removeFile({ handle, sha256: await sha(new Uint8Array([7])) })).toMatchObject({ error: { code: 'file/changed-while-reading' } });
    expect(content.has('申請.cdesk')).toBe(true);
    must(await desk.removeFile({ handle, sha256: await sha(sealed) }));
    expect([...content.keys()]).toEqual(['返信.cdesk', '返信 (2).cdesk']);
  });

  it('is refused where the file does not lie in it, or the person closes the dialog', async () => {
    const wrong = await picked(shownFolder('書類', new Map()));
    expect(await wrong.desk.fileOrigin({ handle: wrong.handle, ask: true })).toMatchObject({ error: { code: 'desktop/not-found', params: { name: '申請.cdesk' } } });
    const { desk, window, choosing } = pc();
    Object.assign(window, { showDirectoryPicker: async () => Promise.reject(new DOMException('closed', 'AbortError')) });
    choosing([new File(['sealed'], '申請.cdesk')]);
    const [file] = must(await desk.openFiles({ purpose: 'exchange', many: false })).files;
    expect(await desk.fileOrigin({ handle: file?.handle as string, ask: true })).toMatchObject({ error: { code: 'desktop/cancelled' } });
  });
});
