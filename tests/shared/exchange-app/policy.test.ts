import { describe, expect, expectTypeOf, it } from 'vitest';
import { POLICIES, PURPOSES, policyOf, purposesBetween, type TypePolicy } from '../../../src-shared/exchange/policy.ts';
import { asExportable, type ExportableRecord, projectRecord } from '../../../src-shared/exchange/project-record.ts';
import { draftCreate, draftDelete } from '../../../src-shared/journal/draft.ts';
import { careerGoal } from '../../../src-shared/records/career-goal.ts';
import { mentorNote } from '../../../src-shared/records/mentor-note.ts';
import { joinRecords, LIFE, type RecordState } from '../../../src-shared/records/record-state.ts';
import { DEFINITIONS, definitionOf, type ExportableType } from '../../../src-shared/records/registry.ts';
import { id } from '../../kit/ids.ts';

const leaving = PURPOSES.flatMap((purpose) =>
  Object.entries(policyOf(purpose).types).flatMap(([type, policy]) => [...policy.units, ...(policy.onlyWhenTicked ?? [])].map((unit: string) => ({ purpose, type, unit }))),
);

describe('what leaves, as a table', () => {
  it('names only units this version knows, and only shared or public ones', () => {
    expect(leaving.length).toBeGreaterThan(20);
    for (const { type, unit } of leaving) expect(['shared', 'public']).toContain(definitionOf(type)?.units[unit]?.privacy);
  });

  it('gives a permit file no career and no mentoring unit', () => {
    expect(Object.keys(POLICIES.permit.types).sort()).toEqual(['permit', 'permitApplication', 'permitEvent', 'person']);
    expect(Object.keys(POLICIES.decision.types).sort()).toEqual(['permit', 'permitEvent']);
    for (const purpose of ['permit', 'decision'] as const) {
      for (const type of ['posting', 'careerGoal', 'mentorPair', 'mentorSession', 'mentorNote', 'dossier', 'permitReview', 'contact']) expect(policyOf(purpose).types).not.toHaveProperty(type);
    }
    expect(POLICIES.permit.types.person.units).not.toContain('skills');
  });

  it('is this table, purpose by purpose and type by type: whoever adds a unit adds it here', () => {
    const table = Object.fromEntries(
      PURPOSES.map((purpose) => [purpose, Object.fromEntries(Object.entries(policyOf(purpose).types).map(([type, one]) => [type, [...one.units, ...(one.onlyWhenTicked ?? []).map((unit: string) => `${unit}?`)].join(' ')]))]),
    );
    expect(table).toMatchObject({
      permit: { permitApplication: 'applicant place work term pay relation papers source', permitEvent: 'act', permit: 'holder place term decision ground end', person: 'name post reach' },
      decision: { permitEvent: 'act', permit: 'holder place term decision ground end' },
      career: { person: 'name post reach skills', posting: 'post term secondment', careerGoal: 'goal family?' },
      pairing: { mentorPair: 'pair' },
      mentoring: { mentorSession: 'meeting summary' },
      recall: { recallRequest: 'request' },
      statement: { deletionStatement: 'statement' },
      invitation: { formPack: 'office texts limits' },
      returned: {
        returnedCopy: 'act', caseTransfer: 'act', permitApplication: 'applicant place work term pay relation papers source', permitEvent: 'act',
        permit: 'holder place term decision ground end', person: 'name post reach skills', posting: 'post term secondment', careerGoal: 'goal family',
      },
    });
    // Areas do not leak into each other's files, whatever purposes come to be.
    const areaOf = (type: string): string => (/^permit/.test(type) ? 'permit' : /^mentor/.test(type) ? 'mentoring' : /^(posting|career)/.test(type) ? 'career' : 'other');
    // 控え一式 gives a doctor back whatever they gave: it goes to nobody else.
    expect([POLICIES.returned.from, POLICIES.returned.to]).toEqual([['office'], ['doctor']]);
    for (const purpose of PURPOSES.filter((one) => one !== 'returned')) {
      const areas = new Set(Object.keys(policyOf(purpose).types).map(areaOf).filter((area) => area !== 'other'));
      expect([purpose, [...areas]]).toEqual([purpose, [...areas].slice(0, 1)]);
    }
    for (const purpose of ['permit', 'decision'] as const) for (const { type } of leaving.filter((one) => one.purpose === purpose)) expect(['permit', 'other']).toContain(areaOf(type));
  });

  it('has family and health leave only when ticked', () => {
    expect(POLICIES.career.types.careerGoal.units).toEqual(['goal']);
    expect(POLICIES.career.types.careerGoal.onlyWhenTicked).toEqual(['family']);
  });

  it('has no way for types without a shared unit', () => {
    const types = new Set(leaving.map((one) => one.type));
    for (const definition of Object.values(DEFINITIONS)) {
      if (Object.values(definition.units).every((unit) => unit.privacy === 'local' || unit.privacy === 'sealed')) expect(types).not.toContain(definition.type);
    }
  });

  it('offers each pair of parties its purposes', () => {
    expect(purposesBetween('doctor', 'office')).toEqual(['permit', 'career']);
    expect(purposesBetween('office', 'doctor')).toEqual(['decision', 'pairing']);
    expect(purposesBetween('doctor', 'doctor')).toEqual(['mentoring']);
    // These are made from a screen of their own.
    for (const purpose of ['recall', 'statement', 'invitation', 'returned'] as const) expect(purposesBetween('office', 'doctor')).not.toContain(purpose);
  });
});

describe('a private note', () => {
  const note = draftCreate(mentorNote, { id: id('note'), person: id('doctor'), parties: { author: id('doctor') }, units: { note: { text: '非公開' } } }, { by: id('pc'), n: 1, at: 1 });

  it('cannot be named by a policy or handed to the exporter: it does not compile', () => {
    expectTypeOf<'mentorNote'>().not.toExtend<ExportableType>();
    // @ts-expect-error mentorNote is no exportable type
    const policy: TypePolicy<'mentorNote'> = { units: [] };
    // @ts-expect-error a local unit cannot be listed
    const memo: TypePolicy<'careerGoal'> = { units: ['memo'] };
    // @ts-expect-error a plain record is not an exportable one
    const attempt = (): unknown => projectRecord(note, ['note']);
    // @ts-expect-error nor is one whose type says mentorNote
    const named: ExportableRecord = { ...note, type: 'mentorNote' };
    expect([policy, memo, named]).toHaveLength(3);
    // Even past the types it is a bug that throws, not a file.
    expect(attempt).toThrow('may not leave');
  });

  it('is no exportable record at run time either', () => {
    expect(asExportable(note)).toBeNull();
  });
});

describe('projecting a record', () => {
  const goal = draftCreate(careerGoal, { id: id('goal'), person: id('doctor'), parties: { subject: id('doctor') }, units: { goal: { goal: 'g' }, family: { family: 'f' }, memo: { memo: 'm' } } }, { by: id('pc'), n: 1, at: 1 });
  const exportable = (record: RecordState): ExportableRecord => asExportable(record) as ExportableRecord;

  it('takes exactly the units named', () => {
    expect(projectRecord(exportable(goal), ['goal'])?.values).toEqual({ goal: { goal: 'g' } });
  });

  it('throws on a local unit, an unknown one and one of the object prototype', () => {
    for (const unit of ['memo', 'travel', 'toString']) expect(() => projectRecord(exportable(goal), [unit])).toThrow('may not leave');
  });

  it('sends of a deleted record only that it was deleted', () => {
    const gone = joinRecords(goal, draftDelete(goal, { by: id('pc'), n: 2, at: 2 }));
    expect(Object.keys(projectRecord(exportable(gone), ['goal', 'family'])?.values ?? {})).toEqual([LIFE]);
  });

  it('does not take records of a newer version, whose units it cannot classify', () => {
    expect(asExportable({ ...goal, schema: 2 })).toBeNull();
    expect(asExportable({ ...goal, type: 'secondCareer' })).toBeNull();
  });
});
