import { describe, expect, it } from 'vitest';
import { conflictsOf } from '../../src-shared/records/conflicts.ts';
import { isDeleted } from '../../src-shared/records/life.ts';
import { headsOf } from '../../src-shared/records/record-state.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';

type Side = 'A' | 'B';
type Step = (pc: SimPc, id: string, side: Side) => void;

/** What one person does to a goal that both have. "Other unit": A writes the goal, B the family. */
const STEPS: Readonly<Record<string, Step>> = {
  create: (pc, _, side) => pc.create('careerGoal', { horizon: '3', goal: `新規 ${side}` }),
  'edit same unit': (pc, id, side) => pc.edit(id, { goal: `目標 ${side}` }),
  'edit other unit': (pc, id, side) => pc.edit(id, side === 'A' ? { goal: '目標 A' } : { family: '家庭 B' }),
  delete: (pc, id) => pc.delete(id),
  'delete then edit': (pc, id, side) => {
    pc.delete(id);
    pc.edit(id, { goal: `それでも ${side}` });
  },
  restore: (pc, id) => {
    pc.delete(id);
    pc.restore(id);
  },
};

interface Expected {
  /** Values of the goal that stand, the shown one first. */
  readonly goal: readonly string[];
  readonly family: string;
  readonly gone: boolean;
  /** Goals in all, the common one among them. */
  readonly goals: number;
  readonly conflicts: readonly string[];
  /** What the preview of B said of the common goal when A's file came; null where A did nothing to it. */
  readonly preview: string;
}

const still: Expected = { goal: ['初め'], family: '家庭 0', gone: false, goals: 1, conflicts: [], preview: 'unchanged' };

/** B acts after A, so that of two values B's is shown. */
const TABLE: readonly (readonly [step: string, who: 'only A' | 'only B' | 'both', expected: Expected])[] = [
  ['create', 'only A', { ...still, goals: 2 }],
  ['create', 'only B', { ...still, goals: 2 }],
  ['create', 'both', { ...still, goals: 3 }],
  ['edit same unit', 'only A', { ...still, goal: ['目標 A'], preview: 'update' }],
  ['edit same unit', 'only B', { ...still, goal: ['目標 B'] }],
  ['edit same unit', 'both', { ...still, goal: ['目標 B', '目標 A'], conflicts: ['goal values'], preview: 'conflict' }],
  ['edit other unit', 'only A', { ...still, goal: ['目標 A'], preview: 'update' }],
  ['edit other unit', 'only B', { ...still, family: '家庭 B' }],
  ['edit other unit', 'both', { ...still, goal: ['目標 A'], family: '家庭 B', preview: 'update' }],
  ['delete', 'only A', { ...still, gone: true, preview: 'delete' }],
  ['delete', 'only B', { ...still, gone: true }],
  ['delete', 'both', { ...still, gone: true, preview: 'unchanged' }],
  ['delete then edit', 'only A', { ...still, goal: ['それでも A'], conflicts: ['goal edited-after-deletion'], preview: 'conflict' }],
  ['delete then edit', 'only B', { ...still, goal: ['それでも B'], conflicts: ['goal edited-after-deletion'] }],
  ['delete then edit', 'both', { ...still, goal: ['それでも B', 'それでも A'], conflicts: ['goal values', 'goal edited-after-deletion'], preview: 'conflict' }],
  ['restore', 'only A', { ...still, preview: 'update' }],
  ['restore', 'only B', still],
  ['restore', 'both', { ...still, preview: 'unchanged' }],
];

const cells = TABLE.flatMap((row) => (['first', 'second'] as const).map((exchange) => [...row, exchange] as const));

describe('two PCs of one doctor, after KeePassXC\'s table of merges', () => {
  it.each(cells)('%s, %s: %j at the %s exchange', async (step, who, expected, exchange) => {
    const world = simWorld(500);
    const doctor = await world.party({ kind: 'doctor', name: '山田 花子', devices: 2 });
    const [a, b] = [world.pc(doctor), world.pc(doctor, { device: 1 })];
    const common = a.create('careerGoal', { horizon: '5', goal: '初め', family: '家庭 0' });
    await b.receive(await a.transfer());
    if (exchange === 'second') {
      b.edit(common.id, { memo: '間に' });
      await a.receive(await b.transfer());
      await b.receive(await a.transfer());
    }
    const act = STEPS[step] as Step;
    if (who !== 'only B') act(a, common.id, 'A');
    if (who !== 'only A') act(b, common.id, 'B');
    const [fromA, fromB] = [await a.transfer(), await b.transfer()];
    const { plan } = await b.receive(fromA);
    await a.receive(fromB);
    expect(plan.merge.records.find((record) => record.id === common.id)?.outcome).toBe(expected.preview);
    for (const pc of [a, b]) {
      const record = pc.get(common.id);
      expect({
        goal: headsOf(record, 'goal').map((head) => head.value.goal),
        family: record.values.family?.family,
        gone: isDeleted(record),
        goals: pc.set.ofType('careerGoal').size,
        conflicts: conflictsOf(record).map(({ unit, kind }) => `${unit} ${kind}`),
        preview: expected.preview,
      }).toEqual(expected);
    }
    expect(b.digest('careerGoal')).toEqual(a.digest('careerGoal'));
  });
});
