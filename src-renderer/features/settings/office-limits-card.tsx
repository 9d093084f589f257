import type { ReactNode } from 'react';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { PREFECTURES } from '../../../src-shared/rules/prefectures.ts';
import { useText } from '../../i18n/index.ts';
import { permitPack } from '../../state/rule-book.ts';
import { useSession } from '../../state/session.ts';
import { useToday } from '../../state/use-today.ts';
import { Card, CheckboxGroup, NumberField, Stack } from '../../ui/index.ts';

export interface OfficeLimitsCardProps {
  readonly values: Readonly<Record<string, Json | undefined>>;
  readonly onChange: (field: string, value: Json) => void;
}

/** The values the rules leave to an office, and the prefectures it is responsible for. */
export function OfficeLimitsCard({ values, onChange }: OfficeLimitsCardProps): ReactNode {
  const { t, language, number } = useText();
  const { identity } = useSession();
  const today = useToday();
  const limits = permitPack(today, identity.party)?.pack.limits.filter((one) => one.editable) ?? [];
  const own = (values['officeValues'] ?? {}) as Readonly<Record<string, number | null>>;
  const area = Array.isArray(values['ownArea']) ? values['ownArea'].map(String) : [];
  const set = (key: string, value: number | null): void =>
    onChange('officeValues', Object.fromEntries(Object.entries({ ...own, [key]: value }).filter(([, one]) => one !== null)) as Json);
  return (
    <Card title={t('trust.limitsTitle')}>
      <Stack>
        <p>{t('trust.limitsLead')}</p>
        {limits.map(({ key, label, value }) => (
          <NumberField
            key={key}
            label={label[language]}
            optional
            width="short"
            help={t('trust.limitStandard', { value: value === null ? t('trust.limitNone') : number(value) })}
            value={own[key] ?? null}
            onChange={(next) => set(key, next)}
            min={0}
            anchor={`limit-${key}`}
          />
        ))}
        <CheckboxGroup
          label={t('trust.ownArea')}
          optional
          help={t('trust.ownAreaHelp')}
          inline
          choices={PREFECTURES.map((name) => ({ value: name, label: name }))}
          values={area}
          onChange={(chosen) => onChange('ownArea', [...chosen])}
          anchor="ownArea"
        />
      </Stack>
    </Card>
  );
}
