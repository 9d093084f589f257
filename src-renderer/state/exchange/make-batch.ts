import { RECEIPT_ONLY } from '../../../src-shared/exchange/ledger-requests.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { hex, sha256 } from '../../../src-shared/kernel/bytes.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { draftEdit } from '../../../src-shared/journal/draft.ts';
import { ports, session } from '../session.ts';
import type { AnswersDue } from './answers-due.ts';
import { ledgerFor } from './same-person.ts';
import { inTurn, partsOf } from './make-file.ts';
import { type FileParts, keepPrepared, type PreparedFile, prepareFile } from './prepare-file.ts';

export interface BatchLine {
  readonly entryId: RecordId;
  readonly number: number;
  readonly addressee: string;
  readonly records: number;
  readonly attachments: number;
  readonly receipts: number;
  readonly purpose: string;
  readonly fileName: string;
  readonly digest: string;
}

export interface BatchDone {
  readonly lines: readonly BatchLine[];
  /** The folder everything was written into; null where nothing was asked to be written. */
  readonly place: string | null;
}

export interface BatchWish {
  readonly due: readonly AnswersDue[];
  /** A folder the person chose, and the name of the new folder in it. */
  readonly place: { readonly handle: string; readonly folder: string } | null;
  /** The list as a table, written beside the files. */
  readonly list: (lines: readonly BatchLine[]) => { readonly name: string; readonly bytes: Uint8Array };
  readonly progress: (done: number, all: number) => void;
  readonly signal: AbortSignal;
}

const RECEIPTS: FileParts = { kind: 'receipt', purpose: RECEIPT_ONLY, label: '受領の連絡', rows: [], contents: [], attachments: [] };

const cancelled = (): Result<never, AppError> => err(appError('desktop/cancelled'));

const lineOf = ({ id, recipient, name, file }: PreparedFile): BatchLine => ({
  entryId: id, number: Number(file['number']), addressee: recipient.name, records: (file['contents'] as readonly unknown[]).length,
  attachments: Number(file['attachments'] ?? 0), receipts: (file['receipts'] as readonly unknown[]).length, purpose: String(file['purpose']), fileName: name, digest: String(file['digest']),
});

interface Written {
  readonly handle: string;
  readonly sha256: string;
}

/** What was half written goes away again, and the numbers are called off: nothing half is left behind. */
async function takeBack(written: readonly Written[], prepared: readonly PreparedFile[]): Promise<void> {
  const { platform } = ports();
  const { vault } = session();
  for (const one of written) await platform.removeFile(one);
  await vault.commit('exchange', { what: 'batch-cancelled', count: prepared.length }, (dot) =>
    prepared.flatMap(({ id }) => {
      const record = vault.workingSet.get(id);
      return record === undefined ? [] : [draftEdit(record, { progress: { ...record.values['progress'], state: 'cancelled' } }, dot)];
    }),
  );
}

/**
 * One file per doctor and a list. Until all are sealed nothing is written; their lines come in one commit;
 * then the files go into the folder. Cancelling at any moment leaves nothing half.
 */
export const makeBatch = (wish: BatchWish): Promise<Result<BatchDone, AppError>> =>
  inTurn(async () => {
    const { due, place, progress, signal } = wish;
    const all = due.length * (place === null ? 1 : 2);
    const prepared: PreparedFile[] = [];
    for (const one of due) {
      if (signal.aborted) return cancelled();
      const parts = one.acts === 0 ? ok(RECEIPTS) : await partsOf({ purpose: 'decision', recipient: one.recipient.party, about: one.cases, without: new Set(), ticked: new Set() }, { signal });
      if (!parts.ok) return err({ ...parts.error, params: { ...parts.error.params, name: one.recipient.name } });
      const file = await prepareFile(parts.value, one.recipient, ledgerFor(one.recipient.party), { signal });
      if (!file.ok) return file;
      prepared.push(file.value);
      progress(prepared.length, all);
    }
    if (signal.aborted) return cancelled();
    const kept = await keepPrepared(prepared, { what: 'batch', count: prepared.length }, { signal });
    if (!kept.ok) return kept;
    const lines = prepared.map(lineOf);
    if (place === null) return ok({ lines, place: null });
    const written: Written[] = [];
    const list = wish.list(lines);
    const files = [...prepared.map(({ name, bytes }) => ({ name, bytes })), list];
    let label = '';
    for (const { name, bytes } of files) {
      const saved = signal.aborted ? cancelled() : await ports().platform.saveIntoPlace({ place: place.handle, folder: place.folder, suggestedName: name, bytes });
      if (!saved.ok) {
        await takeBack(written, prepared);
        return err(appError(saved.error.code, { ...saved.error.params, name }));
      }
      written.push({ handle: saved.value.handle, sha256: hex(await sha256(bytes)) });
      label = saved.value.place;
      progress(prepared.length + written.length, all);
    }
    return ok({ lines, place: label });
  });
