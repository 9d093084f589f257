import type { ReactNode } from 'react';
import { type FileSeries, partnerSeries } from '../../../../src-shared/exchange/ledger-series.ts';
import type { PartyId } from '../../../../src-shared/kernel/ids.ts';
import { useText } from '../../../i18n/index.ts';
import { ageOf } from '../../../state/exchange/ageing.ts';
import { isAwaiting, useLedger } from '../../../state/exchange/ledger-now.ts';
import { useSession } from '../../../state/session.ts';
import { useToday } from '../../../state/use-today.ts';
import { EmptyState, Stack } from '../../../ui/index.ts';
import { AfterLoss } from '../after-loss.tsx';
import { BackButton } from '../back-button.tsx';
import styles from '../exchange.module.css';
import { nameOfPerson as personName } from '../../../state/person-name.ts';
import { PartnerActions } from './partner-actions.tsx';
import { useRefusals } from '../../../state/exchange/note-refusals.ts';
import { RefusalTable } from './refusal-table.tsx';
import { SeriesTable } from './series-table.tsx';
import { useAgeWord } from './use-age-word.ts';

/** Everything that went to and came from one partner, by number, with what is open on top. */
export function PartnerLedger({ partner }: { readonly partner: PartyId }): ReactNode {
  const { t } = useText();
  const ledger = useLedger();
  const today = useToday();
  const ageWord = useAgeWord();
  const { identity } = useSession();
  const series = partnerSeries(ledger, partner);
  const refusals = useRefusals().filter((one) => one.partner === partner);
  const own = identity.device.id;
  const main = series.filter((one) => one.direction === 'received' && !one.apart).toSorted((a, b) => b.lines.length - a.lines.length)[0]?.device;
  const awaiting = ledger.filter((entry) => entry.partner === partner && isAwaiting(entry)).map((entry) => ageOf(entry, today));
  const longest = awaiting.toSorted((a, b) => b.days - a.days)[0];
  const name = partner === identity.party ? t('ledger.ownPcs') : personName(partner) || ledger.findLast((entry) => entry.partner === partner)?.partnerName || t('common.unknown');
  const caption = ({ direction, device, apart }: FileSeries): string => {
    if (apart) return t('ledger.apartSeries');
    if (direction === 'sent') return device === own ? t('ledger.sentSeries') : t('ledger.sentSeriesOther');
    return device === main ? t('ledger.receivedSeries') : t('ledger.receivedSeriesOther');
  };
  return (
    <>
      <BackButton tab="ledger" />
      <div className={styles['page']}>
        <Stack>
          <h2>{t('ledger.partnerTitle', { name })}</h2>
          <AfterLoss partner={partner} />
          <PartnerActions partner={partner} />
          {longest === undefined ? null : <p>{t('ledger.waitingSummary', { count: awaiting.length, age: ageWord(longest) })}</p>}
          {series.length === 0 && refusals.length === 0 ? <EmptyState icon="book" title={t('exchange.emptyLedger')} /> : null}
          {series.map((one) => (
            <SeriesTable key={`${one.direction} ${one.device} ${one.apart}`} series={one} caption={caption(one)} />
          ))}
          {refusals.length === 0 ? null : <p>{t('ledger.refusedLead')}</p>}
          <RefusalTable caption={t('ledger.refusedByPartner')} refusals={refusals} />
        </Stack>
      </div>
    </>
  );
}
