/** Pages are written in batches; a batch is one file of the mirror, a page one row of the database. */
export const pageId = (batch: string, index: number): string => `${batch}.${String(index).padStart(4, '0')}`;

export function batchOf(id: string): { readonly batch: string; readonly index: number } | null {
  const dot = id.lastIndexOf('.');
  const index = Number(id.slice(dot + 1));
  return dot > 0 && Number.isInteger(index) ? { batch: id.slice(0, dot), index } : null;
}

export const MANIFEST = 'manifest';

/** Names a batch that is being written; dropped at the next start when it is still there. */
export const stagingKey = (run: string): string => `staging:${run}`;
