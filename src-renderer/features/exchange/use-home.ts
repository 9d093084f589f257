import { useMemo } from 'react';
import { addBusinessDays } from '../../../src-shared/time/business-days.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { type LedgerEntry, openGaps } from '../../../src-shared/exchange/ledger.ts';
import { devicesOf, receiptsAsked } from '../../../src-shared/exchange/ledger-requests.ts';
import { useText } from '../../i18n/index.ts';
import { useAfterLoss } from '../../state/exchange/after-loss.ts';
import { useConflicts } from '../../state/exchange/conflicts-now.ts';
import { useInboxCount } from '../../state/exchange/inbox.ts';
import { isAwaiting, isToHandOver, isWaiting, useLedger } from '../../state/exchange/ledger-now.ts';
import { ageOf, isOverdue } from '../../state/exchange/ageing.ts';
import { useMediaLines } from '../../state/exchange/media.ts';
import { useHeldFiles } from '../../state/exchange/release-held.ts';
import type { HomeCard, HomeLine, HomeParts } from '../../state/feature.ts';
import { isToAnswer, useRecalls } from '../../state/exchange/disclosure-now.ts';
import { useIncomingFiles } from '../../state/incoming-files.ts';
import { usePreference } from '../../state/preferences.ts';
import { holidays } from '../../state/rule-book.ts';
import { useSession } from '../../state/session.ts';
import { useToday } from '../../state/use-today.ts';
import { daysSince, madeOn, purposeWord } from './entry-words.ts';
import { recordLine } from './record-line.ts';
import { useNumbersWord } from './ledger/numbers-words.ts';
import { useAgeWord } from './ledger/use-age-word.ts';
import { nameOfPerson as personName } from '../../state/person-name.ts';
import { AREA, HELD, openHere, openTab, partnerPlace, SEND } from './places.ts';

const LINES = 4;

/** What this area has to say on 今日. */
export function useHome(): HomeParts {
  const { t, language } = useText();
  const ledger = useLedger();
  const conflicts = useConflicts();
  const onDesk = useInboxCount() + useIncomingFiles((state) => state.files.length);
  const reminderDays = usePreference('answer.reminderDays');
  const today = useToday();
  const { vault, identity } = useSession();
  const recalls = useRecalls();
  const media = useMediaLines();
  const doubtful = useAfterLoss();
  const heldFiles = useHeldFiles((state) => state.files);
  const ageWord = useAgeWord();
  const numbersWord = useNumbersWord();
  return useMemo(() => {
    const cards: HomeCard[] = [];
    const line = (entry: LedgerEntry, note: string): HomeLine => ({
      id: entry.id,
      text: t('exchange.homeToHandLine', { purpose: purposeWord(entry.purpose, language), partner: entry.partnerName, number: entry.number }),
      note,
      to: { area: AREA, recordId: entry.id },
    });
    const made = ledger.filter(isToHandOver);
    // 今日 reminds on the next working day, in a stronger tone.
    const late = made.some((entry) => {
      const next = addBusinessDays(holidays, madeOn(entry), 1);
      return next.ok ? next.value <= today : daysSince(entry, null, today) > 0;
    });
    if (made.length > 0) {
      cards.push({
        id: 'exchange-hand-over', column: 'handOver', order: 10, title: t('exchange.homeToHand'), count: made.length, to: { area: AREA, recordId: 'to-send' },
        tone: late ? 'warn' : 'normal',
        lines: made.slice(0, LINES).map((entry) => line(entry, t('exchange.homeMadeOn', { on: madeOn(entry) }))),
      });
    }
    const awaiting = ledger.filter(isAwaiting);
    if (awaiting.length > 0) {
      const days = (entry: LedgerEntry): number => ageOf(entry, today).days;
      const long = awaiting.some((entry) => isOverdue(entry, today, reminderDays));
      cards.push({
        id: 'exchange-awaiting', column: 'theirs', order: 60, title: t('exchange.homeAwaiting'), count: awaiting.length, to: { area: AREA, recordId: 'awaiting' },
        tone: long ? 'warn' : 'normal',
        ...(long ? { note: reminderDays === null ? t('ledger.overdue') : t('exchange.homeAwaitingLong', { days: reminderDays }) } : {}),
        lines: awaiting.toSorted((a, b) => days(b) - days(a)).slice(0, LINES).map((entry) => line(entry, ageWord(ageOf(entry, today)))),
      });
    }
    const partners = [...new Set(ledger.map((entry) => entry.partner))];
    const missing = partners
      .map((partner) => ({ partner, name: ledger.findLast((entry) => entry.partner === partner)?.partnerName ?? '', numbers: devicesOf(ledger, partner).flatMap((device) => openGaps(ledger, partner, device)) }))
      .filter((one) => one.numbers.length > 0);
    if (missing.length > 0) {
      cards.push({
        id: 'exchange-missing', column: 'ours', order: 35, title: t('ledger.homeMissing'), count: missing.reduce((sum, one) => sum + one.numbers.length, 0), to: { area: AREA, recordId: missing.length === 1 ? partnerPlace(missing[0]?.partner ?? '') : 'ledger' }, tone: 'warn',
        lines: missing.slice(0, LINES).map((one) => ({ id: one.partner, text: t('ledger.homeMissingLine', { partner: one.name, numbers: numbersWord(one.numbers) }), to: { area: AREA, recordId: partnerPlace(one.partner) } })),
      });
    }
    const asking = partners.filter((partner) => receiptsAsked(ledger, partner).length > 0);
    if (asking.length > 0) {
      cards.push({
        id: 'exchange-receipts', column: 'ours', order: 36, title: t('ledger.homeReceiptsAsked'), count: asking.length, to: { area: AREA, recordId: asking.length === 1 ? partnerPlace(asking[0] ?? '') : 'ledger' },
        lines: asking.slice(0, LINES).map((partner) => ({ id: partner, text: ledger.findLast((entry) => entry.partner === partner)?.partnerName ?? '', to: { area: AREA, recordId: partnerPlace(partner) } })),
      });
    }
    const out = media.filter((one) => one.returnedOn === null);
    if (out.length > 0) {
      cards.push({
        id: 'exchange-media', column: 'ours', order: 70, title: t('ledger.homeMedia'), count: out.length, to: { area: AREA, recordId: 'media' },
        lines: out.slice(0, LINES).map((one) => ({ id: one.id, text: t('ledger.homeMediaLine', { number: one.mediaNumber, by: one.takenBy }), ...(one.takenOn === '' ? {} : { on: one.takenOn }), to: { area: AREA, recordId: 'media' } })),
      });
    }
    const waiting = ledger.filter(isWaiting);
    if (waiting.length > 0) {
      cards.push({
        id: 'exchange-waiting', column: 'ours', order: 30, title: t('exchange.homeWaiting'), count: waiting.length, to: { area: AREA, recordId: 'received' }, tone: 'warn',
        lines: waiting.slice(0, LINES).map((entry) => line(entry, String(shownValues(vault.workingSet.get(entry.id) ?? ({ values: {} } as never))['fileName'] ?? ''))),
      });
    }
    if (doubtful.length > 0) {
      cards.push({
        id: 'exchange-after-loss', column: 'ours', order: 15, title: t('trust.homeAfterLoss'), count: doubtful.length, to: { area: AREA, recordId: partnerPlace(doubtful[0]?.partner ?? '') }, tone: 'danger',
        lines: doubtful.slice(0, LINES).map((entry) => ({ ...line(entry, ''), to: { area: AREA, recordId: partnerPlace(entry.partner) } })),
      });
    }
    if (heldFiles.length > 0) {
      cards.push({
        id: 'exchange-held', column: 'ours', order: 27, title: t('held.home'), count: heldFiles.reduce((sum, file) => sum + file.releases.length, 0), to: { area: AREA, recordId: HELD }, tone: 'warn',
        lines: heldFiles.slice(0, LINES).map((file) => ({ id: file.digest, text: t('held.homeLine', { from: file.sender === identity.party ? t('held.ownPc') : personName(file.sender) || t('common.unknown'), number: file.number }), to: { area: AREA, recordId: HELD } })),
      });
    }
    if (onDesk > 0) cards.push({ id: 'exchange-desk', column: 'ours', order: 25, title: t('exchange.homeIncoming'), count: onDesk, to: { area: AREA, recordId: 'received' } });
    if (conflicts.length > 0) {
      // Every record with two values, of whichever area: the one card for them. Titles only, never what was written.
      cards.push({
        id: 'exchange-conflicts', column: 'ours', order: 20, title: t('exchange.homeConflicts'), count: conflicts.length, to: { area: AREA, recordId: 'conflicts' }, tone: 'danger',
        lines: conflicts.slice(0, LINES).map(({ id, type }) => ({ id, text: recordLine(id, type, language), to: { area: AREA, recordId: id } })),
      });
    }
    const asked = recalls.filter((recall) => isToAnswer(recall, identity.party));
    if (asked.length > 0) {
      cards.push({
        id: 'exchange-recalls', column: 'ours', order: 35, title: t('disclosure.homeRecalls'), count: asked.length, to: { area: AREA, recordId: 'held' }, tone: 'warn',
        lines: asked.slice(0, LINES).map((recall) => ({ id: recall.record.id, text: t('disclosure.recallTitle', { name: personName(recall.asker) || t('common.unknown') }), note: t('disclosure.itemsCount', { count: recall.items.length }), to: { area: AREA, recordId: recall.record.id } })),
      });
    }
    return {
      cards,
      nextSteps: [
        { column: 'ours', order: 50, text: t('exchange.homeNextOpen'), action: { label: t('exchange.openFile'), run: () => openTab('received') } },
        { column: 'handOver', order: 50, text: t('exchange.homeNextSend'), action: { label: t('exchange.newFile'), run: () => openHere(SEND) } },
      ],
    };
  }, [ledger, conflicts, onDesk, reminderDays, today, t, language, vault, recalls, identity, media, doubtful, heldFiles, ageWord, numbersWord]);
}

/** On the rail: what asks for a hand here. */
export function useCount(): number {
  const ledger = useLedger();
  const onDesk = useInboxCount() + useIncomingFiles((state) => state.files.length);
  const conflicts = useConflicts().length;
  const held = useHeldFiles((state) => state.files).length;
  return ledger.filter((entry) => isToHandOver(entry) || isWaiting(entry)).length + onDesk + conflicts + held;
}
