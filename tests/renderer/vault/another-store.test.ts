import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setAside } from '../../../src-renderer/vault/index.ts';
import { storeInUse, makeAnotherStore } from '../../../src-renderer/vault/another-store.ts';
import { newRow, newVault, reopen, testPc, value } from '../../kit/vault-kit.ts';

/** The browser's places for databases, each with its own. */
function buckets() {
  const made = new Map<string, { indexedDB: globalThis.IDBFactory }>();
  return {
    made,
    keys: async () => [...made.keys()],
    open: async (name: string) => {
      const place = made.get(name) ?? { indexedDB: new IDBFactory() };
      made.set(name, place);
      return place;
    },
  };
}

/** A store whose files are beyond the browser: nothing in it opens, and nothing can be removed. */
const beyond = (): globalThis.IDBFactory =>
  ({
    open: () => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    },
    deleteDatabase: () => {
      throw new DOMException('Internal error', 'UnknownError');
    },
    databases: async () => [],
  }) as unknown as globalThis.IDBFactory;

const before = globalThis.IDBKeyRange;
beforeAll(() => {
  globalThis.IDBKeyRange = IDBKeyRange as never;
});
afterAll(() => {
  globalThis.IDBKeyRange = before;
});

describe('a browser store that can neither be opened nor removed', () => {
  it('is left as it lies: from then on another one is used, and the vault is there from its copy', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)]));
    value(await vault.flushMirror());
    const digest = await vault.stateDigest();
    await vault.lock();

    const places = buckets();
    const harmed = { ...pc, idb: { indexedDB: beyond(), IDBKeyRange }, anotherStore: () => makeAnotherStore(places) };
    expect(await storeInUse(places)).toBeUndefined();
    value(await setAside(vault.id, harmed));
    const now = await storeInUse(places);
    if (now === undefined) throw new Error('no other place is used');
    const again = await reopen({ ...testPc({ mirror: pc.mirror, seed: 7 }), idb: now }, vault.id);
    expect(await again.stateDigest()).toBe(digest);
  });

  it('is said to be beyond help where the browser has no other place', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    value(await vault.flushMirror());
    await vault.lock();
    const harmed = { ...pc, idb: { indexedDB: beyond(), IDBKeyRange } };
    expect(await setAside(vault.id, harmed)).toMatchObject({ ok: false, error: { code: 'vault/opening-failed' } });
    expect(await makeAnotherStore(undefined)).toMatchObject({ ok: false, error: { code: 'vault/opening-failed', params: { why: 'no-other-store' } } });
  });

  it('may happen twice: the newest place is the one in use', async () => {
    const places = buckets();
    value(await makeAnotherStore(places));
    value(await makeAnotherStore(places));
    expect([...places.made.keys()]).toEqual(['career-desk-1', 'career-desk-2']);
    expect((await storeInUse(places))?.indexedDB).toBe(places.made.get('career-desk-2')?.indexedDB);
  });
});
