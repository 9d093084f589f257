import type { ReactNode } from 'react';
import type { FileSeries, SeriesLine } from '../../../../src-shared/exchange/ledger-series.ts';
import { useText } from '../../../i18n/index.ts';
import { ageOf } from '../../../state/exchange/ageing.ts';
import { isAwaiting, progressOf } from '../../../state/exchange/ledger-now.ts';
import { useToday } from '../../../state/use-today.ts';
import { Link, SmallTable, StateChip } from '../../../ui/index.ts';
import { madeOn, purposeWord, stateTone, stateWord } from '../entry-words.ts';
import styles from '../exchange.module.css';
import { openHere } from '../places.ts';
import { useAgeWord } from './use-age-word.ts';
import { useRemarks } from './use-remarks.ts';

/** One numbered series, newest first; a number without a file has a line of its own. */
export function SeriesTable({ series, caption }: { readonly series: FileSeries; readonly caption: string }): ReactNode {
  const { t, language } = useText();
  const today = useToday();
  const remarks = useRemarks();
  const ageWord = useAgeWord();
  const state = ({ entry, mark }: SeriesLine): ReactNode => {
    if (entry !== null) return <StateChip tone={stateTone(entry.state)}>{stateWord(entry.state, language)}</StateChip>;
    return mark === 'missing' ? <StateChip tone="danger">{t('ledger.markMissing')}</StateChip> : null;
  };
  return (
    <SmallTable
      caption={caption}
      columns={[
        { id: 'number', header: t('exchange.colNumber'), names: true, cell: ({ number }: SeriesLine) => <span className={styles['oneLine']}>{t('ledger.no', { number })}</span> },
        {
          id: 'file',
          header: t('exchange.colFile'),
          cell: ({ entry, number }: SeriesLine) =>
            entry === null ? null : <Link onPress={() => openHere(entry.id)}>{t('exchange.fileTitle', { purpose: purposeWord(entry.purpose, language), number })}</Link>,
        },
        {
          id: 'date',
          header: t('ledger.colDate'),
          cell: ({ entry }: SeriesLine) => {
            if (entry === null) return null;
            const { handedOn } = progressOf(entry.id);
            return [t('ledger.madeOn', { on: madeOn(entry) }), ...(handedOn === null ? [] : [t('ledger.handedOn', { on: handedOn })])].map((words) => (
              <div key={words} className={styles['oneLine']}>
                {words}
              </div>
            ));
          },
        },
        { id: 'state', header: t('exchange.colState'), cell: state },
        { id: 'age', header: t('ledger.colAge'), align: 'end', cell: ({ entry }: SeriesLine) => (entry === null || !isAwaiting(entry) ? null : <span className={styles['oneLine']}>{ageWord(ageOf(entry, today))}</span>) },
        { id: 'remark', header: t('ledger.colRemark'), cell: (line: SeriesLine) => remarks(line).map((words) => <div key={words}>{words}</div>) },
      ]}
      rows={series.lines}
      rowKey={(line) => String(line.number)}
    />
  );
}
