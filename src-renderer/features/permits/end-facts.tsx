import type { ReactNode } from 'react';
import type { PermitCaseView } from '../../../src-shared/acts/permit-case.ts';
import { civilDateOfMs } from '../../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../../src-shared/time/hlc.ts';
import { useText } from '../../i18n/index.ts';
import { nameOfPerson } from '../../state/person-name.ts';
import { Banner, Card } from '../../ui/index.ts';
import { caseEnd, otherDays, type ReportedEnd } from './case-end.ts';

const said = (value: unknown): string => (typeof value === 'string' ? value : '');

/** 終了: the day, how it was reported, and what else was said about it. */
export function EndFacts({ view }: { readonly view: PermitCaseView }): ReactNode {
  const { t } = useText();
  const end = caseEnd(view);
  if (end.takenBack !== null) {
    const reason = said(end.takenBack.act['reason']);
    return (
      <Banner tone="info" title={t('permits.endTakenBack', { on: civilDateOfMs(hlcMs(end.takenBack.at)) })}>
        <p>{reason === '' ? t('permits.endTakenBackText') : t('permits.endTakenBackWhy', { reason })}</p>
      </Banner>
    );
  }
  const { counts, others } = end;
  if (counts === null) return null;
  const how = ({ event, onPaper }: ReportedEnd): string => {
    const office = nameOfPerson(event.record.parties.office ?? '');
    const received = said(event.act['receivedOn']);
    if (!onPaper) return t('permits.endElectronic');
    return t('permits.endByPaper', { received, office });
  };
  const reason = said(counts.event.act['reason']);
  return (
    <Card title={t('permits.endTitle')} accent>
      <p>{t('permits.endLine', { on: counts.on, how: how(counts) })}</p>
      {reason === '' ? null : <p>{t('permits.endReason', { reason })}</p>}
      {others.map((other) => (
        <p key={other.event.id}>{t(counts.onPaper ? 'permits.endOtherFirst' : 'permits.endOtherElectronic', { on: other.on, how: how(other) })}</p>
      ))}
      {otherDays(end).length === 0 ? null : <Banner tone="warn" title={t('permits.endDaysDiffer')} />}
    </Card>
  );
}
