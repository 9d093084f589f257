import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Clock, Random } from '../../src-shared/kernel/ports.ts';
import type { Dot } from '../../src-shared/records/heads.ts';
import { nextHead } from '../../src-shared/records/heads.ts';
import { recordFromHeads, type RecordState } from '../../src-shared/records/record-state.ts';
import { draftEdit } from '../../src-shared/journal/draft.ts';
import { createVault, openVault, type Vault, type VaultPorts, type Way } from '../../src-renderer/vault/index.ts';
import { memoryMirror, type MemoryMirror } from '../../src-renderer/vault/memory-mirror.ts';
import { processLocks } from '../../src-renderer/vault/web-lock.ts';

export const START = Date.UTC(2026, 3, 1, 0, 0, 0);

export interface TestClock extends Clock {
  ms: number;
}

export const testClock = (ms = START): TestClock => ({
  ms,
  now() {
    return this.ms;
  },
});

/** Repeatable bytes; never used for keys outside tests. */
export function testRandom(seed = 1): Random {
  let state = seed >>> 0;
  return {
    bytes(length) {
      const bytes = new Uint8Array(length);
      for (let i = 0; i < length; i++) {
        state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
        bytes[i] = (state >>> 11) & 0xff;
      }
      return bytes;
    },
  };
}

/** Key derivation of the least strength, so that a hundred vaults open in a second. */
export const WEAK_KDF = { m: 8, t: 1, p: 1 };

export const PASSWORD = 'kiri-Sakura-4821-umi';

/** One simulated PC: its own storage, clock and mirror folder. */
export interface TestPc extends VaultPorts {
  readonly clock: TestClock;
  readonly mirror: MemoryMirror;
  readonly waits: number[];
}

export function testPc(options: { readonly seed?: number; readonly mirror?: MemoryMirror; readonly machine?: string; readonly clock?: TestClock } = {}): TestPc {
  const waits: number[] = [];
  return {
    clock: options.clock ?? testClock(),
    random: testRandom(options.seed ?? 1),
    keyClassOf: ({ type }) => (type.startsWith('sealed') ? 'sealed' : 'records'),
    mirror: options.mirror ?? memoryMirror(),
    machine: options.machine ?? 'machine-a',
    kdf: WEAK_KDF,
    locks: processLocks(),
    wait: async (ms) => {
      waits.push(ms);
    },
    waits,
    idb: { indexedDB: new IDBFactory(), IDBKeyRange },
  };
}

/** The value, or the failure's code in the message of the test. */
export function value<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: string; readonly params: object } }): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}

export const newVault = async (pc: TestPc): Promise<Vault> =>
  value(await createVault({ ...pc, role: 'office', member: { name: '青木 さくら' }, password: PASSWORD }));

export const reopen = async (pc: TestPc, vaultId: string, way: Way = { password: PASSWORD }): Promise<Vault> =>
  value(await openVault({ ...pc, vaultId, with: way }));

const pad = (n: number): string => String(n).padStart(16, '0');

export const recordId = (n: number): string => pad(n);

export type Units = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** A row that creates a record of a type of its own; the vault does not look at definitions. */
export function newRow(n: number, units: Units, dot: Dot, type = 'note'): RecordState {
  const heads = new Map(Object.entries(units).map(([unit, fields]) => [unit, [nextHead([], fields, dot)]]));
  return recordFromHeads({ type, schema: 1, id: recordId(n), person: pad(n % 7), parties: { author: pad(n % 7) } }, heads);
}

/** An edit of one unit as a form makes it. */
export function editRow(vault: Vault, n: number, unit: string, fields: Readonly<Record<string, string | number>>, dot: Dot): RecordState {
  const record = vault.workingSet.get(recordId(n));
  if (record === undefined) throw new Error(`no record ${n}`);
  return draftEdit(record, { [unit]: fields }, dot);
}
