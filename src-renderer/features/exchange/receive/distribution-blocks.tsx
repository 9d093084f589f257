import type { ReactNode } from 'react';
import type { RosterOutcome } from '../../../../src-shared/exchange/roster.ts';
import { useText } from '../../../i18n/index.ts';
import { type DistributionPlan, formPackChanges, type SetPlan } from '../../../state/exchange/distribution.ts';
import { Banner, Card, type ChipTone, SmallTable, Stack, StateChip } from '../../../ui/index.ts';
import styles from '../exchange.module.css';

const KINDS = { rulePack: 'trust.setRulePack', calendar: 'trust.setCalendar', institutions: 'trust.setInstitutions', organisations: 'trust.setOrganisations' } as const;
const UNITS = { hours: 'trust.unitHours', days: 'trust.unitDays', months: 'trust.unitMonths', years: 'trust.unitYears', persons: 'trust.unitPersons', yen: 'trust.unitYen', grade: 'trust.unitGrade', switch: 'trust.unitSwitch' } as const;

/** One data set: which, from when, by what source, and what it changes. */
function SetBlock({ set, used }: { readonly set: SetPlan; readonly used: boolean }): ReactNode {
  const { t, language, date, number } = useText();
  const { line, outcome, changes } = set;
  const amount = (value: number | null, unit: string): string => (value === null ? t('trust.limitNone') : t(UNITS[unit as keyof typeof UNITS] ?? 'trust.unitSwitch', { value: number(value) }));
  return (
    <Card title={`${t(KINDS[line.kind])}　${line.title}`}>
      <Stack gap="small">
        <p>
          {t('trust.setFrom', { on: date(line.effectiveFrom) })}
          {line.source === '' ? '' : `　${t('trust.setSource', { source: line.source })}`}
        </p>
        {line.newer ? <Banner tone="warn" title={t('trust.setNewer')} /> : null}
        {outcome === 'same' ? <p className={styles['quiet']}>{t('trust.setSame')}</p> : null}
        {!used ? <p className={styles['quiet']}>{t('trust.setUnused')}</p> : null}
        {line.kind === 'rulePack' && !line.newer ? (
          changes.length === 0 ? (
            <p>{t('trust.limitsSame')}</p>
          ) : (
            <ul>
              {changes.map(({ label, unit, before, after }) => (
                <li key={label.ja}>{t('trust.limitChange', { label: label[language], before: amount(before, unit), after: amount(after, unit) })}</li>
              ))}
            </ul>
          )
        ) : null}
        {line.kind === 'rulePack' ? null : <p>{t('trust.setRows', { count: line.rows })}</p>}
      </Stack>
    </Card>
  );
}

const OUTCOMES: Readonly<Record<RosterOutcome, { readonly tone: ChipTone; readonly word: 'rosterConfirms' | 'rosterRecognises' | 'rosterSame' | 'rosterOtherKey' | 'rosterStays' | 'rosterNoRight' | 'rosterSelf' }>> = {
  confirms: { tone: 'ok', word: 'rosterConfirms' },
  recognises: { tone: 'ok', word: 'rosterRecognises' },
  same: { tone: 'neutral', word: 'rosterSame' },
  otherKey: { tone: 'warn', word: 'rosterOtherKey' },
  stays: { tone: 'warn', word: 'rosterStays' },
  noRight: { tone: 'warn', word: 'rosterNoRight' },
  self: { tone: 'neutral', word: 'rosterSelf' },
};

/** Everything a distribution says, in words, before anything of it is taken in. */
export function DistributionBlocks({ plan }: { readonly plan: DistributionPlan }): ReactNode {
  const { t, language } = useText();
  const fields = plan.formPack === null ? [] : formPackChanges(plan.formPack, language);
  const rows = plan.roster.map((line, index) => ({ ...line, key: `${index}` }));
  return (
    <>
      {plan.sets.map((set) => (
        <SetBlock key={set.recordId} set={set} used={plan.authority !== 'none'} />
      ))}
      {fields.length === 0 ? null : (
        <Card title={t('trust.formPackChanges')}>
          <ul>
            {fields.map((field) => (
              <li key={field.label}>{t('trust.fieldChange', field)}</li>
            ))}
          </ul>
        </Card>
      )}
      {rows.length === 0 ? null : (
        <SmallTable
          caption={t('trust.rosterTitle')}
          columns={[
            { id: 'name', header: t('people.columnName'), cell: (line: (typeof rows)[number]) => line.card.statement.name },
            { id: 'as', header: t('exchange.recognise'), cell: (line) => t(line.recognise === 'office' ? 'trust.rosterAsOffice' : 'trust.rosterAsNone') },
            {
              id: 'outcome',
              header: t('trust.rosterWhat'),
              cell: (line) => {
                const { tone, word } = OUTCOMES[line.outcome];
                return <StateChip tone={tone}>{t(`trust.${word}`)}</StateChip>;
              },
            },
          ]}
          rows={rows}
          rowKey={(line) => line.key}
        />
      )}
      {plan.sets.length === 0 && fields.length === 0 && rows.length === 0 ? <p>{t('exchange.unchangedOnly')}</p> : null}
    </>
  );
}
