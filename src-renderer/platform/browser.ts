import type { CallName, EventName } from '../../src-shared/desktop/call-names.ts';
import type { CallInput, CallOutput, Desk, DeskResult } from '../../src-shared/desktop/contract.ts';
import type { DeskEvent } from '../../src-shared/desktop/events.ts';
import { browserFiles } from './browser-files.ts';
import { type AskServer, localServer } from './local-server.ts';
import { shownFolders } from './shown-folders.ts';

const ASK_INBOX_EVERY_MS = 5_000;
const LISTED = 200;

const okay = <K extends CallName>(value: CallOutput<K>): DeskResult<K> => ({ ok: true, value });
const no = (code: 'desktop/not-here' | 'desktop/failed') => ({ ok: false, error: { code, params: {} } }) as const;

/** The same interface in a plain Chromium: what the browser has it does itself, the rest its local server does. */
export function browserPlatform(window: Window, fetchIt: typeof fetch = (...a) => window.fetch(...a)): Desk {
  const ask = localServer(window, fetchIt);
  const files = browserFiles(window);
  const folders = shownFolders(window);
  const listeners = createListeners();
  const refused = countRefused(window, (blocked) => listeners.tell('networkRefused', { blocked }));
  const arrivals = watchInbox(window, ask, (waiting) => listeners.tell('inboxArrived', { waiting }));
  const forward =
    <K extends CallName>(name: K): Desk[K] =>
    ((input: CallInput<K>) => ask(name, input)) as Desk[K];

  return {
    appInfo: forward('appInfo'),
    networkStatus: async () => okay<'networkStatus'>(refused()),
    machineMarker: forward('machineMarker'),
    editionRead: forward('editionRead'),
    editionWrite: forward('editionWrite'),
    mirrorVaults: forward('mirrorVaults'),
    mirrorPut: forward('mirrorPut'),
    mirrorAppend: forward('mirrorAppend'),
    mirrorClose: forward('mirrorClose'),
    mirrorRead: forward('mirrorRead'),
    mirrorList: forward('mirrorList'),
    mirrorDelete: forward('mirrorDelete'),
    mirrorRemoveVault: forward('mirrorRemoveVault'),
    sentinelRead: forward('sentinelRead'),
    sentinelWrite: forward('sentinelWrite'),
    placeChoose: async () => no('desktop/not-here'),
    placeCandidates: forward('placeCandidates'),
    placeAdopt: forward('placeAdopt'),
    placeStatus: forward('placeStatus'),
    placeForget: forward('placeForget'),
    secondPlaceWrite: forward('secondPlaceWrite'),
    secondPlaceRead: forward('secondPlaceRead'),
    secondPlaceList: forward('secondPlaceList'),
    secondPlaceFind: forward('secondPlaceFind'),
    sharedList: forward('sharedList'),
    sharedRead: forward('sharedRead'),
    sharedWrite: forward('sharedWrite'),
    sharedRemove: forward('sharedRemove'),
    freeSpace: forward('freeSpace'),
    inboxTake: arrivals.take,
    inboxWatch: forward('inboxWatch'),
    inboxStatus: forward('inboxStatus'),
    openFiles: (input) => files.open(input),
    readFile: (input) => files.read(input.handle) ?? ask('readFile', input),
    saveFile: async ({ suggestedName, bytes }) => okay<'saveFile'>(files.download(suggestedName, bytes)),
    // Without a chosen folder the download is the only way out of a browser.
    saveIntoPlace: async (input) =>
      input.place === null
        ? okay<'saveIntoPlace'>(files.download(input.suggestedName, input.bytes))
        : ask('saveIntoPlace', input),
    fileOrigin: (input) => {
      const file = files.picked(input.handle);
      return file === null ? ask('fileOrigin', input) : folders.origin(input, file);
    },
    saveBeside: (input) => (files.picked(input.handle) === null ? ask('saveBeside', input) : folders.saveBeside(input, files.newHandle)),
    removeFile: (input) => {
      const file = files.picked(input.handle);
      return file === null ? ask('removeFile', input) : folders.remove(input, file);
    },
    showInFolder: async () => no('desktop/not-here'),
    copyText: async ({ text }) => {
      try {
        await window.navigator.clipboard.writeText(text);
        return okay<'copyText'>({});
      } catch {
        return no('desktop/failed');
      }
    },
    printWindow: async () => {
      window.print();
      return okay<'printWindow'>({});
    },
    // The browser's own print dialog offers "save as PDF"; a page cannot ask for the bytes.
    printToPdf: async () => no('desktop/not-here'),
    keyStoreStatus: async () => okay<'keyStoreStatus'>({ available: false, backend: 'none' }),
    keyStoreWrap: async () => no('desktop/not-here'),
    keyStoreUnwrap: async () => no('desktop/not-here'),
    quitReady: async () => okay<'quitReady'>({}),
    on(event, listener) {
      const stop = listeners.add(event, listener);
      if (event === 'inboxArrived') arrivals.start();
      return stop;
    },
  };
}

function createListeners() {
  const heard = new Map<EventName, Set<(payload: never) => void>>();
  return {
    add<K extends EventName>(event: K, listener: (payload: DeskEvent<K>) => void): () => void {
      const all = heard.get(event) ?? new Set();
      heard.set(event, all.add(listener));
      return () => void all.delete(listener);
    },
    tell<K extends EventName>(event: K, payload: DeskEvent<K>): void {
      for (const listener of heard.get(event) ?? []) (listener as (payload: DeskEvent<K>) => void)(payload);
    },
  };
}

/** What the content policy refused in this page: host and kind only, an address may carry what was typed. */
function countRefused(window: Window, tell: (blocked: number) => void): () => CallOutput<'networkStatus'> {
  const seen = new Map<string, { scheme: string; host: string; kind: string; times: number }>();
  let blocked = 0;
  window.addEventListener('securitypolicyviolation', (event) => {
    const url = URL.canParse(event.blockedURI) ? new URL(event.blockedURI) : null;
    // Inline code and eval are refused too, but go nowhere.
    if (url === null || url.origin === window.location.origin) return;
    blocked++;
    const scheme = url.protocol.slice(0, 40);
    const host = url.hostname.slice(0, 260);
    const kind = event.effectiveDirective.slice(0, 40);
    const key = `${scheme} ${host} ${kind}`;
    const known = seen.get(key);
    if (known !== undefined) known.times++;
    else if (seen.size < LISTED) seen.set(key, { scheme, host, kind, times: 1 });
    tell(blocked);
  });
  return () => ({ blocked, requests: [...seen.values()].map((one) => ({ ...one })) });
}

/** The server cannot call the page, so the page asks; what it fetched waits here for `inboxTake`. */
function watchInbox(window: Window, ask: AskServer, tell: (waiting: number) => void) {
  const waiting: CallOutput<'inboxTake'>['files'] = [];
  let started = false;

  async function look(): Promise<void> {
    const answer = await ask('inboxTake', {});
    if (!answer.ok || answer.value.files.length === 0) return;
    waiting.push(...answer.value.files);
    tell(waiting.length);
  }

  return {
    start(): void {
      if (started) return;
      started = true;
      void look();
      window.setInterval(() => {
        if (!window.document.hidden) void look();
      }, ASK_INBOX_EVERY_MS);
    },
    async take(): Promise<DeskResult<'inboxTake'>> {
      const answer = await ask('inboxTake', {});
      if (!answer.ok) return waiting.length > 0 ? okay<'inboxTake'>({ files: waiting.splice(0) }) : answer;
      return okay<'inboxTake'>({ files: [...waiting.splice(0), ...answer.value.files] });
    },
  };
}
