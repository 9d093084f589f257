import type { MemberId, PartyId, RecordId } from '../kernel/ids.ts';
import { allSteps, inPieces, type Steps } from '../kernel/steps.ts';
import { countOutcomes, planMergeSteps } from '../merge/plan-merge.ts';
import type { MergePlan, RecordOutcome } from '../merge/plan.ts';
import type { FileRef } from '../records/fields.ts';
import { isDeleted } from '../records/life.ts';
import { oddPairs, type OddValue, oddValues } from '../records/odd-values.ts';
import type { RecordState } from '../records/record-state.ts';
import { hlcMs } from '../time/hlc.ts';
import { visibleText } from '../text/visible-text.ts';
import type { Attachment } from './attachment-lines.ts';
import { filesInSteps } from './build-export.ts';
import type { Card } from './card.ts';
import { erasedAndTaken, type ErasingAlong, erasingAlong } from './erased-units.ts';
import { openGaps, seriesOf, type LedgerEntry, type Progress } from './ledger.ts';
import { answeredRequests, readRequests, type RequestOutcome } from './ledger-requests.ts';
import { asksForTyping, FEW } from './many-deletions.ts';
import type { ReturnedCopy } from './returned-copy.ts';
import { type AnswerOutcome, applyAnswers, applyReceipts, type ReceiptOutcome } from './ledger-progress.ts';
import type { BadLine } from './lines.ts';
import { mergeContext, type Receiver } from './merge-context.ts';
import type { ContainerContent, OpenedContainer } from './read-container.ts';
import type { RestoredLines } from './restore-lines.ts';
import { seriesVerdict, type SeriesVerdict } from './series-check.ts';
import type { CodeState } from './invitation-code.ts';
import { type DeviceStop, newStops, signerStanding, type SignerStanding } from './signer-standing.ts';

/** The invitation code a file was made with, as this office knows it; `unknown` is none of its codes. */
export interface CodeInFile {
  readonly state: CodeState | 'unknown';
  readonly recordId: RecordId | null;
  readonly forName: string;
  readonly dossierId: RecordId | null;
  /** The last day on which it counted. */
  readonly validTo: string | null;
  readonly usedByName: string;
}

/** What the first line of the preview says: who, when, which number, unaltered, for whom. */
export interface ImportTrust {
  readonly party: PartyId;
  readonly name: string;
  /** What the card says of itself; display only. */
  readonly claimedRole: string;
  readonly recognisedAs: 'none' | 'office' | 'headquarters';
  readonly member: { readonly id: MemberId; readonly name: string } | null;
  readonly createdAt: number;
  readonly number: number;
  readonly purpose: string;
  readonly addressedTo: readonly PartyId[];
  /** 控え一式: what the office states; null in every other file. */
  readonly returned: ReturnedCopy | null;
  readonly standing: SignerStanding | 'own';
  /** A first file made with an invitation code says so, whether it counts or not; null without one. */
  readonly code: CodeInFile | null;
  /** The code counts: taking the file in confirms its signer. */
  readonly byCode: boolean;
  /** PCs this party says it lost, told here for the first time. */
  readonly lost: readonly DeviceStop[];
  /** Only from confirmed signers is anything applied; others wait, fully readable. */
  readonly mayApply: boolean;
}

export interface ImportSeries {
  readonly verdict: SeriesVerdict;
  /** Numbers missing after this file, and not contained in one that came. */
  readonly missing: readonly number[];
  /** Missing numbers whose content this file brings too: information only. */
  readonly contained: readonly number[];
  /** The number of their later file that says this one was called off; null where none does, or it is here. */
  readonly calledOffBy: number | null;
  readonly alreadyImported: boolean;
}

export interface ImportPlan {
  readonly trust: ImportTrust;
  readonly series: ImportSeries;
  readonly merge: MergePlan;
  readonly counts: Readonly<Record<RecordOutcome, number>>;
  /** Records that stood here and will be gone. */
  readonly deletes: number;
  /** Of a file between own PCs: what another one erased, and this one erases with it. */
  readonly erasing: readonly ErasingAlong[];
  /** Erased here before, and taken in again with this file. */
  readonly erasedTaken: LedgerEntry['erasedTaken'];
  /** More than 5, or more than a tenth of what is here: asks for a typed confirmation. */
  readonly manyDeletes: boolean;
  readonly attachments: readonly Attachment[];
  /** Named by a record, neither in the file nor here yet. */
  readonly missingAttachments: readonly FileRef[];
  readonly receipts: ReceiptOutcome;
  /** Our files that acts in this one answer. */
  readonly answers: AnswerOutcome;
  /** What the sender asks of us about numbered files. */
  readonly requests: RequestOutcome;
  /** Our requests that this file answers in full. */
  readonly answered: readonly Progress[];
  readonly badLines: readonly BadLine[];
  readonly stripped: number;
  readonly unknownLines: number;
  /** Records stamped before this application existed: the clock of the PC that wrote them was wrong. Their order holds. */
  readonly oldClock: number;
  /** Values of the right form that can hardly be meant, in records that will change: taken in as they are, and said. */
  readonly odd: readonly { readonly record: RecordState; readonly odd: OddValue }[];
}

export interface ImportInput {
  readonly opened: OpenedContainer;
  readonly content: ContainerContent;
  readonly restored: RestoredLines;
  /** From `verifyActs`: signatures are checked before planning. */
  readonly badActs: ReadonlySet<RecordId>;
  /** Cards of doctors whom the sender hands over (移管). */
  readonly vouched?: ReadonlyMap<PartyId, Card>;
  /** 控え一式 that `refuseReturnedFile` found nothing against. */
  readonly returned?: ReturnedCopy;
  readonly receiver: Receiver;
  readonly local: (id: RecordId) => RecordState | undefined;
  /** Records here that files bring and take (`countShared`): the whole of which deletions are a share. */
  readonly size: number;
  readonly ledger: readonly LedgerEntry[];
  readonly hasBlob?: (hash: string) => boolean;
  /** The header's proof, judged against the codes issued here. */
  readonly code?: CodeInFile | null;
  /** A person decided that this very file of a withdrawn device was made before it was lost. */
  readonly decided?: boolean;
  /** A person decided to take what was erased here at its owner's request as well. */
  readonly takeErased?: boolean;
}

/** Files that may come as several, where the attachments do not fit into one. */
const IN_SEVERAL: ReadonlySet<string> = new Set(['handover', 'returned']);

const BEFORE_US = Date.UTC(2025, 0, 1);

const MAY_COME_BY_CODE: ReadonlySet<string> = new Set<SignerStanding>(['unknown', 'unconfirmed']);

function trustOf({ opened, receiver, code = null, decided = false, returned }: ImportInput): ImportTrust {
  const { header, card } = opened;
  const { party, name, role } = card.statement;
  const contact = receiver.known.get(party);
  const ours = party === receiver.self && receiver.ownDevices.has(header.from.device);
  const gone = ours ? receiver.ownStops?.find((one) => one.device === header.from.device) : undefined;
  const own = ours && gone === undefined;
  const standing = gone !== undefined ? (header.createdAt >= gone.at ? 'revoked-device' : 'revoked-since') : own ? 'own' : signerStanding(card, header.from.device, header.createdAt, contact);
  const byCode = MAY_COME_BY_CODE.has(standing) && code?.state === 'valid' && contact?.takenBack !== true;
  const sameParty = contact?.confirmed === true && contact.card.statement.key === card.statement.key;
  const member = card.members.find((one) => one.member === header.from.member);
  return {
    party,
    name: visibleText(name),
    claimedRole: visibleText(role),
    recognisedAs: contact?.asOffice ?? 'none',
    member: member === undefined ? null : { id: member.member, name: visibleText(member.name) },
    createdAt: header.createdAt,
    number: header.number,
    purpose: header.purpose,
    addressedTo: header.to.map((one) => one.party),
    returned: returned ?? null,
    standing,
    code: MAY_COME_BY_CODE.has(standing) ? code : null,
    byCode,
    lost: own || standing === 'changed-key' ? [] : newStops(card, contact),
    mayApply: own || standing === 'confirmed' || standing === 'vouched-key' || byCode || (standing === 'revoked-since' && decided && (sameParty || ours)),
  };
}

/** Numbers that need not come any more, as the header says: cancelled ones and contained ones. */
export function coveredBy(header: OpenedContainer['header']): { readonly covers: readonly number[]; readonly contains: readonly number[] } {
  const listed = (header as Readonly<Record<string, unknown>>).contains;
  const contains = Array.isArray(listed) ? listed.filter((one): one is number => Number.isSafeInteger(one) && one > 0 && one < header.number).slice(0, 10_000) : [];
  return { covers: [...new Set([...contains, ...header.cancelled])].sort((a, b) => a - b), contains };
}

function seriesOfFile({ opened, ledger }: ImportInput): ImportSeries {
  const { header, digest } = opened;
  const { party, device } = header.from;
  const seen = seriesOf(ledger, party, device);
  const { covers, contains } = coveredBy(header);
  const verdict = seriesVerdict(seen, { number: header.number, digest, previous: header.previous, cancelled: header.cancelled });
  const gaps = new Set(openGaps(ledger, party, device));
  if (verdict.kind === 'gap') for (const number of verdict.missing) gaps.add(number);
  gaps.delete(header.number);
  const missing = [...gaps].filter((number) => !covers.includes(number)).sort((a, b) => a - b);
  const contained = [...gaps].filter((number) => contains.includes(number)).sort((a, b) => a - b);
  const alreadyImported = ledger.some((entry) => entry.direction === 'received' && entry.digest === digest && entry.state === 'imported');
  const calling = alreadyImported ? undefined : ledger.find((entry) => entry.direction === 'received' && entry.partner === party && entry.device === device && entry.state === 'imported' && entry.calledOff.includes(header.number));
  return { verdict, missing, contained, calledOffBy: calling?.number ?? null, alreadyImported };
}

/**
 * Everything an import would do and everything the preview says, from a file that was opened and
 * verified. Writes nothing. In steps, so that the caller can stay within its slice.
 */
export function* planImportSteps(input: ImportInput): Steps<ImportPlan> {
  const { opened, content, restored, receiver, local, ledger } = input;
  const facts = { card: opened.card, device: opened.header.from.device, records: restored.records, badActs: input.badActs, createdAt: opened.header.createdAt, takeErased: input.takeErased === true, ...(input.vouched === undefined ? {} : { vouched: input.vouched }), ...(input.returned === undefined ? {} : { returned: input.returned }) };
  const context = mergeContext(receiver, facts);
  const merge = yield* planMergeSteps(local, restored.records, context);
  const accepted: RecordState[] = [];
  const aside: RecordState[] = [];
  const acts: RecordState[] = [];
  let deletes = 0;
  let oldClock = 0;
  const pairs: RecordState[] = [];
  const odd: { record: RecordState; odd: OddValue }[] = [];
  yield* inPieces(merge.records, (record) => {
    const here = record.outcome === 'delete' ? local(record.id) : undefined;
    if (here !== undefined && !isDeleted(here)) deletes += 1;
    if (record.accept !== null) {
      accepted.push(record.accept);
      if (record.type === 'mentorPair') pairs.push(record.accept);
      for (const one of oddValues(record.accept)) odd.push({ record: record.accept, odd: one });
    }
    if (record.aside !== null) aside.push(record.aside);
    if (record.accept?.type === 'permitEvent' && record.outcome === 'create') acts.push(record.accept);
  });
  yield* inPieces(restored.records, (record) => {
    if (hlcMs(record.stamp[2]) < BEFORE_US) oldClock += 1;
  });
  // A further file of the same records brings the attachments the first one had no room for.
  const again = IN_SEVERAL.has(opened.header.purpose) ? merge.records.flatMap((record) => (record.outcome === 'unchanged' ? (local(record.id) ?? []) : [])) : [];
  const wanted = yield* filesInSteps([...accepted, ...aside, ...again]);
  const inFile = new Set(content.attachments.map((one) => one.sha256));
  const party = opened.card.statement.party;
  const receipts = applyReceipts(ledger, party, restored.receipts, receiver.device);
  const answers = applyAnswers(ledger, party, acts, local);
  const erasing = context.own && context.erased !== undefined ? erasingAlong(merge.records, context.erased, local, receiver.self, input.badActs) : [];
  return {
    trust: trustOf(input),
    series: seriesOfFile(input),
    merge,
    counts: countOutcomes(merge),
    deletes,
    erasing,
    erasedTaken: context.own ? [] : erasedAndTaken(merge.records, receiver.localStatements?.() ?? [], receiver.self),
    manyDeletes: asksForTyping(deletes, input.size),
    // An own PC sends what this one lacks, also files that wait for their signer to be confirmed.
    attachments: context.own ? content.attachments : content.attachments.filter((one) => wanted.some((file) => file.hash === one.sha256)),
    missingAttachments: wanted.filter((file) => !inFile.has(file.hash) && input.hasBlob?.(file.hash) !== true),
    receipts,
    // on the only PC of a party a submission that none of its files brought came on paper
    answers: receiver.ownDevices.size > 1 ? answers : { ...answers, elsewhere: [] },
    requests: readRequests(ledger, party, restored.requests),
    answered: answeredRequests(ledger, party, opened.header.from.device, [opened.header.number, ...coveredBy(opened.header).covers], new Set(receipts.progress.map((step) => step.entry.id))),
    badLines: [...content.badLines, ...restored.badLines],
    stripped: content.stripped,
    unknownLines: restored.unknownLines,
    oldClock,
    odd: [...odd, ...oddPairs(pairs)],
  };
}

/** Records of which something is erased. */
export const erasedCount = (erasing: readonly ErasingAlong[]): number => new Set(erasing.flatMap(({ items }) => items.map(({ id }) => id))).size;

/** It was decided on another PC, so a few ask nobody here; many wait for a person, as deletions do. */
export const erasesMany = (erasing: readonly ErasingAlong[]): boolean => erasedCount(erasing) > FEW;

export function planImport(input: ImportInput): ImportPlan {
  return allSteps(planImportSteps(input));
}
