import type { DeviceId, PartyId, RecordId } from '../kernel/ids.ts';
import { readTransfers } from '../rules/case-transfers.ts';
import type { Clock } from '../kernel/ports.ts';
import type { MergeContext } from '../merge/plan.ts';
import type { RecordState } from '../records/record-state.ts';
import { definitionOf } from '../records/registry.ts';
import type { Card } from './card.ts';
import { erasedByParty, erasedUnits, type IsErased } from './erased-units.ts';
import { type LedgerEntry, readLedger } from './ledger.ts';
import { deviceOwners, type KnownContact } from './known-parties.ts';
import type { PartyKind } from './policy.ts';
import { refuseRecord } from './refuse-record.ts';
import { refuseReturned } from './refuse-returned.ts';
import type { ReturnedCopy } from './returned-copy.ts';
import type { DeviceStop } from './signer-standing.ts';

/** Who opens a file, and what is known here. */
export interface Receiver {
  readonly self: PartyId;
  /** This PC. */
  readonly device: DeviceId;
  readonly selfKind: PartyKind;
  readonly ownDevices: ReadonlySet<DeviceId>;
  /** Devices of our own that were lost: what they make is refused here too. */
  readonly ownStops?: readonly DeviceStop[];
  readonly known: ReadonlyMap<PartyId, KnownContact>;
  readonly clock: Clock;
  readonly localEvents: () => Iterable<RecordState>;
  /** caseTransfer records stored here. */
  readonly localTransfers?: () => Iterable<RecordState>;
  /** deletionStatement records stored here. */
  readonly localStatements?: () => Iterable<RecordState>;
  /** The whole ledger here: tells what came again after it was erased. */
  readonly localLedger?: () => Iterable<LedgerEntry>;
}

export interface FileFacts {
  readonly card: Card;
  readonly device: DeviceId;
  readonly records: readonly RecordState[];
  readonly badActs: ReadonlySet<RecordId>;
  /** Cards of doctors in transfers of this sender. */
  readonly vouched?: ReadonlyMap<PartyId, Card>;
  /** Left out: as old as can be. */
  readonly createdAt?: number;
  /** A person decided to take what was erased here as well. */
  readonly takeErased?: boolean;
  /** The statement of a 控え一式 that may be taken in. */
  readonly returned?: ReturnedCopy;
}

/** What the party erased, as this PC and another one's file know it together. */
function erasedWithFile(receiver: Receiver, { records, badActs }: FileFacts): IsErased {
  const told = records.filter(({ type, id }) => type === 'deletionStatement' && !badActs.has(id));
  const entries = readLedger(records.filter(({ type }) => type === 'exchangeEntry'));
  return erasedByParty([...(receiver.localStatements?.() ?? []), ...told], [...(receiver.localLedger?.() ?? []), ...entries], receiver.self);
}

/** The planner's questions about one file, answered from the contacts. */
export function mergeContext(receiver: Receiver, file: FileFacts): MergeContext {
  const sender = file.card.statement.party;
  const own = sender === receiver.self && receiver.ownDevices.has(file.device);
  const owners = deviceOwners(receiver.self, receiver.ownDevices, receiver.known, { party: sender, devices: file.card.devices }, file.vouched);
  const contact = receiver.known.get(sender);
  // Headquarters takes what a recognised office passes on; nobody else relays.
  const relays = receiver.selfKind === 'headquarters' && contact?.asOffice === 'office' && !contact.revoked;
  // An office takes from another what a doctor and that office wrote, for the doctors it hands over to us by a signed transfer.
  const handsOver = receiver.selfKind === 'office' && contact?.asOffice === 'office' && contact.confirmed && !contact.revoked;
  const moved = new Set<string>(
    handsOver ? readTransfers(file.records).filter((one) => one.from === sender && one.to === receiver.self && !file.badActs.has(one.record.id)).flatMap((one) => [one.subject, one.record.person]) : [],
  );
  const { returned } = file;
  const mayRelay = (person: string): boolean => relays || moved.has(person) || returned?.persons.has(person) === true;
  const isEvent = (record: RecordState): boolean => record.type === 'permitEvent';
  const base: MergeContext = {
    clock: receiver.clock,
    definitionOf,
    sender,
    own,
    self: receiver.self,
    partyOf: (device) => owners.get(device),
    mayRelay,
  };
  if (own) return { ...base, erased: erasedWithFile(receiver, file) };
  if (returned !== undefined) {
    const gone = new Set(receiver.ownStops?.map((one) => one.device));
    return { ...base, returned: { live: new Set([...receiver.ownDevices].filter((device) => !gone.has(device))) }, refuse: refuseReturned(returned, sender, file.records, file.badActs) };
  }
  const refuse = refuseRecord({
    self: receiver.self,
    selfKind: receiver.selfKind,
    sender,
    known: receiver.known,
    mayRelay,
    localEvents: receiver.localEvents(),
    localTransfers: receiver.localTransfers?.() ?? [],
    incomingEvents: file.records.filter(isEvent),
    badActs: file.badActs,
  });
  if (file.takeErased === true) return { ...base, refuse };
  return { ...base, refuse, erased: erasedUnits(receiver.localStatements?.() ?? [], receiver.self, { sender, createdAt: file.createdAt ?? 0 }) };
}
