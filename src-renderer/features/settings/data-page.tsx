import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { holidays, ruleBook } from '../../state/rule-book.ts';
import { Banner, Card, Facts, Stack } from '../../ui/index.ts';
import { ReceivedSets } from './received-sets.tsx';

/** Which rules and calendars are in use, from where and of which day. */
export function DataPage(): ReactNode {
  const { t, language, date, dateShort } = useText();
  const book = ruleBook();
  const { source } = holidays;
  return (
    <Stack>
      <p>{t('settings.dataLead')}</p>
      {book.usable.map(({ pack, digest }) => (
        <Card key={digest} title={pack.title[language]}>
          <Facts
            facts={[
              { label: t('settings.dataFrom'), value: date(pack.effectiveFrom) },
              ...pack.sources.map((one) => ({
                label: t('settings.dataSource'),
                value: one.readOn === null ? one.label[language] : t('settings.dataSourceRead', { source: one.label[language], on: one.readOn }),
              })),
              { label: t('settings.dataDigest'), value: digest.slice(0, 16) },
            ].map((fact, index) => (fact.label === t('settings.dataSource') ? { ...fact, label: `${fact.label} ${index}` } : fact))}
          />
        </Card>
      ))}
      <ReceivedSets />
      {book.kept.length === 0 ? null : (
        <Card title={t('settings.dataKept')}>
          <Facts facts={book.kept.map((pack) => ({ label: pack.id, value: dateShort(pack.effectiveFrom) }))} />
        </Card>
      )}
      <Card title={t('settings.dataHolidays')}>
        <Facts
          facts={[
            { label: t('settings.dataSource'), value: `${source.label}（${source.publisher}）` },
            { label: t('settings.dataTitle'), value: t('settings.dataAsOf', { on: source.asOf }) },
          ]}
        />
      </Card>
      <Banner tone="info" title={t('settings.dataReference')} />
    </Stack>
  );
}
