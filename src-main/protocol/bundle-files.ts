import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Address path → file. Made once at start by looking; later a path is only ever looked up, never put together. */
export type FileTable = ReadonlyMap<string, string>;

export function bundleFiles(root: string): FileTable {
  const table = new Map<string, string>();
  const walk = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(folder, entry.name), `${prefix}${entry.name}/`);
      else if (entry.isFile()) table.set(`${prefix}${entry.name}`, join(folder, entry.name));
    }
  };
  walk(root, '/');
  const index = table.get('/index.html');
  if (index === undefined) throw new Error('bundle without index.html');
  table.set('/', index);
  return table;
}
