import type { ReactNode } from 'react';
import type { CaseEvent, PermitCaseView } from '../../../src-shared/acts/permit-case.ts';
import { hlcMs } from '../../../src-shared/time/hlc.ts';
import { permitEvent } from '../../../src-shared/records/permit-event.ts';
import { displayValue } from '../../../src-shared/records/display-value.ts';
import { useText } from '../../i18n/index.ts';
import { Banner, SmallTable } from '../../ui/index.ts';

export const actWord = (event: CaseEvent, language: 'ja' | 'en'): string => displayValue(permitEvent.fields.kind, event.kind, language);

const nameOf = (event: CaseEvent): string => (typeof event.act['actedBy'] === 'string' ? event.act['actedBy'] : '');

/** 経過: every act with who, when and why; what has no effect says so with the reason. */
export function CaseTimeline({ view }: { readonly view: PermitCaseView }): ReactNode {
  const { t, language, moment } = useText();
  const actor = (event: CaseEvent): string => `${nameOf(event)}（${t(event.actor === 'office' ? 'permits.byOffice' : 'permits.byApplicant')}）`;
  const rows = [...view.fold.effective].toSorted((a, b) => a.at - b.at);
  return (
    <>
      {view.fold.crossed === undefined ? null : (
        <Banner tone="danger" title={t('permits.crossedTitle')}>
          <p>{t('permits.crossedText')}</p>
          <ul>
            {view.fold.crossed.map((event) => (
              <li key={event.id}>{`${moment(hlcMs(event.at))} ${actWord(event, language)} ${actor(event)}`}</li>
            ))}
          </ul>
        </Banner>
      )}
      <SmallTable
        caption={t('permits.timeline')}
        columns={[
          { id: 'at', header: t('permits.colWhen'), cell: (event: CaseEvent) => moment(hlcMs(event.at)) },
          { id: 'act', header: t('permits.timeline'), cell: (event: CaseEvent) => actWord(event, language) },
          { id: 'by', header: t('permits.colBy'), cell: actor },
          { id: 'reason', header: t('permits.reason'), cell: (event: CaseEvent) => (typeof event.act['reason'] === 'string' ? event.act['reason'] : '') },
        ]}
        rows={rows}
        rowKey={(event) => event.id}
        empty={null}
      />
      {view.fold.aside.length + view.fold.rejectedEvents.length === 0 ? null : (
        <Banner tone="warn" title={t('permits.asideTitle')}>
          <ul>
            {view.fold.aside.map(({ event, gaveWayTo }) => (
              <li key={event.id}>{t('permits.asideText', { act: actWord(event, language), by: actor(event), other: actWord(gaveWayTo, language) })}</li>
            ))}
            {view.fold.rejectedEvents.map(({ event, reason }) => (
              <li key={event.id}>{t('permits.refusedText', { act: actWord(event, language), by: actor(event), why: t(`permits.why.${reason}`) })}</li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}
