import { writeCsv } from '../../../../src-shared/tables/write-csv.ts';
import { textsFor } from '../../../i18n/index.ts';
import type { MediaLine } from '../../../state/exchange/media.ts';

/** The register as a table, dates as 2026-04-01. */
export function mediaCsv(lines: readonly MediaLine[]): Uint8Array<ArrayBuffer> {
  const { t } = textsFor('ja');
  const head = [t('ledger.mediaNumber'), t('ledger.mediaBy'), t('ledger.mediaOn'), t('ledger.mediaTo'), t('ledger.mediaContents'), t('ledger.mediaBack'), t('ledger.mediaChecked')];
  return writeCsv([head, ...lines.map((line) => [line.mediaNumber, line.takenBy, line.takenOn, line.destination, line.contents, line.returnedOn ?? '', line.returnedTo])]);
}
