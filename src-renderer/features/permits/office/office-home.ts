import { useMemo } from 'react';
import { addDays } from '../../../../src-shared/time/civil-date.ts';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import type { CaseStrip, HomeCard, HomeLine, HomeParts } from '../../../state/feature.ts';
import { openArea } from '../../../state/navigation.ts';
import { useSession } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';
import { useToday } from '../../../state/use-today.ts';
import type { OfficeRow } from './office-rows.ts';
import { officeStep } from './office-steps.ts';
import { sendAnswers } from './send-answers.ts';
import { useOfficeRows } from './use-office-rows.ts';

/** Days before its end at which a permit is shown as due (P9: 60). */
export const ENDS_SOON_DAYS = 60;
const LINES = 5;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What the office's permits have to say on 今日. */
export function useOfficeHome(): HomeParts {
  const { t } = useText();
  const rows = useOfficeRows();
  const permits = useRecords('permit');
  const self = useSession().identity.party;
  const today = useToday();
  return useMemo(() => {
    const line = (row: OfficeRow): HomeLine => ({ id: row.id, text: `${row.applicant || t('permitsOffice.noName')}　${row.institution}`, to: { area: 'permits', recordId: row.id }, ...(row.since === null ? {} : { on: row.since }) });
    const cards: HomeCard[] = [];
    const card = (id: string, column: HomeCard['column'], order: number, title: string, lines: readonly HomeLine[], more: Partial<HomeCard> = {}): void => {
      if (lines.length > 0) cards.push({ id, column, order, title, count: lines.length, lines: lines.slice(0, LINES), to: { area: 'permits' }, ...more });
    };
    const unsent = rows.filter((row) => row.unsent);
    const first = unsent[0];
    card('permits.toReceive', 'ours', 10, t('permitsOffice.homeToReceive'), rows.filter((row) => row.view.fold.status === 'submitted').map(line));
    card('permits.toReview', 'ours', 20, t('permits.homeQueue'), rows.filter((row) => ['received', 'underReview', 'crossed'].includes(row.view.fold.status)).map(line));
    card('permits.typing', 'ours', 30, t('permitsOffice.homeTyping'), rows.filter((row) => row.typing).map(line));
    card('permits.theirs', 'theirs', 10, t('permitsOffice.homeReturned'), rows.filter((row) => row.turn === 'theirs').map(line));
    card(
      'permits.unsent',
      'handOver',
      10,
      t('permitsOffice.homeUnsent'),
      unsent.map(line),
      first === undefined ? {} : { tone: 'warn', action: { label: t('permitsOffice.send'), run: () => sendAnswers(unsent.filter((row) => row.view.subject === first.view.subject), first.view, t('permitsOffice.answerWords')) } },
    );
    const ending = permits
      .map((record) => ({ record, shown: shownValues(record) }))
      .filter(({ record, shown }) => record.parties.author === self && text(shown['endOn']) >= today && text(shown['endOn']) <= addDays(today, ENDS_SOON_DAYS) && text(shown['endedOn']) === '')
      .map(({ record, shown }): HomeLine => ({ id: record.id, text: `${text(shown['holderName'])}　${text(shown['institutionName'])}`, on: text(shown['endOn']), to: { area: 'ledger', recordId: record.id } }))
      .toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1));
    card('permits.ending', 'due', 10, t('permits.homeEnding'), ending, { to: { area: 'ledger' } });
    const steps = [t('permits.stepReceive'), t('permits.stepReview'), t('permits.stepDecide'), t('permits.stepAnswer')];
    // the queue itself is on the cards below; one strip shows the case that has waited longest
    const open = rows.filter((row) => row.turn === 'ours' && !row.typing);
    const strips: CaseStrip[] = open.slice(0, 1).map((row) => ({
      id: row.id,
      title: `${row.applicant || t('permitsOffice.noName')}　${row.institution}`,
      steps,
      now: officeStep(row.view, row.unsent),
      to: { area: 'permits', recordId: row.id },
      ...(row.since === null ? {} : { since: t('permits.sinceDay', { on: row.since }) }),
      ...(row.view.fold.status === 'crossed' ? { tone: 'warn' as const } : {}),
      action: { label: t('common.open'), run: () => openArea('permits', row.id) },
    }));
    if (rows.length === 0) strips.push({ id: 'how', title: t('permitsOffice.homeHow'), steps, now: 0, explains: true, to: { area: 'permits' }, action: { label: t('permitsOffice.startPaper'), run: () => openArea('permits') } });
    return { strips, cards, nextSteps: [{ column: 'ours' as const, order: 50, text: t('permitsOffice.emptyText'), action: { label: t('permits.queue'), run: () => openArea('permits') } }] };
  }, [rows, permits, self, today, t]);
}

/** What waits for this office: to receive, to review, to answer. */
export function useOfficeCount(): number {
  const rows = useOfficeRows();
  return useMemo(() => rows.filter((row) => row.turn === 'ours').length, [rows]);
}
