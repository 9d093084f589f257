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

/** Whether that file has left the house: its line is past 作成済. An act no file carries yet has not, unless the office gave it back. */
export function isHandedOver(view: PermitCaseView, ledger: readonly RecordState[]): boolean {
  const file = fileOfLastAct(view, ledger);
  return file === undefined ? cameFromOffice(view, ledger) : stateOf(file) !== 'made';
}
