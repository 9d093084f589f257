import type { ReactNode } from 'react';
import type { ImportPlan } from '../../../../src-shared/exchange/plan-import.ts';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import { errorText, useText } from '../../../i18n/index.ts';
import { Banner } from '../../../ui/index.ts';

/** No. 2・No. 3 */
const numbersIn = (numbers: readonly number[], no: (number: number) => string, join: string): string => numbers.slice(0, 20).map(no).join(join);

export interface SeriesNotesProps {
  readonly plan: ImportPlan;
  /** The line of this very file in the ledger, if it came before. */
  readonly before: LedgerEntry | undefined;
  readonly changesNothing: boolean;
  /** The newest number of this series that came. */
  readonly newest: number;
}

/** Where the file stands among those that came: a second time, an older one, a gap, another chain. */
export function SeriesNotes({ plan, before, changesNothing, newest }: SeriesNotesProps): ReactNode {
  const { t, language } = useText();
  const { verdict, missing, contained, calledOffBy } = plan.series;
  const list = (numbers: readonly number[]): string => numbersIn(numbers, (number) => t('exchange.no', { number }), language === 'ja' ? '・' : ', ');
  if (changesNothing) {
    return (
      <Banner tone="info" title={t('exchange.sameTitle')} live>
        <p>{t('exchange.sameText')}</p>
        {newest > plan.trust.number ? <p>{t('ledger.sameNewest', { newest })}</p> : null}
      </Banner>
    );
  }
  return (
    <>
      {before?.state === 'undone' ? <Banner tone="info" title={t('exchange.undoneBefore')} /> : null}
      {calledOffBy === null ? null : (
        <Banner tone="warn" title={t('exchange.calledOffTitle', { by: calledOffBy })}>
          <p>{t('exchange.calledOffText')}</p>
        </Banner>
      )}
      {verdict.kind === 'older' ? (
        <Banner tone="warn" title={t('exchange.olderTitle', { newest: verdict.newest })}>
          <p>{t('exchange.olderText')}</p>
        </Banner>
      ) : null}
      {verdict.kind === 'fork' ? (
        <Banner tone="warn" title={t('exchange.forkTitle')}>
          <p>{t('exchange.forkText')}</p>
        </Banner>
      ) : null}
      {verdict.kind === 'other-content' ? (
        <Banner tone="danger" title={errorText({ code: 'exchange/same-number-other-content', params: { number: plan.trust.number } }, language).what}>
          <p>{errorText({ code: 'exchange/same-number-other-content', params: { number: plan.trust.number } }, language).why}</p>
          <p>{errorText({ code: 'exchange/same-number-other-content', params: { number: plan.trust.number } }, language).todo}</p>
        </Banner>
      ) : null}
      {missing.length === 0 ? null : (
        <Banner tone="warn" title={t('exchange.gapTitle', { numbers: list(missing) })}>
          <p>{t('exchange.gapText')}</p>
        </Banner>
      )}
      {contained.length === 0 || plan.trust.returned !== null ? null : <Banner tone="info" title={t('exchange.gapContained', { numbers: list(contained) })} />}
    </>
  );
}
