import { type CaseEvent, isTypedFromPaper, type PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { PartyId, RecordId } from '../../../../src-shared/kernel/ids.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import type { PermitEventKind } from '../../../../src-shared/rules/permit-moves.ts';
import { matchesSearch, searchKey } from '../../../../src-shared/text/search-key.ts';
import { type CivilDate, civilDateOfMs, daysBetween } from '../../../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';
import { caseValues, institutionOf } from '../case-title.ts';

/** Whose turn it is, as the office sees it. */
export type Turn = 'ours' | 'theirs' | 'decided' | 'moved';
export type OfficeFilter = Turn | 'all';
export const OFFICE_FILTERS: readonly OfficeFilter[] = ['ours', 'theirs', 'decided', 'moved', 'all'];

/** Acts the applicant has to hear of. */
export const ANSWERS: ReadonlySet<PermitEventKind> = new Set(['return', 'approve', 'approveWithConditions', 'reject', 'changePermit', 'changeRefuse', 'revoke', 'endOnPaper', 'endTakenBack', 'settle']);

export interface OfficeRow {
  readonly id: RecordId;
  readonly view: PermitCaseView;
  /** Name in the staff list where the case is linked, else as the applicant wrote it. */
  readonly applicant: string;
  readonly institution: string;
  readonly turn: Turn;
  /** Paper being typed in, not yet received. */
  readonly typing: boolean;
  /** The answer is made and has not left the house. */
  readonly unsent: boolean;
  /** 終了届 came and the ledger line still runs. */
  readonly endToWrite: boolean;
  readonly since: CivilDate | null;
  readonly days: number | null;
  readonly receivedOn: CivilDate | null;
  /** 担当; empty where nobody has it yet. */
  readonly assignee: string;
  readonly key: string;
}

export interface Surroundings {
  readonly self: PartyId;
  readonly today: CivilDate;
  /** Acts whose file has left the house. */
  readonly handed: ReadonlySet<string>;
  /** Cases with a ledger line of ours that still runs. */
  readonly isRunning: (caseId: RecordId) => boolean;
  /** Staff list name of a case, where it is known. */
  readonly dossierName: (view: PermitCaseView) => string | null;
  readonly assigneeOf?: (caseId: RecordId) => string | undefined;
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The acts that files past 作成済 carry: read once for a whole list. */
export function handedActs(ledger: Iterable<RecordState>): ReadonlySet<string> {
  const handed = new Set<string>();
  for (const entry of ledger) {
    const file = entry.values['file'];
    const state = entry.values['progress']?.['state'];
    if (file?.['direction'] !== 'sent' || state === 'made' || state === 'cancelled' || !Array.isArray(file['contents'])) continue;
    for (const item of file['contents'] as unknown as readonly { readonly id?: unknown }[]) if (typeof item.id === 'string') handed.add(item.id);
  }
  return handed;
}

/** The answer the applicant has not got yet, or null. A case on paper is answered on paper. */
export function unsentAnswer(view: PermitCaseView, handed: ReadonlySet<string>): CaseEvent | null {
  const last = view.fold.effective.at(-1);
  if (last === undefined || last.actor !== 'office' || !ANSWERS.has(last.kind) || view.fold.onPaper) return null;
  // what an office before us decided was its own to tell
  if (last.record.parties.author !== view.office) return null;
  return handed.has(last.id) ? null : last;
}

/** A 終了届 on paper has its own day of receipt. */
const ENDS: ReadonlySet<PermitEventKind> = new Set(['end', 'endOnPaper']);

/** 受付日: the clerk's date, not the time of import. */
export function receivedOnOf(view: PermitCaseView): CivilDate | null {
  const act = view.fold.effective.filter((event) => !ENDS.has(event.kind) && text(event.act['receivedOn']) !== '').at(-1)?.act;
  const day = text(act?.['receivedOn']) || text(view.application?.values['source']?.['paperReceivedOn']);
  return day === '' ? null : day;
}

/** The cases of this office: what was handed to it, and what it types in from paper. */
export const isOurCase = (view: PermitCaseView, self: PartyId): boolean => view.office === self || isTypedFromPaper(view, self);

/** 移管済: it was ours, and another office has it now. Read only. */
export const isHandedOver = (view: PermitCaseView, self: PartyId): boolean => view.office !== self && view.offices.includes(self);

const RANK: Readonly<Record<Turn, number>> = { ours: 0, theirs: 1, decided: 2, moved: 3 };

/** The queue: ours first, the longest waiting on top; what is decided by date, newest first. */
export function officeRows(cases: ReadonlyMap<RecordId, PermitCaseView>, around: Surroundings): readonly OfficeRow[] {
  const rows: OfficeRow[] = [];
  for (const view of cases.values()) {
    const moved = isHandedOver(view, around.self);
    if (!moved && !isOurCase(view, around.self)) continue;
    const typing = isTypedFromPaper(view, around.self);
    const values = caseValues(view, !typing);
    const unsent = !moved && unsentAnswer(view, around.handed) !== null;
    const since = view.fold.since === null ? null : civilDateOfMs(hlcMs(view.fold.since));
    const endToWrite = !moved && (view.fold.status === 'ended' || view.fold.status === 'revoked') && around.isRunning(view.caseId);
    const turn: Turn = moved ? 'moved' : typing || unsent || endToWrite || view.fold.waitingOn === 'office' ? 'ours' : view.fold.waitingOn === 'applicant' ? 'theirs' : 'decided';
    const named = around.dossierName(view);
    const applicant = named ?? text(values['applicantName']);
    rows.push({
      id: view.caseId,
      view,
      applicant,
      institution: institutionOf(values),
      turn,
      typing,
      unsent,
      endToWrite,
      since,
      days: since === null ? null : Math.max(0, daysBetween(since, around.today)),
      receivedOn: receivedOnOf(view),
      assignee: around.assigneeOf?.(view.caseId) ?? '',
      key: searchKey([applicant, around.assigneeOf?.(view.caseId), values['applicantName'], values['applicantKana'], values['staffNumber'], values['institutionName'], values['institutionAddress']].map((part) => text(part as Json)).join('\u0001')),
    });
  }
  // to the moment: of two acts of one day the later one is the later one
  const at = ({ view }: OfficeRow): number => view.fold.since ?? 0;
  return rows.sort((a, b) => RANK[a.turn] - RANK[b.turn] || (a.turn === 'decided' ? at(b) - at(a) : at(a) - at(b)) || (a.id < b.id ? -1 : 1));
}

export const filterRows = (rows: readonly OfficeRow[], filter: OfficeFilter, query: string): readonly OfficeRow[] =>
  rows.filter((row) => (filter === 'all' || row.turn === filter) && (query === '' || matchesSearch(row.key, query)));

/** Other cases of the same applicant whose answers wait as well: they go in one file. */
export const answersTogether = (rows: readonly OfficeRow[], subject: PartyId | null): readonly OfficeRow[] => rows.filter((row) => row.unsent && row.view.subject === subject && subject !== null);
