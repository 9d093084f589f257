import { useEffect, useState } from 'react';
import { cardWords } from '../../../src-shared/exchange/card.ts';
import { living } from '../../../src-shared/journal/living.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { appError } from '../../../src-shared/kernel/app-error.ts';
import { draftEdit } from '../../../src-shared/journal/draft.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { cardOfContact, type HowConfirmed, trustFields } from '../contacts.ts';
import { changedUnits } from '../commands.ts';
import { session, useSession } from '../session.ts';
import { useRevision } from '../use-records.ts';
import { ledgerNow } from './ledger-now.ts';

/** Somebody in 確認待ち, with what a person needs to recognise them. */
export interface WaitingParty {
  readonly contactId: RecordId;
  readonly party: PartyId;
  readonly name: string;
  readonly words: readonly string[];
  /** Ledger lines of files that wait for this confirmation, the oldest first. */
  readonly entries: readonly RecordId[];
  readonly takenBackOn: string | null;
}

async function waitingParty(contact: RecordState): Promise<WaitingParty | null> {
  const values = shownValues(contact);
  // Offices are recognised one by one: what they may do is decided with them.
  if (isDeleted(contact) || values['state'] !== 'seen' || values['role'] !== 'doctor') return null;
  const card = await cardOfContact(contact);
  if (!card.ok) return null;
  const party = contact.person;
  const entries = ledgerNow().filter((entry) => entry.direction === 'received' && entry.state === 'waiting' && entry.partner === party);
  const takenBackOn = values['takenBackOn'];
  return {
    contactId: contact.id,
    party,
    name: String(values['name'] ?? ''),
    words: await cardWords(card.value),
    entries: entries.map((entry) => entry.id),
    takenBackOn: typeof takenBackOn === 'string' ? takenBackOn : null,
  };
}

export async function waitingParties(): Promise<readonly WaitingParty[]> {
  const found: WaitingParty[] = [];
  for (const contact of living(session().vault.workingSet, 'contact')) {
    const waiting = await waitingParty(contact);
    if (waiting !== null) found.push(waiting);
  }
  return found.sort((a, b) => b.entries.length - a.entries.length || a.name.localeCompare(b.name, 'ja'));
}

/** Null while the cards are being verified. */
export function useWaitingParties(): readonly WaitingParty[] | null {
  useSession();
  const revision = useRevision();
  const [parties, setParties] = useState<readonly WaitingParty[] | null>(null);
  useEffect(() => {
    let alive = true;
    void waitingParties().then((found) => {
      if (alive) setParties(found);
    });
    return () => {
      alive = false;
    };
  }, [revision]);
  return parties;
}

/** All of them in one commit, with how and what was looked at; refused when one of them changed meanwhile. */
export async function confirmMany(parties: readonly WaitingParty[], how: HowConfirmed, note: string): Promise<Result<readonly RecordId[], AppError>> {
  const { vault } = session();
  const now = new Map((await waitingParties()).map((one) => [one.contactId, one]));
  const moved = parties.find((one) => now.get(one.contactId)?.words.join() !== one.words.join());
  if (moved !== undefined) return err(appError('exchange/plan-stale', { name: moved.name }));
  const fields = trustFields(how, 'none', { note });
  const saved = await vault.commit('edit', { what: 'confirmedMany', how, count: parties.length }, (dot) =>
    parties.flatMap(({ contactId }) => {
      const contact = vault.workingSet.get(contactId);
      return contact === undefined ? [] : [draftEdit(contact, changedUnits(contact, fields), dot)];
    }),
  );
  return saved.ok ? ok(parties.flatMap((one) => one.entries)) : saved;
}
