import type { PartyRole } from './identity.ts';

/** What a member of an office may do; the names are those of the member record. */
export const MEMBER_ROLES = ['reader', 'reviewer', 'decider', 'coordinator', 'manager'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** Who starts an office has to be able to do everything alone. */
export const FOUNDER_ROLES: Readonly<Record<PartyRole, readonly MemberRole[]>> = {
  doctor: [],
  office: ['reviewer', 'decider', 'coordinator', 'manager'],
  headquarters: ['reviewer', 'decider', 'coordinator', 'manager'],
};
