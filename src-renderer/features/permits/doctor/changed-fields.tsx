import type { ReactNode } from 'react';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { permitApplication } from '../../../../src-shared/records/permit-application.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import { useText } from '../../../i18n/index.ts';
import { Banner } from '../../../ui/index.ts';
import type { FieldChange } from '../submission-changes.ts';

type FieldName = keyof typeof permitApplication.fields;

/** 許可の内容から変わるところ, one sentence each: what the office will read. */
export function ChangedFields({ changes }: { readonly changes: readonly FieldChange[] }): ReactNode {
  const { t, language } = useText();
  const say = (field: string, value: Json | undefined): string =>
    value === undefined || value === null || value === '' ? t('permits.nothingEntered') : displayValue(permitApplication.fields[field as FieldName], value, language);
  return (
    <Banner tone="info" title={t('permits.changesTitle', { count: changes.length })}>
      {changes.length === 0 ? (
        <p>{t('permits.changesNone')}</p>
      ) : (
        <ul>
          {changes.map(({ field, before, after }) => (
            <li key={field}>{t('permits.changeLine', { field: permitApplication.fields[field as FieldName].label[language], before: say(field, before), after: say(field, after) })}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
