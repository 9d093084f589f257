import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../../../src-shared/kernel/result.ts';
import { permit } from '../../../../src-shared/records/permit.ts';
import { splitFields } from '../../../../src-shared/records/split-fields.ts';
import { addDays, addMonths, addYears, type CivilDate, dateParts, todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { createRecord } from '../../../state/commands.ts';
import { loadList } from '../../../state/exchange/load-reference.ts';
import { type ActOrder, performAct } from '../../../state/permit-cases.ts';
import { ports, session } from '../../../state/session.ts';
import { type Fields, sampleApplication, samplePermit } from './sample-application.ts';
import { addContact } from './sample-contacts.ts';
import { sampleInstitution, samplePerson } from './sample-names.ts';

const INSTITUTIONS = 8;
const DOCTORS = 40;
const OLD_PERMITS = 14;

type Act = Pick<ActOrder, 'kind' | 'fields'>;

const number = (today: CivilDate, n: number): string => `見本発${dateParts(today).year % 100}第${n}号`;

/** What the office did with each paper application: every state of a case is there to be seen. */
const stories = (today: CivilDate): readonly (readonly Act[])[] => {
  const received: Act = { kind: 'paper', fields: { receivedOn: addDays(today, -12) } };
  const review: Act = { kind: 'review' };
  const decided = (n: number) => ({ decidedOn: addDays(today, -3), permittedOn: addDays(today, -3), effectiveOn: addDays(today, -2), documentNumber: number(today, n) });
  return [
    [received],
    [received],
    [received],
    [received, review],
    [received, review],
    [received, { kind: 'consultStart', fields: { reason: '人事担当課に合議' } }],
    [received, { kind: 'return', fields: { reason: '勤務の時間が依頼状と一致しません。', comments: [{ field: 'startTime', text: '依頼状では 9:30 からです。どちらが正しいかご確認ください。' }] } }],
    [received, review, { kind: 'approve', fields: decided(101) }],
    [received, review, { kind: 'approveWithConditions', fields: { ...decided(102), conditions: ['勤務の曜日・時間を変更するときは、あらかじめ変更許可申請をすること。'] } }],
    [received, review, { kind: 'reject', fields: { decidedOn: addDays(today, -3), documentNumber: number(today, 103), reason: '職務の遂行に支障が生ずるおそれがあるため。' } }],
    [received, { kind: 'withdraw', fields: { reason: '兼業先の都合による。' } }],
    [received, review, { kind: 'consultStart' }, { kind: 'consultEnd' }],
  ];
};

async function playStory(caseId: RecordId, acts: readonly Act[], person: ReturnType<typeof samplePerson>, application: Fields, dossierId: RecordId): Promise<Result<void, AppError>> {
  const office = session().identity.party;
  for (const act of acts) {
    const permits = act.kind === 'approve' || act.kind === 'approveWithConditions';
    const line: Fields = permits
      ? {
          ...samplePermit(person, application, String(act.fields?.permittedOn), String(act.fields?.documentNumber)),
          conditions: act.fields?.conditions ?? [],
          dossierId,
          origin: 'decision',
        }
      : {};
    const done = await performAct({
      caseId,
      office,
      kind: act.kind,
      fields: permits ? { ...act.fields, startOn: application.startOn ?? null, endOn: application.endOn ?? null } : (act.fields ?? {}),
      ...(permits
        ? {
            alongside: (event) => [
              { definition: permit, person: dossierId, parties: { author: office }, units: splitFields(permit, { ...line, caseId, eventId: event.id }) },
            ],
          }
        : {}),
    });
    if (!done.ok) return done;
  }
  return ok(undefined);
}

/** The list of institutions that 兼業先 is suggested from. */
function institutions(): ReturnType<typeof loadList> {
  const lines = Array.from({ length: INSTITUTIONS }, (_, n) => sampleInstitution(n)).map(({ name, address }) => `${name},${address}`);
  return loadList('mihon.csv', new TextEncoder().encode(['名称,所在地', ...lines].join('\r\n')), { of: 'institutions', title: '医療機関の一覧（見本）', source: '見本のデータです' });
}

/** A staff list of forty, a ledger, and paper applications in every state. */
export async function fillOffice(): Promise<Result<void, AppError>> {
  const { party } = session().identity;
  const today = todayInJapan(ports().clock);
  const parties = { author: party };
  const neighbour = await addContact('office', '見本東部厚生局');
  if (!neighbour.ok) return neighbour;
  const list = await institutions();
  if (!list.ok) return list;
  const dossiers: RecordId[] = [];
  for (let n = 0; n < DOCTORS; n++) {
    const { name, kana, staffNumber, bornOn, affiliation, post, grade } = samplePerson(n);
    const made = await createRecord('dossier', { name, kana, staffNumber, bornOn, affiliation, post, grade, payTable: 'gyoseiIchi', memo: '見本のデータです' }, { parties });
    if (!made.ok) return made;
    dossiers.push(made.value.id);
  }
  for (let n = 0; n < OLD_PERMITS; n++) {
    const person = samplePerson(n + 20);
    // from long over to just begun; a few end within the next weeks
    const permittedOn = addMonths(today, -12 - ((n * 5) % 14) + (n < 4 ? 1 : 0));
    const application = sampleApplication(person, n + 3, addMonths(permittedOn, -1));
    const endOn = n < 4 ? addDays(today, 9 + n * 8) : addDays(addYears(permittedOn, 1 + (n % 2)), -1);
    const dossierId = dossiers[n + 20] as RecordId;
    const fields = { ...samplePermit(person, application, permittedOn, number(permittedOn, 40 + n)), startOn: permittedOn, endOn, dossierId, origin: 'ledger' };
    const made = await createRecord('permit', fields, { parties, person: dossierId });
    if (!made.ok) return made;
  }
  for (const [n, acts] of stories(today).entries()) {
    const person = samplePerson(n);
    const application = sampleApplication(person, n, today);
    const dossierId = dossiers[n] as RecordId;
    const fields = { ...application, paperReceivedOn: addDays(today, -12), dossierId };
    const made = await createRecord('permitApplication', fields, { parties, person: dossierId });
    if (!made.ok) return made;
    const told = await playStory(made.value.id, acts, person, application, dossierId);
    if (!told.ok) return told;
  }
  return ok(undefined);
}
