import type { ReactNode } from 'react';
import { useText } from '../../../i18n/index.ts';
import { isAwaiting, useLedger } from '../../../state/exchange/ledger-now.ts';
import { EmptyState } from '../../../ui/index.ts';
import { EntryTable } from './entry-table.tsx';

/** 返事待ち: handed over, with the days since. */
export function AwaitingList(): ReactNode {
  const { t } = useText();
  const entries = useLedger().filter(isAwaiting);
  return entries.length === 0 ? (
    <EmptyState icon="clock" title={t('exchange.emptyAwaiting')}>
      {t('exchange.emptyAwaitingText')}
    </EmptyState>
  ) : (
    <EntryTable caption={t('exchange.awaiting')} captionHidden entries={entries} columns={['file', 'partner', 'handed', 'days', 'state']} />
  );
}
