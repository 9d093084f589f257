import { type ReactNode, useState } from 'react';
import { allowedActs, type PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { UnitValue } from '../../../../src-shared/records/heads.ts';
import { permitApplication } from '../../../../src-shared/records/permit-application.ts';
import type { PermitEventKind } from '../../../../src-shared/rules/permit-moves.ts';
import { useText } from '../../../i18n/index.ts';
import { ConflictNote, RecordFacts } from '../../../record-view/index.ts';
import { useLedgerLines } from '../../../state/exchange/ledger-now.ts';
import { draftAct } from '../../../state/permit-cases.ts';
import { openArea } from '../../../state/navigation.ts';
import { requestSend } from '../../../state/send-request.ts';
import { AlertDialog, Button, Card, CaseStrip, Detail, Row, StateChip } from '../../../ui/index.ts';
import { caseValues, institutionOf } from '../case-title.ts';
import { CaseTimeline } from '../case-timeline.tsx';
import { DecisionFacts } from '../decision-facts.tsx';
import { EndFacts } from '../end-facts.tsx';
import { fileOfLastAct, type Reach } from '../handed-over.ts';
import { doctorChip, doctorStep, isWithOffice, statusKey, toneOf } from '../status-words.ts';
import { openChangeOf, submissionChanges } from '../submission-changes.ts';
import { useSince } from '../use-since.ts';
import { AddresseeNote, useAddressee } from './addressee-note.tsx';
import { ChangedFields } from './changed-fields.tsx';
import { EndDialog } from './end-dialog.tsx';
import { useDoctorSteps } from './doctor-steps.ts';

export interface ApplicationSentProps {
  readonly view: PermitCaseView;
  /** How far the file with the last act got. */
  readonly reach: Reach;
  readonly actions: ReactNode;
}

type Asked = 'withdraw' | 'pullBack' | 'end';

const ASKED: Readonly<Record<Asked, 'permits.withdraw' | 'permits.pullBack' | 'permits.endPermit'>> = {
  withdraw: 'permits.withdraw',
  pullBack: 'permits.pullBack',
  end: 'permits.endPermit',
};
const mayAsk = (kind: PermitEventKind): kind is Asked => Object.hasOwn(ASKED, kind);

/** An application that is with the office, or decided: what was handed in, where it is, what was decided. */
export function ApplicationSent({ view, reach, actions }: ApplicationSentProps): ReactNode {
  const { t, language } = useText();
  const ledger = useLedgerLines();
  const steps = useDoctorSteps();
  const since = useSince(view);
  const addressee = useAddressee(view);
  const [asked, setAsked] = useState<Asked | null>(null);
  const values = caseValues(view, true);
  const decided = view.fold.waitingOn === null;
  const open = allowedActs(view, 'applicant').filter(mayAsk).filter((kind) => !(kind === 'withdraw' && decided));

  const act = (kind: Asked, fields: UnitValue = {}): void => {
    setAsked(null);
    requestSend({
      purpose: 'permit',
      recordIds: [view.caseId],
      actWords: t(ASKED[kind]),
      back: { area: 'permits', recordId: view.caseId },
      ...(view.office === null ? {} : { recipient: view.office }),
      act: () => draftAct({ caseId: view.caseId, kind, fields }),
    });
  };

  const asks = openChangeOf(view);
  const change = asks === null || view.submitted === null ? null : submissionChanges(view.submitted, asks);
  const handedOver = reach !== 'made';
  const unsent = isWithOffice(view) && !handedOver;
  const chip = doctorChip(view, reach);
  const handOver = (): void => {
    const file = fileOfLastAct(view, ledger);
    if (file !== undefined) openArea('exchange', file.id);
    else requestSend({ purpose: 'permit', recordIds: [view.caseId], back: { area: 'permits', recordId: view.caseId }, ...(view.office === null ? {} : { recipient: view.office }) });
  };

  return (
    <Detail
      title={institutionOf(values)}
      state={
        <Row>
          {view.fold.openChange === null ? null : <StateChip tone={toneOf(view.fold.status)}>{t(statusKey(view.fold.status))}</StateChip>}
          <StateChip tone={chip.tone}>{t(chip.word)}</StateChip>
        </Row>
      }
      actions={
        <>
          {actions}
          {open.map((kind) => (
            <Button key={kind} onPress={() => setAsked(kind)}>
              {t(ASKED[kind])}
            </Button>
          ))}
          {unsent ? (
            <Button kind="primary" icon="send" onPress={handOver}>
              {t('permits.handOver')}
            </Button>
          ) : null}
        </>
      }
    >
      <CaseStrip label={t('permits.timeline')} steps={steps} now={doctorStep(view, handedOver)} note={unsent ? t('permits.unsentNote') : since} />
      <AddresseeNote view={view} />
      {change === null ? null : <ChangedFields changes={change} />}
      {view.application === undefined ? null : <ConflictNote record={view.application} language={language} />}
      <EndFacts view={view} />
      <DecisionFacts view={view} />
      <CaseTimeline view={view} />
      <Card title={t('permits.asSubmitted')}>
        <RecordFacts definition={permitApplication} values={values} language={language} filledOnly />
      </Card>
      {asked === 'end' ? <EndDialog office={addressee?.name ?? ''} onReport={(fields) => act('end', fields)} onClose={() => setAsked(null)} /> : null}
      {asked === null || asked === 'end' ? null : (
        <AlertDialog
          open
          title={t(asked === 'withdraw' ? 'permits.withdrawAsk' : ASKED[asked])}
          confirmLabel={t(ASKED[asked])}
          cancelLabel={t('common.cancel')}
          onConfirm={() => act(asked)}
          onCancel={() => setAsked(null)}
        >
          <p>{t(asked === 'withdraw' ? 'permits.withdrawText' : 'permits.pullBackText')}</p>
        </AlertDialog>
      )}
    </Detail>
  );
}
