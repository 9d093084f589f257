import type { CallInput, DeskResult } from '../../src-shared/desktop/contract.ts';
import { hex } from '../../src-shared/kernel/bytes.ts';

/** What Chrome and Edge offer: the person shows a folder, and the page may write in that one. */
type FolderPicker = (options: { readonly mode: 'readwrite'; readonly id: string }) => Promise<FileSystemDirectoryHandle>;

const folderPickerOf = (window: Window): FolderPicker | null => {
  const picker: unknown = Reflect.get(window, 'showDirectoryPicker');
  return typeof picker === 'function' ? (options) => (picker as FolderPicker).call(window, options) : null;
};

const no = (code: 'desktop/cancelled' | 'desktop/not-found' | 'desktop/not-here' | 'desktop/failed' | 'desktop/no-rights' | 'file/changed-while-reading', params: Readonly<Record<string, string | number>> = {}) => ({ ok: false, error: { code, params } }) as const;

const nameOf = (cause: unknown): string => (cause instanceof Error || cause instanceof DOMException ? cause.name : '');

/** A file system's failure is a value, as in the other edition. */
const trouble = (cause: unknown, name: string) => {
  switch (nameOf(cause)) {
    case 'AbortError':
      return no('desktop/cancelled');
    case 'NotFoundError':
    case 'TypeMismatchError':
      return no('desktop/not-found', { name });
    case 'NotAllowedError':
    case 'NoModificationAllowedError':
      return no('desktop/no-rights', { name });
    default:
      return no('desktop/failed', { name });
  }
};

export interface ShownFolders {
  /** Where a picked file lies, once the person has shown its folder; asks for it with `ask`. */
  origin(input: CallInput<'fileOrigin'>, file: File): Promise<DeskResult<'fileOrigin'>>;
  saveBeside(input: CallInput<'saveBeside'>, newHandle: () => string): Promise<DeskResult<'saveBeside'>>;
  remove(input: CallInput<'removeFile'>, file: File): Promise<DeskResult<'removeFile'>>;
}

/** The browser hands out what is in a picked file, never its place: a folder that a person shows fills the gap. */
export function shownFolders(window: Window): ShownFolders {
  const folders = new Map<string, FileSystemDirectoryHandle>();
  /** The folder can be asked for: said beside the refusal. */
  const unknown = () => no('desktop/not-here', folderPickerOf(window) === null ? {} : { ask: 1 });

  const isThere = async (folder: FileSystemDirectoryHandle, name: string): Promise<boolean> =>
    folder.getFileHandle(name).then(
      () => true,
      (cause: unknown) => {
        if (nameOf(cause) === 'NotFoundError') return false;
        // a folder of that name stands in the way as well
        if (nameOf(cause) === 'TypeMismatchError') return true;
        throw cause;
      },
    );

  return {
    async origin({ handle, ask }, file) {
      const known = folders.get(handle);
      if (known !== undefined) return { ok: true, value: { place: known.name, removable: false } };
      const picker = folderPickerOf(window);
      if (ask !== true || picker === null) return unknown();
      try {
        const folder = await picker({ mode: 'readwrite', id: 'career-desk-medium' });
        // the wrong folder is told at once, not when something was written into it
        await folder.getFileHandle(file.name);
        folders.set(handle, folder);
        return { ok: true, value: { place: folder.name, removable: false } };
      } catch (cause) {
        return trouble(cause, file.name);
      }
    },

    async saveBeside({ handle, suggestedName, bytes }, newHandle) {
      const folder = folders.get(handle);
      if (folder === undefined) return unknown();
      try {
        const dot = suggestedName.lastIndexOf('.');
        const [stem, ending] = dot < 0 ? [suggestedName, ''] : [suggestedName.slice(0, dot), suggestedName.slice(dot)];
        let name = suggestedName;
        for (let n = 2; await isThere(folder, name); n++) name = `${stem} (${n})${ending}`;
        const file = await folder.getFileHandle(name, { create: true });
        // written beside and moved into place by the browser when it is closed
        const writer = await file.createWritable();
        await writer.write(new Uint8Array(bytes));
        await writer.close();
        return { ok: true, value: { handle: newHandle(), savedAs: name, place: folder.name } };
      } catch (cause) {
        return trouble(cause, suggestedName);
      }
    },

    async remove({ handle, sha256 }, picked) {
      const folder = folders.get(handle);
      if (folder === undefined) return unknown();
      try {
        const file = await (await folder.getFileHandle(picked.name)).getFile();
        const digest = hex(new Uint8Array(await window.crypto.subtle.digest('SHA-256', new Uint8Array(await file.arrayBuffer()))));
        // somebody may have put another file under the same name since
        if (digest !== sha256) return no('file/changed-while-reading', { name: picked.name });
        await folder.removeEntry(picked.name);
        return { ok: true, value: {} };
      } catch (cause) {
        return trouble(cause, picked.name);
      }
    },
  };
}
