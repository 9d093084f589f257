// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { performOfficeAct } from '../../../src-renderer/features/permits/office/office-acts.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { accessAnswer, subjectsHere } from '../../../src-renderer/state/exchange/access-answer.ts';
import { disclosuresNow, recallsIn } from '../../../src-renderer/state/exchange/disclosure-now.ts';
import { answerRecall, askToErase } from '../../../src-renderer/state/exchange/recall.ts';
import { readRecipients, type Recipient } from '../../../src-renderer/state/exchange/recipients.ts';
import { tracesOf } from '../../../src-renderer/state/exchange/traces.ts';
import { transferPerson } from '../../../src-renderer/state/exchange/transfer-person.ts';
import { caseNow, performAct } from '../../../src-renderer/state/permit-cases.ts';
import { type Session, session } from '../../../src-renderer/state/session.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { anOffice } from '../../kit/desk-session.ts';
import { at, desks, type Desks, fileOf, ledgerHere, meet, oneMore, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import { value } from '../../kit/vault-kit.ts';

vi.mock('../../../src-renderer/worker/argon2id-key.ts', () => ({
  argon2idKey: async ({ password, salt }: { password: string; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...new TextEncoder().encode(password), ...salt]))),
}));

let here: Desks;
let next: Session;
let caseId: RecordId;

const known = async (party: string): Promise<Recipient> => (await readRecipients(session().vault.workingSet.ofType('contact').values())).find((one) => one.party === party) as Recipient;

/** One application, approved, and moved with its doctor to another office. */
beforeEach(async () => {
  here = await desks();
  next = await oneMore(anOffice('近畿厚生局'));
  await meet(here.office, next, 'office');
  await meet(next, here.office, 'office');
  await meet(next, here.doctor);
  at(here.doctor);
  const author = { author: here.doctor.identity.party };
  caseId = value(await createRecord('permitApplication', APPLICATION, { parties: author })).id;
  value(await performAct({ caseId, kind: 'submit', office: here.office.identity.party }));
  const file = await sendTo(here.office, 'permit');
  at(here.office);
  await takenIn(file);
  value(await performOfficeAct(caseNow(caseId)!, null, 'receive', { receivedOn: '2026-04-06' }));
  passTime();
  value(await transferPerson({ doctor: await known(here.doctor.identity.party), office: await known(next.identity.party), movedOn: '2026-05-01', reason: '異動' }));
}, 60_000);
afterEach(() => here.close(next));

/** The file of the 移管 to one of the two, as the old office made it. */
const fileFor = (purpose: string) => {
  at(here.office);
  return fileOf(ledgerHere().find((entry) => entry.direction === 'sent' && entry.purpose === purpose)!.id);
};

const linesOf = (party: string) => disclosuresNow().filter(({ partner }) => partner === party);

test('the doctor sees what the new office holds by the 移管, and it can be asked to erase it', async () => {
  const notice = await fileFor('moved');
  const handover = await fileFor('handover');
  at(next);
  await takenIn(handover);
  at(here.doctor);
  expect(linesOf(next.identity.party)).toEqual([]);
  await takenIn(notice);
  const old = linesOf(here.office.identity.party);
  const moved = linesOf(next.identity.party);
  expect(moved.map(({ partnerName }) => partnerName)[0]).toBe('近畿厚生局');
  const application = moved.find(({ recordId }) => recordId === caseId)!;
  expect(application).toMatchObject({ purposes: ['handover'], numbers: [], notHandedYet: false });
  expect(application.units.map(({ unit }) => unit).sort()).toEqual(old.find(({ recordId }) => recordId === caseId)!.units.map(({ unit }) => unit).sort());
  // what is no part of the case did not go along
  expect(moved.map(({ type }) => type).every((type) => ['permitApplication', 'permitEvent'].includes(type))).toBe(true);
  expect(old.some(({ type }) => type === 'person')).toBe(true);

  passTime();
  const request = value(await askToErase(next.identity.party, [application], '申請を取り下げるため'));
  const asked = await sendTo(next, 'recall', { about: [request.id] });
  at(next);
  await takenIn(asked);
  const [recall] = recallsIn(session().vault.workingSet);
  expect(value(await tracesOf(recall!.items)).units.get(caseId)?.length).toBe(application.units.length);
  passTime();
  const statement = value(await answerRecall(recall!, recall!.items.map(({ id, type, units }) => ({ id, type, units: [...units], what: 'erased' as const }))));
  const proof = await sendTo(here.doctor, 'statement', { about: [statement.id] });
  at(here.doctor);
  await takenIn(proof);
  // gone there, and still held by the office that handed it over
  expect(linesOf(next.identity.party).find(({ recordId }) => recordId === caseId)?.units).toEqual([]);
  expect(linesOf(here.office.identity.party).find(({ recordId }) => recordId === caseId)?.units.length).toBeGreaterThan(0);
}, 60_000);

test('the office’s access answer still names whom it gave a record to that was erased here since', async () => {
  at(here.office);
  const answer = () => accessAnswer(subjectsHere().find(({ person }) => person === here.doctor.identity.party)!);
  const given = () => answer().given.filter(({ recordId }) => recordId === caseId).map(({ partnerName }) => partnerName);
  expect(given()).toEqual(['近畿厚生局']);
  at(here.doctor);
  passTime();
  const lines = linesOf(here.office.identity.party).filter(({ recordId }) => recordId === caseId);
  const request = value(await askToErase(here.office.identity.party, lines, ''));
  const asked = await sendTo(here.office, 'recall', { about: [request.id] });
  at(here.office);
  await takenIn(asked);
  passTime();
  const [recall] = recallsIn(session().vault.workingSet);
  value(await answerRecall(recall!, recall!.items.map(({ id, type, units }) => ({ id, type, units: [...units], what: 'erased' as const }))));
  expect(session().vault.workingSet.get(caseId)).toBeUndefined();
  expect(given()).toEqual(['近畿厚生局']);
}, 60_000);
