import { expect, test } from 'vitest';
import { joinParts } from '../../src-shared/exchange/parts.ts';
import { hex, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { campaign, playDamage } from '../campaigns/damage-files.ts';
import { named } from '../campaigns/damage-files/judge.ts';
import { forgeFile } from '../kit/forge-file.ts';
import { APPLICATION } from '../kit/sample-records.ts';
import { simWorld } from '../kit/sim-pc.ts';

const SHORT = 250;

test('found by seed 664: a unit of a newer version is put aside with a reason in words', () => {
  expect(named({ code: 'exchange/newer-version', params: {} })).toBe('refused exchange/newer-version');
});

test('found on the way: a row of a newer version with a number where attachments stand does not stop the preview', async () => {
  const world = simWorld(664);
  const [doctor, office] = [world.pc(await world.party({ kind: 'doctor', name: '甲' })), world.pc(await world.party({ kind: 'office', name: '乙' }))];
  await office.meet(doctor.party.card);
  const row = doctor.create('permitApplication', APPLICATION);
  for (const papers of [5, {}, [null], [{ hash: 5 }]]) {
    const bent = { ...row, schema: 99, values: { ...row.values, papers: { requestLetter: papers as never } } };
    const { plan } = must(await office.preview(await forgeFile(doctor, office, [bent], 'permit')));
    expect(plan.counts.deferred).toBe(1);
    expect(plan.missingAttachments).toEqual([]);
  }
});

test('found on the way: a part that claims half a gigabyte makes no room for it', async () => {
  const head = { format: 'cdesk-part', digest: '0'.repeat(64), bytes: 500 * 1024 * 1024, part: 1, parts: 1, offset: 0, length: 3, piece: hex(await sha256(utf8('abc'))) };
  const before = process.memoryUsage().arrayBuffers;
  const joined = await joinParts([utf8(`${JSON.stringify(head)}\nabc`)]);
  expect(joined).toMatchObject({ ok: false, error: { code: 'seal/damaged' } });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
});

test(`${SHORT} seeded mutations of real files each end in a named result; none is applied in part (npm run campaign -- damage-files plays 10,000)`, async () => {
  expect(await campaign.prepare?.()).toBeNull();
  const outcomes = new Map<string, number>();
  for (let seed = 1; seed <= SHORT; seed++) {
    const counts = await playDamage(seed).catch((error: unknown) => {
      throw new Error(`seed ${seed}`, { cause: error });
    });
    for (const [what, n] of Object.entries(counts)) outcomes.set(what, (outcomes.get(what) ?? 0) + n);
  }
  // the campaign reaches what it is meant to reach
  expect([...outcomes.keys()].filter((what) => what.startsWith('refused ')).length).toBeGreaterThan(8);
  for (const what of ['accepted', 'accepted, bad lines reported', 'accepted, some refused or kept aside', 'unchanged content']) expect(outcomes.get(what) ?? 0, what).toBeGreaterThan(0);
}, 120_000);
