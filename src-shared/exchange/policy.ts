import type { DEFINITIONS, ExportableType } from '../records/registry.ts';

type UnitsOf<T extends ExportableType> = (typeof DEFINITIONS)[T]['units'];

/** The units of a type that may leave at all: sealed and local ones are not even nameable here. */
export type LeavingUnit<T extends ExportableType> = {
  [U in keyof UnitsOf<T>]: UnitsOf<T>[U] extends { readonly privacy: 'shared' | 'public' } ? U : never;
}[keyof UnitsOf<T>] &
  string;

export interface TypePolicy<T extends ExportableType> {
  readonly units: readonly LeavingUnit<T>[];
  /** Leave only when the sender ticks them for this very file. */
  readonly onlyWhenTicked?: readonly LeavingUnit<T>[];
}

export type PartyKind = 'doctor' | 'office' | 'headquarters';

export interface PurposePolicy {
  readonly from: readonly PartyKind[];
  readonly to: readonly PartyKind[];
  /** As people call it, also in the file's name. */
  readonly label: { readonly ja: string; readonly en: string };
  readonly types: { readonly [T in ExportableType]?: TypePolicy<T> };
}

const person = { units: ['name', 'post', 'reach'] } as const;
const permit = { units: ['holder', 'place', 'term', 'decision', 'ground', 'end'] } as const;
const permitEvent = { units: ['act'] } as const;

/**
 * What leaves, per purpose. This table is the whole disclosure policy between parties: a unit that is
 * not named for a purpose has no way into its file.
 */
export const POLICIES = {
  permit: {
    from: ['doctor'],
    to: ['office', 'headquarters'],
    label: { ja: '兼業申請', en: 'Side-work permit' },
    types: {
      permitApplication: { units: ['applicant', 'place', 'work', 'term', 'pay', 'relation', 'papers', 'source'] },
      permitEvent,
      permit,
      person,
    },
  },
  decision: {
    from: ['office', 'headquarters'],
    to: ['doctor'],
    label: { ja: '兼業申請の結果', en: 'Decision on a permit' },
    types: { permitEvent, permit },
  },
  handover: {
    from: ['office'],
    to: ['office'],
    label: { ja: '移管', en: 'Transfer to another office' },
    types: {
      caseTransfer: { units: ['act'] },
      permitApplication: { units: ['applicant', 'place', 'work', 'term', 'pay', 'relation', 'papers', 'source'] },
      permitEvent,
      permit,
    },
  },
  moved: {
    from: ['office'],
    to: ['doctor'],
    label: { ja: '移管のお知らせ', en: 'Notice of a transfer' },
    // with what the old office did in the cases until then: the new one's acts build on it
    types: { caseTransfer: { units: ['act'] }, permitEvent },
  },
  returned: {
    from: ['office'],
    to: ['doctor'],
    label: { ja: '控え一式', en: 'Returned copies' },
    // everything a doctor ever hands an office, and what an office decides: nothing an office writes for itself
    types: {
      returnedCopy: { units: ['act'] },
      caseTransfer: { units: ['act'] },
      permitApplication: { units: ['applicant', 'place', 'work', 'term', 'pay', 'relation', 'papers', 'source'] },
      permitEvent,
      permit,
      person: { units: ['name', 'post', 'reach', 'skills'] },
      posting: { units: ['post', 'term', 'secondment'] },
      careerGoal: { units: ['goal', 'family'] },
    },
  },
  career: {
    from: ['doctor'],
    to: ['office', 'headquarters'],
    label: { ja: 'キャリアプラン', en: 'Career plan' },
    types: {
      person: { units: ['name', 'post', 'reach', 'skills'] },
      posting: { units: ['post', 'term', 'secondment'] },
      careerGoal: { units: ['goal'], onlyWhenTicked: ['family'] },
    },
  },
  pairing: {
    from: ['office', 'headquarters'],
    to: ['doctor'],
    label: { ja: 'メンターの組', en: 'Mentoring pair' },
    types: { mentorPair: { units: ['pair'] } },
  },
  mentoring: {
    from: ['doctor'],
    to: ['doctor'],
    label: { ja: '面談のまとめ', en: 'Mentor session' },
    types: { mentorSession: { units: ['meeting', 'summary'] } },
  },
  recall: {
    from: ['doctor', 'office', 'headquarters'],
    to: ['doctor', 'office', 'headquarters'],
    label: { ja: '消去の依頼', en: 'Request to erase' },
    types: { recallRequest: { units: ['request'] } },
  },
  statement: {
    from: ['doctor', 'office', 'headquarters'],
    to: ['doctor', 'office', 'headquarters'],
    label: { ja: '消去証明', en: 'Deletion statement' },
    types: { deletionStatement: { units: ['statement'] } },
  },
  invitation: {
    from: ['office', 'headquarters'],
    to: ['doctor'],
    label: { ja: 'ご案内', en: 'Invitation' },
    types: { formPack: { units: ['office', 'texts', 'limits'] } },
  },
} as const satisfies Readonly<Record<string, PurposePolicy>>;

export type Purpose = keyof typeof POLICIES;

export const PURPOSES = Object.keys(POLICIES) as readonly Purpose[];

export const policyOf = (purpose: Purpose): PurposePolicy => POLICIES[purpose];

export const isPurpose = (text: string): text is Purpose => Object.hasOwn(POLICIES, text);

/** Made from a screen of their own, never chosen among the others. */
const BY_THEMSELVES: ReadonlySet<Purpose> = new Set(['invitation', 'recall', 'statement', 'handover', 'moved', 'returned']);

/** What a file says about records without carrying them. */
export const isAboutRecords = (purpose: string): boolean => purpose === 'recall' || purpose === 'statement';

/** Whether a file of this purpose may go from one party to another at all. */
export const mayLeave = (purpose: Purpose, from: PartyKind, to: PartyKind): boolean => policyOf(purpose).from.includes(from) && policyOf(purpose).to.includes(to);

/** The purposes one party has for another, in the order they are offered. */
export const purposesBetween = (from: PartyKind, to: PartyKind): readonly Purpose[] =>
  PURPOSES.filter((purpose) => mayLeave(purpose, from, to) && !BY_THEMSELVES.has(purpose));
