import type { Json } from '../../../../src-shared/kernel/json.ts';
import { addDays, addMonths, addYears, type CivilDate, weekdayOf } from '../../../../src-shared/time/civil-date.ts';
import { sampleInstitution, type SamplePerson } from './sample-names.ts';

export type Fields = Record<string, Json>;

/** A day of the week that never surprises: Saturdays, or Thursday afternoons. */
const hours = (n: number): Fields =>
  n % 4 === 3 ? { weekdays: [4], startTime: '14:00', endTime: '17:00', breakMinutes: 0 } : { weekdays: [6], startTime: '09:00', endTime: '13:00', breakMinutes: 0 };

export const nextMonday = (date: CivilDate): CivilDate => addDays(date, (8 - weekdayOf(date)) % 7);

/** One plausible application; `n` decides the place, the days and the kind. */
export function sampleApplication(person: SamplePerson, n: number, today: CivilDate): Fields {
  const { name, address, company } = sampleInstitution(n);
  const startOn = nextMonday(addMonths(today, 1));
  return {
    applicantName: person.name,
    applicantKana: person.kana,
    staffNumber: person.staffNumber,
    affiliation: person.affiliation,
    post: person.post,
    payTable: 'gyoseiIchi',
    grade: person.grade,
    duties: '医療政策の企画及び立案（見本）',
    kind: company ? 'occupational' : 'clinical',
    institutionName: name,
    institutionAddress: address,
    institutionBusiness: company ? '製造業（従業員 320人）' : '病院（内科ほか 120床）',
    institutionType: company ? 'company' : 'medicalCorporation',
    workTitle: company ? '嘱託産業医' : '非常勤医師',
    ...(company ? {} : { department: '内科', insured: 'yes' }),
    workContent: company ? '職場巡視と健康相談。' : '外来診療（一般内科）。入院患者の受持ちはありません。',
    responsibility: 'staff',
    purposes: n % 2 === 0 ? ['skill'] : ['skill', 'keepSpecialist'],
    ...(n % 2 === 0 ? {} : { qualification: '総合内科専門医（見本）' }),
    reason: '臨床技術を保ち、医療政策の立案に生かすため。',
    startOn,
    endOn: addDays(addYears(startOn, 1), -1),
    ...hours(n),
    frequency: 'weekly',
    cutsDutyHours: false,
    paid: true,
    payAmount: 40_000 + (n % 5) * 5_000,
    payPer: 'day',
    relationKinds: ['none'],
    memo: '見本のデータです',
  };
}

/** The ledger line of a permit that follows from it. */
export const samplePermit = (person: SamplePerson, application: Fields, permittedOn: CivilDate, documentNumber: string): Fields => ({
  permittedOn,
  decidedOn: permittedOn,
  effectiveOn: permittedOn,
  documentNumber,
  holderName: person.name,
  holderPost: person.post,
  holderPayTable: 'gyoseiIchi',
  holderGrade: person.grade,
  staffNumber: person.staffNumber,
  institutionName: application.institutionName ?? null,
  institutionAddress: application.institutionAddress ?? null,
  kind: application.kind ?? null,
  workTitle: application.workTitle ?? null,
  startOn: application.startOn ?? null,
  endOn: application.endOn ?? null,
  weekdays: application.weekdays ?? null,
  startTime: application.startTime ?? null,
  endTime: application.endTime ?? null,
  breakMinutes: application.breakMinutes ?? null,
  frequency: 'weekly',
  memo: '見本のデータです',
});
