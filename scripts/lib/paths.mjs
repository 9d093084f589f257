import { readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** The script behind a package's command, run with this same Node: no shell, no PATH, no .cmd on Windows. */
export function tool(packageName, command) {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[command];
  if (typeof file !== 'string') throw new Error(`${packageName} has no command ${command}`);
  return path.join(folder, file);
}
