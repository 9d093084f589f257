import type { CallInput, CallOutput, DeskResult } from '../../src-shared/desktop/contract.ts';
import { MAX_FILE_BYTES, PART_EXTENSIONS } from '../../src-shared/desktop/fields.ts';
import { base64url } from '../../src-shared/kernel/bytes.ts';

const ACCEPT: Readonly<Record<CallInput<'openFiles'>['purpose'], string>> = {
  exchange: ['cdesk', 'cdesk-card', 'txt', 'eml', ...PART_EXTENSIONS].map((ending) => `.${ending}`).join(','),
  card: '.cdesk-card,.cdesk',
  table: '.csv,.xlsx,.txt',
  attachment: '.pdf,.jpg,.jpeg,.png',
  backup: '.cdesk-backup',
  any: '',
};

const no = (code: 'desktop/cancelled' | 'file/too-large' | 'file/changed-while-reading') =>
  ({ ok: false, error: { code, params: {} } }) as const;

export interface BrowserFiles {
  open(input: CallInput<'openFiles'>): Promise<DeskResult<'openFiles'>>;
  /** Null for a handle that is not the browser's own. */
  read(handle: string): Promise<DeskResult<'readFile'>> | null;
  /** Null for a handle that is not the browser's own. */
  picked(handle: string): File | null;
  newHandle(): string;
  download(name: string, bytes: Uint8Array): CallOutput<'saveFile'>;
}

/** Files by the browser's own means: its picker, and its download folder. */
export function browserFiles(window: Window): BrowserFiles {
  const { document } = window;
  const picked = new Map<string, File>();
  const newHandle = (): string => base64url(window.crypto.getRandomValues(new Uint8Array(16)));

  return {
    open: ({ purpose, many, folder }) =>
      new Promise((resolve) => {
        const input = document.createElement('input');
        input.type = 'file';
        if (folder !== true) input.accept = ACCEPT[purpose];
        input.multiple = many;
        input.webkitdirectory = folder === true;
        input.hidden = true;
        // else the browser keeps the path with the state of the page, in clear on disk
        input.autocomplete = 'off';
        const answer = (result: DeskResult<'openFiles'>): void => {
          input.remove();
          resolve(result);
        };
        input.addEventListener('cancel', () => answer(no('desktop/cancelled')));
        input.addEventListener('change', () => {
          // hidden files of a folder (.DS_Store) are nobody's
          const files = [...(input.files ?? [])].filter(({ name }) => !name.startsWith('.')).map((file) => {
            const handle = newHandle();
            picked.set(handle, file);
            return { handle, name: file.name, size: file.size };
          });
          answer(files.length > 0 ? { ok: true, value: { files } } : no('desktop/cancelled'));
        });
        // In the page, so that the picker survives garbage collection and automation finds it.
        document.body.append(input);
        input.click();
      }),

    read(handle) {
      const file = picked.get(handle);
      return file === undefined ? null : readPicked(file);
    },

    picked: (handle) => picked.get(handle) ?? null,

    newHandle,

    download(name, bytes) {
      const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.hidden = true;
      document.body.append(link);
      link.click();
      link.remove();
      // The browser reads the blob after the click; a minute is more than it needs.
      window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
      return { handle: newHandle(), savedAs: name, place: 'ダウンロード' };
    },
  };
}

async function readPicked(file: File): Promise<DeskResult<'readFile'>> {
  if (file.size > MAX_FILE_BYTES) return no('file/too-large');
  try {
    return { ok: true, value: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } };
  } catch {
    // The browser refuses a file that was changed or removed after it was picked.
    return no('file/changed-while-reading');
  }
}
