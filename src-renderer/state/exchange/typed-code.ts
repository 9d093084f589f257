import { invitationProof, readInvitationCode } from '../../../src-shared/exchange/invitation-code.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import type { Result } from '../../../src-shared/kernel/result.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { editFields } from '../commands.ts';
import { session } from '../session.ts';
import { ownCard } from './own-party.ts';
import type { Recipient } from './recipients.ts';

/** The invitation code that office gave us, while it has not served yet. */
export function typedCodeOf(contactId: RecordId): string | null {
  const contact = session().vault.workingSet.get(contactId);
  const code = contact === undefined ? null : shownValues(contact)['typedCode'];
  return typeof code === 'string' ? readInvitationCode(code) : null;
}

/** Noted with the contact; null takes it out again. It goes along, as a proof and never itself, until that office sends something. */
export const noteTypedCode = (contactId: RecordId, digits: string | null): Promise<Result<RecordState>> => editFields(contactId, { typedCode: digits }, { what: 'codeTyped' });

/** For the header of a file to that office. */
export async function proofFor(recipient: Recipient): Promise<{ readonly invitationProof?: string }> {
  const digits = typedCodeOf(recipient.contactId);
  return digits === null || recipient.card === null ? {} : { invitationProof: await invitationProof(digits, recipient.card.keys, (await ownCard()).keys) };
}
