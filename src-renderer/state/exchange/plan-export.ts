import { buildExportSteps, type ExportDraft } from '../../../src-shared/exchange/build-export.ts';
import { knownToSteps } from '../../../src-shared/exchange/ledger.ts';
import { isWithin, type Period } from '../../../src-shared/exchange/record-period.ts';
import { subjectOf } from '../../../src-shared/exchange/record-subject.ts';
import { policyOf, type Purpose } from '../../../src-shared/exchange/policy.ts';
import type { WorkingSet } from '../../../src-shared/journal/working-set.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import type { Result } from '../../../src-shared/kernel/result.ts';
import { inPieces, type Steps } from '../../../src-shared/kernel/steps.ts';
import { readLinks } from '../../../src-shared/people/propose-link.ts';
import { session } from '../session.ts';
import { ledgerNow } from './ledger-now.ts';

/** What a person chose on the send screen. */
export interface ExportWish {
  readonly purpose: Purpose;
  readonly recipient: PartyId;
  /** The records the request is about; empty for all of the purpose. */
  readonly about: readonly RecordId[];
  /** Taken out by hand. */
  readonly without: ReadonlySet<RecordId>;
  /** Nothing of these persons. */
  readonly withoutPeople?: ReadonlySet<string>;
  /** Only what has to do with this time; records that belong to no time stay in. */
  readonly period?: Period;
  /** 移管: what exactly this one hands over. */
  readonly transfer?: RecordId;
  /** 'careerGoal.family' */
  readonly ticked: ReadonlySet<string>;
}

/** Records that name the sender and always come along. */
const COMPANIONS = ['person'] as const;

export type Records = Pick<WorkingSet, 'ofType'>;

/** Reads only: the same steps make the preview and, with the act that goes along, the file. */
export function* planExportSteps(wish: ExportWish, records: Records = session().vault.workingSet): Steps<Result<ExportDraft>> {
  const { identity } = session();
  const about = new Set(wish.about);
  const byCase = wish.purpose === 'permit' || wish.purpose === 'decision';
  const asked = about.size > 0;
  const dossiers = new Set(readLinks(records.ofType('link').values()).filter((link) => link.partyId === wish.recipient).map((link) => link.dossierId));
  const world = { self: identity.party, recipient: wish.recipient, dossiers };
  const withoutPeople = wish.withoutPeople ?? new Set<string>();
  let only: Set<RecordId> | undefined;
  const { period } = wish;
  if ((asked && !byCase) || wish.without.size > 0 || period !== undefined || withoutPeople.size > 0) {
    const chosen = new Set<RecordId>();
    only = chosen;
    for (const type of Object.keys(policyOf(wish.purpose).types)) {
      const comesAlong = COMPANIONS.some((companion) => companion === type);
      yield* inPieces(records.ofType(type), ([id, record]) => {
        const wanted = byCase || !asked || about.has(id) || comesAlong;
        if (wanted && !wish.without.has(id) && !withoutPeople.has(subjectOf(record, world)) && (period === undefined || isWithin(record, period))) chosen.add(id);
      });
    }
  }
  return yield* buildExportSteps(records, wish.purpose, { self: identity.party, recipient: wish.recipient }, {
    ticked: wish.ticked,
    held: yield* knownToSteps(ledgerNow(), wish.recipient),
    dossiers,
    ...(asked && byCase ? { cases: about } : {}),
    ...(only === undefined ? {} : { only }),
    ...(wish.transfer === undefined ? {} : { transfer: wish.transfer }),
  });
}

/** Units of a purpose that leave only when ticked, as 'careerGoal.family'. */
export const optionalUnits = (purpose: Purpose): readonly { readonly key: string; readonly type: string; readonly unit: string }[] =>
  Object.entries(policyOf(purpose).types).flatMap(([type, policy]) => (policy.onlyWhenTicked ?? []).map((unit) => ({ key: `${type}.${unit}`, type, unit })));
