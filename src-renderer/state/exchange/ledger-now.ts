import { useMemo } from 'react';
import { withEarlyWord } from '../../../src-shared/exchange/early-word.ts';
import { type LedgerEntry, readLedger } from '../../../src-shared/exchange/ledger.ts';
import { isAskedAgain, RECEIPT_ONLY } from '../../../src-shared/exchange/ledger-requests.ts';
import { isOwnPurpose } from '../../../src-shared/exchange/own-transfer.ts';
import type { WorkingSet } from '../../../src-shared/journal/working-set.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { session, useSession } from '../session.ts';
import { useRecords, useRevision } from '../use-records.ts';
import { contactKeys } from './contact-keys.ts';

/** As the contacts and acts of this PC tell whose files they are and how far they got. */
export const readLines = (lines: Iterable<RecordState>, workingSet: WorkingSet = session().vault.workingSet): readonly LedgerEntry[] =>
  readLedger(lines, (id) => workingSet.get(id), contactKeys, session().identity.device.id);

const ledgerOf = (workingSet: WorkingSet): readonly LedgerEntry[] => readLines(workingSet.ofType('exchangeEntry').values(), workingSet);

export const ledgerNow = (): readonly LedgerEntry[] => ledgerOf(session().vault.workingSet);

/** Every file sent or received, oldest first. */
export function useLedger(): readonly LedgerEntry[] {
  const { vault, identity } = useSession();
  const revision = useRevision();
  return useMemo(() => ledgerOf(vault.workingSet), [vault, identity, revision]);
}

/** The same as records, as far as what came early has moved them. */
export function useLedgerLines(): readonly RecordState[] {
  const { workingSet } = useSession().vault;
  const lines = useRecords('exchangeEntry');
  return useMemo(() => withEarlyWord(lines, (id) => workingSet.get(id)), [workingSet, lines]);
}

export interface EntryProgress {
  readonly handedOn: string | null;
  readonly route: string | null;
  readonly note: string | null;
  readonly answeredBy: string | null;
  readonly answerBy: string | null;
  readonly savedPlace: string | null;
  readonly savedRoute: 'usb' | 'folder' | null;
  readonly sourceGone: string | null;
  readonly sourceGoneOn: string | null;
  readonly lossChecked: string | null;
  /** The version a kept newer file needs; null for all others. */
  readonly needs: number | null;
  readonly bytes: number;
  readonly attachments: number;
  /** Sealed by a password that was told by another route. */
  readonly byPassword: boolean;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What the ledger line says beside the file itself. */
export function progressOf(id: RecordId): EntryProgress {
  const record = session().vault.workingSet.get(id);
  const values = record === undefined ? {} : shownValues(record);
  const { bytes } = values;
  return {
    handedOn: text(values['handedOn']), route: text(values['route']), note: text(values['note']),
    answeredBy: text(values['answeredBy']), answerBy: text(values['answerBy']), savedPlace: text(values['savedPlace']), savedRoute: values['savedRoute'] === 'usb' || values['savedRoute'] === 'folder' ? values['savedRoute'] : null,
    sourceGone: text(values['sourceGone']), sourceGoneOn: text(values['sourceGoneOn']), lossChecked: text(values['lossChecked']),
    needs: typeof values['needs'] === 'number' && values['needs'] > 0 ? values['needs'] : null,
    byPassword: values['sealedBy'] === 'password',
    bytes: typeof bytes === 'number' ? bytes : 0,
    attachments: typeof values['attachments'] === 'number' ? values['attachments'] : 0,
  };
}

/** Made and still here, or asked for once more. */
export const isToHandOver = (entry: LedgerEntry): boolean => entry.direction === 'sent' && (entry.state === 'made' || isAskedAgain(entry));

const ANSWERED_BY_DECISION: ReadonlySet<string> = new Set(['permit']);

/** Handed over, and the other side has not said what was asked: an application waits for its decision, all else for its arrival. */
function isUnanswered(entry: LedgerEntry): boolean {
  // Between own PCs nobody is asked: each tells by its next file what it has.
  if (entry.direction !== 'sent' || entry.purpose === RECEIPT_ONLY || isOwnPurpose(entry.purpose)) return false;
  if (entry.state === 'handed') return true;
  return ANSWERED_BY_DECISION.has(entry.purpose) && (entry.state === 'opened' || entry.state === 'accepted');
}

export const isAwaiting = (entry: LedgerEntry): boolean => entry.waitEndedOn === null && isUnanswered(entry);

/** Nothing was heard of it, and a person decided not to wait for it. */
export const isWaitEnded = (entry: LedgerEntry): boolean => entry.waitEndedOn !== null && isUnanswered(entry);

export const isWaiting = (entry: LedgerEntry): boolean => entry.direction === 'received' && entry.state === 'waiting';
