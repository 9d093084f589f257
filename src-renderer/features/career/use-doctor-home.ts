import { useMemo } from 'react';
import { rotationClock } from '../../../src-shared/rules/rotation-clock.ts';
import { addDays } from '../../../src-shared/time/civil-date.ts';
import { useText } from '../../i18n/index.ts';
import { useLedger } from '../../state/exchange/ledger-now.ts';
import type { HomeCard, HomeParts } from '../../state/feature.ts';
import { openArea } from '../../state/navigation.ts';
import { requestSend } from '../../state/send-request.ts';
import { useToday } from '../../state/use-today.ts';
import { AREA } from './career-places.ts';
import { currentMainPost, destinationOf, isUnfinished, postingTitle, textOf } from './postings/posting-values.ts';
import { termProblem } from './postings/term-check.ts';
import { useRotationSpan } from './postings/use-rotation.ts';
import { careerFiles, changedAfter } from './sent-career.ts';
import { type CareerRow, useOwnCareer } from './use-own-career.ts';

/** A return from secondment is shown this many days ahead. */
const RETURN_DAYS = 90;

const needsWriting = (row: CareerRow, all: readonly CareerRow[]): boolean => isUnfinished(row.values) || termProblem(row, all) !== null;

/** What the doctor's career has to say on 今日. */
export function useDoctorHome(): HomeParts {
  const { t } = useText();
  const today = useToday();
  const { postings, goals } = useOwnCareer();
  const ledger = useLedger();
  const span = useRotationSpan();
  return useMemo(() => {
    const cards: HomeCard[] = [];
    const present = currentMainPost(postings, today);
    const line = (row: CareerRow, on?: string) => ({ id: row.id, text: postingTitle(row.values) || t('career.newPost'), to: { area: AREA, recordId: row.id }, ...(on === undefined ? {} : { on }) });
    if (present !== null) {
      const clock = rotationClock(textOf(present.values['startOn']), today, span);
      if (clock.state === 'near' || clock.state === 'over') {
        cards.push({ id: 'career.rotation', column: 'due', order: 60, title: t(clock.state === 'over' ? 'career.homeRotationOver' : 'career.homeRotation'), to: { area: AREA }, lines: [line(present, clock.windowTo)] });
      }
    }
    const returning = postings.filter(({ values }) => {
      const on = textOf(values['returnOn']);
      return destinationOf(values) !== null && on >= today && on <= addDays(today, RETURN_DAYS);
    });
    if (returning.length > 0) {
      cards.push({ id: 'career.return', column: 'due', order: 61, title: t('career.homeReturn'), to: { area: AREA, recordId: 'posts' }, lines: returning.map((row) => line(row, textOf(row.values['returnOn']))) });
    }
    const unfinished = postings.filter((row) => needsWriting(row, postings));
    if (unfinished.length > 0) {
      cards.push({ id: 'career.unfinished', column: 'ours', order: 120, title: t('career.homeUnfinished'), count: unfinished.length, to: { area: AREA, recordId: 'posts' }, lines: unfinished.slice(0, 5).map((row) => line(row)) });
    }
    const last = careerFiles(ledger)[0];
    if (last !== undefined && changedAfter([...postings, ...goals].map(({ record }) => record), last.madeAt)) {
      cards.push({
        id: 'career.changed',
        column: 'ours',
        order: 130,
        title: t('career.homeChanged'),
        note: t('career.homeChangedNote'),
        to: { area: AREA },
        action: { label: t('career.send'), run: () => requestSend({ purpose: 'career', recordIds: [], recipient: last.partner, back: { area: AREA } }) },
      });
    }
    const empty = postings.length === 0 && goals.length === 0;
    return { cards, nextSteps: empty ? [{ column: 'due' as const, order: 60, text: t('career.homeStart'), action: { label: t('career.homeStartAction'), run: () => openArea(AREA) } }] : [] };
  }, [postings, goals, today, ledger, span, t]);
}

/** What waits: posts half written or with dates that do not fit. */
export function useDoctorCount(): number {
  const { postings } = useOwnCareer();
  return useMemo(() => postings.filter((row) => needsWriting(row, postings)).length, [postings]);
}
