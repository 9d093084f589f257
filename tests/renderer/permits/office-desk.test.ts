import { describe, expect, it } from 'vitest';
import { permitCase } from '../../../src-shared/acts/permit-case.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { exchangeEntry } from '../../../src-shared/records/exchange-entry.ts';
import { permitEvent } from '../../../src-shared/records/permit-event.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import type { PermitEventKind } from '../../../src-shared/rules/permit-moves.ts';
import { hlcOf } from '../../../src-shared/time/hlc.ts';
import { conditionList, decisionFields, decisionProblems, startingDraft } from '../../../src-renderer/features/permits/office/decision-draft.ts';
import { answersTogether, filterRows, handedActs, officeRows } from '../../../src-renderer/features/permits/office/office-rows.ts';
import { filledComments, withComment } from '../../../src-renderer/features/permits/office/review-notes.ts';
import { changesSinceLast, openChangeOf } from '../../../src-renderer/features/permits/submission-changes.ts';
import { isOwnCase, whyNotAct } from '../../../src-renderer/features/permits/office/who-may-act.ts';
import { addSentence, withoutMark } from '../../../src-renderer/features/permits/office/form-sentences.ts';
import { noticeSentence, noticeTitle } from '../../../src-renderer/features/permits/papers/notice-words.ts';

const OFFICE = 'office0000000000';
const DOCTOR = 'doctor0000000000';
const DAY = 86_400_000;
const START = Date.UTC(2026, 3, 1);

type Step = readonly [kind: PermitEventKind, day: number, fields?: Record<string, Json>];

/** A case from its acts in order; each names the one before it. */
function caseFrom(caseId: string, steps: readonly Step[], subject = DOCTOR) {
  let digest: string | null = null;
  let before: string | null = null;
  const records = steps.map(([kind, day, fields = {}], n): RecordState => {
    const byDoctor = ['submit', 'resubmit', 'withdraw', 'end', 'changeRequest', 'pullBack'].includes(kind);
    const brings = fields['submitted'] !== undefined;
    if (brings && kind !== 'changeRequest') digest = `digest${n}`;
    const id = `${caseId}-${n}`.padStart(16, '0');
    const act = { caseId, kind, submission: kind === 'changeRequest' ? `digest${n}` : digest, basis: before, seen: [], ...fields };
    before = id;
    return draftCreate(permitEvent, { id, person: subject, parties: { author: byDoctor ? subject : OFFICE, subject, office: OFFICE }, units: { act } }, { by: byDoctor ? 'dd' : 'oo', n: n + 1, at: hlcOf(START + day * DAY) });
  });
  return permitCase(caseId, undefined, records);
}
const submitted = (institutionName: string, more: Record<string, Json> = {}): Record<string, Json> => ({ submitted: { applicant: { applicantName: '髙橋 花子', applicantKana: 'タカハシ ハナコ' }, place: { institutionName }, term: { startOn: '2026-05-01', ...more } } });
const rowsOf = (views: readonly ReturnType<typeof caseFrom>[], handed: ReadonlySet<string> = new Set(), running: ReadonlySet<string> = new Set()) =>
  officeRows(new Map(views.map((view) => [view.caseId, view])), { self: OFFICE, today: '2026-04-11', handed, isRunning: (caseId) => running.has(caseId), dossierName: () => null });

describe('the review queue', () => {
  const waiting = caseFrom('waiting', [['submit', 3, submitted('みどり病院')]]);
  const older = caseFrom('older', [['submit', 1, submitted('さくら病院')], ['receive', 2, { receivedOn: '2026-04-02' }]]);
  const returned = caseFrom('returned', [['submit', 1, submitted('北病院')], ['receive', 2], ['return', 4, { reason: '時間' }]]);
  const decided = caseFrom('decided', [['submit', 1, submitted('南病院')], ['receive', 2], ['approve', 5, { permittedOn: '2026-04-06' }]]);
  const returnId = returned.fold.basis as string;

  it('puts what waits for us first, the longest waiting on top, with the days and the day of receipt', () => {
    const rows = rowsOf([decided, waiting, returned, older], new Set([returnId, decided.fold.basis as string]));
    expect(rows.map((row) => [row.id, row.turn, row.days, row.receivedOn])).toEqual([
      ['older', 'ours', 8, '2026-04-02'],
      ['waiting', 'ours', 7, null],
      ['returned', 'theirs', 6, null],
      ['decided', 'decided', 5, null],
    ]);
  });
  it('asks for the last day of the ledger line when the end was reported, until it is written', () => {
    const ended = caseFrom('ended', [['submit', 1, submitted('西病院')], ['receive', 2], ['approve', 5, { permittedOn: '2026-04-06' }], ['end', 9, { effectiveOn: '2026-04-30' }]]);
    expect(rowsOf([ended], new Set(), new Set(['ended']))[0]).toMatchObject({ endToWrite: true, turn: 'ours' });
    expect(rowsOf([ended])[0]).toMatchObject({ endToWrite: false, turn: 'decided' });
  });
  it('keeps an answer that has not left the house with us, until its file is handed over', () => {
    const rows = rowsOf([returned, decided]);
    expect(rows.map((row) => [row.id, row.turn, row.unsent])).toEqual([['returned', 'ours', true], ['decided', 'ours', true]]);
    const entry = (state: string) => draftCreate(exchangeEntry, { id: 'e'.repeat(16), person: OFFICE, parties: { author: OFFICE }, units: { file: { direction: 'sent', contents: [{ id: returnId, type: 'permitEvent', units: ['act'] }] }, progress: { state } } }, { by: 'oo', n: 99, at: 1 });
    expect([...handedActs([entry('made'), entry('cancelled')])]).toEqual([]);
    expect(handedActs([entry('handed')]).has(returnId)).toBe(true);
  });
  it('gathers the answers of one applicant, and of nobody else', () => {
    const other = caseFrom('other', [['submit', 1, submitted('西病院')], ['receive', 2], ['reject', 3, { reason: '利害関係' }]], 'another000000000');
    expect(answersTogether(rowsOf([returned, decided, other]), DOCTOR).map((row) => row.id)).toEqual(['returned', 'decided']);
  });
  it('finds by kana, width and old kanji, inside the chosen part', () => {
    const rows = rowsOf([waiting, older, decided], new Set([decided.fold.basis as string]));
    expect(filterRows(rows, 'all', '高橋　みどり').map((row) => row.id)).toEqual(['waiting']);
    expect(filterRows(rows, 'ours', 'たかはし').map((row) => row.id)).toEqual(['older', 'waiting']);
    expect(filterRows(rows, 'decided', '').map((row) => row.id)).toEqual(['decided']);
  });
  it('shows no case of another office', () => {
    expect(officeRows(new Map([[waiting.caseId, waiting]]), { self: 'elsewhere0000000', today: '2026-04-11', isRunning: () => false, handed: new Set(), dossierName: () => null })).toEqual([]);
  });
});

describe('what changed since the last submission', () => {
  it('names the fields that differ, in the order of the form; empty and absent are the same', () => {
    const view = caseFrom('again', [['submit', 1, submitted('北病院', { endOn: null })], ['receive', 2], ['return', 3, { reason: 'x' }], ['resubmit', 4, submitted('北中央病院', { startOn: '2026-06-01' })]]);
    expect(changesSinceLast(view)).toEqual([
      { field: 'institutionName', before: '北病院', after: '北中央病院' },
      { field: 'startOn', before: '2026-05-01', after: '2026-06-01' },
    ]);
  });
  it('a first submission has nothing before it; an open change is found by its name', () => {
    const first = caseFrom('first', [['submit', 1, submitted('北病院')]]);
    expect(changesSinceLast(first)).toEqual([]);
    expect(openChangeOf(first)).toBeNull();
    const change = caseFrom('change', [['submit', 1, submitted('北病院')], ['receive', 2], ['approve', 3], ['changeRequest', 4, submitted('南病院')]]);
    expect(openChangeOf(change)).toMatchObject({ place: { institutionName: '南病院' } });
  });
});

describe('who may act', () => {
  const clerk = { name: '髙橋　花子', party: OFFICE, roles: ['reviewer', 'decider'] };
  const of = (applicantNames: readonly string[], more = {}) => ({ applicantNames, subject: DOCTOR, onPaper: false, ...more });
  it('nobody decides under the name of the applicant, in any spelling, here or in the staff list', () => {
    for (const name of ['高橋花子', '髙橋 花子']) {
      expect(isOwnCase(clerk, of([name]))).toBe(true);
      for (const kind of ['approve', 'approveWithConditions', 'reject', 'return', 'review', 'changePermit', 'revoke', 'settle'] as const) expect(whyNotAct(kind, clerk, of(['別の名', name]))).toBe('own-case');
    }
    expect(whyNotAct('receive', clerk, of(['高橋花子']))).toBeNull();
    expect(whyNotAct('approve', clerk, of(['山田 太郎']))).toBeNull();
  });
  it('a case of our own party is our own, unless we typed it in from paper', () => {
    expect(whyNotAct('approve', clerk, of(['山田 太郎'], { subject: OFFICE }))).toBe('own-case');
    expect(whyNotAct('approve', clerk, of(['山田 太郎'], { subject: OFFICE, onPaper: true }))).toBeNull();
  });
  it('decisions need the role to record them, desk work the role to review', () => {
    expect(whyNotAct('approve', { ...clerk, roles: ['reviewer'] }, of(['山田']))).toBe('no-role');
    expect(whyNotAct('receive', { ...clerk, roles: ['reader'] }, of(['山田']))).toBe('no-role');
  });
});

describe('a decision', () => {
  const full = { ...startingDraft({ startOn: '2026-05-01', endOn: '2027-03-31' }, '2026-04-10'), documentNumber: ' ', reason: '', conditions: ['土日に限る', ' '] };
  it('starts from what was asked for, and is not recorded without its days, its condition or its reason', () => {
    expect(decisionProblems('approve', full)).toEqual({});
    expect(decisionProblems('approve', { ...full, decidedOn: null, permittedOn: null, endOn: null })).toEqual({ decidedOn: 'missing', permittedOn: 'missing', endOn: 'missing' });
    expect(decisionProblems('approveWithConditions', { ...full, conditions: [' '] })).toEqual({ conditions: 'missing' });
    expect(decisionProblems('reject', full)).toEqual({ reason: 'missing' });
    expect(decisionProblems('reject', { ...full, reason: '利害関係', permittedOn: null, startOn: null })).toEqual({});
    expect(decisionProblems('approve', { ...full, permittedOn: '2026-04-09', endOn: '2026-04-30' })).toEqual({ permittedOn: 'before-decision', endOn: 'reversed' });
  });
  it('records only what this kind of decision has', () => {
    expect(decisionFields('approveWithConditions', full)).toEqual({ decidedWhere: 'here', decidedOn: '2026-04-10', permittedOn: '2026-04-10', startOn: '2026-05-01', endOn: '2027-03-31', conditions: ['土日に限る'] });
    expect(decisionFields('approve', full)['conditions']).toBeUndefined();
    expect(decisionFields('reject', { ...full, reason: '利害関係' })).toEqual({ decidedWhere: 'here', decidedOn: '2026-04-10', reason: '利害関係' });
    expect(conditionList({ conditions: '土日' })).toEqual([]);
  });
  it('is named and worded by its kind on the notice', () => {
    expect([noticeTitle('approve', '兼業許可通知書'), noticeTitle('reject', '兼業許可通知書'), noticeTitle('revoke', '通知書')]).toEqual(['兼業許可通知書', '兼業不許可通知書', '通知書（許可取消）']);
    expect(noticeSentence('reject', '令和8年4月2日')).toBe('令和8年4月2日付けで受け付けた兼業の許可の申請については、下記の理由により許可しません。');
    expect(noticeSentence('revoke', '')).toBe('先に許可した兼業については、下記の理由により許可を取り消します。');
  });
});

it('comments keep one text per field, and empty ones never reach the applicant', () => {
  const comments = withComment(withComment(withComment([], 'weekdays', '土だけですか'), 'payAmount', ' '), 'weekdays', ' 依頼状と違います ');
  expect(filledComments(comments)).toEqual([{ field: 'weekdays', text: '依頼状と違います' }]);
  expect(withComment(comments, 'weekdays', null).map((item) => item.field)).toEqual(['payAmount']);
});

it('a standard sentence is taken over without its mark, on a line of its own', () => {
  expect(withoutMark('例：報酬の額がありません。')).toBe('報酬の額がありません。');
  expect(addSentence('前の文。\n', '例：次の文。')).toBe('前の文。\n次の文。');
});
