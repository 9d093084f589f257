import { searchKey } from '../../../../src-shared/text/search-key.ts';

export interface Candidate {
  readonly party: string;
  readonly name: string;
  /** Empty where this office does not know it. */
  readonly affiliation: string;
}

export type PairProblem = 'mentor' | 'mentee' | 'samePerson';
export type PairWarning = { readonly kind: 'sameOffice'; readonly affiliation: string } | { readonly kind: 'unknownOffice' } | { readonly kind: 'alreadyPaired' };

/** What keeps two people from being a pair. */
export function pairProblem(mentor: Candidate | undefined, mentee: Candidate | undefined): PairProblem | null {
  if (mentor === undefined) return 'mentor';
  if (mentee === undefined) return 'mentee';
  return mentor.party === mentee.party ? 'samePerson' : null;
}

/** What the coordinator should look at before pairing two different people. */
export function pairWarnings(mentor: Candidate, mentee: Candidate, pairs: readonly { readonly mentor: string | undefined; readonly mentee: string | undefined }[]): readonly PairWarning[] {
  const warnings: PairWarning[] = [];
  if (mentor.affiliation === '' || mentee.affiliation === '') warnings.push({ kind: 'unknownOffice' });
  else if (searchKey(mentor.affiliation) === searchKey(mentee.affiliation)) warnings.push({ kind: 'sameOffice', affiliation: mentor.affiliation });
  const both = new Set([mentor.party, mentee.party]);
  if (pairs.some((pair) => both.has(pair.mentor ?? '') && both.has(pair.mentee ?? ''))) warnings.push({ kind: 'alreadyPaired' });
  return warnings;
}
