import { describe, expect, it } from 'vitest';
import { listVaults, openVault } from '../../../src-renderer/vault/index.ts';
import { newRow, newVault, PASSWORD, recordId, testPc, type TestPc, value } from '../../kit/vault-kit.ts';

type Idb = NonNullable<TestPc['idb']>;

interface Faulty {
  readonly pc: TestPc;
  readonly opened: () => number;
  readonly deleted: () => number;
}

/** The browser's storage, answering the first `times` openings as a broken backing store or a wiped one does. */
function faulty(pc: TestPc, times: number, fault: 'error' | 'data-loss'): Faulty {
  let opened = 0;
  let deleted = 0;
  const real = (pc.idb as Idb).indexedDB;
  const broken = (): IDBOpenDBRequest => {
    const request = { error: new DOMException('Internal error opening backing store', 'UnknownError'), transaction: { abort: () => undefined } } as unknown as IDBOpenDBRequest;
    queueMicrotask(() => {
      if (fault === 'data-loss') request.onupgradeneeded?.({ dataLoss: 'total', oldVersion: 0 } as unknown as IDBVersionChangeEvent);
      request.onerror?.(new Event('error'));
    });
    return request;
  };
  const indexedDB = new Proxy(real, {
    get(target, name) {
      if (name === 'open') {
        return (...args: Parameters<IDBFactory['open']>) => {
          opened += 1;
          return opened <= times ? broken() : target.open(...args);
        };
      }
      if (name === 'deleteDatabase') {
        return (database: string) => {
          deleted += 1;
          return target.deleteDatabase(database);
        };
      }
      const own: unknown = Reflect.get(target, name);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
  return { pc: { ...pc, idb: { ...(pc.idb as Idb), indexedDB } }, opened: () => opened, deleted: () => deleted };
}

async function lockedVault() {
  const pc = testPc();
  const vault = await newVault(pc);
  value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)]));
  await vault.lock();
  return { pc, id: vault.id };
}

const open = (pc: TestPc, vaultId: string) => openVault({ ...pc, vaultId, with: { password: PASSWORD } });

describe('a database that does not open', () => {
  it('is asked again, and opens when the fault passes', async () => {
    const { pc, id } = await lockedVault();
    const fault = faulty(pc, 2, 'error');
    const vault = value(await open(fault.pc, id));
    expect(vault.workingSet.get(recordId(1))?.values.a).toEqual({ x: 1 });
    expect(pc.waits).toEqual([150, 600]);
  });

  it('is given up after three tries with a result of its own, nothing is deleted, and it opens later', async () => {
    const { pc, id } = await lockedVault();
    const fault = faulty(pc, 3, 'error');
    expect(await open(fault.pc, id)).toMatchObject({ ok: false, error: { code: 'vault/opening-failed' } });
    expect(fault.opened()).toBe(3);
    expect(fault.deleted()).toBe(0);
    expect((await open(fault.pc, id)).ok).toBe(true);
  });

  it('that the browser wiped without a word is noticed: without a copy it is missing, never an empty vault', async () => {
    const { pc, id } = await lockedVault();
    const { mirror: _, ...alone } = pc;
    const fault = faulty(alone as TestPc, 1, 'data-loss');
    expect(await open(fault.pc, id)).toMatchObject({ ok: false, error: { code: 'vault/missing', params: { why: 'wiped' } } });
    expect(fault.opened()).toBe(1);
  });

  it('the list of vaults is asked three times as well, and known from the copy where the browser stays silent', async () => {
    const { pc, id } = await lockedVault();
    const fault = faulty(pc, 3, 'error');
    const listed = value(await listVaults(fault.pc));
    expect(fault.opened()).toBe(3);
    expect(listed).toMatchObject([{ id, onlyInMirror: true, dropped: false }]);
    const { mirror: _, ...alone } = faulty(pc, 3, 'error').pc;
    expect(await listVaults(alone)).toMatchObject({ ok: false, error: { code: 'vault/opening-failed' } });
  });

  it('a loss that the browser tells of at the very first opening is told on', async () => {
    const { pc, id } = await lockedVault();
    expect(value(await listVaults(faulty(pc, 1, 'data-loss').pc))).toMatchObject([{ id, onlyInMirror: true, dropped: true }]);
  });
});
