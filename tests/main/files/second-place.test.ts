import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REAL_STEPS } from '../../../src-main/files/atomic-write.ts';
import { createPlaces } from '../../../src-main/files/places.ts';
import { createSecondPlace } from '../../../src-main/files/second-place.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { tempFolder } from '../../kit/temp-folder.ts';

const vaultId = 'AAAAAAAAAAAAAAAA';
const other = 'BBBBBBBBBBBBBBBB';
const text = (bytes: string): Uint8Array => new TextEncoder().encode(bytes);

async function secondPlace(steps?: Parameters<typeof createSecondPlace>[2]) {
  const data = tempFolder();
  const stick = join(tempFolder(), 'USB');
  mkdirSync(stick);
  const pc = { platform: 'linux' as const, env: { CAREER_DESK_PLACES: stick }, home: data };
  const places = createPlaces(data, pc);
  const { handle } = must(await places.adopt(stick));
  const second = createSecondPlace(places, Date.now, steps);
  const write = (bytes: string, keep = 10, vault = vaultId) => second.secondPlaceWrite({ handle, vaultId: vault, bytes: text(bytes), keep });
  const names = () => readdirSync(join(stick, 'CareerDesk-backup')).sort();
  return { data, stick, pc, places, handle, second, write, names };
}

describe('the second place', () => {
  it('numbers back-ups per vault, reads them back and keeps only the newest', async () => {
    const { second, handle, write } = await secondPlace();
    for (const content of ['one', 'two', 'three']) must(await write(content, 2));
    must(await write('theirs', 2, other));
    const { generations } = must(await second.secondPlaceList({ handle }));
    expect(generations.map((g) => [g.vaultId, g.generation, g.size]).sort((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      [vaultId, 2, 3],
      [vaultId, 3, 5],
      [other, 1, 6],
    ]);
    expect(must(await second.secondPlaceRead({ handle, vaultId, generation: 3 })).bytes).toEqual(text('three'));
    expect(await second.secondPlaceRead({ handle, vaultId, generation: 1 })).toMatchObject({ ok: false, error: { code: 'desktop/not-found' } });
  });

  it('throws away a copy that does not read back, and no older one for it', async () => {
    let damage = false;
    const { write, names } = await secondPlace({
      ...REAL_STEPS,
      rename: async (from, to) => {
        await rename(from, to);
        if (damage) await writeFile(to, 'onX');
      },
    });
    must(await write('one', 1));
    damage = true;
    expect(await write('two', 1)).toEqual({ ok: false, error: { code: 'desktop/read-back', params: {} } });
    expect(names()).toEqual([expect.stringMatching(new RegExp(`^${vaultId}\\.000001\\.[0-9]{8}-[0-9]{4}\\.cdesk-backup$`))]);
  });

  it('says that a pulled stick is gone, and does not make its folder again', async () => {
    const { second, handle, write, stick } = await secondPlace();
    must(await write('one'));
    rmSync(stick, { recursive: true });
    expect(await write('two')).toMatchObject({ error: { code: 'desktop/place-gone' } });
    expect(await second.secondPlaceList({ handle })).toMatchObject({ error: { code: 'desktop/place-gone' } });
    expect(existsSync(stick)).toBe(false);
  });

  it('is found again after the next start', async () => {
    const { data, pc, handle, write, stick } = await secondPlace();
    must(await write('one'));
    const second = createSecondPlace(createPlaces(data, pc), Date.now);
    expect(must(await second.secondPlaceList({ handle })).generations).toHaveLength(1);
    writeFileSync(join(stick, 'CareerDesk-backup', 'note.txt'), 'not ours');
    expect(must(await second.secondPlaceList({ handle })).generations).toHaveLength(1);
  });
});

describe('places', () => {
  it('that were only offered are forgotten; one that was used is kept', async () => {
    const { data, pc, places, second } = await secondPlace();
    const home = tempFolder();
    for (const name of ['Documents', 'Desktop']) mkdirSync(join(home, name));
    const offering = createPlaces(data, { ...pc, env: {}, home });
    // never one of this machine's own drives
    const [used, passed] = (await offering.candidates()).filter(({ label }) => label === 'Documents' || label === 'Desktop');
    if (used === undefined || passed === undefined) throw new Error('two places expected');
    must(await createSecondPlace(offering, Date.now).secondPlaceWrite({ handle: used.handle, vaultId, bytes: text('x'), keep: 1 }));
    expect(await places.find(passed.handle)).toMatchObject({ error: { code: 'desktop/not-found' } });
    expect(must(await second.secondPlaceList({ handle: used.handle })).generations).toHaveLength(1);
  });

  it('refuse a folder inside our own data: both copies would be lost together', async () => {
    const { data, places } = await secondPlace();
    mkdirSync(join(data, 'copy'));
    expect(await places.adopt(join(data, 'copy'))).toMatchObject({ error: { code: 'desktop/refused', params: { why: 'own-data' } } });
    expect(await places.adopt('relative/folder')).toMatchObject({ error: { params: { why: 'relative' } } });
    writeFileSync(join(data, 'file'), '');
    expect(await places.adopt(join(data, 'file'))).toMatchObject({ error: { params: { why: 'no-folder' } } });
    await expect(places.adopt(join(data, 'not-there'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('offer what an administrator named and the usual folders, by name only', async () => {
    const { data, places, handle, stick } = await secondPlace();
    mkdirSync(join(data, 'Documents'));
    const offered = await places.candidates();
    expect(offered).toContainEqual({ handle, label: 'USB', kind: 'shared' });
    expect(offered.map((place) => place.label)).toContain('Documents');
    expect(JSON.stringify(offered)).not.toContain(stick);
    expect((await places.candidates()).map((place) => place.handle)).toEqual(offered.map((place) => place.handle));
    await places.forget(handle);
    expect(await places.find(handle)).toMatchObject({ error: { code: 'desktop/not-found' } });
  });
});
