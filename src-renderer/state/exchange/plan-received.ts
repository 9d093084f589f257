import { cardsInTransfers, formerCardsInTransfers } from '../../../src-shared/exchange/transfer-cards.ts';
import { badActs } from '../../../src-shared/acts/verify-act.ts';
import { filesInSteps } from '../../../src-shared/exchange/build-export.ts';
import { type Card, succeedsKey } from '../../../src-shared/exchange/card.ts';
import { SETUP_PURPOSE } from '../../../src-shared/exchange/own-transfer.ts';
import { type KnownContact, readKnownParties } from '../../../src-shared/exchange/known-parties.ts';
import { isReturned, refuseReturnedFile } from '../../../src-shared/exchange/refuse-returned.ts';
import { cardsInReturnedCopy, type ReturnedCopy, returnedCopyIn } from '../../../src-shared/exchange/returned-copy.ts';
import type { Receiver } from '../../../src-shared/exchange/merge-context.ts';
import { isHeir } from '../../../src-shared/exchange/signer-standing.ts';
import { countShared } from '../../../src-shared/exchange/many-deletions.ts';
import { type ImportPlan, planImportSteps } from '../../../src-shared/exchange/plan-import.ts';
import type { RestoredLines } from '../../../src-shared/exchange/restore-lines.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { DeviceId, PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { Stopped } from '../../../src-shared/kernel/long-work.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { ownStops } from '../identity.ts';
import { ownLoss } from '../lost-devices.ts';
import { otherPcs, ownDevicesFor } from '../own-pcs/other-pcs.ts';
import { openCasesUnder } from '../permit-cases.ts';
import { ownPartyKeys } from '../resumed-party.ts';
import { ports, session } from '../session.ts';
import { codeInFile } from './codes.ts';
import { inSteps, pauses } from './in-steps.ts';
import { ledgerNow } from './ledger-now.ts';
import { ownCard, ownKind } from './own-party.ts';
import { groundOf, type PlanGround } from './plan-ground.ts';
import type { ReceivedFile } from './read-file.ts';
import { restoreReceived } from './restore-received.ts';
import { ledgerFor } from './same-person.ts';

export interface PlannedFile {
  readonly file: ReceivedFile;
  readonly restored: RestoredLines;
  readonly plan: ImportPlan;
  /** The working set's revision it was made for. */
  readonly at: number;
  readonly ground: PlanGround;
  /** Taken in by itself: the line of the ledger that the day's files of that PC share. */
  readonly dayEntry?: RecordId;
  /** What needs a person was left out. */
  readonly partly?: boolean;
}

/** Whose key speaks for whom: the confirmed card, and the file's own card where the old key vouches for it or nothing is known. */
function cardsFor(file: ReceivedFile, known: ReadonlyMap<PartyId, KnownContact>, own: Card): (party: PartyId) => Card | undefined {
  const { card } = file.opened;
  const sender = card.statement.party;
  const stored = known.get(sender)?.card;
  const sameKey = stored === undefined || stored.statement.key === card.statement.key || succeedsKey(card, stored.keys.signingKey) || isHeir(card, known.get(sender)?.heir);
  return (party) => {
    if (party === own.statement.party) return own;
    if (party === sender && sameKey) return card;
    return known.get(party)?.card;
  };
}

async function blobsHere(hashes: Iterable<string>): Promise<ReadonlySet<string>> {
  const here = new Set<string>();
  for (const hash of hashes) if ((await session().vault.getBlob(hash)).ok) here.add(hash);
  return here;
}

/** A file that makes a further PC is for an empty one; and a PC taken out of use is not ours any more. */
function refuseOwn({ opened }: ReceivedFile, ownDevices: ReadonlySet<DeviceId>): AppError | null {
  const { header, card } = opened;
  if (header.purpose === SETUP_PURPOSE) return appError('exchange/setup-file');
  const ours = card.statement.party === session().identity.party;
  return ours && !ownDevices.has(header.from.device) ? appError('exchange/revoked-signer', { signer: card.statement.name }) : null;
}

/** What would be torn apart if this vault went on as the party known before: cases under the name it began with, other PCs of ours. */
function whyNotResumed({ party }: ReturnedCopy): AppError | null {
  const { identity } = session();
  if (party === identity.party) return null;
  if (otherPcs(identity).length > 0) return appError('returned/other-pcs');
  return openCasesUnder(identity.party) > 0 ? appError('returned/open-cases', { name: identity.name }) : null;
}

export interface PlanOptions {
  readonly signal?: AbortSignal;
  /** A person decided that this file of a withdrawn device was made while it was still in good hands. */
  readonly decided?: boolean;
  /** A person decided to take what was erased here as well. */
  readonly takeErased?: boolean;
}

/** What taking this file in would do. Writes nothing; made again whenever something it read has changed. */
export async function planReceived(file: ReceivedFile, { signal, decided = false, takeErased = false }: PlanOptions = {}): Promise<Result<PlannedFile, AppError>> {
  const { vault, identity } = session();
  const { workingSet } = vault;
  const ownDevices = ownDevicesFor(file.opened.card);
  const refusal = refuseOwn(file, ownDevices);
  if (refusal !== null) return err({ ...refusal, params: { name: file.name, ...refusal.params } });
  const pause = pauses(signal);
  const at = workingSet.revision;
  try {
    const restored = await restoreReceived(file, pause);
    if (!restored.ok) return restored;
    const known = await readKnownParties(workingSet.ofType('contact').values());
    const local = (id: RecordId) => workingSet.get(id);
    const sender = file.opened.card.statement.party;
    const copy = isReturned(file.opened.header) ? returnedCopyIn(restored.value.records, sender) : null;
    const earlier = copy === null ? await formerCardsInTransfers(restored.value.records, sender) : await cardsInReturnedCopy(copy);
    const vouched = new Map([...earlier.toReversed().map((card) => [card.statement.party, card] as const), ...(await cardsInTransfers(restored.value.records, sender))]);
    const cardOf = cardsFor(file, known, await ownCard());
    const former = (party: PartyId): readonly Card[] => [...(known.get(party)?.former ?? []), ...earlier.filter((card) => card.statement.party === party)];
    const bad = await badActs(restored.value.records, (party) => cardOf(party) ?? vouched.get(party), (id) => local(id) !== undefined, former);
    const inFile = new Set(file.content.attachments.map((one) => one.sha256));
    const here = await blobsHere((await inSteps(filesInSteps(restored.value.records), pause)).map((one) => one.hash).filter((hash) => !inFile.has(hash)));
    const ground = await inSteps(groundOf(file.opened.card.statement.party, restored.value.records), pause);
    const receiver: Receiver = {
      self: identity.party,
      device: identity.device.id,
      selfKind: ownKind(),
      ownDevices,
      ownStops: ownStops(identity, ownLoss()),
      known,
      clock: ports().clock,
      localEvents: () => workingSet.ofType('permitEvent').values(),
      localTransfers: () => workingSet.ofType('caseTransfer').values(),
      localStatements: () => workingSet.ofType('deletionStatement').values(),
      localLedger: ledgerNow,
    };
    if (isReturned(file.opened.header)) {
      const { header, card } = file.opened;
      const against = refuseReturnedFile({ header, card, copy, badActs: bad }, receiver, ownPartyKeys(identity)) ?? (copy === null ? null : whyNotResumed(copy));
      if (against !== null) return err({ ...against, params: { name: file.name, ...against.params } });
    }
    const plan = await inSteps(
      planImportSteps({
        opened: file.opened, content: file.content, restored: restored.value, badActs: bad, vouched, ...(copy === null ? {} : { returned: copy }), receiver, local,
        size: countShared(workingSet), ledger: ledgerFor(sender), hasBlob: (hash) => here.has(hash), code: await codeInFile(file.opened), decided, takeErased,
      }),
      pause,
    );
    return ok({ file, restored: restored.value, plan, at, ground });
  } catch (cause) {
    if (cause instanceof Stopped) return err(appError('desktop/cancelled'));
    throw cause;
  }
}
