import type { ReactNode } from 'react';
import type { ImportPlan } from '../../../../src-shared/exchange/plan-import.ts';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { toldOfMove } from '../../../../src-shared/rules/case-transfers.ts';
import { useText } from '../../../i18n/index.ts';
import { useSession } from '../../../state/session.ts';
import { Banner } from '../../../ui/index.ts';

/** 移管のお知らせ, as the doctor reads it: which office is to be written to from now on. */
export function MovedNotes({ plan }: { readonly plan: ImportPlan }): ReactNode {
  const { t } = useText();
  const { identity } = useSession();
  const move = toldOfMove(plan.merge.records.flatMap(({ accept }) => accept ?? []), identity.party);
  if (move === undefined) return null;
  const { fromName, toName, movedOn } = shownValues(move.record);
  const said = { from: String(fromName ?? ''), office: String(toName ?? ''), on: String(movedOn ?? '') };
  return (
    <Banner tone="info" title={t('files.movedTitle', said)}>
      <p>{t('files.movedText', said)}</p>
      <p>{t('files.movedCard', said)}</p>
    </Banner>
  );
}
