import { withoutAddressee } from '../../../../src-shared/exchange/file-name.ts';
import { initials } from '../../../../src-shared/text/initials.ts';
import { writeCsv } from '../../../../src-shared/tables/write-csv.ts';
import { textsFor } from '../../../i18n/index.ts';
import type { BatchLine } from '../../../state/exchange/make-batch.ts';
import type { CoverLevel } from '../entry/cover-sheet.tsx';
import { digestWords, purposeWord } from '../entry-words.ts';

export const addresseeAt = (name: string, level: CoverLevel): string => (level === 'names' ? name : level === 'initials' ? initials(name) : '');

/** The list as a table: number, addressee, counts, file name, digest. */
export function batchCsv(lines: readonly BatchLine[], level: CoverLevel): Uint8Array<ArrayBuffer> {
  const { t } = textsFor('ja');
  const head = [t('exchange.colNumber'), t('ledger.colAddressee'), t('exchange.colPurpose'), t('ledger.colRecords'), t('ledger.colAttachments'), t('ledger.colReceipts'), t('ledger.colFileName'), t('ledger.colDigest')];
  return writeCsv([
    head,
    ...lines.map((line) => [
      String(line.number), addresseeAt(line.addressee, level), purposeWord(line.purpose, 'ja'), String(line.records), String(line.attachments), String(line.receipts), level === 'names' ? line.fileName : withoutAddressee(line.fileName), digestWords(line.digest),
    ]),
  ]);
}
