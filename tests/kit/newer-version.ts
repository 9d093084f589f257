import { POLICIES } from '../../src-shared/exchange/policy.ts';
import { careerGoal } from '../../src-shared/records/career-goal.ts';
import { defineRecord, type RecordDefinition } from '../../src-shared/records/definition.ts';
import { choice, longText, number, text } from '../../src-shared/records/fields.ts';
import { label, option } from '../../src-shared/records/label.ts';
import { DEFINITIONS } from '../../src-shared/records/registry.ts';

/**
 * A version of the application that does not exist yet: one more unit in a type, one more choice in a
 * list, and one more type. What the code of today does with its files is what it will have to do one day.
 */
const horizons = careerGoal.fields.horizon.choices ?? [];

const newerGoal: RecordDefinition = {
  ...careerGoal,
  units: { ...careerGoal.units, travel: { label: label('通勤', 'Travel'), owner: 'subject', privacy: 'shared' } },
  fields: {
    ...careerGoal.fields,
    horizon: choice({ unit: 'goal', label: careerGoal.fields.horizon.label, choices: [...horizons, option('20', '20年後', 'In 20 years')] }),
    travelMinutes: number({ unit: 'travel', label: label('通勤の時間', 'Travel time') }),
  },
};

export const futureWish = defineRecord({
  type: 'futureWish',
  schema: 1,
  label: label('これからの希望', 'Wish for later'),
  parties: ['author'],
  lifeOwner: 'author',
  units: {
    wish: { label: label('希望', 'Wish'), owner: 'author', privacy: 'local' },
    place: { label: label('場所', 'Place'), owner: 'author', privacy: 'local' },
  },
  fields: {
    wish: longText({ unit: 'wish', label: label('希望', 'Wish') }),
    place: text({ unit: 'place', label: label('場所', 'Place') }),
  },
  title: (values) => String(values.wish ?? ''),
});

type Registry = Record<string, RecordDefinition>;
interface Policy {
  types: Record<string, { units: readonly string[] }>;
}

function enter(): () => void {
  const registry = DEFINITIONS as unknown as Registry;
  const career = POLICIES.career as unknown as Policy;
  const [goal, policy] = [registry.careerGoal as RecordDefinition, career.types.careerGoal as { units: readonly string[] }];
  registry.careerGoal = newerGoal;
  registry.futureWish = futureWish;
  career.types.careerGoal = { ...policy, units: [...policy.units, 'travel'] };
  return () => {
    registry.careerGoal = goal;
    delete registry.futureWish;
    career.types.careerGoal = policy;
  };
}

/** Runs something as the newer version would; one at a time, since there is one registry. */
export async function asNewer<T>(work: () => T | Promise<T>): Promise<T> {
  const leave = enter();
  try {
    return await work();
  } finally {
    leave();
  }
}
