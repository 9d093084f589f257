import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOMS } from '../../../scripts/lib/fences/rooms.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
const fixtures = path.join(root, 'tests/lint-fixtures');

const fencesOf = (tree: string) => {
  const said = spawnSync(process.execPath, [path.join(root, 'scripts/fences.mjs'), path.join(fixtures, tree)], { encoding: 'utf8' });
  const faults = said.stdout
    .split('\n')
    .map((line) => /^(\S+):(\d+) {2}(.+)$/.exec(line))
    .filter((hit) => hit !== null)
    .map((hit) => [hit[1] as string, hit[3] as string] as const);
  return { code: said.status, faults };
};

/** One forbidden thing per file, and the words that must name the room or the door. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  'src-shared/kernel/up.ts': 'src-shared/kernel may not import src-shared/time',
  'src-shared/time/up.ts': 'src-shared/time may not import src-shared/records',
  'src-shared/time/clock.ts': 'src-shared has no clock of its own',
  'src-shared/time/now.ts': 'src-shared has no clock of its own',
  'src-shared/records/up.ts': 'src-shared/records may not import src-shared/merge',
  'src-shared/records/luck.ts': 'src-shared has no randomness of its own',
  'src-shared/merge/plan.ts': 'src-shared/merge may not import src-shared/exchange',
  'src-shared/exchange/screens.ts': 'src-shared/exchange may not import src-renderer/ui',
  'src-shared/sealing/react.ts': 'src-shared/sealing may not import the package react',
  'src-shared/sealing/files.ts': 'src-shared/sealing may not import the package node:fs',
  'src-shared/journal/store.ts': 'src-shared/journal may not import the package dexie',
  'src-shared/rules/computed.ts': 'src-shared/rules: an import must name its target in plain text',
  'src-main/reads-records.ts': 'src-main may not import src-shared/records',
  'src-main/channel.ts': 'ipcMain is used in src-main/ipc only',
  'src-main/writes.ts': 'written through src-main/files/atomic-write.ts only',
  'src-main/preload/kernel.ts': 'src-main/preload may not import src-shared/kernel',
  'src-main/preload/node.ts': 'src-main/preload may not import the package node:fs',
  'src-main/local-server/reached.ts': 'may not import the package electron',
  'src-renderer/ui/record.ts': 'src-renderer/ui may not import src-shared/records',
  'src-renderer/ui/feature.ts': 'src-renderer/ui may not import src-renderer/features',
  'src-renderer/features/career/other.ts': 'src-renderer/features/career may not import src-renderer/features/permits',
  'src-renderer/features/career/app.ts': 'src-renderer/features may not import src-renderer/app',
  'src-renderer/features/career/dexie.ts': 'src-renderer/features may not import the package dexie',
  'src-renderer/features/career/electron.ts': 'src-renderer/features may not import the package electron',
  'src-renderer/features/career/desk.ts': 'window.desk is reached through src-renderer/platform only',
  'src-renderer/features/career/raw-input.tsx': 'a raw text control',
  'src-renderer/features/career/raw-area.tsx': 'a raw text control',
  'src-renderer/features/career/raw-select.tsx': 'a raw text control',
  'src-renderer/features/career/enter.ts': 'a raw Enter key handler',
  'src-renderer/features/career/html.tsx': 'text never becomes HTML',
  'src-renderer/app/node.ts': 'src-renderer/app may not import the package node:os',
  'src-renderer/state/screen.ts': 'src-renderer/state may not import src-renderer/features',
  'src-renderer/worker/url.ts': 'src-renderer/worker may not import src-renderer/app',
  'src-renderer/vault/ring-a.ts': 'import each other in a ring',
  'src-cli/screens.ts': 'src-cli may not import src-renderer/state',
  'src-unknown/new-room/file.ts': 'the room src-unknown/new-room is not in',
};

describe('the fences between the rooms', () => {
  const { code, faults } = fencesOf('forbidden');

  test.each(Object.entries(FORBIDDEN))('%s is refused: %s', (file, words) => {
    const said = faults.filter(([where]) => where === file).map(([, message]) => message);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(words);
  });

  test('nothing else is refused, and the run fails', () => {
    expect(faults.map(([file]) => file).sort()).toEqual(Object.keys(FORBIDDEN).sort());
    expect(code).toBe(1);
  });

  test('a tree that keeps to the doors passes, with a writer, a channel, a store and a raw input behind theirs', () => {
    expect(fencesOf('clean')).toEqual({ code: 0, faults: [] });
  });

  test('an empty tree is not a passed check', () => {
    expect(fencesOf('rules').code).toBe(1);
  });
});

test('every room of src-shared stands in the table', () => {
  const shared = readdirSync(path.join(root, 'src-shared'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(shared.length).toBeGreaterThan(5);
  expect(shared.map(({ name }) => `src-shared/${name}`).filter((room) => !Object.hasOwn(ROOMS, room))).toEqual([]);
});
