import type { ReactNode } from 'react';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { refusedFile } from '../../../../src-shared/records/refused-file.ts';
import { useText } from '../../../i18n/index.ts';
import type { Refused } from '../../../state/exchange/note-refusals.ts';
import { SmallTable } from '../../../ui/index.ts';
import { digestWords } from '../entry-words.ts';
import styles from '../exchange.module.css';

const MOST = 100;

/** 断ったもの: when, which file, why, how often. What was refused is shown nowhere. */
export function RefusalTable({ caption, refusals }: { readonly caption: string; readonly refusals: readonly Refused[] }): ReactNode {
  const { t, language, dateShort } = useText();
  if (refusals.length === 0) return null;
  return (
    <SmallTable
      caption={caption}
      columns={[
        { id: 'why', header: t('ledger.colWhy'), names: true, cell: ({ why, records }: Refused) => (records === 0 ? displayValue(refusedFile.fields.why, why, language) : t('ledger.refusedRecords', { why: displayValue(refusedFile.fields.why, why, language), count: records })) },
        { id: 'file', header: t('exchange.colNumber'), cell: ({ number, digest }: Refused) => <span className={styles['oneLine']}>{number > 0 ? t('ledger.no', { number }) : digestWords(digest, 2)}</span> },
        { id: 'on', header: t('ledger.colRefusedOn'), cell: ({ on, lastOn, times }: Refused) => <span className={styles['oneLine']}>{times > 1 ? t('ledger.refusedTimes', { on: dateShort(lastOn ?? ''), count: times }) : dateShort(on ?? '')}</span> },
      ]}
      rows={refusals.slice(0, MOST)}
      rowKey={({ id }) => id}
    />
  );
}
