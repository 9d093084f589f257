import { useMemo } from 'react';
import { useText } from '../../../i18n/index.ts';
import { useLedger } from '../../../state/exchange/ledger-now.ts';
import type { HomeCard, HomeLine, HomeParts } from '../../../state/feature.ts';
import { useSession } from '../../../state/session.ts';
import { useToday } from '../../../state/use-today.ts';
import { AREA, textOf } from '../mentoring-places.ts';
import { hasConflict, nextMeetings, type Pairing } from './pairs.ts';
import { sentState } from './sent-state.ts';
import { usePairings } from './use-pairings.ts';

const conflicts = (all: readonly Pairing[]) => all.flatMap((pairing) => pairing.sessions.filter(hasConflict).map((record) => ({ pairing, record })));

/** Dates of meetings and what was not handed over: dates and names only, never what was said. Conflicts of all records have one card, 送付・受取's. */
export function useDoctorHome(): HomeParts {
  const { t } = useText();
  const all = usePairings();
  const ledger = useLedger();
  const today = useToday();
  const device = useSession().identity.device.id;
  return useMemo(() => {
    const cards: HomeCard[] = [];
    const card = (id: string, column: HomeCard['column'], order: number, title: string, lines: readonly HomeLine[], more: Partial<HomeCard> = {}): void => {
      if (lines.length > 0) cards.push({ id, column, order, title, count: lines.length, to: { area: AREA }, lines: lines.slice(0, 5), ...more });
    };
    const name = (pairing: Pairing): string => t('mentoring.withPartner', { name: pairing.partnerName });
    const meetings = nextMeetings(all, today);
    const lines = (overdue: boolean): HomeLine[] =>
      meetings.filter((meeting) => meeting.overdue === overdue).map(({ pairing, on, sessionId }) => ({ id: sessionId, text: name(pairing), on, to: { area: AREA, recordId: overdue ? sessionId : pairing.id } }));
    card('mentoring.next', 'due', 40, t('mentoring.homeNext'), lines(false));
    card('mentoring.overdue', 'ours', 90, t('mentoring.homeOverdue'), lines(true), { tone: 'warn', note: t('mentoring.homeOverdueNote') });
    const line = ({ pairing, record }: { readonly pairing: Pairing; readonly record: Pairing['sessions'][number] }): HomeLine => {
      const on = textOf(record.values['meeting']?.['heldOn']);
      return { id: record.id, text: name(pairing), to: { area: AREA, recordId: record.id }, ...(on === '' ? {} : { on }) };
    };
    const unsent = all.flatMap((pairing) =>
      pairing.sessions
        .filter((record) => textOf(record.values['summary']?.['summary']) !== '' && ['notSent', 'changed'].includes(sentState(record, ledger, pairing.partner, device)))
        .map((record) => ({ pairing, record })),
    );
    card('mentoring.unsent', 'ours', 140, t('mentoring.homeUnsent'), unsent.map(line));
    return { cards };
  }, [all, ledger, today, device, t]);
}

/** What waits: meetings past their date and texts that differ. */
export function useDoctorCount(): number {
  const all = usePairings();
  const today = useToday();
  return useMemo(() => conflicts(all).length + nextMeetings(all, today).filter(({ overdue }) => overdue).length, [all, today]);
}
