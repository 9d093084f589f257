import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { ledgerNow } from './ledger-now.ts';
import { statementLines } from './make-invitation.ts';
import { keepPrepared, prepareFile } from './prepare-file.ts';
import type { Recipient } from './recipients.ts';

/** 名簿: cards confirmed here, sealed for one party; it takes the next number of that series and waits to be handed over. */
export async function makeRoster(recipient: Recipient, contacts: readonly RecordState[]): Promise<Result<RecordId, AppError>> {
  const content = await statementLines({ sets: new Set(), roster: contacts, formPack: false });
  if (!content.ok) return content;
  const parts = { kind: 'roster' as const, purpose: 'roster', label: '名簿', rows: [], contents: [], attachments: [], receipts: [], requests: [], statements: content.value.lines };
  const prepared = await prepareFile(parts, recipient, ledgerNow());
  if (!prepared.ok) return prepared;
  const { id, file } = prepared.value;
  const kept = await keepPrepared([prepared.value], { what: 'made', number: file['number'] ?? 0, digest: file['digest'] ?? '', partner: recipient.party });
  return kept.ok ? ok(id) : kept;
}
