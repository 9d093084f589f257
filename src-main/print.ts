import type { BrowserWindow } from 'electron';
import type { DeskError } from '../src-shared/desktop/contract.ts';
import { type Result, err, ok } from '../src-shared/kernel/result.ts';

/** The system's print dialog. Page size and margins come from the paper's own style sheet. */
export function printWindow(window: BrowserWindow): Promise<Result<Record<string, never>, DeskError>> {
  return new Promise((resolve) => {
    window.webContents.print({ printBackground: true }, (done, reason) => {
      if (done) resolve(ok({}));
      else resolve(err({ code: /cancel/i.test(reason) ? 'desktop/cancelled' : 'desktop/failed', params: {} }));
    });
  });
}

export const pdfOf = (window: BrowserWindow, landscape: boolean): Promise<Uint8Array> =>
  window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true, pageSize: 'A4', landscape });
