import { type ReactNode, useMemo, useState } from 'react';
import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { UnitValue } from '../../../../src-shared/records/heads.ts';
import { permitApplication } from '../../../../src-shared/records/permit-application.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { fieldsOfPart, RecordForm } from '../../../record-view/index.ts';
import { draftAct } from '../../../state/permit-cases.ts';
import { requestSend } from '../../../state/send-request.ts';
import { ports } from '../../../state/session.ts';
import { editedRows } from '../../../state/commands.ts';
import { useAutosave } from '../../../state/use-autosave.ts';
import { Button, Detail, ErrorSummary, type FieldProblem, jumpToField, StateChip } from '../../../ui/index.ts';
import { institutionOf } from '../case-title.ts';
import { statusKey, toneOf } from '../status-words.ts';
import { useVerdict } from '../use-verdict.ts';
import { verdictFields } from '../verdict-fields.ts';
import { AddresseeNote } from './addressee-note.tsx';
import { applicationParts } from './application-parts.tsx';
import { draftedChanges } from './change-draft.ts';
import { ChangedFields } from './changed-fields.tsx';
import { hiddenFields } from './hidden-fields.ts';
import { ReturnedBanner } from './returned-banner.tsx';
import { returnedComments } from './returned-comments.ts';
import { changeProblems, submitProblems } from './submit-check.ts';

export interface ApplicationDraftProps {
  readonly view: PermitCaseView;
  readonly application: RecordState;
  readonly actions: ReactNode;
  /** 変更許可申請: the same form over a permit in force. */
  readonly change?: boolean;
}

/** An application the doctor can still write: a first draft, one that came back, or the change of a permit in force. */
export function ApplicationDraft({ view, application, actions, change = false }: ApplicationDraftProps): ReactNode {
  const texts = useText();
  const { t, language } = texts;
  const draft = useAutosave(application);
  const [tried, setTried] = useState(false);
  const { values } = draft;
  const verdict = useVerdict(view.caseId, values, application.person);
  const hidden = useMemo(() => hiddenFields(values, false, change), [values, change]);
  const comments = returnedComments(view);
  const returned = view.fold.status === 'returned';
  const parts = applicationParts({ draft, verdict, texts, onPaper: false, change });
  const order = parts.flatMap((part) => fieldsOfPart(permitApplication, part, hidden));
  const changed = draftedChanges(view);
  const problems = { ...(change ? changeProblems(values, changed.length, texts) : {}), ...submitProblems(values, hidden, texts, order) };
  const errors: Record<string, FieldProblem> = {};
  for (const [field, text] of comments) errors[field] = { what: t('permits.commentBy', { text }) };
  if (tried) Object.assign(errors, problems);

  const submit = async (): Promise<void> => {
    setTried(true);
    if (!(await draft.flush())) return;
    const first = Object.keys(problems)[0];
    if (first !== undefined) {
      jumpToField(first);
      return;
    }
    const kind = change ? 'changeRequest' : returned ? 'resubmit' : 'submit';
    const why: UnitValue = change && typeof values['changeReason'] === 'string' ? { reason: values['changeReason'] } : {};
    requestSend({
      purpose: 'permit',
      recordIds: [view.caseId],
      actWords: t(change ? 'permits.changeFirst' : 'permits.submitFirst'),
      back: { area: 'permits', recordId: view.caseId },
      ...(view.office === null ? {} : { recipient: view.office }),
      act: (recipient) =>
        draftAct({
          caseId: view.caseId, kind, office: recipient, fields: { ...verdictFields(verdict), ...why },
          // it stands in the act now; the next change begins with an empty reason
          rows: (_act, dot) => (change ? editedRows(view.caseId, { changeReason: null }, dot) : []),
        }),
    });
  };

  return (
    <Detail
      title={institutionOf(values) || t('permits.untitled')}
      state={<StateChip tone={toneOf(view.fold.status)}>{t(statusKey(view.fold.status))}</StateChip>}
      actions={
        <>
          {actions}
          <Button kind="primary" icon="send" onPress={() => void submit()}>
            {t(change ? 'permits.submitChange' : returned ? 'permits.resubmit' : 'permits.submit')}
          </Button>
        </>
      }
    >
      {returned ? <ReturnedBanner view={view} /> : null}
      {change ? <AddresseeNote view={view} /> : null}
      {change ? <ChangedFields changes={changed} /> : null}
      {tried ? <ErrorSummary title={t('permits.missingTitle')} items={Object.entries(problems).map(([anchor, problem]) => ({ anchor, text: typeof problem === 'string' ? problem : problem.what }))} /> : null}
      <RecordForm
        definition={permitApplication}
        draft={draft}
        parts={parts}
        language={language}
        errors={errors}
        hidden={hidden}
        today={todayInJapan(ports().clock)}
      />
    </Detail>
  );
}

