import { type ReactNode, useCallback, useState } from 'react';
import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import { civilDateOfMs } from '../../../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';
import { useText } from '../../../i18n/index.ts';
import { flushAllDrafts } from '../../../state/use-autosave.ts';
import { Menu } from '../../../ui/index.ts';
import { PrintPaper } from '../../../vault-view/print-paper.tsx';
import { caseValues } from '../case-title.ts';
import { decisionOf } from '../decision-facts.tsx';
import { ApplicationPaper } from './application-paper.tsx';
import { CaseFile } from './case-file.tsx';
import { paperWords } from './form-pack.ts';
import { NoticePaper } from './notice-paper.tsx';
import { noticeTitle } from './notice-words.ts';

type Paper = 'application' | 'notice' | 'caseFile';

const submittedOn = (view: PermitCaseView): string | null => {
  const event = view.fold.effective.filter((one) => one.act['submitted'] !== undefined && one.act['submitted'] !== null).at(-1);
  return event === undefined ? null : civilDateOfMs(hlcMs(event.at));
};

/** The papers of one case: what is printed equals what the record says. */
export function PermitPapers({ view }: { readonly view: PermitCaseView }): ReactNode {
  const { t } = useText();
  const [paper, setPaper] = useState<Paper | null>(null);
  const done = useCallback(() => setPaper(null), []);
  const draft = view.fold.status === 'draft' || view.fold.status === 'returned';
  const words = paperWords(view.office);
  const values = caseValues(view, !draft);
  const decision = decisionOf(view);
  const print = (wanted: Paper): void => void flushAllDrafts().then(() => setPaper(wanted));
  const entries = [
    { id: 'application', label: t('permits.printApplication'), onAction: () => print('application') },
    ...(decision === undefined ? [] : [{ id: 'notice', label: t('permits.printNotice'), onAction: () => print('notice') }]),
    ...(draft ? [] : [{ id: 'caseFile', label: t('permits.printCaseFile'), onAction: () => print('caseFile') }]),
  ];
  return (
    <>
      <Menu label={t('common.print')} entries={entries} />
      {paper === 'application' ? (
        <PrintPaper title={words.applicationName} onDone={done}>
          <ApplicationPaper values={values} words={words} submittedOn={submittedOn(view)} />
        </PrintPaper>
      ) : null}
      {paper === 'notice' && decision !== undefined ? (
        <PrintPaper title={noticeTitle(decision.kind, words.noticeName)} onDone={done}>
          <NoticePaper view={view} decision={decision} words={words} />
        </PrintPaper>
      ) : null}
      {paper === 'caseFile' ? <CaseFile view={view} words={words} onDone={done} /> : null}
    </>
  );
}
