import { describe, expect, it } from 'vitest';
import { POLICIES, PURPOSES, policyOf } from '../../src-shared/exchange/policy.ts';
import { openContainer } from '../../src-shared/exchange/read-container.ts';
import { recordLines } from '../../src-shared/exchange/record-lines.ts';
import { utf8 } from '../../src-shared/kernel/bytes.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { describePlan } from '../../src-shared/merge/describe-plan.ts';
import { describeRecord } from '../../src-shared/records/describe-record.ts';
import { headsOf, type RecordState } from '../../src-shared/records/record-state.ts';
import { DEFINITIONS, definitionOf } from '../../src-shared/records/registry.ts';
import { forgeFile } from '../kit/forge-file.ts';
import { sampleName, TRAVELLING, type TravellingSample } from '../kit/sample-records.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';

async function pair(sample: TravellingSample, seed: number): Promise<{ sender: SimPc; receiver: SimPc }> {
  const world = simWorld(seed);
  const doctor = await world.party({ kind: 'doctor', name: '山田 花子' });
  const other = sample.purpose === 'mentoring' ? await world.party({ kind: 'doctor', name: '佐藤 一郎' }) : await world.party({ kind: 'office', name: '関東信越厚生局' });
  const [sender, receiver] = sample.from === 'doctor' ? [doctor, other] : [other, doctor];
  const pcs = { sender: world.pc(sender), receiver: world.pc(receiver, { skewMs: 90_000 }) };
  await pcs.receiver.meet(sender.card, sender.kind === 'office' ? 'office' : 'none');
  await pcs.sender.meet(receiver.card, receiver.kind === 'office' ? 'office' : 'none');
  return pcs;
}

const options = (sample: TravellingSample) => ({ ticked: new Set(sample.ticked ?? []) });
const letter = (pc: SimPc) => pc.attach(utf8('%PDF-1.7 依頼状'), '依頼状.pdf');

const travelling = PURPOSES.flatMap((purpose) => Object.keys(policyOf(purpose).types).map((type) => `${type} for ${purpose}`));

describe('the table of samples', () => {
  it('has one for every type that leaves, by purpose, or by another sample of its type', () => {
    const sampled = new Set(TRAVELLING.map((sample) => `${sample.type} for ${sample.purpose}`));
    // between two offices, and what rides along with the notice of it: transfer-between-offices.test.ts; what an office gives back: returned-copies.test.ts
    const missing = travelling.filter((name) => !sampled.has(name) && name !== 'person for permit' && !name.endsWith(' for handover') && !(name.endsWith(' for returned') && !name.startsWith('returnedCopy')) && name !== 'permitEvent for moved');
    expect(missing).toEqual([]);
    const types = new Set(TRAVELLING.map((sample) => sample.type));
    for (const purpose of PURPOSES) for (const type of Object.keys(POLICIES[purpose].types)) expect(types).toContain(type);
  });

  it('leaves out only types that have no unit to share', () => {
    const types = new Set<string>(TRAVELLING.map((sample) => sample.type));
    for (const definition of Object.values(DEFINITIONS)) {
      const shares = Object.values(definition.units).some((unit) => unit.privacy === 'shared' || unit.privacy === 'public');
      expect([definition.type, types.has(definition.type)]).toEqual([definition.type, shares]);
    }
  });
});

describe.each(TRAVELLING.map((sample, i) => [sampleName(sample), sample, i] as const))('%s', (_, sample, i) => {
  it('arrives whole through a real file, and once', async () => {
    const { sender, receiver } = await pair(sample, 100 + i);
    const record = await sample.make({ sender, receiver, letter: await letter(sender) });
    const policy = (policyOf(sample.purpose).types as Readonly<Record<string, { units: readonly string[] }>>)[sample.type];
    const file = await sender.send(sample.purpose, receiver.party, options(sample));
    const first = await receiver.receive(file);
    expect(first.plan.trust).toMatchObject({ name: sender.party.name, number: file.number, standing: 'confirmed', mayApply: true });
    expect(first.plan.counts.refused + first.plan.counts.deferred + first.plan.counts.conflict).toBe(0);
    const arrived = receiver.get(record.id);
    const units = [...(policy?.units ?? []), ...(sample.ticked ?? []).map((name) => name.split('.')[1] as string)];
    for (const unit of units) expect(headsOf(arrived, unit)).toEqual(headsOf(record, unit));
    expect(Object.keys(arrived.values).every((unit) => units.includes(unit))).toBe(true);
    const before = receiver.journal.length;
    const again = await receiver.receive(file);
    expect(again.plan.series.verdict.kind).toBe('same');
    expect(again.seq).toBeNull();
    expect(receiver.journal.length).toBe(before);
  });

  it('is read in words before it leaves and before it is taken in', async () => {
    const { sender, receiver } = await pair(sample, 200 + i);
    const record = await sample.make({ sender, receiver, letter: await letter(sender) });
    const row = must(sender.draft(sample.purpose, receiver.party.id, options(sample))).rows.find((one) => one.id === record.id) as RecordState;
    const file = await sender.send(sample.purpose, receiver.party, options(sample));
    const { plan } = must(await receiver.preview(file));
    for (const language of ['ja', 'en'] as const) {
      const leaving = JSON.stringify(describeRecord(row, language));
      const coming = JSON.stringify(describePlan(plan.merge, receiver.find, language).flatMap((person) => person.records).find((one) => one.id === record.id));
      for (const word of sample.reads[language]) {
        expect(leaving).toContain(word);
        expect(coming).toContain(word);
      }
    }
  });

  it('is refused from anybody who does not own it', async () => {
    const { sender, receiver } = await pair(sample, 300 + i);
    const record = await sample.make({ sender, receiver, letter: await letter(sender) });
    const world = simWorld(400 + i);
    const stranger = world.pc(await world.party({ kind: sample.from, name: '別の相手' }));
    await receiver.meet(stranger.party.card, sample.from === 'office' ? 'office' : 'none');
    // The stranger holds a copy and changes it under the owner's name.
    const unit = Object.keys(record.values).sort()[0] as string;
    const forged = { ...record, stamp: [stranger.device.id, 9, record.stamp[2] + 64] as const, stamps: null, values: { [unit]: { ...record.values[unit] } } };
    const { plan } = must(await receiver.preview(await forgeFile(stranger, receiver, [forged], sample.purpose)));
    expect(plan.merge.records[0]).toMatchObject({ outcome: 'refused', accept: null });
    // Handed on as it is, by a party without a right over the person: refused as well.
    const handed = must(await receiver.preview(await forgeFile(stranger, receiver, [record], sample.purpose)));
    expect(handed.plan.merge.records[0]).toMatchObject({ outcome: 'refused', accept: null });
  });
});


describe('what never leaves', () => {
  const CANARY = 'カナリア籠の鳥-canary-42';
  const utf16 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((char) => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8]));
  const holds = (bytes: Uint8Array, part: Uint8Array): boolean => Buffer.from(bytes).includes(Buffer.from(part));

  it.each(TRAVELLING.map((sample, i) => [sampleName(sample), sample, i] as const))('no private note and no local memo is in any byte of a file with %s', async (_, sample, i) => {
    const { sender, receiver } = await pair(sample, 500 + i);
    const record = await sample.make({ sender, receiver, letter: await letter(sender) });
    sender.create('mentorNote', { text: CANARY, sessionId: record.id });
    for (const type of Object.keys(DEFINITIONS) as (keyof typeof DEFINITIONS)[]) {
      const definition = definitionOf(type);
      const local = Object.entries(definition?.fields ?? {}).filter(([, field]) => definition?.units[field.unit]?.privacy === 'local' && (field.kind === 'text' || field.kind === 'longText'));
      const values = Object.fromEntries(local.map(([name]) => [name, CANARY]));
      if (local.length === 0) continue;
      if (type === sample.type) sender.edit(record.id, values);
      else sender.create(type, values);
    }
    const draft = must(sender.draft(sample.purpose, receiver.party.id, options(sample)));
    expect(draft.withheld.privateNotes).toBe(1);
    const plain = [...recordLines(draft.rows)].join('\n');
    const file = await sender.send(sample.purpose, receiver.party, options(sample));
    const opened = must(await openContainer(file.bytes, { us: { party: receiver.party.id, device: receiver.device.id, identities: [receiver.party.age.identity] } }));
    const texts = [utf8(plain), opened.content, utf8(JSON.stringify(opened.header)), file.bytes, utf8(file.name)];
    for (const bytes of texts) {
      for (const needle of [utf8(CANARY), utf16(CANARY), utf8('canary-42'), utf16('canary-42'), utf8(JSON.stringify(CANARY).slice(1, -1))]) expect(holds(bytes, needle)).toBe(false);
    }
    // The search itself finds what is there.
    expect(holds(utf8(plain), utf8(record.id))).toBe(true);
    expect(holds(opened.content, utf8(record.id))).toBe(true);
  });
});
