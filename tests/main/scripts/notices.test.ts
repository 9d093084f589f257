import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { noticesText, productionPackages } from '../../../scripts/notices.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
const packages = productionPackages();

/** Licences that may be passed on with an application under MIT. */
const WELCOME = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0'];

test('the notices name exactly what is installed for the product', () => {
  expect(packages.length).toBeGreaterThan(20);
  expect(readFileSync(path.join(root, 'THIRD-PARTY-NOTICES.md'), 'utf8')).toBe(noticesText(packages));
});

test('every package that goes into the product has a licence that may be passed on', () => {
  expect(packages.filter(({ licence }: { licence: string }) => !WELCOME.includes(licence))).toEqual([]);
});

test('every direct dependency has its line in docs/dependencies.md, and no line is left over', () => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
  const direct = Object.keys({ ...manifest['dependencies'], ...manifest['devDependencies'] }).sort();
  const lines = readFileSync(path.join(root, 'docs/dependencies.md'), 'utf8').match(/^\| `[^`]+`/gm) ?? [];
  expect(lines.map((line) => line.slice(3, -1)).sort()).toEqual(direct);
});
