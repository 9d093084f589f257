import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const DEEPEST = 3;
const MOST = 5_000;

/** Files in a folder and in the folders in it, by name. Hidden ones and links are left alone; what a file is, its reader says. */
export async function filesUnder(folder: string, depth = 0): Promise<readonly string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.') || found.length >= MOST) continue;
    const path = join(folder, entry.name);
    if (entry.isFile()) found.push(path);
    else if (entry.isDirectory() && depth < DEEPEST) found.push(...(await filesUnder(path, depth + 1)));
  }
  return found.slice(0, MOST);
}
