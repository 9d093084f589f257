import type { Card } from '../../../../src-shared/exchange/card.ts';
import { appError, type AppError } from '../../../../src-shared/kernel/app-error.ts';
import { type Json, sameJson } from '../../../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../../../src-shared/kernel/result.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { createRecord, editFields } from '../../../state/commands.ts';
import { cardOfContact, contactOf } from '../../../state/contacts.ts';
import { ports, session } from '../../../state/session.ts';
import type { Candidate } from './pair-check.ts';

const asJson = (card: Card): Json => card.signed as unknown as Json;

async function cardOf(party: string): Promise<Result<Card, AppError>> {
  const contact = await contactOf(party);
  if (contact === undefined || shownValues(contact).state !== 'confirmed') return err(appError('vault/missing', { id: party }));
  return cardOfContact(contact);
}

/** A pair with both cards inside, as each of the two will get it. */
export async function startPair(mentor: Candidate, mentee: Candidate): Promise<Result<RecordState, AppError>> {
  const [ofMentor, ofMentee] = [await cardOf(mentor.party), await cardOf(mentee.party)];
  if (!ofMentor.ok) return ofMentor;
  if (!ofMentee.ok) return ofMentee;
  return createRecord(
    'mentorPair',
    { mentorName: mentor.name, menteeName: mentee.name, startOn: todayInJapan(ports().clock), mentorCard: asJson(ofMentor.value), menteeCard: asJson(ofMentee.value) },
    { parties: { coordinator: session().identity.party, mentor: mentor.party, mentee: mentee.party } },
  );
}

const SIDES = [
  ['mentor', 'mentorCard', 'mentorName'],
  ['mentee', 'menteeCard', 'menteeName'],
] as const;

/** Cards that were renewed since the pair was made, as fields to write; empty when all are current. */
export async function renewedCards(pair: RecordState): Promise<Result<{ readonly names: readonly string[]; readonly fields: Readonly<Record<string, Json>> }, AppError>> {
  const values = shownValues(pair);
  const names: string[] = [];
  const fields: Record<string, Json> = {};
  for (const [role, field, name] of SIDES) {
    const party = pair.parties[role];
    const card = party === undefined ? null : await cardOf(party);
    // a contact taken out of use since does not change what the pair says
    if (card === null || !card.ok || sameJson(asJson(card.value), values[field] ?? null)) continue;
    names.push(String(values[name] ?? ''));
    fields[field] = asJson(card.value);
  }
  return ok({ names, fields });
}

export const takeRenewedCards = (pair: RecordState, fields: Readonly<Record<string, Json>>): Promise<Result<RecordState, AppError>> => editFields(pair.id, fields);
