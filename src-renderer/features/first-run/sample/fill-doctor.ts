import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { ok, type Result } from '../../../../src-shared/kernel/result.ts';
import type { Parties } from '../../../../src-shared/records/record-state.ts';
import type { RecordType } from '../../../../src-shared/records/registry.ts';
import { addDays, addMonths, addYears, type CivilDate, dateParts, todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { createRecord, editFields } from '../../../state/commands.ts';
import { performAct } from '../../../state/permit-cases.ts';
import { ports, session } from '../../../state/session.ts';
import { type Fields, sampleApplication, samplePermit } from './sample-application.ts';
import { addContact } from './sample-contacts.ts';
import type { SamplePerson } from './sample-names.ts';

const ME: SamplePerson = {
  name: '見本 花子',
  kana: 'ミホン ハナコ',
  staffNumber: 'MIHON-0001',
  bornOn: '1986-06-14',
  affiliation: '医政局医事課',
  post: '課長補佐',
  grade: '5級',
};

type Made = Promise<Result<unknown, AppError>>;

const postings = (today: CivilDate): readonly Fields[] => {
  const year = dateParts(today).year;
  const april = (ago: number): CivilDate => `${year - ago}-04-01`;
  const march = (ago: number): CivilDate => `${year - ago}-03-31`;
  return [
    { organisation: '見本大学医学部附属病院', title: '医員', rung: 'chief', startOn: april(13), endOn: march(10), certainty: 'actual' },
    { organisation: '厚生労働省 保険局 医療課', title: '主査', rung: 'chief', holding: 'main', startOn: april(10), endOn: march(8), certainty: 'actual' },
    { organisation: '見本県 保健医療部', title: '医監', rung: 'deputyDirector', holding: 'main', startOn: april(8), endOn: march(6), certainty: 'actual', destination: 'local' },
    { organisation: '厚生労働省 老健局 老人保健課', title: '課長補佐', rung: 'deputyDirector', holding: 'main', startOn: april(6), endOn: march(3), certainty: 'actual' },
    { organisation: '厚生労働省 医政局 医事課', title: '課長補佐', rung: 'deputyDirector', holding: 'main', startOn: april(3), certainty: 'actual' },
    { organisation: '世界保健機関 西太平洋地域事務局', title: '技術官', rung: 'officeDirector', startOn: `${year + 1}-04-01`, endOn: `${year + 3}-03-31`, certainty: 'planned', destination: 'international', returnOn: `${year + 3}-04-01` },
  ];
};

const GOALS: readonly Fields[] = [
  { horizon: '1', goal: '地域医療構想の次の計画づくりに携わる', actions: '都道府県の担当者との勉強会に出る', wishedField: '医政局' },
  { horizon: '3', goal: '国際機関への出向で、感染症危機への備えを学ぶ', actions: '英語の技術文書を年に4本まとめる', wishedStudy: '世界保健機関への出向' },
  { horizon: '5', goal: '室長級として医療提供体制の政策を取りまとめる', actions: '部下の育成、関係団体との調整を経験する' },
  { horizon: '10', goal: '公衆衛生と臨床の両方が分かる管理職になる', actions: '社会医学系専門医の更新と、週1回の外来を続ける' },
];

/** The doctor's own world: record, postings, goals, permits, applications, a mentor. */
export async function fillDoctor(): Promise<Result<void, AppError>> {
  const me = session().identity.party;
  const today = todayInJapan(ports().clock);
  const own: Parties = { author: me };
  const make = (type: RecordType, fields: Fields, parties: Parties): Made => createRecord(type, fields, { parties });

  const office = await addContact('office', '見本地方厚生局');
  if (!office.ok) return office;
  const mentor = await addContact('doctor', '見本 次郎');
  if (!mentor.ok) return mentor;
  const pair: Parties = { coordinator: office.value, mentor: mentor.value, mentee: me };

  const steps: readonly (() => Made)[] = [
    () =>
      editFields(me, {
        bornOn: ME.bornOn,
        staffNumber: ME.staffNumber,
        affiliation: ME.affiliation,
        post: ME.post,
        payTable: 'gyoseiIchi',
        grade: ME.grade,
        workplace: '見本合同庁舎',
        licenceNumber: '見本-123456',
        qualifications: '総合内科専門医（見本）\n社会医学系専門医（見本）\n日本医師会認定産業医（見本）',
      }),
    ...postings(today).map((fields) => () => make('posting', { ...fields, memo: '見本のデータです' }, { subject: me })),
    ...GOALS.map((fields) => () => make('careerGoal', { ...fields, memo: '見本のデータです' }, { subject: me })),
    ...[0, 1].map((n) => () => {
      const permittedOn = addMonths(today, n === 0 ? -11 : -18);
      const application = sampleApplication(ME, n, addMonths(permittedOn, -1));
      const endOn = n === 0 ? addDays(today, 24) : addDays(addYears(permittedOn, 1), -1);
      return make('permit', { ...samplePermit(ME, application, permittedOn, `見本発第${12 + n}号`), startOn: permittedOn, endOn, origin: 'paper', authority: '見本大臣' }, own);
    }),
    () => make('permitApplication', { ...sampleApplication(ME, 2, today), reason: null, payAmount: null }, own),
    async () => {
      const made = await createRecord('permitApplication', sampleApplication(ME, 3, today), { parties: own });
      return made.ok ? performAct({ caseId: made.value.id, kind: 'submit', office: office.value }) : made;
    },
    () => createRecord('mentorPair', { mentorName: '見本 次郎', menteeName: ME.name, startOn: addMonths(today, -7), note: '見本の組です' }, { parties: pair, person: me }),
    ...[5, 2].map((ago, n) => async (): Made => {
      const heldOn = addMonths(today, -ago);
      const held = await createRecord(
        'mentorSession',
        {
          heldOn,
          manner: n === 0 ? 'inPerson' : 'video',
          nextOn: addMonths(heldOn, 3),
          summary: n === 0 ? '出向の時期について話しました。来年度の希望調査までに英語の試験を受けます。' : '試験の結果を共有しました。次は出向先の先輩を紹介していただきます。',
          agreed: n === 0 ? '英語の試験を受ける' : '先輩に話を聞く',
        },
        { parties: { mentor: mentor.value, mentee: me }, person: me },
      );
      if (!held.ok || n > 0) return held;
      return createRecord('mentorNote', { sessionId: held.value.id, text: '（見本）家庭の事情は、もう少し落ち着いてから相談する。' }, { parties: own });
    }),
  ];
  for (const step of steps) {
    const done = await step();
    if (!done.ok) return done;
  }
  return ok(undefined);
}
