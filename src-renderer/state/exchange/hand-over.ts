import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { editFields } from '../commands.ts';
import { ports, session } from '../session.ts';

export type Route = 'mail' | 'usb' | 'folder' | 'other';

export interface SavedCopy {
  readonly name: string;
  readonly place: string;
  /** The folder was opened beside it. */
  readonly shown: boolean;
}

/** A file of ours from the vault: the very bytes that were made. */
export async function fileBytes(id: RecordId): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }, AppError>> {
  const { vault } = session();
  const record = vault.workingSet.get(id);
  if (record === undefined) return err(appError('vault/missing', { id }));
  const { digest, fileName } = shownValues(record);
  const name = String(fileName ?? '');
  const bytes = await vault.getBlob(String(digest ?? ''));
  return bytes.ok ? ok({ name, bytes: bytes.value }) : err({ ...bytes.error, params: { ...bytes.error.params, name } });
}

/** The file from the vault, the very bytes that were made, saved once more: for mail, or onto a stick. */
export async function saveCopy(id: RecordId, route: 'mail' | 'usb'): Promise<Result<SavedCopy, AppError>> {
  const { platform } = ports();
  const file = await fileBytes(id);
  if (!file.ok) return file;
  const { name, bytes } = file.value;
  const saved = route === 'usb' ? await platform.saveIntoPlace({ place: null, suggestedName: name, bytes }) : await platform.saveFile({ suggestedName: name, purpose: 'exchange', bytes });
  if (!saved.ok) return err(appError(saved.error.code, { ...saved.error.params, name }));
  const shown = route === 'mail' && (await platform.showInFolder({ handle: saved.value.handle })).ok;
  return ok({ name: saved.value.savedAs, place: saved.value.place, shown });
}

/** 返事の期限: on the cover sheet and on the board. */
export const setAnswerBy = (ids: readonly RecordId[], answerBy: string | null): Promise<readonly Result<RecordState>[]> =>
  Promise.all(ids.map((id) => editFields(id, { answerBy }, { what: 'answer-by' })));

/** 取りやめ: the number never comes, and the next file to this partner says so. */
export const cancelFile = (id: RecordId): Promise<Result<RecordState>> => editFields(id, { state: 'cancelled' }, { what: 'cancelled' });

export interface Told {
  readonly state: 'opened' | 'accepted' | 'done';
  readonly on: string;
  readonly by: string;
  readonly note: string;
}

/** Told over the telephone how far it got: kept apart from what the partner signed. */
export const noteTold = (id: RecordId, { state, on, by, note }: Told): Promise<Result<RecordState>> =>
  editFields(id, { state, answeredOn: on, answeredHow: 'telephone', answeredBy: by, ...(note === '' ? {} : { note }) }, { what: 'told' });

/** 返事を待たない: how far the file got stays what it was, and a receipt that comes all the same still moves it. */
export const stopWaiting = (id: RecordId, on: string): Promise<Result<RecordState>> => editFields(id, { waitEndedOn: on }, { what: 'not-awaited' });

export const waitAgain = (id: RecordId): Promise<Result<RecordState>> => editFields(id, { waitEndedOn: null }, { what: 'awaited' });

