import type { PermitCaseView } from '../../../src-shared/acts/permit-case.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';

type Contents = readonly { readonly id: string }[];

const stateOf = (entry: RecordState): unknown => entry.values['progress']?.['state'];

/** The ledger line of the file that carries the case's last act; one that was called off carries nothing. */
export function fileOfLastAct(view: PermitCaseView, ledger: Iterable<RecordState>): RecordState | undefined {
  const last = view.fold.effective.at(-1);
  if (last === undefined) return undefined;
  let found: RecordState | undefined;
  for (const entry of ledger) {
    const file = entry.values['file'];
    const contents = file?.['contents'];
    if (file?.['direction'] !== 'sent' || !Array.isArray(contents) || stateOf(entry) === 'cancelled') continue;
    if (!(contents as unknown as Contents).some((item) => item.id === last.id)) continue;
    if (stateOf(entry) !== 'made') return entry;
    found = entry;
  }
  return found;
}

/** 控え一式: what an office of this case gave back is with it, whatever this PC remembers of sending it. */
function cameFromOffice(view: PermitCaseView, ledger: Iterable<RecordState>): boolean {
  const last = view.fold.effective.at(-1);
  for (const entry of ledger) {
    const file = entry.values['file'];
    if (file?.['direction'] !== 'received' || !view.offices.some((office) => office === file['partner']) || stateOf(entry) !== 'imported' || !Array.isArray(file['contents'])) continue;
    if ((file['contents'] as unknown as Contents).some((item) => item.id === last?.id)) return true;
  }
  return false;
}

/** made: still here · handed: left the house · arrived: the other side said so, in a file of theirs or over the telephone. */
export type Reach = 'made' | 'handed' | 'arrived';

/** How far the file with the last act got. An act no file carries yet has not left, unless the office gave it back. */
export function reachOf(view: PermitCaseView, ledger: readonly RecordState[]): Reach {
  const file = fileOfLastAct(view, ledger);
  if (file === undefined) return cameFromOffice(view, ledger) ? 'arrived' : 'made';
  const progress = file.values['progress'];
  if (progress?.['state'] === 'made') return 'made';
  return typeof progress?.['answeredHow'] === 'string' ? 'arrived' : 'handed';
}

export const isHandedOver = (view: PermitCaseView, ledger: readonly RecordState[]): boolean => reachOf(view, ledger) !== 'made';
