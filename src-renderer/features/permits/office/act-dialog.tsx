import { type ReactNode, useState } from 'react';
import { actorOf, type PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import type { UnitValue } from '../../../../src-shared/records/heads.ts';
import { permitApplication } from '../../../../src-shared/records/permit-application.ts';
import type { PermitEventKind } from '../../../../src-shared/rules/permit-moves.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';
import { useText } from '../../../i18n/index.ts';
import { ports } from '../../../state/session.ts';
import type { Draft } from '../../../state/use-autosave.ts';
import { Banner, Button, DateField, Dialog, RadioGroup, Stack, TextArea } from '../../../ui/index.ts';
import { actWord } from '../case-timeline.tsx';
import { addSentence } from './form-sentences.ts';
import { commentsOf, filledComments } from './review-notes.ts';
import { SentenceMenu } from './sentence-menu.tsx';

export interface ActDialogProps {
  readonly view: PermitCaseView;
  readonly kind: PermitEventKind;
  readonly notes: Draft | null;
  readonly onAct: (kind: PermitEventKind, fields: UnitValue) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Desk work and 差戻し: what is recorded with it, then the act. What was typed for 差戻し stays in the notes. */
export function ActDialog({ view, kind, notes, onAct, onClose }: ActDialogProps): ReactNode {
  const { t, language, moment } = useText();
  const kept = notes?.values['decision'];
  const draft = kept !== null && typeof kept === 'object' && !Array.isArray(kept) ? (kept as Readonly<Record<string, Json>>) : {};
  const today = todayInJapan(ports().clock);
  const [receivedOn, setReceivedOn] = useState<string | null>(today);
  const [endOn, setEndOn] = useState<string | null>(today);
  const [typed, setTyped] = useState('');
  const [prevails, setPrevails] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const returning = kind === 'return';
  const reason = returning ? (typeof draft['returnReason'] === 'string' ? draft['returnReason'] : '') : typed;
  const setReason = (text: string): void => (returning && notes !== null ? notes.set('decision', { ...draft, returnReason: text }) : setTyped(text));
  const comments = filledComments(commentsOf(notes?.values['comments']));
  const needsReason = (returning && comments.length === 0) || kind === 'settle' || kind === 'consultStart' || kind === 'endTakenBack';
  const ending = kind === 'endOnPaper';
  const receiving = kind === 'receive' || ending;
  const missing = {
    reason: needsReason && reason.trim() === '',
    receivedOn: receiving && receivedOn === null,
    endOn: ending && endOn === null,
    prevails: kind === 'settle' && prevails === null,
  };

  const record = async (): Promise<void> => {
    setTried(true);
    if (Object.values(missing).some(Boolean)) return;
    const fields: Record<string, Json> = {};
    if (reason.trim() !== '') fields['reason'] = reason.trim();
    if (receiving && receivedOn !== null) fields['receivedOn'] = receivedOn;
    if (ending && endOn !== null) fields['effectiveOn'] = endOn;
    if (returning && comments.length > 0) fields['comments'] = comments as unknown as Json;
    if (kind === 'settle' && prevails !== null) fields['prevails'] = prevails;
    setBusy(true);
    if (await onAct(kind, fields)) onClose();
    setBusy(false);
  };
  const problem = (on: boolean): { readonly error?: string } => (tried && on ? { error: t('permitsOffice.needed') } : {});
  const fieldName = (field: string): string => permitApplication.fields[field as keyof typeof permitApplication.fields]?.label[language] ?? field;

  return (
    <Dialog
      open
      wide={returning}
      onClose={onClose}
      title={t(`permitsOffice.act.${kind}`)}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={busy} onPress={() => void record()}>
            {t('permitsOffice.record', { act: t(`permitsOffice.act.${kind}`) })}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t(`permitsOffice.lead.${kind}`)}</p>
        {receiving ? <DateField label={t('permitsOffice.receivedOn')} required help={t('permitsOffice.receivedOnHelp')} value={receivedOn} onChange={setReceivedOn} today={today} {...problem(missing.receivedOn)} /> : null}
        {ending ? <DateField label={t('permitsOffice.endedOn')} required value={endOn} onChange={setEndOn} today={today} {...problem(missing.endOn)} /> : null}
        {returning ? (
          comments.length === 0 ? (
            <Banner tone="info" title={t('permitsOffice.noComments')} />
          ) : (
            <Banner tone="info" title={t('permitsOffice.withComments', { count: comments.length })}>
              <ul>
                {comments.map((item) => (
                  <li key={item.field}>{`${fieldName(item.field)}：${item.text}`}</li>
                ))}
              </ul>
            </Banner>
          )
        ) : null}
        {kind === 'settle' ? (
          <RadioGroup
            label={t('permitsOffice.prevails')}
            required
            choices={(view.fold.crossed ?? []).map((event) => ({ value: event.id, label: `${actWord(event, language)}（${t(actorOf(event.record) === 'office' ? 'permits.byOffice' : 'permits.byApplicant')}　${moment(hlcMs(event.at))}）` }))}
            value={prevails}
            onChange={setPrevails}
            {...problem(missing.prevails)}
          />
        ) : null}
        {kind === 'receive' || kind === 'review' ? null : (
          <>
            <TextArea label={t(kind === 'consultStart' ? 'permitsOffice.consultWith' : returning ? 'permitsOffice.returnReason' : 'permits.reason')} required={needsReason} value={reason} onChange={setReason} {...problem(missing.reason)} />
            {returning ? <SentenceMenu kind="returnSentences" onPick={(sentence) => setReason(addSentence(reason, sentence))} /> : null}
          </>
        )}
      </Stack>
    </Dialog>
  );
}
