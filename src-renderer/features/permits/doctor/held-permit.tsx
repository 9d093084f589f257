import type { ReactNode } from 'react';
import { permit } from '../../../../src-shared/records/permit.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { AutoForm } from '../../../record-view/index.ts';
import { ports } from '../../../state/session.ts';
import { Detail, Prose, StateChip } from '../../../ui/index.ts';
import { institutionOf } from '../case-title.ts';

/** Not asked of a doctor who types in a permit of their own. */
const HIDDEN: ReadonlySet<string> = new Set(['holderName', 'holderPost', 'holderPayTable', 'holderGrade', 'staffNumber', 'authority', 'decidedOn', 'dossierId', 'origin']);

/** A permit the doctor already holds on paper. */
export function HeldPermit({ record, actions }: { readonly record: RecordState; readonly actions: ReactNode }): ReactNode {
  const { t, language } = useText();
  const parts = [
    { id: 'place', title: permit.units.place.label[language] },
    { id: 'term', title: permit.units.term.label[language] },
    { id: 'decision', title: permit.units.decision.label[language] },
    { id: 'end', title: permit.units.end.label[language] },
    { id: 'memo', title: permit.units.memo.label[language] },
  ];
  return (
    <Detail title={institutionOf(shownValues(record)) || t('permits.heldTitle')} state={<StateChip tone="ok">{t('permits.paperHeld')}</StateChip>} actions={actions}>
      <Prose>{t('permits.heldLead')}</Prose>
      <AutoForm record={record} definition={permit} language={language} hidden={HIDDEN} parts={parts} today={todayInJapan(ports().clock)} />
    </Detail>
  );
}
