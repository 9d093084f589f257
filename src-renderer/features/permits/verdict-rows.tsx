import type { ReactNode } from 'react';
import type { Mark, PermitVerdict } from '../../../src-shared/rules/permit-conditions.ts';
import { verdictText } from '../../../src-shared/rules/verdict-text.ts';
import { useText } from '../../i18n/index.ts';
import { Banner, type Verdict, VerdictList, VerdictRow } from '../../ui/index.ts';

const SIGNS: Readonly<Record<Mark, Verdict>> = { '○': 'met', '△': 'explain', '×': 'unmet', '－': 'out' };

export interface VerdictRowsProps {
  readonly verdict: PermitVerdict | null;
  /** The place for an explanation, where the condition asks for one. */
  readonly explain?: (conditionId: string) => ReactNode;
}

/** ○△×－ with reason, source and date; the sentence below says who decides. */
export function VerdictRows({ verdict, explain }: VerdictRowsProps): ReactNode {
  const { t, language } = useText();
  if (verdict === null) return <Banner tone="warn" title={t('permits.noPack')} />;
  return (
    <VerdictList label={t('permits.sectionCheck')}>
      {verdict.rows.map((row) => (
        <VerdictRow
          key={row.conditionId}
          verdict={SIGNS[row.mark]}
          condition={verdict.texts[`condition.${row.conditionId}`]?.[language] ?? row.conditionId}
          why={verdictText(verdict, row.reason, language)}
          source={{ name: row.source.label[language], date: row.source.date ?? row.source.readOn }}
          {...(row.whatWouldChange === null ? {} : { wouldChange: verdictText(verdict, row.whatWouldChange, language) })}
        >
          {row.mark === '△' ? explain?.(row.conditionId) : null}
        </VerdictRow>
      ))}
    </VerdictList>
  );
}
