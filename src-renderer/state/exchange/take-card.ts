import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import { editFields } from '../commands.ts';
import { confirmContact, type HowConfirmed, keepCard, type RecognisedAs } from '../contacts.ts';
import type { ReceivedFile } from './read-file.ts';

/** The contact of a file's signer, kept and confirmed: from now on its files are applied. */
export async function confirmSigner(file: ReceivedFile, how: HowConfirmed, asOffice: RecognisedAs): Promise<Result<RecordId, AppError>> {
  const kept = await keepCard(file.opened.card);
  if (!kept.ok) return kept;
  const { id } = kept.value.contact;
  const { telephone } = file.opened.card.statement;
  // The number in our own list is ours to keep: a card never overwrites it.
  if (kept.value.what === 'new' && telephone !== '') {
    const noted = await editFields(id, { telephone });
    if (!noted.ok) return noted;
  }
  const confirmed = await confirmContact(id, how, asOffice);
  return confirmed.ok ? ok(id) : confirmed;
}
