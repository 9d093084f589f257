import { useMemo } from 'react';
import { living } from '../../../src-shared/journal/living.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { WorkingSet } from '../../../src-shared/journal/working-set.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import type { Result } from '../../../src-shared/kernel/result.ts';
import { proposeLinks, readLinks } from '../../../src-shared/people/propose-link.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { searchKey } from '../../../src-shared/text/search-key.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { createRecord } from '../commands.ts';
import { ports, session, useSession } from '../session.ts';
import { useRevision } from '../use-records.ts';

export interface DossierMatch {
  readonly dossierId: RecordId;
  readonly name: string;
  readonly staffNumber: string;
  readonly affiliation: string;
  readonly ground: 'staffNumber' | 'nameKanaBirth' | 'byHand' | 'code';
  readonly differs: readonly string[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const matchOf = (dossier: RecordState, ground: DossierMatch['ground'], differs: readonly string[]): DossierMatch => {
  const { name, staffNumber, affiliation } = shownValues(dossier);
  return { dossierId: dossier.id, name: text(name), staffNumber: text(staffNumber), affiliation: text(affiliation), ground, differs };
};

export const linkOf = (party: PartyId): RecordId | undefined => readLinks(session().vault.workingSet.ofType('link').values()).find((link) => link.partyId === party)?.dossierId;

/** What a doctor's file says of who they are: from the person record in it, else from the application. */
export function whoInFile(records: readonly RecordState[], party: PartyId): Readonly<Record<string, string | null>> {
  const own = records.filter((record) => record.person === party);
  const person = own.find((record) => record.type === 'person');
  const application = own.find((record) => record.type === 'permitApplication');
  const from = shownValues(person ?? application ?? ({ values: {} } as RecordState));
  const or = (a: unknown, b: unknown): string | null => text(a) || text(b) || null;
  return { staffNumber: or(from['staffNumber'], null), name: or(from['name'], from['applicantName']), kana: or(from['kana'], from['applicantKana']), bornOn: or(from['bornOn'], null) };
}

/** 「名簿の …（職員番号…）と同じ方ですか」 */
function proposedDossiers(who: Readonly<Record<string, string | null>>, workingSet: WorkingSet): readonly DossierMatch[] {
  return proposeLinks(who, workingSet.ofType('dossier').values()).flatMap(({ dossierId, ground, differs }) => {
    const dossier = workingSet.get(dossierId);
    return dossier === undefined ? [] : [matchOf(dossier, ground, differs)];
  });
}

/** The staff list searched by hand: name, kana or number. */
function findDossiers(query: string, workingSet: WorkingSet, most = 8): readonly DossierMatch[] {
  const wanted = searchKey(query);
  if (wanted === '') return [];
  const found: DossierMatch[] = [];
  for (const dossier of living(workingSet, 'dossier')) {
    const { name, kana, staffNumber } = shownValues(dossier);
    if (![name, kana, staffNumber].some((value) => searchKey(text(value)).includes(wanted))) continue;
    found.push(matchOf(dossier, 'byHand', []));
    if (found.length >= most) break;
  }
  return found;
}

/** The same reading of a name on both sides: width, spaces and old kanji aside. */
export const sameName = (a: string, b: string): boolean => searchKey(a).replaceAll(' ', '') === searchKey(b).replaceAll(' ', '');

/** Lines of the staff list under that name: enough to find somebody, not to confirm them. */
export const dossiersNamed = (name: string, workingSet: WorkingSet): readonly DossierMatch[] =>
  [...living(workingSet, 'dossier')].flatMap((dossier) => (sameName(text(shownValues(dossier)['name']), name) ? [matchOf(dossier, 'byHand', [])] : []));

/** A person of the office says that both are the same human. Reversible: deleting the link parts them again. */
export const linkPerson = (party: PartyId, match: DossierMatch): Promise<Result<RecordState, AppError>> =>
  createRecord(
    'link',
    { dossierId: match.dossierId, partyId: party, ground: match.ground, confirmedOn: todayInJapan(ports().clock), confirmedBy: session().member.name },
    { person: party, parties: { author: session().identity.party } },
  );

/** Who in the staff list this may be: proposed by what the file says, and found by hand. */
export function useDossierMatches(who: Readonly<Record<string, string | null>>, query: string): { readonly proposed: readonly DossierMatch[]; readonly found: readonly DossierMatch[] } {
  const { workingSet } = useSession().vault;
  const revision = useRevision();
  const proposed = useMemo(() => proposedDossiers(who, workingSet), [who, workingSet, revision]);
  const found = useMemo(() => findDossiers(query, workingSet), [query, workingSet, revision]);
  return { proposed, found };
}
