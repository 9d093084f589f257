import { grouped } from '../kernel/grouped.ts';
import type { PartyId, RecordId } from '../kernel/ids.ts';
import { isDeleted } from '../records/life.ts';
import type { RecordState } from '../records/record-state.ts';
import type { UnitValue } from '../records/heads.ts';
import { type AnsweredHow, type LedgerState, movesOn } from './ledger-order.ts';

/** A receipt, or an answer to a submission, for a file of ours that no line here tells of yet: another PC of ours sent it. */
export interface EarlyReceipt {
  readonly of: string;
  readonly device: string;
  readonly number: number;
  readonly state: LedgerState;
}

export interface EarlyAnswer {
  readonly submission: string;
  readonly state: LedgerState;
}

interface Word {
  readonly partner: PartyId;
  readonly on: string;
  readonly receipts: readonly EarlyReceipt[];
  readonly answers: readonly EarlyAnswer[];
}

const list = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as readonly T[]) : []);

const TAKEN_IN: ReadonlySet<unknown> = new Set(['imported', 'undone']);

function wordOf({ id, values }: RecordState): readonly (Word & { readonly id: RecordId })[] {
  const { file, progress } = values;
  // what a receiver signed of our files stays known where the file itself was taken back
  if (file?.['direction'] !== 'received' || !TAKEN_IN.has(progress?.['state'])) return [];
  const receipts = list<EarlyReceipt>(file['earlyReceipts']);
  const answers = list<EarlyAnswer>(file['earlyAnswers']);
  return receipts.length + answers.length === 0 ? [] : [{ id, partner: String(file['partner']), on: String(progress?.['answeredOn'] ?? ''), receipts, answers }];
}

/** How far the words of one partner say that this file got; null where they say nothing more than its line does. */
function saidOf({ values }: RecordState, words: readonly Word[], local: (id: RecordId) => RecordState | undefined): UnitValue | null {
  const { file = {}, progress = {} } = values;
  const submissions = new Set<unknown>();
  if (words.some(({ answers }) => answers.length > 0)) {
    for (const { id, type } of list<{ readonly id: RecordId; readonly type: string }>(file['contents'])) if (type === 'permitEvent') submissions.add(local(id)?.values['act']?.['submission']);
  }
  let now: UnitValue = progress;
  const say = (state: LedgerState, answeredHow: 'receipt' | 'answer', answeredOn: string): void => {
    const line = { state: (now['state'] ?? 'made') as LedgerState, answeredHow: (now['answeredHow'] ?? null) as AnsweredHow };
    if (movesOn(line, state)) now = { ...now, state, answeredHow, answeredOn, answeredBy: null, ...(line.state === 'cancelled' ? { revivedOn: answeredOn } : {}) };
  };
  for (const { on, receipts, answers } of words) {
    for (const one of receipts) if (one.of === file['digest'] && one.device === file['device'] && one.number === file['number']) say(one.state, 'receipt', on);
    for (const one of answers) if (submissions.has(one.submission)) say(one.state, 'answer', on);
  }
  return now === progress ? null : now;
}

/**
 * The lines of the ledger as they stand with the receipts that were here before them: opened on a PC that had
 * not heard of the file yet, a receipt stays with the line of the file that brought it. That follows from
 * the lines alone, so that all PCs of a party say the same, in whatever order they heard of it.
 */
export function withEarlyWord(records: Iterable<RecordState>, local: (id: RecordId) => RecordState | undefined = () => undefined): readonly RecordState[] {
  const lines = [...records];
  const words = lines.flatMap((line) => (line.type === 'exchangeEntry' && !isDeleted(line) ? wordOf(line) : []));
  if (words.length === 0) return lines;
  const byPartner = grouped(words.sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1)), ({ partner }) => partner);
  return lines.map((line) => {
    const { file } = line.values;
    const said = file?.['direction'] === 'sent' ? byPartner.get(String(file['partner'])) : undefined;
    const progress = said === undefined ? null : saidOf(line, said, local);
    return progress === null ? line : { ...line, values: { ...line.values, progress } };
  });
}
