import { appError } from '../kernel/app-error.ts';
import { base64url } from '../kernel/bytes.ts';
import type { DeviceId, PartyId, RecordId } from '../kernel/ids.ts';
import type { Json } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { CommitDraft } from '../journal/commit.ts';
import { draftCreate, draftEdit } from '../journal/draft.ts';
import { acceptedRows } from '../merge/plan-merge.ts';
import { exchangeEntry } from '../records/exchange-entry.ts';
import type { Dot, UnitValue } from '../records/heads.ts';
import { heldRow } from '../records/held-row.ts';
import { headsOf, type RecordState, shownValues } from '../records/record-state.ts';
import { cutText } from '../text/cut-text.ts';
import { hlcMs } from '../time/hlc.ts';
import type { Card } from './card.ts';
import { type LedgerEntry, type Progress, seriesOf } from './ledger.ts';
import { askedAfter } from './ledger-requests.ts';
import { coveredBy, type ImportPlan } from './plan-import.ts';
import type { OpenedContainer } from './read-container.ts';
import { heldRowOf } from './release-held.ts';
import type { FileRequest } from './requests.ts';
import { seriesVerdict } from './series-check.ts';

export interface ImportCommitInput {
  readonly plan: ImportPlan;
  readonly opened: OpenedContainer;
  readonly fileName: string;
  /** As the file's lines say; they stay with its line in the ledger. */
  readonly requests: readonly FileRequest[];
  readonly self: PartyId;
  readonly dot: Dot;
  readonly today: string;
  readonly newId: () => RecordId;
  readonly ledger: readonly LedgerEntry[];
  readonly local: (id: RecordId) => RecordState | undefined;
  /** For files between own PCs: how the other one is called, and the one line of the day they share. */
  readonly own?: { readonly name: string; readonly entryId: RecordId | null };
}

/** A line of the ledger is a record like others: it has to fit into one line of a file, however much came in. */
const MOST_LISTED = 2_000;

/** What came in, for the eye. Of a transfer between own devices nothing: it is everything, every time. */
const contentsOf = (plan: ImportPlan): UnitValue[string] =>
  plan.trust.standing === 'own' ? [] : plan.merge.records.slice(0, MOST_LISTED).map((record) => ({ id: record.id, type: record.type, units: record.units.map((unit) => unit.unit) }));

/** Numbers a further file of the same line stands for as well. */
const coversOf = (record: RecordState | undefined): number[] => {
  const covers = record?.values['file']?.['covers'];
  const number = record?.values['file']?.['number'];
  return [...(Array.isArray(covers) ? (covers as number[]) : []), ...(typeof number === 'number' ? [number] : [])].slice(-10_000);
};

/** What it says of files that other PCs of ours sent and that no line here tells of yet: counted when one does. */
function earlyWord({ receipts, answers }: ImportPlan): UnitValue {
  const early = receipts.elsewhere.slice(0, MOST_LISTED).map(({ of, device, number, state }) => ({ of, device, number, state }));
  const told = answers.elsewhere.slice(0, MOST_LISTED).map(({ submission, state }) => ({ submission, state }));
  return { ...(early.length === 0 ? {} : { earlyReceipts: early }), ...(told.length === 0 ? {} : { earlyAnswers: told }) };
}

/** Its own key, and those of before that vouch for it. */
const signersOf = ({ statement, formerKeys }: Card): string[] => [statement.key, ...formerKeys.map((key) => base64url(key))];

/** The line of the ledger for a received file; a file seen before keeps its line. */
function receivedEntry(input: ImportCommitInput, state: 'imported' | 'waiting'): RecordState {
  const { opened, plan, ledger, self, dot } = input;
  const { header, digest, bytes } = opened;
  const { covers } = coveredBy(header);
  const shared = input.own?.entryId ?? null;
  const known = ledger.find((entry) => entry.direction === 'received' && entry.digest === digest)?.id ?? shared ?? undefined;
  const record = known === undefined ? undefined : input.local(known);
  const file: UnitValue = {
    direction: 'received', partner: plan.trust.party, partnerName: input.own?.name ?? plan.trust.name, number: header.number, device: header.from.device,
    digest, previous: header.previous, purpose: header.purpose, fileName: cutText(input.fileName, 400), madeAt: header.createdAt, bytes,
    contents: contentsOf(plan),
    covers: [...new Set([...covers, ...(shared === null ? [] : coversOf(record))])].filter((number) => number !== header.number), calledOff: [...header.cancelled],
    ...(plan.erasedTaken.length === 0 ? {} : { erasedTaken: plan.erasedTaken.map(({ id, units }) => ({ id, units: [...units] })) }),
    ...earlyWord(plan),
    ...(state === 'waiting' ? { signers: signersOf(opened.card) } : {}),
    ...(input.requests.length === 0 ? {} : { requests: input.requests.map(({ what, device, numbers }) => ({ what, device, numbers: [...numbers] })) }),
  };
  const progress: UnitValue = { state, answeredOn: input.today };
  if (record !== undefined) return draftEdit(record, { file, progress }, dot);
  return draftCreate(exchangeEntry, { id: known ?? input.newId(), person: plan.trust.party, parties: { author: self }, units: { file, progress } }, dot);
}

/** Lines that could not be judged yet, kept whole. The same line again is not kept twice. */
function heldRows(input: ImportCommitInput, isHeld: (recordId: RecordId, row: Json) => boolean): RecordState[] {
  const { plan, opened, self, dot, newId } = input;
  return plan.merge.records.flatMap(({ aside, units }) => {
    // What another PC of ours holds is held there: holding its holding would double with every exchange.
    if (aside === null || aside.type === 'heldRow') return [];
    const { row, tables } = heldRowOf(aside);
    if (isHeld(aside.id, row)) return [];
    const clock = units.some((unit) => unit.reason === 'unit/future-clock');
    const held: UnitValue = {
      reason: clock ? 'clock' : 'newer', recordId: aside.id, recordType: aside.type.slice(0, 64), sender: plan.trust.party,
      digest: opened.digest, number: opened.header.number,
      tables, row,
    };
    return [draftCreate(heldRow, { id: newId(), person: aside.person, parties: { author: self }, units: { held } }, dot)];
  });
}

/** Rows that move lines of our own files on: how far they got, and that they were asked for again. One row per line. */
function progressRows({ plan, local, today, dot }: ImportCommitInput): RecordState[] {
  const moved = new Map<RecordId, UnitValue>();
  const move = (id: RecordId, fields: UnitValue): void => void moved.set(id, { ...moved.get(id), ...fields });
  const reached = ({ entry, state }: Progress, answeredHow: 'receipt' | 'answer'): void =>
    move(entry.id, { state, answeredOn: today, answeredHow, answeredBy: null, ...(entry.state === 'cancelled' ? { revivedOn: today } : {}) });
  for (const step of plan.receipts.progress) reached(step, 'receipt');
  for (const step of [...plan.answers.progress, ...plan.answered]) reached(step, 'answer');
  for (const entry of plan.requests.resend) move(entry.id, { askedAt: askedAfter(entry.resentAt, hlcMs(dot.at)) });
  return [...moved].flatMap(([id, fields]) => {
    const record = local(id);
    return record === undefined ? [] : [draftEdit(record, { progress: { ...record.values.progress, ...fields } }, dot)];
  });
}

/**
 * The one commit of an import: exactly what the preview showed, the file's line in the ledger, and
 * what is held. Refused for signers that were not confirmed; their file only gets its line.
 */
export function importCommit(input: ImportCommitInput, isHeld: (recordId: RecordId, row: Json) => boolean = () => false): Result<CommitDraft> {
  const { plan, opened } = input;
  const note = { digest: opened.digest, sender: plan.trust.party, device: opened.header.from.device, number: opened.header.number, fileName: input.fileName };
  // judged here once more: what was kept or taken in since the file was opened counts as well
  const seen = seriesOf(input.ledger, plan.trust.party, opened.header.from.device);
  const { kind: verdict } = seriesVerdict(seen, { ...opened.header, digest: opened.digest });
  if (plan.series.verdict.kind === 'other-content' || verdict === 'other-content') return err(appError('exchange/same-number-other-content', { number: opened.header.number }));
  if (plan.trust.standing === 'revoked-device') return err(appError('exchange/revoked-device', { name: plan.trust.name }));
  if (plan.trust.standing === 'revoked') return err(appError('exchange/revoked-signer', { name: plan.trust.name }));
  if (!plan.trust.mayApply) return ok({ kind: 'exchange', note, rows: [receivedEntry(input, 'waiting')] });
  // A statement that erases here is written by the commit that does it, so that neither is there without the other.
  const erases = new Set(plan.erasing.map(({ statement }) => statement.id));
  const rows = [...acceptedRows(plan.merge).filter(({ id }) => !erases.has(id)), ...heldRows(input, isHeld), receivedEntry(input, 'imported'), ...progressRows(input)];
  return ok({ kind: 'import', note, rows });
}

/** The same file again, with nothing in it that is not here: nothing to commit, and the screen says so. */
export const changesNothing = (plan: ImportPlan): boolean =>
  plan.series.alreadyImported && plan.merge.records.every((record) => record.accept === null) && plan.receipts.progress.length === 0;

/**
 * After an import was taken back its line in the ledger has to say so: written anew, since taking
 * the commit back took the line with it.
 */
export function undoneEntry(before: RecordState, dot: Dot, device: DeviceId): RecordState {
  const units: Record<string, UnitValue> = {};
  const others = shownValues(before)['undoneOn'];
  const undoneOn = [...new Set([...(Array.isArray(others) ? (others as readonly DeviceId[]) : []), device])].slice(-100);
  for (const unit of ['file', 'progress']) {
    const value = headsOf(before, unit)[0]?.value;
    if (value !== undefined) units[unit] = unit === 'progress' ? { ...value, state: 'undone', undoneOn } : value;
  }
  return draftEdit(before, units, dot);
}
