import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROWS = 72;

test('each of the 72 rows of the bad-input table has a test that begins with its number', () => {
  const named = new Set<number>();
  for (const file of readdirSync(import.meta.dirname)) {
    if (!file.endsWith('.test.ts')) continue;
    const source = readFileSync(join(import.meta.dirname, file), 'utf8');
    // a test's own title, or the table's title that vitest fills in
    for (const [, number] of source.matchAll(/(?:test|it)(?:\.each\([^]*?\))?\(\s*'#(\d+) /g)) named.add(Number(number));
  }
  expect(Array.from({ length: ROWS }, (_, i) => i + 1).filter((row) => !named.has(row))).toEqual([]);
});

test('no screen puts text into a page as markup, and nothing that is shown can run (#53)', () => {
  const root = join(import.meta.dirname, '../../src-renderer');
  const sources = (readdirSync(root, { recursive: true }) as string[]).filter((name) => /\.tsx?$/.test(name));
  expect(sources.length).toBeGreaterThan(100);
  for (const name of sources) {
    expect(readFileSync(join(root, name), 'utf8'), name).not.toMatch(/dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(/);
  }
});
