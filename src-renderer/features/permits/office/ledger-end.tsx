import { type ReactNode, useState } from 'react';
import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { editFields } from '../../../state/commands.ts';
import { Banner, Button, Trouble, useExplainError } from '../../../ui/index.ts';
import { caseEnd } from '../case-end.ts';
import { linesEndedOtherwise } from './office-acts.ts';

/** The ledger names another last day than the report that counts: an electronic one came after the paper, or the other way round. */
export function LedgerEnd({ view }: { readonly view: PermitCaseView }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const [problem, setProblem] = useState<AppError | null>(null);
  const { counts } = caseEnd(view);
  if (counts === null) return null;
  const lines = linesEndedOtherwise(view, counts.on);
  const [line] = lines;
  if (line === undefined) return null;
  const write = async (): Promise<void> => {
    for (const one of lines) {
      const done = await editFields(one.id, { endedOn: counts.on });
      if (!done.ok) setProblem(done.error);
    }
  };
  return (
    <Banner tone="warn" title={t('permitsOffice.ledgerEndDiffers', { ledger: String(shownValues(line)['endedOn']), on: counts.on })} actions={<Button onPress={() => void write()}>{t('permitsOffice.ledgerEndWrite', { on: counts.on })}</Button>}>
      {problem === null ? null : <Trouble text={explain(problem)} />}
      <p>{t(counts.onPaper ? 'permitsOffice.ledgerEndPaper' : 'permitsOffice.ledgerEndElectronic')}</p>
    </Banner>
  );
}
