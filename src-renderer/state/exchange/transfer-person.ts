import { permitCases } from '../../../src-shared/acts/permit-cases.ts';
import { signAct } from '../../../src-shared/acts/sign-act.ts';
import { filesIn } from '../../../src-shared/exchange/build-export.ts';
import { readKnownParties } from '../../../src-shared/exchange/known-parties.ts';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import { living } from '../../../src-shared/journal/living.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { newId, type PartyId, type RecordId } from '../../../src-shared/kernel/ids.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { readLinks } from '../../../src-shared/people/propose-link.ts';
import { handedBefore, readTransfers } from '../../../src-shared/rules/case-transfers.ts';
import { caseTransfer } from '../../../src-shared/records/case-transfer.ts';
import type { UnitValue } from '../../../src-shared/records/heads.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import type { JobWork } from '../../worker/worker-client.ts';
import { ports, session } from '../session.ts';
import { commitFiles, inTurn, makeWithin, sharesSteps } from './make-file.ts';
import type { ExportWish } from './plan-export.ts';
import { readRecipients, type Recipient } from './recipients.ts';

/** What goes with a doctor to another office. */
export interface TransferContents {
  readonly cases: readonly RecordId[];
  readonly permits: number;
  /** Went to that office before, and nothing has come since: there is nothing to make a transfer of. */
  readonly done: boolean;
}

const CLOSED: ReadonlySet<string> = new Set(['draft', 'withdrawn', 'rejected', 'ended', 'revoked']);

/** The doctor's cases that are not closed and the permits that have not ended, as this office has them now and has not handed over to that office yet. */
export function transferContents(person: PartyId, office: PartyId | null = null): TransferContents {
  const { vault, identity } = session();
  const cases = [...permitCases(vault.workingSet).values()].filter((view) => view.office === identity.party && view.subject === person && !CLOSED.has(view.fold.status));
  const transfers = readTransfers(vault.workingSet.ofType('caseTransfer').values());
  const isThere = (record: RecordState): boolean => office !== null && handedBefore(record, transfers, { from: identity.party, to: office, before: Number.POSITIVE_INFINITY });
  const permits = [...living(vault.workingSet, 'permit')].filter((record) => record.person === person && (shownValues(record)['endedOn'] ?? null) === null && !isThere(record));
  const went = transfers.some((one) => one.from === identity.party && one.to === office && one.subject === person);
  return { cases: cases.map((view) => view.caseId), permits: permits.length, done: went && cases.length + permits.length === 0 };
}

const STAFF = ['staffNumber', 'name', 'kana', 'affiliation', 'post', 'grade', 'bornOn'] as const;

/** The line of the staff list that stands for this doctor, copied into what we write ourselves. */
function staffOf(person: PartyId): Readonly<Record<string, string>> {
  const { workingSet } = session().vault;
  const link = readLinks(workingSet.ofType('link').values()).find((one) => one.partyId === person);
  const dossier: RecordState | undefined = link === undefined ? undefined : workingSet.get(link.dossierId);
  const values = dossier === undefined ? {} : shownValues(dossier);
  return Object.fromEntries(STAFF.flatMap((field) => (typeof values[field] === 'string' && values[field] !== '' ? [[field, values[field] as string]] : [])));
}

export interface TransferOrder {
  readonly doctor: Recipient;
  readonly office: Recipient;
  readonly movedOn: string;
  readonly reason: string;
}

/** What stands of a transfer: the act counts from its signing, each file is a line of the ledger or still to be made. */
export interface TransferFiles {
  readonly transfer: RecordId;
  /** Set where a file could not be made: everything else stands, and it can be made again. */
  readonly trouble: AppError | null;
}

export type TransferFile = 'handover' | 'moved';

const wishFor = (transfer: RecordId, purpose: TransferFile, recipient: PartyId): ExportWish => ({ purpose, recipient, about: [], without: new Set<RecordId>(), ticked: new Set<string>(), transfer });

const isTransfer = (row: RecordState): boolean => row.type === 'caseTransfer';

/** One of the two files once more, as things stand now: where the first did not come about, or was lost on its way. */
export const remakeTransferFile = (record: RecordState, purpose: TransferFile, work: JobWork = {}): Promise<Result<RecordId, AppError>> =>
  inTurn(async () => {
    const party = purpose === 'handover' ? record.parties.office : record.parties.subject;
    const to = (await readRecipients(session().vault.workingSet.ofType('contact').values())).find((one) => one.party === party && one.state === 'confirmed');
    if (to === undefined) return err(appError('act/incomplete', { missing: 'card' }));
    return commitFiles('exchange', { what: 'made', partner: to.party, purpose }, work, (commit) => makeWithin(commit, (records) => sharesSteps(wishFor(record.id, purpose, to.party), isTransfer, records), to));
  });

/** Lines of the ledger that carry this transfer to the office, or to the doctor, newest first. */
export const filesOfTransfer = (record: RecordState, purpose: TransferFile, ledger: readonly LedgerEntry[]): readonly LedgerEntry[] =>
  ledger.filter((entry) => entry.direction === 'sent' && entry.purpose === purpose && entry.contents.some(({ id }) => id === record.id)).toReversed();

/** Bytes of attachments that go along: above one file's worth they go in several. */
export function transferBytes(contents: TransferContents): number {
  const { workingSet } = session().vault;
  const rows = contents.cases.flatMap((id) => [workingSet.get(id) ?? [], ...[...workingSet.ofType('permitEvent').values()].filter((record) => record.values['act']?.['caseId'] === id)].flat());
  return filesIn(rows).reduce((sum, file) => sum + file.size, 0);
}

/** The doctor's card under this very name, and those before it that nothing vouches for any more: the new office checks acts by them. */
async function cardsOf(party: PartyId): Promise<{ readonly card: Json | undefined; readonly former: readonly Json[] }> {
  const known = (await readKnownParties(session().vault.workingSet.ofType('contact').values())).get(party);
  return { card: known?.card.signed as unknown as Json | undefined, former: (known?.former ?? []).map((card) => card.signed as unknown as Json) };
}

/**
 * 移管: the signed act and both files, in one commit; stopped before it, nothing was handed over. From the
 * act on the cases are the new office's; here they are kept to be read. A file that fails can be made
 * again: the act stands.
 */
export const transferPerson = (order: TransferOrder, work: JobWork = {}): Promise<Result<TransferFiles, AppError>> =>
  inTurn(async () => {
    const { vault, identity, member } = session();
    const { doctor, office } = order;
    const { signing } = vault.members;
    if (signing === null) return err(appError('act/not-signed', { name: member.name }));
    if (doctor.card === null || office.card === null) return err(appError('act/incomplete', { missing: 'card' }));
    const contents = transferContents(doctor.party, office.party);
    if (contents.done) return err(appError('exchange/nothing-to-send', { purpose: 'handover' }));
    const id = newId(ports().random);
    const parties = { author: identity.party, subject: doctor.party, office: office.party };
    const { card, former } = await cardsOf(doctor.party);
    if (card === undefined) return err(appError('act/incomplete', { missing: 'card' }));
    const act: UnitValue = {
      personName: doctor.name, fromName: identity.name, toName: office.name, movedOn: order.movedOn, actedBy: member.name,
      ...(order.reason === '' ? {} : { reason: order.reason }),
      caseIds: [...contents.cases], staff: staffOf(doctor.party) as Json,
      personCard: card, officeCard: office.card.signed as unknown as Json,
      ...(former.length === 0 ? {} : { formerCards: [...former] }),
    };
    const signed = await signAct(id, parties, act, { member: member.id, publicKey: signing.publicKey, privateKey: signing.privateKey, certificate: member.certificate });
    let trouble: AppError | null = null;
    const saved = await commitFiles('act', { what: 'transfer', partner: office.party, name: doctor.name }, work, async (commit) => {
      commit.rows.push(draftCreate(caseTransfer, { id, person: doctor.party, parties, units: { act: signed } }, commit.dot));
      for (const [purpose, to] of [['handover', office], ['moved', doctor]] as const) {
        const made = await makeWithin(commit, (records) => sharesSteps(wishFor(id, purpose, to.party), isTransfer, records), to);
        if (!made.ok && made.error.code === 'desktop/cancelled') return made;
        if (!made.ok) trouble ??= made.error;
      }
      return ok(id);
    });
    return saved.ok ? ok({ transfer: id, trouble }) : saved;
  });
