import type { PartyId } from '../kernel/ids.ts';
import type { Json } from '../kernel/json.ts';
import { allSteps, inPieces, sortedInSteps, type Steps } from '../kernel/steps.ts';
import type { WorkingSet } from '../journal/working-set.ts';
import type { RecordState } from '../records/record-state.ts';
import { filesInSteps } from './build-export.ts';
import type { FileRef } from '../records/fields.ts';
import type { LedgerContent } from './ledger.ts';

/** The purposes of files between the PCs of one party. They are none of the disclosure policy: only ourselves can be meant. */
export const OWN_PURPOSE = 'own';
/** The file that makes a further PC: sealed by a code, and read before there is a vault. */
export const SETUP_PURPOSE = 'own-setup';

export const isOwnPurpose = (purpose: unknown): boolean => purpose === OWN_PURPOSE || purpose === SETUP_PURPOSE;

/** Content line of such files: the party's keys, members and PCs. */
export const OWN_KIND = 'own';

export const ownLine = (facts: Json): string => JSON.stringify({ [OWN_KIND]: facts });

/** Marks the key of a setting that belongs to one PC: a folder's handle means nothing on another. */
export const PC_MARK = '#';

/** Stays on its PC: settings of that PC, and its own account of files between the party's PCs. */
export function staysOnPc(record: RecordState): boolean {
  if (record.type === 'preference') {
    const key = record.values['setting']?.['key'];
    return typeof key === 'string' && key.includes(PC_MARK);
  }
  return record.type === 'exchangeEntry' && isOwnPurpose(record.values['file']?.['purpose']);
}

export interface OwnTransfer {
  readonly rows: readonly RecordState[];
  /** Always empty: nothing is disclosed, and a list of everything would travel on in every later transfer. */
  readonly contents: readonly LedgerContent[];
  readonly attachments: readonly FileRef[];
}

/**
 * Everything, private units and units of newer versions too, for another device of the same party;
 * with `wanted` only the records the other lacks. The recipient can only be ourselves.
 */
export function* ownTransferSteps(
  set: Pick<WorkingSet, 'all'>,
  parties: { readonly self: PartyId; readonly recipient: PartyId },
  wanted: (record: RecordState) => boolean = () => true,
): Steps<OwnTransfer> {
  if (parties.recipient !== parties.self) throw new Error('a transfer of everything leaves only to an own device');
  const found: RecordState[] = [];
  yield* inPieces(set.all(), (record) => {
    if (!staysOnPc(record) && wanted(record)) found.push({ ...record, commits: [] });
  });
  const rows = yield* sortedInSteps(found, (a, b) => (a.id < b.id ? -1 : 1));
  return { rows, contents: [], attachments: yield* filesInSteps(rows) };
}

/** The same at once. */
export const ownTransfer = (...given: Parameters<typeof ownTransferSteps>): OwnTransfer => allSteps(ownTransferSteps(...given));
