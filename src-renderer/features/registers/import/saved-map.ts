import type { HeadingMap } from '../../../../src-shared/tables/read-table.ts';
import type { TablePlan } from '../../../../src-shared/tables/table-plan.ts';
import { preference, setPreference } from '../../../state/preferences.ts';

/** Heading per field, as the person chose it last time; headings are remembered by name, since columns move. */
export function applySavedMap(plan: TablePlan, headings: readonly string[], guessed: HeadingMap): HeadingMap {
  const saved = preference('tables.headings')[plan.name] ?? {};
  const map: Record<string, number> = { ...guessed };
  for (const [field, heading] of Object.entries(saved)) {
    const at = headings.indexOf(heading);
    if (at < 0 || !plan.columns.some((column) => column.field === field)) continue;
    for (const [other, taken] of Object.entries(map)) if (taken === at) delete map[other];
    map[field] = at;
  }
  return map;
}

export async function saveMap(plan: TablePlan, headings: readonly string[], map: HeadingMap): Promise<void> {
  const chosen = Object.fromEntries(Object.entries(map).flatMap(([field, at]) => (headings[at] === undefined || headings[at] === '' ? [] : [[field, headings[at]]])));
  await setPreference('tables.headings', { ...preference('tables.headings'), [plan.name]: chosen });
}
