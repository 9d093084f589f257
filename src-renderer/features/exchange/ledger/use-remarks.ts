import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import { isAskedAgain } from '../../../../src-shared/exchange/ledger-requests.ts';
import type { SeriesLine } from '../../../../src-shared/exchange/ledger-series.ts';
import { civilDateOfMs } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { isWaitEnded, progressOf } from '../../../state/exchange/ledger-now.ts';
import { stateWord } from '../entry-words.ts';
import { useNumbersWord } from './numbers-words.ts';

/** What is to be said of a number beside its state, each a short sentence. */
export function useRemarks(): (line: SeriesLine) => readonly string[] {
  const { t, language } = useText();
  const numbersWord = useNumbersWord();
  const ofFile = (entry: LedgerEntry): string[] => {
    const words: string[] = [];
    const { answeredBy, answerBy, savedPlace, sourceGone, sourceGoneOn, lossChecked } = progressOf(entry.id);
    if (isAskedAgain(entry)) words.push(t('ledger.markAskedAgain'));
    else if (entry.askedAt > 0 && entry.resentAt > 0) words.push(t('ledger.markResent', { on: civilDateOfMs(entry.resentAt) }));
    if (entry.revivedOn !== null && entry.state !== 'cancelled') words.push(t('ledger.markRevived', { on: entry.revivedOn }));
    if (entry.waitEndedOn !== null && isWaitEnded(entry)) words.push(t('ledger.markWaitEnded', { on: entry.waitEndedOn }));
    // 返事を待たない as earlier versions wrote it
    if (entry.direction === 'sent' && entry.state === 'done' && entry.answeredHow === null) words.push(t('ledger.markNoWord'));
    if (entry.answeredHow === 'telephone') words.push(t('ledger.markTelephone', { by: answeredBy === null ? '' : t('ledger.telephoneBy', { name: answeredBy }) }));
    if (entry.again > 0) words.push(t('ledger.markAgain', { count: entry.again }));
    if (entry.receipts.length > 0) words.push(t('ledger.markReceipts'));
    for (const { what, numbers } of entry.requests) words.push(t(what === 'resend' ? 'ledger.markRequests' : 'ledger.markAsksReceipt', { numbers: numbersWord(numbers) }));
    if (answerBy !== null && entry.direction === 'sent') words.push(t('ledger.markAnswerBy', { on: answerBy }));
    if (savedPlace !== null) words.push(t('ledger.markSaved', { place: savedPlace }));
    if (sourceGone !== null && sourceGoneOn !== null) words.push(t(sourceGone === 'app' ? 'ledger.markSourceApp' : 'ledger.markSourceHand', { on: sourceGoneOn }));
    if (lossChecked !== null) words.push(t('trust.afterLossKept', { on: lossChecked }));
    return words;
  };
  return ({ entry, mark, by, request }) => {
    const words: string[] = [];
    if (mark === 'missing') words.push(t('ledger.markMissing'));
    if (mark === 'contained' && by !== null) words.push(t('ledger.markContained', { by }));
    if (mark === 'calledOff' && entry === null) words.push(t('ledger.markCalledOff'));
    if (mark === 'calledOff' && entry?.direction === 'received' && by !== null) words.push(t('ledger.markCalledOffCame', { by }));
    if (mark === 'late' && by !== null) words.push(t('ledger.markLate', { by }));
    if (request !== null && mark === 'missing') words.push(t('ledger.markRequested', { state: stateWord(request.state, language) }));
    return entry === null ? words : [...words, ...ofFile(entry)];
  };
}
