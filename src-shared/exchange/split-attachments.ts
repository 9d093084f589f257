import { allSteps, inPieces, type Steps } from '../kernel/steps.ts';
import type { FileRef } from '../records/fields.ts';
import type { RecordState } from '../records/record-state.ts';
import { filesIn } from './build-export.ts';

/** Attachments of one file together: base64 adds a third, and the records need room beside them. */
export const MOST_ATTACHMENT_BYTES = 150 * 1024 * 1024;

export interface AttachmentShare {
  readonly rows: readonly RecordState[];
  readonly attachments: readonly FileRef[];
}

/**
 * Where the attachments do not fit into one file, they go into several: the first carries all records, each
 * further one the records that name its attachments once more, with `always` in each.
 */
export function* splitAttachmentsSteps(rows: readonly RecordState[], attachments: readonly FileRef[], always: (row: RecordState) => boolean, most = MOST_ATTACHMENT_BYTES): Steps<readonly AttachmentShare[]> {
  const shares: FileRef[][] = [[]];
  let bytes = 0;
  for (const file of attachments) {
    if (bytes + file.size > most && (shares.at(-1) as FileRef[]).length > 0) {
      shares.push([]);
      bytes = 0;
    }
    (shares.at(-1) as FileRef[]).push(file);
    bytes += file.size;
  }
  const found: AttachmentShare[] = [];
  for (const share of shares) {
    const hashes = new Set(share.map((file) => file.hash));
    const own: RecordState[] = [];
    // the first carries them all
    if (found.length > 0) {
      yield* inPieces(rows, (row) => {
        if (always(row) || filesIn([row]).some((file) => hashes.has(file.hash))) own.push(row);
      });
    }
    found.push({ rows: found.length === 0 ? rows : own, attachments: share });
  }
  return found;
}

/** The same at once. */
export const splitAttachments = (...given: Parameters<typeof splitAttachmentsSteps>): readonly AttachmentShare[] => allSteps(splitAttachmentsSteps(...given));
