import { type ReactNode, useMemo } from 'react';
import { grouped } from '../../../../src-shared/kernel/grouped.ts';
import { openGaps } from '../../../../src-shared/exchange/ledger.ts';
import { devicesOf } from '../../../../src-shared/exchange/ledger-requests.ts';
import { useText } from '../../../i18n/index.ts';
import { isAwaiting, useLedger } from '../../../state/exchange/ledger-now.ts';
import { useSession } from '../../../state/session.ts';
import { EmptyState, Link, SmallTable, Stack, StateChip } from '../../../ui/index.ts';
import { useRefusals } from '../../../state/exchange/note-refusals.ts';
import { RefusalTable } from '../ledger/refusal-table.tsx';
import { useNumbersWord } from '../ledger/numbers-words.ts';
import { openHere, partnerPlace } from '../places.ts';
import { EntryTable } from './entry-table.tsx';

const MOST = 300;

/** やり取りの記録: a line per partner with what is missing and awaited, then every file. */
export function LedgerList(): ReactNode {
  const { t } = useText();
  const ledger = useLedger();
  const { identity } = useSession();
  const numbersWord = useNumbersWord();
  const partners = useMemo(
    () =>
      [...grouped(ledger, (entry) => entry.partner)].map(([partner, entries]) => ({
        partner,
        name: partner === identity.party ? t('ledger.ownPcs') : (entries.at(-1)?.partnerName ?? ''),
        sent: entries.filter((entry) => entry.direction === 'sent').length,
        received: entries.filter((entry) => entry.direction === 'received').length,
        missing: devicesOf(entries, partner).flatMap((device) => openGaps(entries, partner, device)),
        awaiting: entries.filter(isAwaiting).length,
      })),
    [ledger, identity.party, t],
  );
  const partnered = new Set(partners.map(({ partner }) => partner));
  const refusals = useRefusals().filter(({ partner }) => !partnered.has(partner));
  type Partner = (typeof partners)[number];
  if (ledger.length === 0 && refusals.length === 0) {
    return (
      <EmptyState icon="book" title={t('exchange.emptyLedger')}>
        {t('exchange.emptyLedgerText')}
      </EmptyState>
    );
  }
  const all = ledger.toReversed();
  return (
    <Stack>
      {ledger.length === 0 ? null : (
        <SmallTable
          caption={t('ledger.partnersTitle')}
          columns={[
            { id: 'name', header: t('exchange.colPartner'), cell: (one: Partner) => <Link onPress={() => openHere(partnerPlace(one.partner))}>{one.name}</Link> },
            { id: 'sent', header: t('ledger.colSent'), align: 'end', cell: (one: Partner) => one.sent },
            { id: 'received', header: t('ledger.colReceived'), align: 'end', cell: (one: Partner) => one.received },
            { id: 'awaiting', header: t('ledger.colWaiting'), align: 'end', cell: (one: Partner) => one.awaiting },
            { id: 'missing', header: t('ledger.colMissing'), cell: (one: Partner) => (one.missing.length === 0 ? t('common.none') : <StateChip tone="danger">{numbersWord(one.missing)}</StateChip>) },
          ]}
          rows={partners.toSorted((a, b) => b.missing.length - a.missing.length || b.awaiting - a.awaiting || a.name.localeCompare(b.name, 'ja')).slice(0, MOST)}
          rowKey={(one) => one.partner}
        />
      )}
      {all.length === 0 ? null : <EntryTable caption={t('ledger.allTitle')} entries={all.slice(0, MOST)} columns={['file', 'direction', 'partner', 'made', 'handed', 'state']} />}
      {all.length > MOST ? <p>{t('exchange.andMore', { count: all.length - MOST })}</p> : null}
      {refusals.length === 0 ? null : <p>{t('ledger.refusedLead')}</p>}
      <RefusalTable caption={t('ledger.refusedUnknown')} refusals={refusals} />
    </Stack>
  );
}
