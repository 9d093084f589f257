import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import type { RecordIndex } from '../../../src-shared/journal/working-set.ts';
import type { PartyId } from '../../../src-shared/kernel/ids.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { session } from '../session.ts';
import { ledgerNow } from './ledger-now.ts';

const HEIRS = 'heirs';

/** Asked for at every file, and few of all contacts began anew. */
const BEGUN_ANEW: RecordIndex = { type: 'contact', keyOf: ({ values }) => (typeof values['heir']?.['heirOf'] === 'string' ? HEIRS : null) };

/** 控え一式: for whom a doctor who began anew was known before, by what a person of this office confirmed. */
export function knownBefore(): ReadonlyMap<PartyId, PartyId> {
  const before = new Map<PartyId, PartyId>();
  for (const contact of session().vault.workingSet.indexed(BEGUN_ANEW).get(HEIRS) ?? []) {
    const heirOf = contact.values['heir']?.['heirOf'];
    if (typeof heirOf === 'string' && !isDeleted(contact)) before.set(contact.person, heirOf);
  }
  return before;
}

/**
 * The ledger as one partner sees it: what was exchanged with the same doctor before they began anew, and
 * in between, counts as exchanged with them, so that numbers go on and nothing seems to be missing.
 */
export function ledgerFor(party: PartyId, ledger: readonly LedgerEntry[] = ledgerNow(), before: ReadonlyMap<PartyId, PartyId> = knownBefore()): readonly LedgerEntry[] {
  if (before.size === 0) return ledger;
  const whole = (one: PartyId): PartyId => before.get(one) ?? one;
  return ledger.map((entry) => (entry.partner !== party && whole(entry.partner) === whole(party) ? { ...entry, partner: party } : entry));
}
