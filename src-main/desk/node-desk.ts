import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { edition as editionShape } from '../../src-shared/desktop/app-calls.ts';
import type { CallName } from '../../src-shared/desktop/call-names.ts';
import { err, ok } from '../../src-shared/kernel/result.ts';
import { z } from '../../src-shared/kernel/zod.ts';
import type { Surroundings } from '../files/data-folder.ts';
import { type FileHandles, createFileHandles } from '../files/file-handles.ts';
import { freeSpace } from '../files/free-space.ts';
import { createMirror } from '../files/mirror.ts';
import { type Places, createPlaces, isRemovable, labelOf } from '../files/places.ts';
import { createSecondPlace } from '../files/second-place.ts';
import { createSharedFolder } from '../files/shared-folder.ts';
import { settingsFile } from '../files/settings-file.ts';
import { type Inbox, createInbox } from '../inbox/inbox.ts';
import type { Handlers, Note } from '../ipc/answer-call.ts';

/** The calls that need nothing but Node: both editions answer them with the same code. */
export type NodeCall = Exclude<
  CallName,
  | 'appInfo'
  | 'networkStatus'
  | 'placeChoose'
  | 'placeAdopt'
  | 'openFiles'
  | 'saveFile'
  | 'showInFolder'
  | 'copyText'
  | 'printWindow'
  | 'printToPdf'
  | 'keyStoreStatus'
  | 'keyStoreWrap'
  | 'keyStoreUnwrap'
  | 'quitReady'
  | 'saveIntoPlace'
>;

export interface NodeDesk {
  readonly calls: Handlers<NodeCall>;
  readonly files: FileHandles;
  readonly places: Places;
  readonly inbox: Inbox;
}

interface Options {
  readonly data: string;
  readonly pc: Surroundings;
  readonly now: () => number;
  readonly onArrived: (waiting: number) => void;
  readonly note: Note;
}

const unknownFile = err({ code: 'desktop/not-found' as const, params: {} });
const isFolder = (path: string): Promise<boolean> => stat(path).then((s) => s.isDirectory(), () => false);

/** The folder to write into: the place itself, or a new one in it that takes the name it was given or the next free one. */
export async function folderIn(path: string, name: string | undefined): Promise<string | null> {
  if (!(await isFolder(path))) return null;
  if (name === undefined) return path;
  const inside = join(path, name);
  await mkdir(inside, { recursive: true });
  return inside;
}

const markerShape = z.strictObject({ edition: editionShape, browser: z.string().max(60).nullable() });
const machineShape = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{22}$/) });

export function createNodeDesk({ data, pc, now, onArrived, note }: Options): NodeDesk {
  const files = createFileHandles();
  const places = createPlaces(data, pc);
  const inbox = createInbox({ data, files, places, onArrived, note: (code) => note(code, {}) });
  const marker = settingsFile(join(data, 'edition.json'), markerShape);
  const machine = settingsFile(join(data, 'machine.json'), machineShape);
  let making: Promise<{ id: string }> | null = null;

  /** Made once: two first calls at the same time get the same one. */
  const machineMarker = (): Promise<{ id: string }> => {
    making ??= (async () => {
      const known = await machine.read();
      if (known !== null) return known;
      const fresh = { id: randomBytes(16).toString('base64url') };
      await machine.write(fresh);
      return fresh;
    })().finally(() => {
      making = null;
    });
    return making;
  };

  return {
    files,
    places,
    inbox,
    calls: {
      ...createMirror(join(data, 'mirror'), now),
      ...createSecondPlace(places, now),
      ...createSharedFolder(places, now),
      ...inbox.calls,

      async machineMarker() {
        return ok(await machineMarker());
      },
      async editionRead() {
        return ok({ marker: await marker.read() });
      },
      async editionWrite(value) {
        await marker.write(value);
        return ok({});
      },
      async placeCandidates() {
        return ok({ places: await places.candidates() });
      },
      async placeStatus({ handle }) {
        const found = await places.find(handle);
        if (!found.ok) return found;
        const { path, place } = found.value;
        const reachable = await stat(path).then((s) => s.isDirectory(), () => false);
        return ok({ place, reachable, freeBytes: reachable ? await freeSpace(path) : null });
      },
      async placeForget({ handle }) {
        await places.forget(handle);
        return ok({});
      },
      async freeSpace({ place }) {
        if (place === null) return ok({ freeBytes: await freeSpace(data) });
        const found = await places.find(place);
        return found.ok ? ok({ freeBytes: await freeSpace(found.value.path) }) : found;
      },
      readFile: ({ handle }) => files.read(handle),
      async fileOrigin({ handle }) {
        const path = files.find(handle);
        if (path === null) return unknownFile;
        const folder = dirname(path);
        return ok({ place: labelOf(folder), removable: isRemovable(folder, pc) });
      },
      async saveBeside({ handle, suggestedName, bytes }) {
        const path = files.find(handle);
        if (path === null) return unknownFile;
        const folder = dirname(path);
        if (!(await isFolder(folder))) return err({ code: 'desktop/place-gone', params: {} });
        return ok(await files.saveBeside(folder, suggestedName, bytes));
      },
      removeFile: ({ handle, sha256 }) => files.remove(handle, sha256),
    },
  };
}
