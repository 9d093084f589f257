import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { RecordId } from '../../../../src-shared/kernel/ids.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import type { CivilDate } from '../../../../src-shared/time/civil-date.ts';
import { caseValues, institutionOf } from '../case-title.ts';
import { isOpenCase } from '../status-words.ts';

/** One line of the doctor's list: a case, or a permit held without one. */
export type DoctorRow =
  | { readonly id: RecordId; readonly kind: 'case'; readonly view: PermitCaseView; readonly title: string; readonly from: string; readonly to: string }
  | { readonly id: RecordId; readonly kind: 'held'; readonly record: RecordState; readonly title: string; readonly from: string; readonly to: string };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Open cases first, then by the end of the period, latest first. */
export function doctorRows(cases: ReadonlyMap<RecordId, PermitCaseView>, permits: readonly RecordState[], self: string): readonly DoctorRow[] {
  const rows: DoctorRow[] = [];
  for (const view of cases.values()) {
    const values = caseValues(view, view.fold.status !== 'draft' && view.fold.status !== 'returned');
    rows.push({ id: view.caseId, kind: 'case', view, title: institutionOf(values), from: text(values['startOn']), to: text(values['endOn']) });
  }
  for (const record of permits) {
    const values = shownValues(record);
    const decidedHere = text(values['caseId']) !== '' && cases.has(text(values['caseId']));
    if (decidedHere || record.parties.author !== self) continue;
    rows.push({ id: record.id, kind: 'held', record, title: institutionOf(values), from: text(values['startOn']), to: text(values['endOn']) });
  }
  const rank = (row: DoctorRow): number => (row.kind === 'case' && isOpenCase(row.view) ? 0 : 1);
  return rows.sort((a, b) => rank(a) - rank(b) || (a.to < b.to ? 1 : a.to > b.to ? -1 : a.id < b.id ? -1 : 1));
}

export const heldState = (row: Extract<DoctorRow, { kind: 'held' }>, today: CivilDate): 'inForce' | 'expired' | 'ended' => {
  const ended = row.record.values['end']?.['endedOn'];
  if (typeof ended === 'string' && ended <= today) return 'ended';
  return row.to !== '' && row.to < today ? 'expired' : 'inForce';
};

/** An application the doctor can still change: a first draft, or one that came back. */
export const isBeingWritten = (row: DoctorRow, self: string): boolean =>
  row.kind === 'case' && row.view.application?.parties.author === self && (row.view.fold.status === 'draft' || row.view.fold.status === 'returned');
