import { type ReactNode, useState } from 'react';
import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { civilDateOfMs } from '../../../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';
import { useText } from '../../../i18n/index.ts';
import { editFields } from '../../../state/commands.ts';
import { Banner, Button, DateField, Trouble, useExplainError } from '../../../ui/index.ts';
import { linesAfterEnd } from './office-acts.ts';

/** The applicant reported the end: the day goes into the ledger, and the hours count no further. */
export function EndLines({ view }: { readonly view: PermitCaseView }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const lines = linesAfterEnd(view);
  const act = view.fold.effective.findLast((event) => event.kind === 'end' || event.kind === 'revoke');
  const said = typeof act?.act['effectiveOn'] === 'string' ? act.act['effectiveOn'] : act === undefined ? null : civilDateOfMs(hlcMs(act.at));
  const [day, setDay] = useState<string | null>(said);
  const [problem, setProblem] = useState<AppError | null>(null);
  if (lines.length === 0) return null;
  const write = async (): Promise<void> => {
    if (day === null) return;
    for (const line of lines) {
      const done = await editFields(line.id, { endedOn: day, endReason: t('permitsOffice.endReport') });
      if (!done.ok) setProblem(done.error);
    }
  };
  return (
    <Banner tone="warn" title={t('permitsOffice.endTitle')} actions={<Button disabled={day === null} onPress={() => void write()}>{t('permitsOffice.endWrite')}</Button>}>
      {problem === null ? null : <Trouble text={explain(problem)} />}
      <DateField label={t('permitsOffice.endedOn')} value={day} onChange={setDay} />
    </Banner>
  );
}
