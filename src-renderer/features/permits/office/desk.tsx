import { type ReactNode, useMemo, useState } from 'react';
import { allowedActs } from '../../../../src-shared/acts/permit-case.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { UnitValue } from '../../../../src-shared/records/heads.ts';
import type { PermitEventKind } from '../../../../src-shared/rules/permit-moves.ts';
import { useText } from '../../../i18n/index.ts';
import { session, useSession } from '../../../state/session.ts';
import { useRevision } from '../../../state/use-records.ts';
import { useAutosave } from '../../../state/use-autosave.ts';
import { Banner, Button, CaseStrip, Detail, Menu, Row, StateChip, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { caseValues, institutionOf } from '../case-title.ts';
import { CaseTimeline } from '../case-timeline.tsx';
import { DecisionFacts } from '../decision-facts.tsx';
import { PermitPapers } from '../papers/permit-papers.tsx';
import { verdictOfActs } from '../papers/stored-verdict.ts';
import { statusKey, toneOf } from '../status-words.ts';
import { useSince } from '../use-since.ts';
import { verdictFields } from '../verdict-fields.ts';
import { ActDialog } from './act-dialog.tsx';
import { applicantOf, linksByParty, otherPermits } from './applicant-people.ts';
import { ApplicantCard } from './applicant-card.tsx';
import { CheckCard } from './check-card.tsx';
import { DECISIONS } from './decision-draft.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { DeskChecklist } from './desk-checklist.tsx';
import { DeskFacts } from './desk-facts.tsx';
import { EndFacts } from '../end-facts.tsx';
import { EndLines } from './end-lines.tsx';
import { LedgerEnd } from './ledger-end.tsx';
import { actingMember, caseOf, performOfficeAct } from './office-acts.ts';
import { answersTogether, type OfficeRow, receivedOnOf } from './office-rows.ts';
import { officeStep, useOfficeSteps } from './office-steps.ts';
import { officeVerdict } from './office-verdict.ts';
import { commentsOf, filledComments, useReview } from './review-notes.ts';
import { sendAnswers } from './send-answers.ts';
import { changesSinceLast, flatSubmission, openChangeOf } from '../submission-changes.ts';
import { PaperChangeNote } from './paper-change-note.tsx';
import { MovedBanner } from './moved-banner.tsx';
import { isOwnCase, whyNotAct } from './who-may-act.ts';

export interface DeskProps {
  readonly row: OfficeRow;
  readonly rows: readonly OfficeRow[];
}

const DECIDING: ReadonlySet<PermitEventKind> = new Set(DECISIONS);
/** Desk work in the order of the day; the first that is allowed is the next sensible step. */
const STEPS: readonly PermitEventKind[] = ['receive', 'review', 'consultStart', 'consultEnd', 'return', 'withdraw', 'endOnPaper', 'endTakenBack', 'settle'];

/** Typed in from paper at 「紙の書類を入力」, or written down as what came on paper. */
const ELSEWHERE: ReadonlySet<PermitEventKind> = new Set(['paper', 'changeRequest', 'end']);

/** 審査: one case with everything needed to decide it, and the acts its stage allows. */
export function Desk({ row, rows }: DeskProps): ReactNode {
  const { view } = row;
  const person = view.application?.person ?? view.subject ?? session().identity.party;
  const live = row.turn !== 'moved' && (view.fold.waitingOn === 'office' || view.fold.status === 'approved' || view.fold.status === 'approvedWithConditions');
  // made a moment after a case is opened for the first time, when somebody may have pressed something already
  const notes = useAutosave(useReview(view.caseId, person, live));
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const { vault, identity } = useSession();
  const revision = useRevision();
  const steps = useOfficeSteps(view.fold.onPaper);
  const since = useSince(view);
  const [asked, setAsked] = useState<PermitEventKind | null>(null);
  const [deciding, setDeciding] = useState<readonly PermitEventKind[] | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);

  // an open 変更許可申請 is judged by what it asks for
  const asksFor = openChangeOf(view);
  const values = asksFor === null ? caseValues(view, true) : flatSubmission(asksFor);
  const around = useMemo(() => {
    const applicant = applicantOf(view, vault.workingSet, linksByParty(vault.workingSet), identity.party);
    const others = otherPermits(vault.workingSet, applicant, view.caseId);
    const asked = openChangeOf(view);
    return { applicant, others, verdict: officeVerdict(view.caseId, asked === null ? caseValues(view, true) : flatSubmission(asked), others, receivedOnOf(view)) };
    // the revision stands for the content of the mutable working set
    // eslint-disable-next-line react/exhaustive-deps
  }, [view, vault, identity, revision]);
  const { applicant, others, verdict } = around;
  const dossierName = typeof applicant.dossier?.values['staff']?.['name'] === 'string' ? applicant.dossier.values['staff']['name'] : null;
  const member = actingMember();
  const whose = caseOf(view, dossierName);
  const own = isOwnCase(member, whose);
  const gone = row.turn === 'moved';
  const allowed: readonly PermitEventKind[] = gone ? [] : allowedActs(view, 'office').filter((kind) => !ELSEWHERE.has(kind));
  const open = allowed.filter((kind) => whyNotAct(kind, member, whose) === null);
  const decisions = DECISIONS.filter((kind) => kind !== 'revoke' && open.includes(kind));
  const stepActs = STEPS.filter((kind) => open.includes(kind) && !DECIDING.has(kind));
  const canReturn = open.includes('return');
  const comments = filledComments(commentsOf(notes?.values['comments']));
  const together = answersTogether(rows, view.subject);

  const act = async (kind: PermitEventKind, fields: UnitValue = {}): Promise<boolean> => {
    setProblem(null);
    if (notes !== null && !(await notes.flush())) return false;
    const stored = DECIDING.has(kind) && kind !== 'revoke' ? verdictFields(verdict) : {};
    const done = await performOfficeAct(view, dossierName, kind, { ...stored, ...fields });
    if (!done.ok) {
      setProblem(done.error);
      return false;
    }
    if (notes !== null && (kind === 'return' || DECIDING.has(kind))) {
      notes.set('comments', []);
      notes.set('decision', {});
      await notes.flush();
    }
    say(t('permitsOffice.actDone', { act: t(`permitsOffice.act.${kind}`) }));
    return true;
  };
  const press = (kind: PermitEventKind): void => setAsked(kind);

  const next: PermitEventKind | 'decide' | 'send' | null = row.unsent
    ? 'send'
    : view.fold.status === 'crossed' && open.includes('settle')
      ? 'settle'
      : open.includes('receive')
        ? 'receive'
        : open.includes('review')
          ? 'review'
          : view.fold.consulting && open.includes('consultEnd')
            ? 'consultEnd'
            : decisions.length > 0
              ? 'decide'
              : null;
  const others_ = stepActs.filter((kind) => kind !== next && kind !== 'return');
  const menu = [
    ...others_.map((kind) => ({ id: kind, label: t(`permitsOffice.act.${kind}`), onAction: () => press(kind) })),
    ...(decisions.length > 0 && next !== 'decide' ? [{ id: 'decide', label: t('permitsOffice.decide'), onAction: () => setDeciding(decisions) }] : []),
    ...(open.includes('revoke') ? [{ id: 'revoke', label: t('permitsOffice.act.revoke'), danger: true, onAction: () => setDeciding(['revoke']) }] : []),
  ];
  const actions = (
    <>
      <PermitPapers view={view} />
      {menu.length === 0 ? null : <Menu label={t('permitsOffice.others')} entries={menu} />}
      {canReturn ? (
        <Button icon="return" onPress={() => press('return')}>
          {comments.length === 0 ? t('permitsOffice.act.return') : t('permitsOffice.returnWith', { count: comments.length })}
        </Button>
      ) : null}
      {next === 'send' ? (
        <Button kind="primary" icon="send" onPress={() => sendAnswers(together, view, t('permitsOffice.answerWords'))}>
          {together.length > 1 ? t('permitsOffice.sendTogether', { count: together.length }) : t('permitsOffice.send')}
        </Button>
      ) : next === 'decide' ? (
        <Button kind="primary" onPress={() => setDeciding(decisions)}>
          {t('permitsOffice.decide')}
        </Button>
      ) : next === null ? null : (
        <Button kind="primary" onPress={() => press(next)}>
          {t(`permitsOffice.act.${next}`)}
        </Button>
      )}
    </>
  );

  return (
    <Detail
      title={[row.applicant || t('permitsOffice.noName'), institutionOf(values)].join('　')}
      state={
        <Row>
          <StateChip tone={row.unsent ? 'warn' : toneOf(view.fold.status)}>{t(statusKey(view.fold.status))}</StateChip>
          {asksFor === null ? null : <StateChip tone="wait">{t('permits.changeOpen')}</StateChip>}
          {row.unsent ? <StateChip tone="warn">{t('permits.madeNotHanded')}</StateChip> : null}
          {view.fold.consulting ? <StateChip tone="wait">{t('permitsOffice.consulting')}</StateChip> : null}
          {view.fold.onPaper ? <StateChip tone="neutral">{t('permitsOffice.onPaper')}</StateChip> : null}
          {since === '' ? null : <span>{since}</span>}
        </Row>
      }
      actions={actions}
    >
      {problem === null ? null : <Trouble text={explain(problem)} />}
      {gone ? <MovedBanner view={view} /> : null}
      <PaperChangeNote application={view.application} />
      {own ? (
        <Banner tone="warn" title={t('permitsOffice.ownTitle')}>
          <p>{t('permitsOffice.ownText', { name: member.name })}</p>
        </Banner>
      ) : null}
      {!own && open.length === 0 && allowed.length > 0 ? <Banner tone="info" title={t('permitsOffice.noRole')} /> : null}
      <CaseStrip label={t('permits.timeline')} steps={steps} now={officeStep(view, row.unsent)} note={row.receivedOn === null ? undefined : t('permitsOffice.receivedLine', { on: row.receivedOn })} />
      {gone ? null : <EndLines view={view} />}
      <EndFacts view={view} />
      {gone ? null : <LedgerEnd view={view} />}
      <DecisionFacts view={view} />
      <ApplicantCard view={view} applicant={applicant} others={others} values={values} />
      <CheckCard verdict={verdict} then={verdictOfActs(view, 'applicant')} values={values} />
      <DeskFacts values={values} changes={changesSinceLast(view)} notes={canReturn ? notes : null} onPaper={view.fold.onPaper} />
      {notes === null ? null : <DeskChecklist notes={notes} values={values} />}
      <CaseTimeline view={view} />
      {asked === null ? null : <ActDialog key={asked} view={view} kind={asked} notes={notes} onAct={act} onClose={() => setAsked(null)} />}
      {deciding === null || notes === null ? null : <DecisionDialog key={deciding.join()} view={view} kinds={deciding} notes={notes} onAct={act} onClose={() => setDeciding(null)} />}
    </Detail>
  );
}
