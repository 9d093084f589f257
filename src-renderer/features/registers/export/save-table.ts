import writeXlsxFile from 'write-excel-file/universal';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { ok, type Result } from '../../../../src-shared/kernel/result.ts';
import type { TablePlan } from '../../../../src-shared/tables/table-plan.ts';
import { templateRows } from '../../../../src-shared/tables/template.ts';
import { writeCsv } from '../../../../src-shared/tables/write-csv.ts';
import { ports } from '../../../state/session.ts';

/** Saves a table; null where the person closed the dialog. */
export async function saveBytes(suggestedName: string, bytes: Uint8Array): Promise<Result<string | null, AppError>> {
  const saved = await ports().platform.saveFile({ suggestedName, purpose: 'table', bytes });
  if (saved.ok) return ok(saved.value.savedAs);
  return saved.error.code === 'desktop/cancelled' ? ok(null) : { ok: false, error: saved.error };
}

/** Every cell as text, so that 0012345 keeps its zeros and nothing runs as a formula. */
async function workbook(rows: readonly (readonly string[])[], sheet: string): Promise<Uint8Array> {
  const [head = [], ...body] = rows;
  const data = [
    head.map((value) => ({ value, type: String, fontWeight: 'bold' as const, backgroundColor: '#e8eef7' })),
    ...body.map((cells) => cells.map((value) => ({ value, type: String, format: '@' }))),
  ];
  const blob = await writeXlsxFile(data, { sheet, columns: head.map((heading) => ({ width: Math.max(12, heading.length * 2 + 4) })), stickyRowsCount: 1 }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** 様式: headings and one example row, which reading leaves out. */
export async function saveTemplate(plan: TablePlan, as: 'csv' | 'xlsx'): Promise<Result<string | null, AppError>> {
  const rows = templateRows(plan);
  return saveBytes(`${plan.name}_様式.${as}`, as === 'csv' ? writeCsv(rows, 'utf-8-bom') : await workbook(rows, plan.name));
}
