import type { PermitEventKind } from '../../../../src-shared/rules/permit-moves.ts';
import { searchKey } from '../../../../src-shared/text/search-key.ts';

/** Recorded only by a member who may record decisions. */
const DECIDES: ReadonlySet<PermitEventKind> = new Set(['approve', 'approveWithConditions', 'reject', 'changePermit', 'changeRefuse', 'revoke', 'settle']);
/** Nobody does these to an application of their own. */
const JUDGES: ReadonlySet<PermitEventKind> = new Set([...DECIDES, 'review', 'return', 'consultEnd']);

export type WhyNot = 'own-case' | 'no-role';

export interface ActingMember {
  readonly name: string;
  readonly party: string;
  readonly roles: readonly string[];
}

export interface CaseOf {
  /** The names the applicant goes by: as written, and in the staff list. */
  readonly applicantNames: readonly string[];
  readonly subject: string | null;
  /** The office types paper applications in itself: its party then says nothing about who applies. */
  readonly onPaper: boolean;
}

/** A person of the same name is treated as the applicant: a colleague takes the case, which harms nobody. */
export function isOwnCase(member: ActingMember, of: CaseOf): boolean {
  const own = searchKey(member.name);
  return (of.subject === member.party && !of.onPaper) || (own !== '' && of.applicantNames.some((name) => searchKey(name) === own));
}

/** Why this member may not make this act; null where they may. */
export function whyNotAct(kind: PermitEventKind, member: ActingMember, of: CaseOf): WhyNot | null {
  if (JUDGES.has(kind) && isOwnCase(member, of)) return 'own-case';
  return member.roles.includes(DECIDES.has(kind) ? 'decider' : 'reviewer') ? null : 'no-role';
}
