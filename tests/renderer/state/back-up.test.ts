import 'fake-indexeddb/auto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { appError } from '../../../src-shared/kernel/app-error.ts';
import { errorText } from '../../../src-renderer/i18n/index.ts';
import { readBackUp } from '../../../src-renderer/state/back-up-archive.ts';
import { freshnessNow, freshnessOf } from '../../../src-renderer/state/back-up-notes.ts';
import { backUpOnClosing, backUpTo, packVault, takeAsSecondPlace } from '../../../src-renderer/state/back-up.ts';
import { asideNow, removeAsideCopy } from '../../../src-renderer/state/aside-copies.ts';
import { createRecord, deleteRecord } from '../../../src-renderer/state/commands.ts';
import { drill, tryBackUp } from '../../../src-renderer/state/drill.ts';
import { preference } from '../../../src-renderer/state/preferences.ts';
import { restoreBackUp } from '../../../src-renderer/state/restore.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { vaultPorts } from '../../../src-renderer/state/vault-ports.ts';
import { listVaults, openVault, removeVault } from '../../../src-renderer/vault/index.ts';
import { aDoctor, foundDesk, GOOD_PASSWORD, type TestDesk, testDesk } from '../../kit/desk-session.ts';
import { tempFolder } from '../../kit/temp-folder.ts';
import { value } from '../../kit/vault-kit.ts';

// a drill unlocks several vaults; how strong the key is has its own tests
vi.mock('../../../src-renderer/worker/argon2id-key.ts', () => ({
  argon2idKey: async ({ password, salt }: { password: string; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...new TextEncoder().encode(password), ...salt]))),
}));

let desk: TestDesk;
beforeEach(async () => {
  desk = await testDesk();
});

const DAY = 86_400_000;
const WAY = { password: GOOD_PASSWORD };

const goal = async (text: string): Promise<string> =>
  value(await createRecord('careerGoal', { horizon: '3', goal: text }, { parties: { subject: session().identity.party } })).id;

async function stick() {
  const folder = tempFolder();
  const { handle } = value(await desk.node.places.adopt(folder));
  const place = { handle, label: 'USB' };
  const inside = join(folder, 'CareerDesk-backup');
  const generations = async () => value(await desk.node.calls.secondPlaceList({ handle })).generations;
  return { folder, place, inside, generations };
}

const packed = async () => value(await readBackUp(value(await packVault()).bytes));
const databases = async (): Promise<string[]> => (await indexedDB.databases()).map(({ name }) => name ?? '').sort();

describe('a back-up', () => {
  test('brings the same vault back on a PC that lost everything, as a new device, and opens it', async () => {
    const { session: before } = await foundDesk(aDoctor());
    await goal('留学する');
    const content = await packed();
    const digest = await before.vault.stateDigest();
    expect(content).toMatchObject({ stateDigest: digest, records: before.vault.workingSet.size, lastSeq: before.vault.seq });
    await before.vault.lock();
    value(await removeVault(before.vault.id, await vaultPorts()));
    const after = value(await restoreBackUp(content, WAY));
    expect(await after.vault.stateDigest()).toBe(digest);
    expect(after.identity.party).toBe(before.identity.party);
    // the same counters must never be used by two PCs
    expect(after.identity.device.id).not.toBe(before.identity.device.id);
    expect(session().vault).toBe(after.vault);
    await after.vault.lock();
  });

  test('is made from the vault itself: a damaged or missing copy on this PC never gets into it', async () => {
    const { session: before } = await foundDesk(aDoctor());
    await goal('研究');
    value(await before.vault.flushMirror());
    const segments = join(desk.data, 'mirror', before.vault.id, 'segments');
    for (const name of readdirSync(segments)) writeFileSync(join(segments, name), 'not a frame');
    expect(value(await tryBackUp(await packed(), WAY)).records).toBe(before.vault.workingSet.size);
    expect(value((await before.vault.mendMirror()) ?? (() => { throw new Error('no mirror'); })())).toEqual({ rewritten: true });
    rmSync(join(desk.data, 'mirror', before.vault.id), { recursive: true });
    await before.vault.lock();
    const again = value(await openVault({ ...(await vaultPorts()), vaultId: before.vault.id, with: WAY }));
    value(await again.flushMirror());
    // the keys came back first: without them the copy would be noise
    expect(readdirSync(join(desk.data, 'mirror', before.vault.id)).sort()).toContain('keys');
    await again.lock();
  });

  test('with a wrong password, damaged, or of a newer vault changes nothing', async () => {
    const { session: before } = await foundDesk(aDoctor());
    const content = await packed();
    await before.vault.lock();
    value(await removeVault(before.vault.id, await vaultPorts()));
    const empty = [await databases(), value(await desk.node.calls.mirrorVaults({})).vaults];
    const now = async () => [await databases(), value(await desk.node.calls.mirrorVaults({})).vaults];
    expect(await restoreBackUp(content, { password: 'chigau-Pass-0000' })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    expect(await now()).toEqual(empty);
    expect(await restoreBackUp({ ...content, schema: 99 }, WAY)).toMatchObject({ ok: false, error: { code: 'backup/newer-version' } });
    expect(await restoreBackUp({ ...content, stateDigest: 'b'.repeat(64) }, WAY)).toMatchObject({ ok: false, error: { code: 'backup/drill-differs' } });
    const cut = { ...content, entries: content.entries.filter(({ name }) => !name.startsWith('segments/')) };
    expect((await restoreBackUp(cut, WAY)).ok).toBe(false);
    expect(await now()).toEqual(empty);
  });

  test('is never put over the vault that is here; asked for, everything of it is kept aside first', async () => {
    const { session: before } = await foundDesk(aDoctor());
    const content = await packed();
    const kept = await goal('あとから');
    expect(await restoreBackUp(content, WAY)).toMatchObject({ ok: false, error: { code: 'vault/already-here' } });
    expect(before.vault.workingSet.get(kept)).toBeDefined();
    const refused = await restoreBackUp(content, WAY, { replace: true, before: async () => ({ code: 'desktop/place-gone', params: {} }) });
    expect(refused).toMatchObject({ ok: false, error: { code: 'desktop/place-gone' } });
    expect(before.vault.workingSet.get(kept)).toBeDefined();
    const after = value(
      await restoreBackUp(content, WAY, {
        replace: true,
        before: async () => {
          await before.vault.lock();
          return null;
        },
      }),
    );
    expect(after.vault.workingSet.get(kept)).toBeUndefined();
    const { copies } = value(await asideNow());
    expect(copies.filter(({ ours }) => ours)).toMatchObject([{ vaultId: before.vault.id, why: 'restore', removable: true }]);
    expect(copies[0]!.bytes).toBeGreaterThan(1000);
    value(await removeAsideCopy(copies.find(({ ours }) => ours)!));
    expect(value(await asideNow()).copies.filter(({ ours }) => ours)).toEqual([]);
    await after.vault.lock();
  });

  test('stopped in the middle leaves nothing, and is no failure', async () => {
    await foundDesk(aDoctor());
    const { place, generations } = await stick();
    const stop = new AbortController();
    const done = await backUpTo(place, { signal: stop.signal, progress: () => stop.abort() });
    expect(done).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
    expect(await generations()).toEqual([]);
    expect(preference('backup.failed')).toBeNull();
    await session().vault.lock();
  });

  test('in a second place is remembered only after it was written and read back; a failure is kept until one succeeds', async () => {
    await foundDesk(aDoctor());
    const gone = await takeAsSecondPlace({ handle: 'A'.repeat(22), label: 'USB' });
    expect(gone?.code).toBe('desktop/not-found');
    expect(preference('backup.place')).toBeNull();
    expect(preference('backup.failed')?.code).toBe('desktop/not-found');
    expect(freshnessNow(session(), desk.clock.now()).light).toBe('red');
    const { place, folder, generations } = await stick();
    expect(await takeAsSecondPlace(place)).toBeNull();
    expect(preference('backup.failed')).toBeNull();
    expect(freshnessNow(session(), desk.clock.now())).toMatchObject({ light: 'green', place: 'USB', days: 0 });
    value(await backUpTo(place));
    expect(await generations()).toHaveLength(2);
    expect((await generations())[0]?.head).toMatchObject({ records: preference('backup.last')?.records });
    // the stick is pulled out
    rmSync(folder, { recursive: true });
    desk.clock.ms += 2 * 60 * 60_000;
    await backUpOnClosing();
    expect(freshnessNow(session(), desk.clock.now())).toMatchObject({ light: 'amber', why: 'failed' });
    await session().vault.lock();
  });

  test('of a vault that lost most of its records asks, and keeps both', async () => {
    const { session: before } = await foundDesk(aDoctor());
    for (let n = 0; n < 40; n++) await goal(`目標${n}`);
    const { place, generations } = await stick();
    expect(await takeAsSecondPlace(place)).toBeNull();
    const records = (await generations())[0]?.head?.records ?? 0;
    // another story of the same vault, with far fewer records
    const small = await packed();
    const { bytes } = value(await packVault());
    const text = new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10)));
    const fewer = new TextEncoder().encode(text.replace(`"records":${small.records}`, `"records":9`));
    const shrunk = new Uint8Array([...fewer, ...bytes.subarray(bytes.indexOf(10))]);
    const wish = { handle: place.handle, vaultId: before.vault.id, bytes: shrunk, keep: 1 };
    const asked = await desk.node.calls.secondPlaceWrite(wish);
    expect(asked).toMatchObject({ ok: false, error: { code: 'backup/much-smaller', params: { records: 9, recordsBefore: records } } });
    // only what is fewer is said to be
    const longer = await desk.node.calls.secondPlaceWrite({ ...wish, bytes: new Uint8Array([...shrunk, ...new Uint8Array(999)]) });
    expect(longer.ok ? '' : errorText(appError(longer.error.code, longer.error.params), 'ja').why).toMatch(/^記録は \d+ 件から 9 件に減っています。記録が失われている/);
    expect(await generations()).toHaveLength(1);
    value(await desk.node.calls.secondPlaceWrite({ ...wish, evenIfSmaller: true }));
    value(await desk.node.calls.secondPlaceWrite({ ...wish, evenIfSmaller: true }));
    expect((await generations()).map(({ head }) => head?.records)).toEqual([9, records]);
    await before.vault.lock();
  });

  test('is not begun where it has no room, with numbers', async () => {
    await foundDesk(aDoctor());
    const { place, generations } = await stick();
    const { platform } = (await import('../../../src-renderer/state/session.ts')).ports();
    const real = platform.placeStatus;
    Object.assign(platform, { placeStatus: async (input: { handle: string }) => {
      const status = value(await real(input));
      return { ok: true, value: { ...status, freeBytes: 1000 } };
    } });
    const done = await backUpTo(place);
    expect(done).toMatchObject({ ok: false, error: { code: 'desktop/no-space', params: { free: 1000 } } });
    expect(await generations()).toEqual([]);
    Object.assign(platform, { placeStatus: real });
    await session().vault.lock();
  });
});

describe('a restore drill', () => {
  test('restores into a vault of its own, compares, tells what changed since, and leaves no trace', async () => {
    const { session: before } = await foundDesk(aDoctor());
    const first = await goal('一');
    const { place, generations } = await stick();
    expect(await takeAsSecondPlace(place)).toBeNull();
    await goal('二');
    value(await deleteRecord(first));
    const digest = await before.vault.stateDigest();
    const seq = before.vault.seq;
    const all = await databases();
    const [one] = await generations();
    if (one?.head == null) throw new Error('a back-up was written');
    const chosen = { place, generation: one.generation };
    const wrong = await drill(chosen, one.head.madeAt, 'chigau-Pass-0000');
    expect(wrong).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
    expect(preference('drill.last')).toBeNull();
    expect(await before.vault.stateDigest()).toBe(digest);
    const done = value(await drill(chosen, one.head.madeAt, GOOD_PASSWORD));
    expect(done).toMatchObject({ records: one.head.records, commits: one.head.lastSeq, since: { added: 1, changed: 1, sameHistory: true } });
    expect(preference('drill.last')).toMatchObject({ failed: null, place: 'USB', records: one.head.records });
    expect(await databases()).toEqual(all);
    expect(before.vault.seq).toBeGreaterThan(seq);
    // the vault in front was never touched: it goes on with its own device
    expect(value(await before.vault.verify()).commits).toBe(before.vault.seq);
    await before.vault.lock();
  });

  test('of a damaged file fails with its name, and the result is kept', async () => {
    await foundDesk(aDoctor());
    const { place, inside, generations } = await stick();
    expect(await takeAsSecondPlace(place)).toBeNull();
    const file = join(inside, readdirSync(inside)[0] ?? '');
    const bytes = readFileSync(file);
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const [one] = await generations();
    const done = await drill({ place, generation: one?.generation ?? 0 }, 0, GOOD_PASSWORD);
    expect(done).toMatchObject({ ok: false, error: { code: 'backup/damaged' } });
    expect(preference('drill.last')?.failed).toBe('backup/damaged');
    await session().vault.lock();
  });
});

test('the light is green for a week, amber from the seventh day, red after a month or with nothing', () => {
  const now = Date.UTC(2026, 3, 30);
  const last = (days: number) => ({ at: now - days * DAY, place: 'USB', records: 1, bytes: 1, commits: 1 });
  const light = (days: number | null, failed = false) => freshnessOf({ place: 'USB', last: days === null ? null : last(days), failed }, now).light;
  expect([light(0), light(6), light(7), light(29), light(30)]).toEqual(['green', 'green', 'amber', 'amber', 'red']);
  expect([light(0, true), light(8, true), light(null), light(null, true)]).toEqual(['amber', 'red', 'red', 'red']);
  expect(freshnessOf({ place: null, last: null, failed: false }, now)).toMatchObject({ light: 'red', why: 'none' });
});

test('a vault that was removed leaves its back-ups to be found from nothing', async () => {
  const { session: before } = await foundDesk(aDoctor());
  const { place } = await stick();
  expect(await takeAsSecondPlace(place)).toBeNull();
  await before.vault.lock();
  value(await removeVault(before.vault.id, await vaultPorts()));
  expect(value(await listVaults(await vaultPorts())).some(({ id }) => id === before.vault.id)).toBe(false);
  const { found } = value(await desk.node.calls.secondPlaceFind({}));
  expect(found.flatMap(({ generations }) => generations.map(({ vaultId }) => vaultId))).toContain(before.vault.id);
});
