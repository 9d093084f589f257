import type { ReactNode } from 'react';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import { permitReview } from '../../../../src-shared/records/permit-review.ts';
import { useText } from '../../../i18n/index.ts';
import { DraftState, isBlank, RecordControl } from '../../../record-view/index.ts';
import type { Draft } from '../../../state/use-autosave.ts';
import { useSession } from '../../../state/session.ts';
import { Card, CheckboxGroup, Select } from '../../../ui/index.ts';

/** The four items that usually get a paper sent back, and what the desk looks at besides. */
export const CHECKS = ['letterPeriod', 'letterDays', 'letterHours', 'letterPay', 'sameAsLetter', 'outsideDuty', 'noRelation', 'superior'] as const;

export interface DeskChecklistProps {
  readonly notes: Draft;
  readonly values: Readonly<Record<string, Json | undefined>>;
}

const ticked = (value: Json | undefined): (typeof CHECKS)[number][] =>
  value === null || typeof value !== 'object' || Array.isArray(value) ? [] : CHECKS.filter((id) => (value as Readonly<Record<string, Json>>)[id] === true);

/** 確認事項 and the office's memo: both stay in the office. */
export function DeskChecklist({ notes, values }: DeskChecklistProps): ReactNode {
  const { t, language } = useText();
  const { vault } = useSession();
  const members = vault.members.list().filter(({ until }) => until === null);
  const assigned = notes.values['assigneeId'];
  const choose = (id: string): void => {
    notes.set('assigneeId', id);
    notes.set('assignee', members.find((member) => member.id === id)?.name ?? '');
  };
  return (
    <Card title={t('permitsOffice.checklist')}>
      <Select
        label={t('permitsOffice.assignee')}
        choices={members.map(({ id, name }) => ({ value: id, label: name }))}
        value={typeof assigned === 'string' && members.some(({ id }) => id === assigned) ? assigned : null}
        onChange={choose}
        width="short"
        anchor="assignee"
      />
      <CheckboxGroup
        label={t('permitsOffice.checklistLabel')}
        help={isBlank(values['requestLetter']) ? t('permitsOffice.noLetter') : t('permitsOffice.checklistHelp')}
        choices={CHECKS.map((id) => ({ value: id, label: t(`permitsOffice.check.${id}`) }))}
        values={ticked(notes.values['checks'])}
        onChange={(on) => notes.set('checks', Object.fromEntries(on.map((id) => [id, true])))}
      />
      <RecordControl name="note" field={permitReview.fields.note} values={notes.values} language={language} onChange={notes.set} onBlur={notes.flush} />
      <DraftState draft={notes} language={language} />
    </Card>
  );
}
