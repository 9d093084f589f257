import type { ReactNode } from 'react';
import type { CaseEvent, PermitCaseView } from '../../../src-shared/acts/permit-case.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { permitEvent } from '../../../src-shared/records/permit-event.ts';
import { useText } from '../../i18n/index.ts';
import { RecordFacts } from '../../record-view/index.ts';
import { Card } from '../../ui/index.ts';

const DECISIONS: ReadonlySet<string> = new Set(['approve', 'approveWithConditions', 'reject', 'revoke', 'changePermit', 'changeRefuse']);

export const decisionOf = (view: PermitCaseView): CaseEvent | undefined => view.fold.effective.filter((event) => DECISIONS.has(event.kind)).at(-1);

const FIELDS = ['documentNumber', 'decidedOn', 'permittedOn', 'effectiveOn', 'startOn', 'endOn', 'reason', 'actedBy', 'standsInFor', 'notice'] as const;

export const conditionsOf = (act: Readonly<Record<string, Json | undefined>>): readonly string[] =>
  Array.isArray(act['conditions']) ? act['conditions'].map(String) : [];

/** The decision as it was recorded: number, dates, conditions, reason. */
export function DecisionFacts({ view }: { readonly view: PermitCaseView }): ReactNode {
  const { t, language } = useText();
  const decision = decisionOf(view);
  if (decision === undefined) return null;
  const conditions = conditionsOf(decision.act);
  return (
    <Card title={t('permits.decisionTitle')} accent>
      <RecordFacts definition={permitEvent} values={decision.act} language={language} fields={FIELDS} filledOnly />
      {conditions.length === 0 ? null : (
        <>
          <h4>{t('permits.conditionsTitle')}</h4>
          <ol>
            {conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}
