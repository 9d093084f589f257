import { useMemo } from 'react';
import { stopsOfContact } from '../../../src-shared/exchange/known-parties.ts';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import { type DeviceStop, joinStops } from '../../../src-shared/exchange/signer-standing.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { grouped } from '../../../src-shared/kernel/grouped.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import type { Result } from '../../../src-shared/kernel/result.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { editFields } from '../commands.ts';
import { ownStops } from '../identity.ts';
import { ownLoss } from '../lost-devices.ts';
import { ports, session, useSession } from '../session.ts';
import { useRevision } from '../use-records.ts';
import { ledgerNow, progressOf } from './ledger-now.ts';

/** What a party is about to tell, before it is written to its contact. */
export interface Told {
  readonly party: PartyId;
  readonly stops: readonly DeviceStop[];
}

/**
 * Files that were taken in before anybody heard that their PC was out of use, and that give themselves a
 * date from then on: whoever has that PC may have made them. A person takes each back or finds it genuine.
 */
export function afterLoss(told: readonly Told[] = []): readonly LedgerEntry[] {
  const { vault, identity } = session();
  const stops = new Map<PartyId, readonly DeviceStop[]>([[identity.party, ownStops(identity, ownLoss())]]);
  for (const contact of vault.workingSet.ofType('contact').values()) if (!isDeleted(contact)) stops.set(contact.person, joinStops(stops.get(contact.person) ?? [], stopsOfContact(contact)));
  for (const { party, stops: more } of told) stops.set(party, joinStops(stops.get(party) ?? [], more));
  const ended = grouped([...stops].flatMap(([party, list]) => list.map((stop) => ({ party, stop }))), ({ party }) => party);
  // nearly always: 今日 asks at every commit, and the ledger is not read for nothing
  if (ended.size === 0) return [];
  return ledgerNow().filter(
    ({ id, direction, state, partner, device, madeAt }) =>
      direction === 'received' && state === 'imported' && ended.get(partner)?.some(({ stop }) => stop.device === device && madeAt >= stop.at) === true && progressOf(id).lossChecked === null,
  );
}

export function useAfterLoss(told?: Told): readonly LedgerEntry[] {
  const { vault } = useSession();
  const revision = useRevision();
  return useMemo(() => afterLoss(told === undefined ? [] : [told]), [vault, revision, told]);
}

/** 「相手が作ったものと確かめた」: it stays taken in, and its line says since when that is known. */
export const keepAfterLoss = (entryId: RecordId): Promise<Result<RecordState, AppError>> =>
  editFields(entryId, { lossChecked: todayInJapan(ports().clock) }, { what: 'lossChecked' });
