import type { Json } from '../../../../src-shared/kernel/json.ts';
import { permitApplication } from '../../../../src-shared/records/permit-application.ts';
import type { Texts } from '../../../i18n/index.ts';
import { missingFields } from '../../../record-view/index.ts';
import type { FieldProblem } from '../../../ui/index.ts';

type Values = Readonly<Record<string, Json | undefined>>;

const labelOf = (name: string, language: 'ja' | 'en'): string => permitApplication.fields[name as keyof typeof permitApplication.fields]?.label[language] ?? name;

/** What keeps a 変更許可申請 from being handed in: nothing differs yet, or nobody said why. */
export function changeProblems(values: Values, changed: number, { t, language }: Texts): Readonly<Record<string, FieldProblem>> {
  const problems: Record<string, FieldProblem> = {};
  if (typeof values['changeReason'] !== 'string' || values['changeReason'].trim() === '') {
    problems['changeReason'] = { what: t('permits.missingField', { field: labelOf('changeReason', language) }), why: t('permits.missingWhy') };
  }
  if (changed === 0) problems['kind'] = { what: t('permits.nothingChanged'), why: t('permits.nothingChangedWhy') };
  return problems;
}

/** What keeps an application from being submitted, per field and in the order of the form (`order`). */
export function submitProblems(values: Values, hidden: ReadonlySet<string>, texts: Texts, order: readonly string[]): Readonly<Record<string, FieldProblem>> {
  const { t, language } = texts;
  const problems: Record<string, FieldProblem> = {};
  const place = (name: string): number => (order.indexOf(name) + order.length) % order.length;
  for (const name of missingFields(permitApplication, values, hidden).toSorted((a, b) => place(a) - place(b))) {
    problems[name] = { what: t('permits.missingField', { field: labelOf(name, language) }), why: t('permits.missingWhy') };
  }
  const { startOn, endOn } = values;
  if (typeof startOn === 'string' && typeof endOn === 'string' && endOn < startOn) problems['endOn'] = { what: t('permits.periodReversed') };
  return problems;
}
