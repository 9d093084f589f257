import type { ReactNode } from 'react';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import { FORMAT_VERSION } from '../../../../src-shared/exchange/limits.ts';
import { exchangeEntry } from '../../../../src-shared/records/exchange-entry.ts';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { useText } from '../../../i18n/index.ts';
import { progressOf } from '../../../state/exchange/ledger-now.ts';
import { type Fact, Facts } from '../../../ui/index.ts';
import { digestWords } from '../entry-words.ts';
import { useRemarks } from '../ledger/use-remarks.ts';
import { Ltr } from '../ltr.tsx';

/** What the ledger knows of one file. */
export function EntryFacts({ entry }: { readonly entry: LedgerEntry }): ReactNode {
  const { t, language, moment, date, size } = useText();
  const remarks = useRemarks();
  const progress = progressOf(entry.id);
  const route = progress.route === null ? '' : displayValue(exchangeEntry.fields.route, progress.route, language);
  const facts: Fact[] = [
    { label: entry.direction === 'sent' ? t('exchange.factTo') : t('exchange.factFrom'), value: entry.partnerName || t('common.unknown') },
    { label: t('exchange.factMade'), value: moment(entry.madeAt) },
    { label: t('exchange.factName'), value: <Ltr>{entry.fileName}</Ltr> },
    { label: t('exchange.factSize'), value: size(progress.bytes) },
    { label: t('exchange.factDigest'), value: <Ltr>{digestWords(entry.digest)}</Ltr> },
  ];
  if (progress.needs !== null) facts.push({ label: t('exchange.factNeeds'), value: t('exchange.factNeedsValue', { needs: progress.needs, have: FORMAT_VERSION }) });
  if (progress.byPassword) facts.push({ label: t('files.factSeal'), value: t('files.factSealPassword') });
  if (progress.handedOn !== null) facts.push({ label: t('exchange.factHanded'), value: `${date(progress.handedOn)} ${route}` });
  if (entry.answeredOn !== null && entry.direction === 'sent') facts.push({ label: t('exchange.factAnswered'), value: date(entry.answeredOn) });
  if (entry.answeredHow !== null) {
    const how = displayValue(exchangeEntry.fields.answeredHow, entry.answeredHow, language);
    facts.push({ label: t('ledger.factHow'), value: progress.answeredBy === null ? how : `${how}${t('ledger.telephoneBy', { name: progress.answeredBy })}` });
  }
  if (progress.answerBy !== null) facts.push({ label: t('ledger.factAnswerBy'), value: date(progress.answerBy) });
  for (const remark of remarks({ number: entry.number, entry, mark: null, by: null, request: null })) facts.push({ label: t('ledger.colRemark'), value: remark });
  if (progress.note !== null) facts.push({ label: t('exchange.factNote'), value: progress.note });
  return <Facts facts={facts} />;
}
