import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as { packages: Record<string, Entry> } & Entry;
const { packages } = read('package-lock.json');

test('a bare clone installs on every system: what other systems need is in the lock file too', () => {
  const absent = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => packages[`node_modules/${name}`] === undefined && packages[`${place}/node_modules/${name}`] === undefined,
    ),
  );
  expect(absent).toEqual([]);
});

test('the lock file belongs to this package.json', () => {
  const { dependencies, devDependencies } = read('package.json');
  expect({ dependencies: packages['']?.dependencies, devDependencies: packages['']?.devDependencies }).toEqual({ dependencies, devDependencies });
});

test('the lock file names no host, so every office may install from its own copy of the registry', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
});
