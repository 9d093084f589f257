import { type CodeInFile } from '../../../src-shared/exchange/plan-import.ts';
import { codeState, type CodeState, type IssuedCode, judgeCode, newInvitationCode, readInvitationCode } from '../../../src-shared/exchange/invitation-code.ts';
import type { OpenedContainer } from '../../../src-shared/exchange/read-container.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import { living } from '../../../src-shared/journal/living.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { newId, type RecordId } from '../../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import { invitationCode } from '../../../src-shared/records/invitation-code.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { splitFields } from '../../../src-shared/records/split-fields.ts';
import { addDays, todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { editFields } from '../commands.ts';
import { ports, session } from '../session.ts';
import { ownCard } from './own-party.ts';

/** A code as the list shows it. */
export interface CodeLine extends IssuedCode {
  readonly id: RecordId;
  readonly forName: string;
  readonly dossierId: RecordId | null;
  readonly issuedOn: string;
  readonly validTo: string;
  readonly usedByName: string;
  readonly usedOn: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function codeLine(record: RecordState): CodeLine {
  const values = shownValues(record);
  const state = values['state'];
  return {
    id: record.id,
    digits: text(values['digits']),
    expiresAt: typeof values['expiresAt'] === 'number' ? values['expiresAt'] : 0,
    state: state === 'used' || state === 'withdrawn' ? state : 'unused',
    forName: text(values['forName']),
    dossierId: text(values['dossierId']) || null,
    issuedOn: text(values['issuedOn']),
    validTo: text(values['validTo']),
    usedByName: text(values['usedByName']),
    usedOn: text(values['usedOn']),
  };
}

export const codesNow = (): readonly CodeLine[] => [...living(session().vault.workingSet, 'invitationCode')].map(codeLine);

export const stateOfCode = (line: CodeLine): CodeState => codeState(line, ports().clock.now());

/** The last moment of a day in Japan. */
const endOfDay = (day: string): number => Date.parse(`${day}T23:59:59.999+09:00`);

export interface CodeWish {
  readonly name: string;
  readonly dossierId: RecordId | null;
}

/** One code per person, in one commit; resolves with what is to be printed. */
export async function issueCodes(wishes: readonly CodeWish[], validDays: number): Promise<Result<readonly CodeLine[], AppError>> {
  const { vault, identity, member } = session();
  const { clock, random } = ports();
  const issuedOn = todayInJapan(clock);
  const validTo = addDays(issuedOn, validDays);
  const issued = wishes.map(({ name, dossierId }) => ({
    id: newId(random),
    fields: {
      digits: readInvitationCode(newInvitationCode(random)), forName: name, ...(dossierId === null ? {} : { dossierId }),
      issuedOn, issuedBy: member.name, validTo, expiresAt: endOfDay(validTo), state: 'unused',
    },
  }));
  const saved = await vault.commit('edit', { what: 'codesIssued', count: issued.length }, (dot) =>
    issued.map(({ id, fields }) =>
      draftCreate(invitationCode, { id, person: identity.party, parties: { author: identity.party }, units: splitFields(invitationCode, fields) }, dot),
    ),
  );
  return saved.ok ? ok(issued.map(({ id }) => codeLine(vault.workingSet.get(id) as RecordState))) : saved;
}

export const withdrawCode = (id: RecordId): Promise<Result<RecordState>> =>
  editFields(id, { state: 'withdrawn', usedOn: todayInJapan(ports().clock) }, { what: 'codeWithdrawn' });

/** What this office knows of the code a file was made with; null where the file carries none. */
export async function codeInFile(opened: OpenedContainer): Promise<CodeInFile | null> {
  const proof = (opened.header as Readonly<Record<string, unknown>>)['invitationProof'];
  if (typeof proof !== 'string' || proof === '') return null;
  const before = session().identity.former.map(({ partyKeys, age }) => ({ party: session().identity.party, signingKey: partyKeys.publicKey, recipient: age.recipient }));
  const verdict = await judgeCode(proof, codesNow(), [(await ownCard()).keys, ...before], opened.card.keys, ports().clock.now());
  if (verdict === null) return { state: 'unknown', recordId: null, forName: '', dossierId: null, validTo: null, usedByName: '' };
  const { code, state } = verdict;
  return { state, recordId: code.id, forName: code.forName, dossierId: code.dossierId, validTo: code.validTo, usedByName: code.usedByName };
}
