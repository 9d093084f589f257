import { type ReactNode, useState } from 'react';
import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import type { UnitValue } from '../../../../src-shared/records/heads.ts';
import { permitEvent } from '../../../../src-shared/records/permit-event.ts';
import type { PermitEventKind } from '../../../../src-shared/rules/permit-moves.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { RecordControl } from '../../../record-view/index.ts';
import { permitPack } from '../../../state/rule-book.ts';
import { ports } from '../../../state/session.ts';
import type { Draft } from '../../../state/use-autosave.ts';
import { Button, Dialog, ErrorSummary, jumpToField, RadioGroup, Stack, TextArea } from '../../../ui/index.ts';
import { caseValues } from '../case-title.ts';
import { ConditionList } from './condition-list.tsx';
import { conditionList, decisionFields, decisionProblems, needsReason, offersConditions, permitsSomething, startingDraft, type DecisionDraft, type DecisionProblem } from './decision-draft.ts';
import { addSentence } from './form-sentences.ts';
import { SentenceMenu } from './sentence-menu.tsx';
import { openChangeOf } from '../submission-changes.ts';

export interface DecisionDialogProps {
  readonly view: PermitCaseView;
  readonly kinds: readonly PermitEventKind[];
  readonly notes: Draft;
  readonly onAct: (kind: PermitEventKind, fields: UnitValue) => Promise<boolean>;
  readonly onClose: () => void;
}

const FIELDS = ['decidedWhere', 'decidedOn', 'permittedOn', 'effectiveOn', 'documentNumber', 'startOn', 'endOn'] as const;
const AFTER = ['actedBy', 'standsInFor', 'notice'] as const;
const ONLY_PERMITS: ReadonlySet<string> = new Set(['permittedOn', 'startOn', 'endOn']);

/** 決定を記録: taken here or elsewhere, with its days, number, term, conditions and reason. What is typed is kept until it is recorded. */
export function DecisionDialog({ view, kinds, notes, onAct, onClose }: DecisionDialogProps): ReactNode {
  const { t, language } = useText();
  const today = todayInJapan(ports().clock);
  const change = openChangeOf(view);
  const asked: Readonly<Record<string, Json | undefined>> = change === null ? caseValues(view, true) : (Object.assign({}, ...Object.values(change)) as Record<string, Json>);
  const kept = notes.values['decision'];
  const draft: DecisionDraft = { ...startingDraft(asked, today), ...(kept !== null && typeof kept === 'object' && !Array.isArray(kept) ? (kept as DecisionDraft) : {}) };
  const chosen = kinds.find((one) => one === draft['kind']) ?? (kinds.length === 1 ? kinds[0] : undefined) ?? null;
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const set = (name: string, value: Json): void => notes.set('decision', { ...(draft as Record<string, Json>), [name]: value });
  const problems = chosen === null ? {} : decisionProblems(chosen, draft);
  const words: Readonly<Record<DecisionProblem, string>> = { missing: t('permitsOffice.needed'), reversed: t('permits.periodReversed'), 'before-decision': t('permitsOffice.beforeDecision') };
  const errorOf = (name: string): string | undefined => (tried && problems[name] !== undefined ? words[problems[name]] : undefined);
  const labelOf = (name: string): string => permitEvent.fields[name as keyof typeof permitEvent.fields]?.label[language] ?? name;
  const grounds = permitPack(today)?.pack.refusalGrounds.map((ground) => ground.label[language]) ?? [];
  const reason = typeof draft['reason'] === 'string' ? draft['reason'] : '';

  const record = async (): Promise<void> => {
    setTried(true);
    if (chosen === null) return;
    const first = Object.keys(problems)[0];
    if (first !== undefined) {
      jumpToField(first);
      return;
    }
    setBusy(true);
    if (await onAct(chosen, decisionFields(chosen, draft))) onClose();
    setBusy(false);
  };
  const control = (name: (typeof FIELDS)[number] | (typeof AFTER)[number]): ReactNode => {
    if (chosen !== null && !permitsSomething(chosen) && ONLY_PERMITS.has(name)) return null;
    const needed = name === 'decidedOn' || ONLY_PERMITS.has(name);
    const helps = { decidedWhere: undefined, decidedOn: undefined, permittedOn: undefined, effectiveOn: undefined, startOn: undefined, endOn: undefined, documentNumber: t('permitsOffice.documentNumberHelp'), actedBy: t('permitsOffice.actedByHelp'), standsInFor: t('permitsOffice.standsInForHelp'), notice: t('permitsOffice.noticeHelp') } as const;
    const help = helps[name];
    const base = permitEvent.fields[name];
    // the act itself asks nothing for good; this dialog does, so that no decision goes without its days
    const field = { ...base, ...(help === undefined ? {} : { help: { ja: help, en: help } }), ...(needed ? { required: true } : {}), ...(name === 'actedBy' ? { label: { ja: t('permitsOffice.decidedBy'), en: t('permitsOffice.decidedBy') } } : {}) };
    return <RecordControl key={name} name={name} field={field} values={draft} language={language} onChange={set} onBlur={notes.flush} error={errorOf(name)} today={today} />;
  };

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t(kinds.length === 1 && kinds[0] === 'revoke' ? 'permitsOffice.act.revoke' : 'permitsOffice.decide')}
      actions={
        <>
          <Button onPress={onClose}>{t('permitsOffice.keepForLater')}</Button>
          <Button kind={chosen === 'revoke' ? 'danger' : 'primary'} disabled={busy} onPress={() => void record()}>
            {chosen === null ? t('permitsOffice.decide') : t('permitsOffice.record', { act: t(`permitsOffice.act.${chosen}`) })}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('permitsOffice.decideLead')}</p>
        {tried && chosen !== null ? <ErrorSummary items={Object.entries(problems).map(([anchor, one]) => ({ anchor, text: `${labelOf(anchor)}：${words[one]}` }))} /> : null}
        {kinds.length === 1 ? null : (
          <RadioGroup
            label={t('permits.decisionTitle')}
            required
            inline
            choices={kinds.map((kind) => ({ value: kind, label: t(`permitsOffice.act.${kind}`) }))}
            value={chosen}
            onChange={(kind) => set('kind', kind)}
            {...(tried && chosen === null ? { error: t('permitsOffice.needed') } : {})}
          />
        )}
        {chosen === null ? null : (
          <>
            {FIELDS.map(control)}
            {offersConditions(chosen) ? <ConditionList conditions={conditionList(draft)} onChange={(conditions) => set('conditions', [...conditions])} onBlur={notes.flush} error={errorOf('conditions')} /> : null}
            <TextArea label={t('permits.reason')} required={needsReason(chosen)} anchor="reason" value={reason} onChange={(text) => set('reason', text)} onBlur={notes.flush} error={errorOf('reason')} />
            {needsReason(chosen) ? <SentenceMenu kind="rejectSentences" more={grounds} onPick={(sentence) => set('reason', addSentence(reason, sentence))} /> : null}
            {AFTER.map(control)}
          </>
        )}
      </Stack>
    </Dialog>
  );
}
