import type { CallName } from '../../src-shared/desktop/call-names.ts';
import { err, ok } from '../../src-shared/kernel/result.ts';
import type { Handlers, Note } from '../ipc/answer-call.ts';
import type { Surroundings } from '../files/data-folder.ts';
import { type NodeDesk, createNodeDesk, folderIn } from './node-desk.ts';

const notHere = async () => err({ code: 'desktop/not-here' as const, params: {} });

export interface BrowserDesk {
  readonly calls: Handlers<CallName>;
  readonly node: NodeDesk;
}

interface Options {
  readonly version: string;
  readonly data: string;
  readonly pc: Surroundings;
  readonly now: () => number;
  readonly note: Note;
}

export const systemName = (platform: NodeJS.Platform): 'windows' | 'mac' | 'linux' | 'other' =>
  platform === 'win32' ? 'windows' : platform === 'darwin' ? 'mac' : platform === 'linux' ? 'linux' : 'other';

/** What the local server of the browser edition answers; what the browser does itself says `desktop/not-here`. */
export function createBrowserDesk({ version, data, pc, now, note }: Options): BrowserDesk {
  // Nothing can be pushed to the page: it asks with `inboxTake` by the clock.
  const node = createNodeDesk({ data, pc, now, note, onArrived: () => undefined });
  return {
    node,
    calls: {
      ...node.calls,
      async appInfo() {
        const can = { showInFolder: false, folderDialog: false, keyStore: false, printToPdf: false, fileAssociation: false };
        return ok({ edition: 'browser' as const, version, system: systemName(pc.platform), can });
      },
      // The browser counts what its content policy refused; this server itself never connects anywhere.
      async networkStatus() {
        return ok({ blocked: 0, requests: [] });
      },
      async placeAdopt({ typed }) {
        const place = await node.places.adopt(typed);
        return place.ok ? ok({ place: place.value }) : place;
      },
      async saveIntoPlace({ place, folder, suggestedName, bytes }) {
        if (place === null) return notHere();
        const found = await node.places.find(place);
        if (!found.ok) return found;
        const into = await folderIn(found.value.path, folder);
        return into === null ? err({ code: 'desktop/place-gone', params: {} }) : ok(await node.files.saveBeside(into, suggestedName, bytes));
      },
      placeChoose: notHere,
      openFiles: notHere,
      saveFile: notHere,
      showInFolder: notHere,
      copyText: notHere,
      printWindow: notHere,
      printToPdf: notHere,
      keyStoreStatus: async () => ok({ available: false, backend: 'none' }),
      keyStoreWrap: notHere,
      keyStoreUnwrap: notHere,
      quitReady: async () => ok({}),
    },
  };
}
