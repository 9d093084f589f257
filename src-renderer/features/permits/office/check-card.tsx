import type { ReactNode } from 'react';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import { permitAuthority } from '../../../../src-shared/rules/permit-authority.ts';
import type { PermitVerdict } from '../../../../src-shared/rules/permit-conditions.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { permitPack } from '../../../state/rule-book.ts';
import { ports } from '../../../state/session.ts';
import { Banner, Card, Facts } from '../../../ui/index.ts';
import { VerdictRows } from '../verdict-rows.tsx';
import styles from './office.module.css';
import { verdictDifferences } from './office-verdict.ts';

export interface CheckCardProps {
  readonly verdict: PermitVerdict | null;
  /** What the applicant's own check said when they handed in. */
  readonly then: PermitVerdict | null;
  readonly values: Readonly<Record<string, Json | undefined>>;
}

const text = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** 条件の確認 with the office's data, what differs from the applicant's own check, and who permits. */
export function CheckCard({ verdict, then, values }: CheckCardProps): ReactNode {
  const { t, language, dateShort } = useText();
  const loaded = permitPack(todayInJapan(ports().clock));
  const authority = loaded === null ? null : permitAuthority(loaded.pack, text(values['payTable']), text(values['grade']));
  const differences = verdictDifferences(then, verdict);
  return (
    <Card title={t('permits.sectionCheck')}>
      {authority === null ? null : (
        <Facts
          facts={[
            {
              label: t('permitsOffice.authority'),
              value: (
                <>
                  <div>{authority.text[language]}</div>
                  <div className={styles['hint']}>
                    {t('permitsOffice.source', { name: authority.source.label[language], on: dateShort(authority.source.date ?? authority.source.readOn) })}
                    {authority.source.certainty === 'unsourced' ? `　${t('permitsOffice.unsourced')}` : ''}
                  </div>
                </>
              ),
            },
          ]}
        />
      )}
      {differences.length === 0 ? null : (
        <Banner tone="info" title={t('permitsOffice.checkDiffers')}>
          <ul>
            {differences.map((one) => (
              <li key={one.conditionId}>{`${verdict?.texts[`condition.${one.conditionId}`]?.[language] ?? one.conditionId}：${one.then} → ${one.now}`}</li>
            ))}
          </ul>
        </Banner>
      )}
      <VerdictRows verdict={verdict} />
    </Card>
  );
}
