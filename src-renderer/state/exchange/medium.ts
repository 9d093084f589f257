import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { editFields } from '../commands.ts';
import { ports, session } from '../session.ts';

/** Where an opened file lies. */
export interface Origin {
  readonly place: string;
  readonly removable: boolean;
}

/** `ask`: this edition does not know, and the person can show the folder. */
export type OriginNow = Origin | 'ask' | null;

export async function originOf(handle: string | null): Promise<OriginNow> {
  if (handle === null) return null;
  const found = await ports().platform.fileOrigin({ handle });
  if (found.ok) return found.value;
  return found.error.params['ask'] === 1 ? 'ask' : null;
}

/** The person shows the folder the file lies in. */
export async function askOrigin(handle: string): Promise<Result<Origin, AppError>> {
  const found = await ports().platform.fileOrigin({ handle, ask: true });
  return found.ok ? found : err(appError(found.error.code, found.error.params));
}

/** USBのファイルを消す: only while the file still holds what was taken in; the ledger says so. */
export async function eraseSource(entryId: RecordId, origin: { readonly handle: string; readonly sha256: string }): Promise<Result<RecordState, AppError>> {
  const gone = await ports().platform.removeFile(origin);
  if (!gone.ok) {
    const name = String(shownValues(session().vault.workingSet.get(entryId) ?? ({ values: {} } as RecordState))['fileName'] ?? '');
    return err(appError(gone.error.code, { ...gone.error.params, name }));
  }
  return noteErased(entryId, 'app');
}

/** By hand, where the program cannot do it: recorded as what it is. */
export const noteErased = (entryId: RecordId, how: 'app' | 'hand'): Promise<Result<RecordState, AppError>> =>
  editFields(entryId, { sourceGone: how, sourceGoneOn: todayInJapan(ports().clock) }, { what: 'source-erased', how });

/** 返信を同じUSBに保存: the very bytes of a file of ours, beside the file that came. */
export async function saveReplyBeside(entryId: RecordId, handle: string, removable: boolean): Promise<Result<{ readonly name: string; readonly place: string }, AppError>> {
  const { vault } = session();
  const record = vault.workingSet.get(entryId);
  if (record === undefined) return err(appError('vault/missing', { id: entryId }));
  const { digest, fileName } = shownValues(record);
  const name = String(fileName ?? '');
  const bytes = await vault.getBlob(String(digest ?? ''));
  if (!bytes.ok) return err({ ...bytes.error, params: { ...bytes.error.params, name } });
  const saved = await ports().platform.saveBeside({ handle, suggestedName: name, bytes: bytes.value });
  if (!saved.ok) return err(appError(saved.error.code, { ...saved.error.params, name }));
  const noted = await editFields(entryId, { savedPlace: saved.value.place, savedRoute: removable ? 'usb' : 'folder' }, { what: 'saved-beside' });
  return noted.ok ? ok({ name: saved.value.savedAs, place: saved.value.place }) : noted;
}
