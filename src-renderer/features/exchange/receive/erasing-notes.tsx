import type { ReactNode } from 'react';
import { erasedCount, type ImportPlan } from '../../../../src-shared/exchange/plan-import.ts';
import { useText } from '../../../i18n/index.ts';
import { nameOfPerson } from '../../../state/person-name.ts';
import { Banner } from '../../../ui/index.ts';
import { recordLine } from '../record-line.ts';

const MOST = 20;

/** 消去: what another PC of ours erased at its owner's request, and this one erases with this file. */
export function ErasingNotes({ plan: { erasing } }: { readonly plan: ImportPlan }): ReactNode {
  const { t, language } = useText();
  const count = erasedCount(erasing);
  if (count === 0) return null;
  const lines = erasing.flatMap(({ statement, items }) => items.map(({ id, type }) => ({ id, type, asker: statement.parties.subject ?? '' })));
  return (
    <Banner tone="warn" title={t('exchange.erasingAlong', { count })}>
      <p>{t('exchange.erasingAlongText')}</p>
      <ul>
        {lines.slice(0, MOST).map(({ id, type, asker }) => (
          <li key={id}>{t('exchange.erasingAlongLine', { record: recordLine(id, type, language), name: nameOfPerson(asker) || t('common.unknown') })}</li>
        ))}
      </ul>
      {lines.length > MOST ? <p>{t('exchange.andMore', { count: lines.length - MOST })}</p> : null}
    </Banner>
  );
}
