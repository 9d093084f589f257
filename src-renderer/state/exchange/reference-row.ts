import type { ReferenceLine } from '../../../src-shared/exchange/reference-line.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import { base64url, sha256, utf8 } from '../../../src-shared/kernel/bytes.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import type { Dot } from '../../../src-shared/records/heads.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { referenceSet } from '../../../src-shared/records/reference-set.ts';
import { splitFields } from '../../../src-shared/records/split-fields.ts';

/** One record per issuer, set and edition: handed down twice it is stored once. */
export const setRecordId = async (issuer: PartyId, { kind, digest }: ReferenceLine): Promise<RecordId> =>
  base64url((await sha256(utf8(`career-desk/reference\0${issuer}\0${kind}\0${digest}`))).slice(0, 12));

export interface Issuer {
  readonly party: PartyId;
  readonly name: string;
  /** milliseconds since 1970, as its file says */
  readonly at: number;
}

/** The row of one data set; the rows of a list are stored as a blob before. */
export function setRow(set: { readonly line: ReferenceLine; readonly recordId: RecordId }, issuer: Issuer, here: { readonly own: PartyId; readonly today: string }, dot: Dot): RecordState {
  const { kind, setId, title, effectiveFrom, source, digest, rows, raw, bytes } = set.line;
  const fields: Record<string, Json> = {
    kind, setId, title, effectiveFrom, sourceText: source, digest, issuer: issuer.party, issuerName: issuer.name, issuedAt: issuer.at, receivedOn: here.today, rows, raw,
    ...(bytes === null ? {} : { content: [{ hash: digest, name: `${setId}.csv`, type: 'text/csv', size: bytes.length }] }),
  };
  return draftCreate(referenceSet, { id: set.recordId, person: here.own, parties: { author: here.own }, units: splitFields(referenceSet, fields) }, dot);
}
