import { partsNeeded, splitParts } from '../../../src-shared/exchange/parts.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { armored } from '../../../src-shared/sealing/armor.ts';
import { textIn } from '../../i18n/index.ts';
import { preference } from '../preferences.ts';
import { ports } from '../session.ts';
import { fileBytes } from './hand-over.ts';

const MEGABYTE = 1_000_000;

/** What mail programs call a megabyte: a little less than the computer's. */
export const bytesOfMegabytes = (megabytes: number): number => Math.round(megabytes * MEGABYTE);

/** Above this nobody pastes: some 1,400 lines. */
export const ARMOUR_MOST = 64 * 1024;

export { partsNeeded };

export interface SavedParts {
  readonly saved: readonly string[];
  readonly place: string;
  /** Set where it ended before the last part. */
  readonly trouble: AppError | null;
}

/** 分けて保存: one after the other into one folder, which is asked for once. */
export async function saveParts(id: RecordId, partBytes: number): Promise<Result<SavedParts, AppError>> {
  const { platform } = ports();
  const file = await fileBytes(id);
  if (!file.ok) return file;
  const parts = await splitParts(file.value.name, file.value.bytes, partBytes);
  const chosen = await platform.placeChoose({ purpose: 'handover' });
  // a browser has no folder to ask for: its downloads go where downloads go
  if (!chosen.ok && chosen.error.code !== 'desktop/not-here') return err(appError(chosen.error.code, chosen.error.params));
  const saved: string[] = [];
  let place = '';
  for (const part of parts) {
    const done = await platform.saveIntoPlace({ place: chosen.ok ? chosen.value.place.handle : null, suggestedName: part.name, bytes: part.bytes });
    if (!done.ok) return saved.length === 0 ? err(appError(done.error.code, { ...done.error.params, name: part.name })) : ok({ saved, place, trouble: appError(done.error.code, { ...done.error.params, name: part.name }) });
    saved.push(done.value.savedAs);
    place = done.value.place;
  }
  return ok({ saved, place, trouble: null });
}

export interface ArmouredFile {
  readonly name: string;
  readonly text: string;
  /** Of the sealed file. */
  readonly bytes: number;
}

/** メール本文に貼れる形: how to open it, its own name (which tells damage exactly), and the sealed text. */
export async function armourOf(id: RecordId): Promise<Result<ArmouredFile, AppError>> {
  const file = await fileBytes(id);
  if (!file.ok) return file;
  const { name, bytes } = file.value;
  if (bytes.length > ARMOUR_MOST) return err(appError('file/too-large', { name, bytes: bytes.length, max: ARMOUR_MOST }));
  return ok({ name, text: `${textIn(preference('look.language'), 'files.armourHead', { name })}\n\n${armored(bytes).trimEnd()}\n`, bytes: bytes.length });
}

export async function copyArmour({ text }: ArmouredFile): Promise<Result<null, AppError>> {
  const copied = await ports().platform.copyText({ text });
  return copied.ok ? ok(null) : err(appError(copied.error.code, copied.error.params));
}

/** As a text file with the line ends and the mark that Windows' own editor understands. */
export async function saveArmour({ name, text }: ArmouredFile): Promise<Result<string, AppError>> {
  const saved = await ports().platform.saveFile({ suggestedName: `${name}.txt`, purpose: 'any', bytes: utf8(`\ufeff${text.replaceAll('\n', '\r\n')}`) });
  return saved.ok ? ok(saved.value.savedAs) : err(appError(saved.error.code, saved.error.params));
}
