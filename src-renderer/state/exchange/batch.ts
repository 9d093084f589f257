import { create } from 'zustand';
import { type Judged, judgeImport, needsNobody } from '../../../src-shared/exchange/judge-import.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { giveWay } from '../../vault/index.ts';
import { session } from '../session.ts';
import { keepWaiting } from './apply-import.ts';
import { applyItem, type InboxItem, inboxItem, isSettled, planAgain, putAway, useInbox } from './inbox.ts';
import type { PlannedFile } from './plan-received.ts';

interface Batch {
  /** Files being taken in together; 0 while none are. */
  readonly total: number;
  readonly done: number;
  readonly name: string;
  /** Somebody stopped the last run. */
  readonly stopped: boolean;
  /** The last run ended here: what the vault said. */
  readonly trouble: AppError | null;
}

export const useBatch = create<Batch>(() => ({ total: 0, done: 0, name: '', stopped: false, trouble: null }));

let stop = new AbortController();

export const stopBatch = (): void => {
  stop.abort();
  useBatch.setState({ stopped: true });
};

const judged = new WeakMap<PlannedFile, Judged>();

/** Where a file on the desk belongs among many; null while it is not opened or has its own question. */
export function judgedOf({ state }: InboxItem): Judged | null {
  if (!('planned' in state)) return null;
  const { planned } = state;
  let known = judged.get(planned);
  if (known === undefined) {
    known = judgeImport(planned.plan, planned.file.opened.header);
    judged.set(planned, known);
  }
  return known;
}

const plannedOf = (item: InboxItem): PlannedFile => (item.state as { readonly planned: PlannedFile }).planned;

const headerOf = (item: InboxItem) => plannedOf(item).file.opened.header;

const nameOf = (item: InboxItem, number: number): string => `${headerOf(item).from.party} ${headerOf(item).from.device} ${number}`;

const isTakeable = (item: InboxItem): boolean => {
  const known = item.state.kind === 'ready' ? judgedOf(item) : null;
  return known !== null && needsNobody(known);
};

/** What 「まとめて取り込む」 takes, as it lies on the desk now; not what another file on the desk calls off. */
export function takeable(items: readonly InboxItem[]): readonly InboxItem[] {
  const found = items.filter(isTakeable);
  const calledOff = new Set(found.flatMap((item) => headerOf(item).cancelled.map((number) => nameOf(item, number))));
  return calledOff.size === 0 ? found : found.filter((item) => !calledOff.has(nameOf(item, headerOf(item).number)));
}

/** Files of signers nobody has confirmed: they may wait in the vault instead of on the desk. */
export const unconfirmed = (items: readonly InboxItem[]): readonly InboxItem[] => items.filter((item) => item.state.kind === 'ready' && judgedOf(item)?.kind === 'confirm');

/** By sender and device, then by number: a later file is never planned before the one it builds on. */
function inOrder(items: readonly InboxItem[]): readonly InboxItem[] {
  const key = (item: InboxItem): string => {
    const { from } = plannedOf(item).file.opened.header;
    return `${from.party} ${from.device}`;
  };
  const number = (item: InboxItem): number => plannedOf(item).file.opened.header.number;
  return items.toSorted((a, b) => (key(a) === key(b) ? number(a) - number(b) : key(a) < key(b) ? -1 : 1));
}

/** One file of the run. Planned anew where an earlier one changed something: what is applied is what holds now. */
async function takeOne(id: string): Promise<AppError | 'taken' | 'left'> {
  const before = inboxItem(id);
  if (before?.state.kind === 'ready' && before.state.planned.at !== session().vault.workingSet.revision) await planAgain(id);
  for (let tries = 0; tries < 2; tries++) {
    const item = inboxItem(id);
    if (item === undefined || !isTakeable(item)) return 'left';
    const done = await applyItem(id);
    if (done.kind === 'done') return 'taken';
    if (done.kind === 'failed') return done.error;
  }
  return 'left';
}

/**
 * まとめて取り込む: everything on the desk that needs nobody, one file after the other, each its own
 * import with its own undo. Stopping keeps what is done; a file is taken in whole or not at all.
 */
export async function takeInAll(): Promise<void> {
  if (useBatch.getState().total > 0) return;
  stop = new AbortController();
  const queue = inOrder(takeable(useInbox.getState().items));
  useBatch.setState({ total: queue.length, done: 0, name: '', stopped: false, trouble: null });
  for (const [at, { id, name }] of queue.entries()) {
    if (stop.signal.aborted) break;
    useBatch.setState({ done: at, name });
    const outcome = await takeOne(id);
    // a full disk or a locked vault meets every further file as well
    if (outcome !== 'taken' && outcome !== 'left') {
      useBatch.setState({ trouble: outcome });
      break;
    }
    await giveWay();
  }
  useBatch.setState({ total: 0, name: '' });
}

/**
 * 確認待ち for all whose signers are not confirmed: kept whole in the vault, nothing applied. What
 * cannot be kept stays on the desk and holds up none of the others.
 */
export async function keepAllWaiting(): Promise<{ readonly kept: number; readonly errors: readonly AppError[] }> {
  const errors: AppError[] = [];
  let count = 0;
  for (const item of unconfirmed(useInbox.getState().items)) {
    const kept = await keepWaiting(plannedOf(item));
    if (kept.ok) {
      putAway(item.id);
      count += 1;
    } else errors.push({ ...kept.error, params: { name: item.name, ...kept.error.params } });
    await giveWay();
  }
  return { kept: count, errors };
}

/** Clears the desk of what asks for nobody any more; what was taken in stands in the ledger. */
export function clearSettled(): void {
  for (const item of useInbox.getState().items) if (isSettled(item) || judgedOf(item)?.kind === 'same') putAway(item.id);
  useBatch.setState({ stopped: false, trouble: null });
}
