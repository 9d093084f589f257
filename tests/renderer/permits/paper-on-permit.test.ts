import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { performOfficeAct } from '../../../src-renderer/features/permits/office/office-acts.ts';
import { changedPermit, permitsInForce, receivePaper, recordPaperEnd, startPaperChange } from '../../../src-renderer/features/permits/office/paper-on-permit.ts';
import { applicantFromDossier } from '../../../src-renderer/features/permits/office/start-paper.tsx';
import { createRecord, editFields } from '../../../src-renderer/state/commands.ts';
import { caseNow } from '../../../src-renderer/state/permit-cases.ts';
import { type Session, session } from '../../../src-renderer/state/session.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { desks, type Desks, at } from '../../kit/exchange-desks.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
let office: Session;
let dossier: RecordState;
let line: RecordState;

beforeAll(async () => {
  here = await desks();
  office = here.office;
  at(office);
  const author = { author: office.identity.party };
  dossier = value(await createRecord('dossier', { name: '山田 花子', kana: 'ヤマダ ハナコ', staffNumber: '012345' }, { parties: author }));
  line = value(await createRecord('permit', { origin: 'ledger', holderName: '山田 花子', staffNumber: '012345', institutionName: 'みなと総合病院', institutionAddress: '東京都港区1-1', kind: 'clinical', workTitle: '非常勤医師', startOn: '2026-04-01', endOn: '2027-03-31', weekdays: [6], startTime: '09:00', endTime: '12:00', permittedOn: '2026-03-20' }, { parties: author }));
}, 60_000);
afterAll(() => here.close());

const now = (record: RecordState): Record<string, unknown> => shownValues(session().vault.workingSet.get(record.id) as RecordState);

test('変更許可申請 on paper starts from the permit, goes through the same queue, and the new line follows the old one', async () => {
  expect(permitsInForce(dossier).map(({ id }) => id)).toEqual([line.id]);
  const application = value(await startPaperChange(dossier, line, applicantFromDossier(dossier), '2026-06-01'));
  expect(shownValues(application)).toMatchObject({ applicantName: '山田 花子', institutionName: 'みなと総合病院', weekdays: [6], startTime: '09:00', paperReceivedOn: '2026-06-01', changesPermit: line.id });
  expect(changedPermit(application)?.id).toBe(line.id);
  value(await editFields(application.id, { weekdays: [0], startOn: '2026-07-01', changeReason: '外来日が日曜日に変わったため' }));
  value(await receivePaper(caseNow(application.id)!, now(application), '2026-06-01', {}));
  expect(caseNow(application.id)!.fold.effective.at(-1)?.act).toMatchObject({ receivedOn: '2026-06-01', reason: '外来日が日曜日に変わったため' });
  expect(now(line)['endedOn'] ?? null).toBeNull();
  value(await performOfficeAct(caseNow(application.id)!, null, 'approve', { decidedOn: '2026-06-20', permittedOn: '2026-06-20' }));
  expect(now(line)).toMatchObject({ endedOn: '2026-06-30', endReason: '変更許可' });
  const [next, ...more] = permitsInForce(dossier);
  expect(more).toEqual([]);
  expect(shownValues(next as RecordState)).toMatchObject({ institutionName: 'みなと総合病院', weekdays: [0], startOn: '2026-07-01', caseId: application.id });
});

test('兼業終了届 on paper ends the line: as an act where the case was on paper, on the line alone where it was not', async () => {
  const [running] = permitsInForce(dossier);
  const caseId = String(shownValues(running as RecordState)['caseId']);
  value(await recordPaperEnd(running as RecordState, { receivedOn: '2026-09-30', endedOn: '2026-09-30', reason: '退職' }, '兼業終了届（紙）'));
  expect(caseNow(caseId)!.fold.status).toBe('ended');
  expect(now(running as RecordState)).toMatchObject({ endedOn: '2026-09-30', endReason: '兼業終了届（紙）：退職' });
  const other = value(await createRecord('permit', { origin: 'ledger', holderName: '山田 花子', staffNumber: '12345', institutionName: '北町診療所', startOn: '2026-04-01', endOn: '2027-03-31' }, { person: dossier.id, parties: { author: office.identity.party } }));
  expect(permitsInForce(dossier).map(({ id }) => id)).toEqual([other.id]);
  value(await recordPaperEnd(other, { receivedOn: '2026-10-01', endedOn: '2026-09-15', reason: '' }, '兼業終了届（紙）'));
  expect(now(other)).toMatchObject({ endedOn: '2026-09-15', endReason: '兼業終了届（紙）' });
  expect(permitsInForce(dossier)).toEqual([]);
});
