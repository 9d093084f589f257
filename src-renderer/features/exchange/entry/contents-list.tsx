import type { ReactNode } from 'react';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import { useText } from '../../../i18n/index.ts';
import { useRevision } from '../../../state/use-records.ts';
import { SmallTable } from '../../../ui/index.ts';
import styles from '../exchange.module.css';
import { recordLine, unitsLine } from '../record-line.ts';

const MOST = 100;

/** Which units of which records a file held, as the ledger remembers. */
export function ContentsList({ entry }: { readonly entry: LedgerEntry }): ReactNode {
  const { t, language } = useText();
  // titles change, and what was erased says so
  useRevision();
  const rows = entry.contents.slice(0, MOST).map((item) => {
    return {
      id: item.id,
      name: recordLine(item.id, item.type, language),
      units: unitsLine(item.type, item.units, language),
    };
  });
  return (
    <>
      <SmallTable
        caption={t('exchange.contents')}
        columns={[
          { id: 'name', header: t('exchange.colRecord'), cell: (row: (typeof rows)[number]) => row.name },
          { id: 'units', header: t('exchange.colItems'), cell: (row: (typeof rows)[number]) => row.units },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty={null}
      />
      {entry.contents.length > MOST ? <p className={styles['quiet']}>{t('exchange.andMore', { count: entry.contents.length - MOST })}</p> : null}
    </>
  );
}
