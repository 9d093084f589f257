import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { USED } from '../../../src-renderer/features/settings/used-software.ts';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as { dependencies: Record<string, string>; license: string };

test('the about page names every package of the product with its licence', () => {
  const wanted = Object.keys(read('package.json').dependencies)
    .toSorted()
    .map((name) => ({ name, licence: read(`node_modules/${name}/package.json`).license }));
  expect(USED).toEqual(wanted);
});
