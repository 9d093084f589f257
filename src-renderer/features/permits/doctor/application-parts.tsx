import type { ReactNode } from 'react';
import { permitApplication } from '../../../../src-shared/records/permit-application.ts';
import type { Texts } from '../../../i18n/index.ts';
import { type FormPart, RecordControl } from '../../../record-view/index.ts';
import { InstitutionSuggestions } from '../institution-suggestions.tsx';
import { VerdictRows } from '../verdict-rows.tsx';
import type { PermitVerdict } from '../../../../src-shared/rules/permit-conditions.ts';
import type { Draft } from '../../../state/use-autosave.ts';

const EXPLAINS: Readonly<Record<string, string>> = { days: 'explainDays', insured: 'explainDays', purpose: 'explainPurpose' };

/** The condition under which a box for an explanation stands: the first of those that ask for the same one. */
const asksFor = (verdict: PermitVerdict | null, name: string): string | undefined =>
  verdict?.rows.find((row) => row.mark === '△' && EXPLAINS[row.conditionId] === name)?.conditionId;

const checkMark = (verdict: PermitVerdict | null): 'done' | 'partial' | 'problem' => {
  const marks = (verdict?.rows ?? []).filter((row) => !row.explained).map((row) => row.mark);
  return marks.includes('×') ? 'problem' : marks.includes('△') || verdict === null ? 'partial' : 'done';
};

export interface PartsInput {
  readonly draft: Draft;
  readonly verdict: PermitVerdict | null;
  readonly texts: Texts;
  readonly onPaper: boolean;
  /** 変更許可申請 of a permit in force: asks first why. */
  readonly change?: boolean;
}

/** The sections of the application form, the check with the boxes for explanations last. */
export function applicationParts({ draft, verdict, texts, onPaper, change = false }: PartsInput): readonly FormPart[] {
  const { t, language } = texts;
  const explain = (conditionId: string): ReactNode => {
    const name = EXPLAINS[conditionId];
    const field = name === undefined ? undefined : permitApplication.fields[name as keyof typeof permitApplication.fields];
    if (name === undefined || field === undefined || asksFor(verdict, name) !== conditionId) return null;
    return <RecordControl name={name} field={field} values={draft.values} words={draft.words} language={language} onChange={draft.set} onBlur={draft.flush} />;
  };
  return [
    ...(onPaper ? [{ id: 'source', title: permitApplication.units.source.label[language] }] : []),
    ...(change ? [{ id: 'change', title: t('permits.sectionChange'), lead: t('permits.changeLead'), fields: ['changeReason'] }] : []),
    { id: 'place', title: t('permits.sectionPlace'), below: { institutionName: <InstitutionSuggestions draft={draft} /> } },
    { id: 'work', title: t('permits.sectionWork') },
    { id: 'term', title: t('permits.sectionTerm') },
    { id: 'pay', title: t('permits.sectionPay') },
    { id: 'relation', title: t('permits.sectionRelation'), fields: ['relationKinds', 'relationNote'] },
    { id: 'papers', title: t('permits.sectionPapers'), lead: t('permits.requestLetterMark') },
    { id: 'applicant', title: t('permits.sectionApplicant') },
    { id: 'check', title: t('permits.sectionCheck'), lead: t('permits.checkLead'), fields: [], mark: checkMark(verdict), after: <VerdictRows verdict={verdict} explain={explain} /> },
    ...(onPaper ? [] : [{ id: 'memo', title: t('permits.sectionMemo'), fields: ['memo'] }]),
  ];
}
