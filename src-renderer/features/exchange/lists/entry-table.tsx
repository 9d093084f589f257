import { type ReactNode, useMemo } from 'react';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { exchangeEntry } from '../../../../src-shared/records/exchange-entry.ts';
import { useText } from '../../../i18n/index.ts';
import { ageOf } from '../../../state/exchange/ageing.ts';
import { progressOf } from '../../../state/exchange/ledger-now.ts';
import { useSession } from '../../../state/session.ts';
import { useToday } from '../../../state/use-today.ts';
import { Link, type SmallColumn, SmallTable, StateChip } from '../../../ui/index.ts';
import { useAgeWord } from '../ledger/use-age-word.ts';
import { madeOn, purposeWord, stateTone, stateWord } from '../entry-words.ts';
import { openHere } from '../places.ts';

export type EntryColumn = 'file' | 'partner' | 'number' | 'made' | 'handed' | 'days' | 'state' | 'direction';

export interface EntryTableProps {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly entries: readonly LedgerEntry[];
  readonly columns: readonly EntryColumn[];
  readonly empty?: ReactNode;
}

/** Files as rows: what for, with whom, which number, where it stands. */
export function EntryTable({ caption, captionHidden = false, entries, columns, empty = null }: EntryTableProps): ReactNode {
  const { t, language, dateShort } = useText();
  const { identity } = useSession();
  const today = useToday();
  const ageWord = useAgeWord();
  const all = useMemo<Readonly<Record<EntryColumn, SmallColumn<LedgerEntry>>>>(
    () => ({
      file: { id: 'file', header: t('exchange.colFile'), names: true, cell: (entry) => <Link onPress={() => openHere(entry.id)}>{t('exchange.fileTitle', { purpose: purposeWord(entry.purpose, language), number: entry.number })}</Link> },
      partner: { id: 'partner', header: t('exchange.colPartner'), cell: (entry) => (entry.partner === identity.party ? t('ledger.ownPcs') : entry.partnerName) },
      number: { id: 'number', header: t('exchange.colNumber'), align: 'end', cell: (entry) => entry.number },
      made: { id: 'made', header: t('exchange.colMade'), cell: (entry) => dateShort(madeOn(entry)) },
      handed: {
        id: 'handed',
        header: t('exchange.colHanded'),
        cell: (entry) => {
          const { handedOn } = progressOf(entry.id);
          return handedOn === null ? '' : dateShort(handedOn);
        },
      },
      days: { id: 'days', header: t('exchange.colDays'), align: 'end', cell: (entry) => ageWord(ageOf(entry, today)) },
      state: { id: 'state', header: t('exchange.colState'), cell: (entry) => <StateChip tone={stateTone(entry.state)}>{stateWord(entry.state, language)}</StateChip> },
      direction: { id: 'direction', header: t('exchange.colDirection'), cell: (entry) => displayValue(exchangeEntry.fields.direction, entry.direction, language) },
    }),
    [t, language, dateShort, today, ageWord, identity.party],
  );
  return <SmallTable caption={caption} captionHidden={captionHidden} columns={columns.map((id) => all[id])} rows={entries} rowKey={(entry) => entry.id} empty={empty} />;
}
