import { useMemo } from 'react';
import { addDays, civilDateOfMs, todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';
import { readTransfers } from '../../../../src-shared/rules/case-transfers.ts';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { useLedgerLines } from '../../../state/exchange/ledger-now.ts';
import type { CaseStrip, HomeCard, HomeLine, HomeParts } from '../../../state/feature.ts';
import { openArea } from '../../../state/navigation.ts';
import { usePermitCases } from '../../../state/permit-cases.ts';
import { ports } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';
import { caseValues, institutionOf } from '../case-title.ts';
import { fileOfLastAct, isHandedOver } from '../handed-over.ts';
import { doctorStep, isOpenCase, isWithOffice } from '../status-words.ts';
import { addresseeOf } from './addressee.ts';
import { startApplication } from './start-application.ts';

/** Days before its end at which a permit is shown as due (P9: 60). */
const ENDS_SOON_DAYS = 60;
const OVER: ReadonlySet<string> = new Set(['ended', 'revoked']);

const begin = async (): Promise<void> => {
  const made = await startApplication();
  if (made.ok) openArea('permits', made.value.id);
};

/** What the doctor's permits have to say on 今日. */
export function useDoctorHome(): HomeParts {
  const { t } = useText();
  const cases = usePermitCases();
  const ledger = useLedgerLines();
  const permits = useRecords('permit');
  const transfers = useRecords('caseTransfer');
  return useMemo(() => {
    const today = todayInJapan(ports().clock);
    const moves = readTransfers(transfers);
    const steps = [t('permits.stepWrite'), t('permits.stepHand'), t('permits.stepCheck'), t('permits.stepOpen'), t('permits.stepPermit')];
    const open = [...cases.values()].filter(isOpenCase);
    const lines = (kept: typeof open): HomeLine[] =>
      kept.map((view) => ({
        id: view.caseId,
        text: institutionOf(caseValues(view, false)) || t('permits.untitled'),
        to: { area: 'permits', recordId: view.caseId },
        ...(view.fold.since === null ? {} : { on: civilDateOfMs(hlcMs(view.fold.since)) }),
      }));
    const strips: CaseStrip[] = open.map((view) => ({
      id: view.caseId,
      title: institutionOf(caseValues(view, false)) || t('permits.untitled'),
      steps,
      now: doctorStep(view, isHandedOver(view, ledger)),
      to: { area: 'permits', recordId: view.caseId },
      ...(view.fold.since === null ? {} : { since: t('permits.sinceDay', { on: civilDateOfMs(hlcMs(view.fold.since)) }) }),
      ...(view.fold.status === 'returned' || view.fold.status === 'crossed' ? { tone: 'warn' as const } : {}),
      action: { label: t('common.open'), run: () => openArea('permits', view.caseId) },
    }));
    if (strips.length === 0) {
      strips.push({ id: 'how', title: t('permits.homeStart'), steps, now: 0, explains: true, to: { area: 'permits' }, action: { label: t('permits.newApplication'), run: () => void begin() } });
    }
    const cards: HomeCard[] = [];
    const card = (id: string, column: HomeCard['column'], order: number, title: string, kept: HomeLine[], tone?: HomeCard['tone']): void => {
      if (kept.length > 0) cards.push({ id, column, order, title, count: kept.length, lines: kept.slice(0, 5), to: { area: 'permits' }, ...(tone === undefined ? {} : { tone }) });
    };
    card('permits.returned', 'ours', 10, t('permits.homeReturned'), lines(open.filter((view) => view.fold.status === 'returned')), 'warn');
    card('permits.draft', 'ours', 20, t('permits.homeDraft'), lines(open.filter((view) => view.fold.status === 'draft')));
    card('permits.waiting', 'theirs', 10, t('permits.homeWaiting'), lines(open.filter((view) => view.fold.waitingOn === 'office' && (!isWithOffice(view) || isHandedOver(view, ledger)))));
    // a file that is made stands in this column by itself
    card('permits.unsent', 'handOver', 10, t('permits.unsentCard'), lines(open.filter((view) => isWithOffice(view) && fileOfLastAct(view, ledger) === undefined && !isHandedOver(view, ledger))), 'warn');
    const soon = permits
      .map((record) => ({ record, shown: shownValues(record) }))
      .filter(({ shown }) => typeof shown['endOn'] === 'string' && shown['endOn'] >= today && shown['endOn'] <= addDays(today, ENDS_SOON_DAYS) && typeof shown['endedOn'] !== 'string')
      // the line of an office that handed the case over cannot say that it ended since
      .filter(({ shown }) => !OVER.has(cases.get(String(shown['caseId'] ?? ''))?.fold.status ?? ''))
      .map(({ record, shown }): HomeLine => {
        const caseId = typeof shown['caseId'] === 'string' && cases.has(shown['caseId']) ? shown['caseId'] : record.id;
        const view = cases.get(caseId);
        const to = view === undefined ? null : addresseeOf(view, moves);
        const place = institutionOf(shown);
        return { id: record.id, text: to?.moved == null ? place : t('permits.endingAt', { place, office: to.name }), on: String(shown['endOn']), to: { area: 'permits', recordId: caseId } };
      });
    card('permits.ending', 'due', 10, t('permits.homeEnding'), soon);
    return { strips, cards, nextSteps: [{ column: 'ours' as const, order: 50, text: t('permits.homeStartText'), action: { label: t('permits.newApplication'), run: () => void begin() } }] };
  }, [cases, ledger, permits, transfers, t]);
}

/** What waits for the doctor: returned applications. */
export function useDoctorCount(): number {
  const cases = usePermitCases();
  return useMemo(() => [...cases.values()].filter((view) => view.fold.status === 'returned').length, [cases]);
}
