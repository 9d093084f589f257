import { type ReactNode, useMemo, useState } from 'react';
import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { permitApplication } from '../../../../src-shared/records/permit-application.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { fieldsOfPart, RecordForm } from '../../../record-view/index.ts';
import { deleteRecord, restoreRecord } from '../../../state/commands.ts';
import { openArea } from '../../../state/navigation.ts';
import { session } from '../../../state/session.ts';
import { useAutosave } from '../../../state/use-autosave.ts';
import { Banner, Button, Detail, ErrorSummary, jumpToField, StateChip, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { institutionOf } from '../case-title.ts';
import { applicationParts } from '../doctor/application-parts.tsx';
import { hiddenFields } from '../doctor/hidden-fields.ts';
import { submitProblems } from '../doctor/submit-check.ts';
import { verdictFields } from '../verdict-fields.ts';
import { applicantOf, linksByParty, otherPermits } from './applicant-people.ts';
import { PaperChangeNote } from './paper-change-note.tsx';
import { officeVerdict } from './office-verdict.ts';
import { changedPermit, receivePaper } from './paper-on-permit.ts';

/** Without these no line of the ledger can be made; anything else missing on the paper is noted and can be asked for by 差戻し. */
const NEEDED: ReadonlySet<string> = new Set(['applicantName', 'institutionName', 'startOn', 'endOn', 'paperReceivedOn']);

export interface PaperDraftProps {
  readonly view: PermitCaseView;
  readonly application: RecordState;
  readonly today: string;
}

/** 転記: the same form as the doctor's, typed from paper, with the scan and the day it was received. */
export function PaperDraft({ view, application, today }: PaperDraftProps): ReactNode {
  const texts = useText();
  const { t, language } = texts;
  const explain = useExplainError();
  const say = useStatus();
  const draft = useAutosave(application);
  const { values } = draft;
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const change = changedPermit(application) !== undefined;
  const hidden = useMemo(() => hiddenFields(values, true, change), [values, change]);
  const { workingSet } = session().vault;
  const applicant = applicantOf(view, workingSet, linksByParty(workingSet), session().identity.party);
  const receivedOn = typeof values['paperReceivedOn'] === 'string' ? values['paperReceivedOn'] : null;
  const verdict = officeVerdict(view.caseId, values, otherPermits(workingSet, applicant, view.caseId), receivedOn);
  const parts = applicationParts({ draft, verdict, texts, onPaper: true, change });
  const order = parts.flatMap((part) => fieldsOfPart(permitApplication, part, hidden));
  const all = submitProblems(values, hidden, texts, order);
  const problems: Record<string, (typeof all)[string]> = Object.fromEntries(Object.entries(all).filter(([name, one]) => NEEDED.has(name) || (typeof one !== 'string' && one.why === undefined)));
  if (receivedOn === null) problems['paperReceivedOn'] = { what: t('permits.missingField', { field: permitApplication.fields.paperReceivedOn.label[language] }), why: t('permitsOffice.receivedOnWhy') };
  const open = Object.keys(all).filter((name) => problems[name] === undefined);
  const labelOf = (name: string): string => permitApplication.fields[name as keyof typeof permitApplication.fields]?.label[language] ?? name;

  const receive = async (): Promise<void> => {
    setTried(true);
    if (!(await draft.flush())) return;
    const first = Object.keys(problems)[0];
    if (first !== undefined) {
      jumpToField(first);
      return;
    }
    const done = await receivePaper(view, values, receivedOn ?? today, verdictFields(verdict));
    if (done.ok) say(t('permitsOffice.paperReceived'));
    else setProblem(done.error);
  };
  const discard = async (): Promise<void> => {
    const gone = await deleteRecord(view.caseId);
    if (!gone.ok) {
      setProblem(gone.error);
      return;
    }
    openArea('permits');
    say({ text: t('permitsOffice.draftDeleted'), action: { label: t('common.undo'), onPress: () => void restoreRecord(view.caseId) } });
  };

  return (
    <Detail
      title={[String(values['applicantName'] ?? ''), institutionOf(values)].filter((part) => part !== '').join('　') || t('permitsOffice.startPaper')}
      state={<StateChip tone="accent">{t('permitsOffice.typing')}</StateChip>}
      actions={
        <>
          {view.fold.status === 'draft' ? (
            <Button kind="quiet" onPress={() => void discard()}>
              {t('permits.deleteDraft')}
            </Button>
          ) : null}
          <Button kind="primary" icon="inbox" onPress={() => void receive()}>
            {t('permitsOffice.receivePaper')}
          </Button>
        </>
      }
    >
      <PaperChangeNote application={application} />
      {problem === null ? null : <Trouble text={explain(problem)} />}
      {tried ? <ErrorSummary title={t('permitsOffice.paperMissing')} items={Object.entries(problems).map(([anchor, one]) => ({ anchor, text: typeof one === 'string' ? one : one.what }))} /> : null}
      {open.length === 0 ? null : (
        <Banner tone="info" title={t('permitsOffice.paperOpen', { count: open.length })}>
          <p>{open.map(labelOf).join('、')}</p>
          <p>{t('permitsOffice.paperOpenText')}</p>
        </Banner>
      )}
      <RecordForm definition={permitApplication} draft={draft} parts={parts} language={language} errors={tried ? problems : {}} hidden={hidden} today={today} />
    </Detail>
  );
}
