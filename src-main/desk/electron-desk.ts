import { stat } from 'node:fs/promises';
import { type BrowserWindow, type FileFilter, clipboard, dialog, shell } from 'electron';
import type { CallName } from '../../src-shared/desktop/call-names.ts';
import { PART_EXTENSIONS } from '../../src-shared/desktop/fields.ts';
import { err, ok } from '../../src-shared/kernel/result.ts';
import { filesUnder } from '../files/files-under.ts';
import type { Handlers } from '../ipc/answer-call.ts';
import { createKeychain } from '../keychain.ts';
import { pdfOf, printWindow } from '../print.ts';
import type { NetworkCount } from '../security/guard-session.ts';
import { systemName } from './browser-desk.ts';
import { folderIn, type NodeDesk } from './node-desk.ts';

interface Surround {
  readonly node: NodeDesk;
  readonly window: () => BrowserWindow | null;
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly network: () => NetworkCount;
  readonly quitReady: () => void;
}

const cancelled = err({ code: 'desktop/cancelled' as const, params: {} });
const closed = err({ code: 'desktop/failed' as const, params: {} });
const unknownFile = err({ code: 'desktop/not-found' as const, params: {} });

const ALL: FileFilter = { name: 'すべてのファイル', extensions: ['*'] };
const FILTERS: Readonly<Record<string, FileFilter[]>> = {
  exchange: [{ name: 'キャリアデスクのファイル', extensions: ['cdesk', 'cdesk-card', 'txt', 'eml', ...PART_EXTENSIONS] }, ALL],
  card: [{ name: '連絡先カード', extensions: ['cdesk-card', 'cdesk'] }, ALL],
  table: [{ name: '表（CSV・Excel）', extensions: ['csv', 'xlsx', 'txt'] }, ALL],
  attachment: [{ name: 'PDF・写真', extensions: ['pdf', 'jpg', 'jpeg', 'png'] }, ALL],
  backup: [{ name: 'バックアップ', extensions: ['cdesk-backup'] }, ALL],
  any: [ALL],
};

const FOLDER_TITLES = {
  second: 'バックアップの保存先を選んでください',
  inbox: '届いたファイルを置くフォルダーを選んでください',
  shared: '自分のPCどうしで使う共有フォルダーを選んでください',
  handover: '保存先（USBメモリーなど）を選んでください',
  open: '届いたファイルの入ったフォルダーを選んでください',
} as const;

/** What needs the system's dialogs, printer, clipboard and key store, on top of the calls both editions share. */
export function createElectronDesk(at: Surround): Handlers<CallName> {
  const { node, window } = at;

  async function chooseFolder(purpose: keyof typeof FOLDER_TITLES): Promise<string | null> {
    const parent = window();
    if (parent === null) return null;
    const answer = await dialog.showOpenDialog(parent, {
      title: FOLDER_TITLES[purpose],
      properties: ['openDirectory', 'createDirectory'],
    });
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  }

  async function saveWithDialog(suggestedName: string, purpose: string, bytes: Uint8Array) {
    const parent = window();
    if (parent === null) return closed;
    const answer = await dialog.showSaveDialog(parent, {
      defaultPath: suggestedName,
      filters: FILTERS[purpose] ?? [ALL],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    if (answer.canceled || answer.filePath === '') return cancelled;
    return ok(await node.files.save(answer.filePath, bytes));
  }

  return {
    ...node.calls,
    ...createKeychain(at.platform),

    async appInfo() {
      const can = { showInFolder: true, folderDialog: true, keyStore: true, printToPdf: true, fileAssociation: true };
      return ok({ edition: 'electron' as const, version: at.version, system: systemName(at.platform), can });
    },
    async networkStatus() {
      const { blocked, requests } = at.network();
      return ok({ blocked, requests: [...requests] });
    },

    async placeChoose({ purpose }) {
      const folder = await chooseFolder(purpose);
      if (folder === null) return cancelled;
      const place = await node.places.adopt(folder);
      return place.ok ? ok({ place: place.value }) : place;
    },
    // A dialog exists here, so the page has no reason to name a folder.
    placeAdopt: async () => err({ code: 'desktop/refused', params: {} }),

    async openFiles({ purpose, many, folder }) {
      const parent = window();
      if (parent === null) return closed;
      if (folder === true) {
        const chosen = await chooseFolder('open');
        if (chosen === null) return cancelled;
        const files = await Promise.all((await filesUnder(chosen)).map((path) => node.files.add(path)));
        return files.length === 0 ? err({ code: 'desktop/not-found', params: {} }) : ok({ files });
      }
      const answer = await dialog.showOpenDialog(parent, {
        filters: FILTERS[purpose] ?? [ALL],
        properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
      });
      if (answer.canceled || answer.filePaths.length === 0) return cancelled;
      return ok({ files: await Promise.all(answer.filePaths.map((path) => node.files.add(path))) });
    },

    saveFile: ({ suggestedName, purpose, bytes }) => saveWithDialog(suggestedName, purpose, bytes),

    async saveIntoPlace({ place, folder: inside, suggestedName, bytes }) {
      let folder: string | null;
      if (place === null) {
        folder = await chooseFolder('handover');
        if (folder === null) return cancelled;
      } else {
        const found = await node.places.find(place);
        if (!found.ok) return found;
        folder = found.value.path;
      }
      const into = await folderIn(folder, inside);
      return into === null ? err({ code: 'desktop/place-gone', params: {} }) : ok(await node.files.saveBeside(into, suggestedName, bytes));
    },

    async showInFolder({ handle }) {
      const path = node.files.find(handle);
      if (path === null) return unknownFile;
      await stat(path);
      shell.showItemInFolder(path);
      return ok({});
    },

    async copyText({ text }) {
      await clipboard.writeText(text);
      return ok({});
    },

    async printWindow() {
      const open = window();
      return open === null ? closed : printWindow(open);
    },

    async printToPdf({ suggestedName, landscape }) {
      const open = window();
      if (open === null) return closed;
      return saveWithDialog(suggestedName, 'attachment', await pdfOf(open, landscape));
    },

    async quitReady() {
      at.quitReady();
      return ok({});
    },
  };
}
