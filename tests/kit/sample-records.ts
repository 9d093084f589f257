import type { Json } from '../../src-shared/kernel/json.ts';
import type { Purpose } from '../../src-shared/exchange/policy.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import type { RecordType } from '../../src-shared/records/registry.ts';
import { type SimPc, simWorld } from './sim-pc.ts';

export type Values = Readonly<Record<string, Json>>;

/** An application with everything a submission needs. */
export const APPLICATION: Values = {
  applicantName: '山田 花子', applicantKana: 'ヤマダ ハナコ', staffNumber: '012345', affiliation: '医政局医事課', post: '課長補佐', payTable: 'iryoIchi', grade: '2級',
  kind: 'clinical', institutionName: '医療法人社団青葉会 中央病院', institutionAddress: '東京都千代田区霞が関1-2-2', institutionType: 'medicalCorporation',
  workTitle: '非常勤医師', department: '総合診療科', workContent: '外来診療（一般内科）', responsibility: 'staff', insured: 'yes', purposes: ['skill', 'keepSpecialist'],
  qualification: '総合内科専門医', reason: '臨床の技術を保つため', startOn: '2026-05-09', endOn: '2027-03-31', weekdays: [6], startTime: '09:00', endTime: '12:30', frequency: 'weekly',
  cutsDutyHours: false, paid: true, payAmount: 12000, payPer: 'hour', relationKinds: ['none'],
};

export interface TravellingSample {
  readonly type: RecordType;
  /** Tells a further sample of the same type and purpose apart. */
  readonly as?: string;
  readonly purpose: Purpose;
  /** Who sends it. */
  readonly from: 'doctor' | 'office';
  readonly ticked?: readonly string[];
  readonly make: (pcs: { readonly sender: SimPc; readonly receiver: SimPc; readonly letter: Json }) => Promise<RecordState> | RecordState;
  /** Words the other side reads, in both languages. */
  readonly reads: { readonly ja: readonly string[]; readonly en: readonly string[] };
}

const submitted = async (sender: SimPc, office: string, letter: Json): Promise<RecordState> => {
  const application = sender.create('permitApplication', { ...APPLICATION, requestLetter: [letter] });
  await sender.act(application.id, 'submit', {}, { office });
  return application;
};

export const sampleName = ({ type, as, purpose }: TravellingSample): string => `${type}${as === undefined ? '' : ` (${as})`} for ${purpose}`;

/** One sample of every record type and purpose that leaves a PC. A type without one fails the tests. */
export const TRAVELLING: readonly TravellingSample[] = [
  {
    type: 'permitApplication', purpose: 'permit', from: 'doctor',
    make: ({ sender, receiver, letter }) => submitted(sender, receiver.party.id, letter),
    reads: { ja: ['兼業許可申請', '勤務する曜日', '土', '12,000円', '依頼状.pdf'], en: ['Side-work permit application', 'Days', 'Sat', '12,000'] },
  },
  {
    type: 'permitEvent', purpose: 'permit', from: 'doctor',
    make: async ({ sender, receiver, letter }) => {
      const { id } = await submitted(sender, receiver.party.id, letter);
      return [...sender.set.ofType('permitEvent').values()].find((record) => record.values.act?.caseId === id) as RecordState;
    },
    reads: { ja: ['申請の経過', '提出'], en: ['Step of a permit case', 'Submit'] },
  },
  {
    type: 'permit', purpose: 'permit', from: 'doctor',
    make: async ({ sender, receiver, letter }) => {
      await submitted(sender, receiver.party.id, letter);
      return sender.create('permit', { holderName: '山田 花子', institutionName: '北町診療所', kind: 'clinical', startOn: '2025-04-01', endOn: '2027-03-31', weekdays: [0], startTime: '13:00', endTime: '17:00', permittedOn: '2025-03-20', conditions: ['月4回まで'], origin: 'paper' });
    },
    reads: { ja: ['兼業の許可', '北町診療所', '令和7年3月20日', '月4回まで'], en: ['Permit', 'Sun'] },
  },
  {
    type: 'person', purpose: 'career', from: 'doctor',
    make: ({ sender }) => sender.create('person', { name: '山田 花子', kana: 'ヤマダ ハナコ', bornOn: '1985-02-03', staffNumber: '012345', affiliation: '医政局医事課', post: '課長補佐', telephone: '03-1111-2222', qualifications: '総合内科専門医' }),
    reads: { ja: ['本人の情報', 'フリガナ', 'ヤマダ ハナコ', '昭和60年2月3日'], en: ['About me', 'Date of birth'] },
  },
  {
    type: 'posting', purpose: 'career', from: 'doctor',
    make: ({ sender }) => sender.create('posting', { organisation: '厚生労働省 医政局 医事課', title: '課長補佐', rung: 'deputyDirector', holding: 'main', startOn: '2024-04-01', certainty: 'actual', destination: 'none' }),
    reads: { ja: ['経歴・ポスト', '補佐・専門官', '令和6年4月1日'], en: ['Posting', 'Deputy director / specialist'] },
  },
  {
    type: 'careerGoal', purpose: 'career', from: 'doctor', ticked: ['careerGoal.family'],
    make: ({ sender }) => sender.create('careerGoal', { horizon: '5', goal: '地域医療構想の企画に携わる', wishedStudy: '公衆衛生大学院', family: '介護のため転居は難しい' }),
    reads: { ja: ['キャリアの目標', '5年後', '介護のため転居は難しい'], en: ['Career goal', 'In 5 years'] },
  },
  {
    type: 'permitEvent', purpose: 'decision', from: 'office',
    make: ({ sender, receiver }) => decided(sender, receiver, 'permitEvent'),
    reads: { ja: ['申請の経過', '条件を付して許可', '医政発0420第1号', '月4回まで'], en: ['Approve with conditions'] },
  },
  {
    type: 'permitEvent', as: 'ended', purpose: 'decision', from: 'office',
    make: async ({ sender, receiver }) => {
      const { values } = await decided(sender, receiver, 'permitEvent');
      const caseId = values.act?.caseId as string;
      const ended = await sender.act(caseId, 'endOnPaper', { effectiveOn: '2026-05-20', receivedOn: '2026-05-21', reason: '電話で確認' });
      await sender.act(caseId, 'endTakenBack', { reason: '記載誤り' });
      return ended;
    },
    reads: { ja: ['申請の経過', '兼業終了届（紙の届出による）', '令和8年5月20日', '電話で確認'], en: ['End of side work (reported on paper)'] },
  },
  {
    type: 'permit', purpose: 'decision', from: 'office',
    make: ({ sender, receiver }) => decided(sender, receiver, 'permit'),
    reads: { ja: ['兼業の許可', '令和8年4月20日', '月4回まで', '中央病院'], en: ['Permit', 'Conditions'] },
  },
  {
    type: 'mentorPair', purpose: 'pairing', from: 'office',
    make: ({ sender, receiver }) =>
      sender.create('mentorPair', { mentorName: '佐藤 一郎', menteeName: receiver.party.name, startOn: '2026-04-01', endOn: '2027-03-31', note: '月に一度お会いください' }, { person: receiver.party.id, parties: { coordinator: sender.party.id, mentor: 'mentor----------', mentee: receiver.party.id } }),
    reads: { ja: ['メンターの組', '佐藤 一郎', '月に一度お会いください'], en: ['Mentoring pair', 'Mentor'] },
  },
  {
    type: 'mentorSession', purpose: 'mentoring', from: 'doctor',
    make: ({ sender, receiver }) =>
      sender.create('mentorSession', { heldOn: '2026-04-02', manner: 'video', nextOn: '2026-05-07', summary: '留学の時期を相談した', agreed: '候補を三つ挙げる' }, { person: receiver.party.id, parties: { mentor: sender.party.id, mentee: receiver.party.id } }),
    reads: { ja: ['面談の記録', 'オンライン', '留学の時期を相談した'], en: ['Mentor session', 'Video'] },
  },
  {
    type: 'recallRequest', purpose: 'recall', from: 'doctor',
    make: ({ sender, receiver }) =>
      sender.create('recallRequest', { partner: receiver.party.id, requestedOn: '2026-04-03', reason: '異動が決まったため', items: [{ id: 'goal------------', type: 'careerGoal', units: ['goal'] }] }),
    reads: { ja: ['消去の依頼', '異動が決まったため', '1件の記録'], en: ['Request to erase', '1 record(s)'] },
  },
  {
    type: 'deletionStatement', purpose: 'statement', from: 'office',
    make: ({ sender, receiver }) =>
      sender.statement(receiver.party.id, { requestId: 'request---------', answeredOn: '2026-04-05', answers: [{ id: 'goal------------', type: 'careerGoal', units: ['goal'], what: 'erased' }, { id: 'permit----------', type: 'permit', units: ['place'], what: 'kept', reason: '台帳の保存期間中のため' }] }),
    reads: { ja: ['消去証明', '令和8年4月5日', '消去 1件・保存を続ける 1件', '台帳の保存期間中のため'], en: ['Deletion statement', '1 erased, 1 kept'] },
  },
  {
    type: 'caseTransfer', purpose: 'moved', from: 'office',
    make: async ({ sender, receiver }) => sender.handOver(await simWorld(991).party({ kind: 'office', name: '近畿厚生局' }), receiver.party, []),
    reads: { ja: ['移管', '近畿厚生局', '移管先'], en: ['Transfer to another office', 'To'] },
  },
  {
    type: 'returnedCopy', purpose: 'returned', from: 'office',
    // the same card once more: whoever changed the key comes back under the very party
    make: ({ sender, receiver }) => sender.giveBack(receiver.party, receiver.party.id),
    reads: { ja: ['控え一式', '控えを返した日', '前のPCが手元になくなった日'], en: ['Returned copies', 'Old PC lost on'] },
  },
  {
    type: 'formPack', purpose: 'invitation', from: 'office',
    make: ({ sender }) => sender.create('formPack', { officeName: '関東信越厚生局', telephone: '048-740-0711', addressee: '厚生労働大臣', stampBoxes: ['局長', '課長'], requestLetterRequired: true, returnSentences: ['依頼状を添えてください。'], officeValues: { hoursPerWeek: 4 }, ownArea: ['東京都', '埼玉県'] }),
    reads: { ja: ['様式パック', '関東信越厚生局', '局長／課長', 'はい', '管轄する都道府県'], en: ['Form pack', 'Yes'] },
  },
];

/** The doctor's application reaches the office, which permits it with a condition. */
async function decided(office: SimPc, doctor: SimPc, type: 'permitEvent' | 'permit'): Promise<RecordState> {
  const application = doctor.create('permitApplication', APPLICATION);
  await doctor.act(application.id, 'submit', {}, { office: office.party.id });
  await office.receive(await doctor.send('permit', office.party, { cases: new Set([application.id]) }));
  await office.act(application.id, 'receive', { receivedOn: '2026-04-06' });
  const event = await office.act(application.id, 'approveWithConditions', { decidedOn: '2026-04-20', permittedOn: '2026-04-20', documentNumber: '医政発0420第1号', conditions: ['月4回まで'] });
  if (type === 'permitEvent') return event;
  return [...office.set.ofType('permit').values()].find((record) => record.values.ground?.eventId === event.id) as RecordState;
}
