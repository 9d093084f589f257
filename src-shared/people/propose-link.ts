import type { PartyId, RecordId } from '../kernel/ids.ts';
import { isDeleted } from '../records/life.ts';
import { type RecordState, shownValues } from '../records/record-state.ts';
import { searchKey } from '../text/search-key.ts';

export interface LinkProposal {
  readonly dossierId: RecordId;
  readonly ground: 'staffNumber' | 'nameKanaBirth';
  /** What differs although it was proposed: to be read before anybody says yes. */
  readonly differs: readonly ('name' | 'kana' | 'bornOn' | 'staffNumber')[];
}

export interface WhoIsIt {
  readonly staffNumber?: string | null;
  readonly name?: string | null;
  readonly kana?: string | null;
  readonly bornOn?: string | null;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberKey = (value: unknown): string => asText(value).normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase().replace(/^0+(?=.)/, '');

interface Keys {
  readonly staffNumber: string;
  readonly name: string;
  readonly kana: string;
  readonly bornOn: string;
}

const keysOf = (who: Readonly<Record<string, unknown>>): Keys => ({
  staffNumber: numberKey(who.staffNumber),
  name: searchKey(asText(who.name)),
  kana: searchKey(asText(who.kana)),
  bornOn: asText(who.bornOn),
});

const FIELDS = ['name', 'kana', 'bornOn', 'staffNumber'] as const;

/** 「名簿の …（職員番号…）と同じ方ですか」 Proposes only: a person of the office confirms each link. */
export function proposeLinks(who: WhoIsIt, dossiers: Iterable<RecordState>): readonly LinkProposal[] {
  const wanted = keysOf(who as Readonly<Record<string, unknown>>);
  const proposals: LinkProposal[] = [];
  for (const dossier of dossiers) {
    if (dossier.type !== 'dossier' || isDeleted(dossier)) continue;
    const keys = keysOf(shownValues(dossier));
    const sameNumber = wanted.staffNumber !== '' && wanted.staffNumber === keys.staffNumber;
    const sameHuman = (['name', 'kana', 'bornOn'] as const).every((field) => wanted[field] !== '' && wanted[field] === keys[field]);
    if (!sameNumber && !sameHuman) continue;
    const differs = FIELDS.filter((field) => wanted[field] !== '' && keys[field] !== '' && wanted[field] !== keys[field]);
    proposals.push({ dossierId: dossier.id, ground: sameNumber ? 'staffNumber' : 'nameKanaBirth', differs });
  }
  // The surest first: nothing differs, then by staff number.
  return proposals.sort((a, b) => a.differs.length - b.differs.length || (a.ground === b.ground ? (a.dossierId < b.dossierId ? -1 : 1) : a.ground === 'staffNumber' ? -1 : 1));
}

export interface KnownLink {
  readonly linkId: RecordId;
  readonly dossierId: RecordId;
  readonly partyId: PartyId;
}

/** Links a person confirmed and nobody took back. */
export function readLinks(records: Iterable<RecordState>): readonly KnownLink[] {
  const links: KnownLink[] = [];
  for (const record of records) {
    if (record.type !== 'link' || isDeleted(record)) continue;
    const { dossierId, partyId } = shownValues(record);
    if (typeof dossierId === 'string' && typeof partyId === 'string') links.push({ linkId: record.id, dossierId, partyId });
  }
  return links;
}
