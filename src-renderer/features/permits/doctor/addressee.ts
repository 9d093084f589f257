import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { PartyId } from '../../../../src-shared/kernel/ids.ts';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import type { CaseTransfer } from '../../../../src-shared/rules/case-transfers.ts';
import { nameOfPerson } from '../../../state/person-name.ts';

/** 提出先: the office whose case it is now, and since when where it was handed over. */
export interface Addressee {
  readonly party: PartyId;
  readonly name: string;
  readonly moved: { readonly on: string; readonly before: string } | null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Null while nothing was handed in. A name of the contacts goes before the one the transfer says. */
export function addresseeOf(view: PermitCaseView, transfers: readonly CaseTransfer[]): Addressee | null {
  const { office, offices } = view;
  if (office === null) return null;
  const before = offices.at(-2);
  const last = before === undefined ? undefined : transfers.findLast((one) => one.from === before && one.to === office && one.cases.has(view.caseId));
  const said = last === undefined ? {} : shownValues(last.record);
  const name = nameOfPerson(office) || text(said['toName']);
  return { party: office, name, moved: last === undefined ? null : { on: text(said['movedOn']), before: nameOfPerson(last.from) || text(said['fromName']) } };
}
