import { defineConfig } from 'vitest/config';

/** Rooms whose tests stand in for nothing: they load what they share once. The others put something in the place of a worker, a clock or a module, and begin anew with every file. */
const PURE: ReadonlySet<string> = new Set(['shared']);

const project = (name: string) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], setupFiles: ['fake-indexeddb/auto', 'tests/kit/fuzz-seed.ts'], isolate: !PURE.has(name) },
});

export default defineConfig({
  test: {
    environment: 'node',
    globals: false,
    // A busy machine is not a fault; what hangs is still found.
    testTimeout: 60_000,
    // Two cores: more workers only fight each other.
    maxWorkers: 2,
    css: { modules: { classNameStrategy: 'non-scoped' } },
    projects: [project('shared'), project('main'), project('cli'), project('hostile'), project('renderer'), project('scenarios')],
  },
});
