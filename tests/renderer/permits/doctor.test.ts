import { describe, expect, it } from 'vitest';
import { permitCase, nextAct, type PermitCaseView } from '../../../src-shared/acts/permit-case.ts';
import { submissionDigest, submissionOf } from '../../../src-shared/acts/submission-digest.ts';
import { draftCreate, draftEdit } from '../../../src-shared/journal/draft.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { exchangeEntry } from '../../../src-shared/records/exchange-entry.ts';
import { permit } from '../../../src-shared/records/permit.ts';
import { permitApplication } from '../../../src-shared/records/permit-application.ts';
import { permitEvent } from '../../../src-shared/records/permit-event.ts';
import { joinRecords, type RecordState } from '../../../src-shared/records/record-state.ts';
import { splitFields } from '../../../src-shared/records/split-fields.ts';
import { hiddenFields } from '../../../src-renderer/features/permits/doctor/hidden-fields.ts';
import { doctorRows, heldState, isBeingWritten } from '../../../src-renderer/features/permits/doctor/doctor-rows.ts';
import { draftedChanges, fieldsAsPermitted, mayRequestChange } from '../../../src-renderer/features/permits/doctor/change-draft.ts';
import { changeProblems, submitProblems } from '../../../src-renderer/features/permits/doctor/submit-check.ts';
import { returnedComments } from '../../../src-renderer/features/permits/doctor/returned-comments.ts';
import { isHandedOver, reachOf } from '../../../src-renderer/features/permits/handed-over.ts';
import { doctorChip, doctorStep, isOpenCase } from '../../../src-renderer/features/permits/status-words.ts';
import { textsFor } from '../../../src-renderer/i18n/index.ts';

const DOCTOR = 'DDDDDDDDDDDDDDDD';
const OFFICE = 'OOOOOOOOOOOOOOOO';
let n = 0;
const dot = () => ({ by: 'PPPPPPPPPPPPPPPP', n: ++n, at: n * 64 });
const id = () => `R${String(++n).padStart(15, '0')}`;

const make = (definition: Parameters<typeof draftCreate>[0], fields: Record<string, Json>, parties: RecordState['parties'], recordId = id()): RecordState =>
  draftCreate(definition, { id: recordId, person: DOCTOR, parties, units: splitFields(definition, fields) }, dot());

type Step = 'submit' | 'receive' | 'return' | 'approve' | 'changeRequest' | 'changeRefuse' | 'end';

async function caseIn(steps: readonly Step[], comments: Json = [], edits: Record<string, Json> = {}): Promise<PermitCaseView> {
  let application = make(permitApplication, { institutionName: '見本病院', startOn: '2026-12-01', endOn: '2027-03-31', weekdays: [6] }, { author: DOCTOR });
  const edit = () => (application = joinRecords(application, draftEdit(application, splitFields(permitApplication, edits, application), dot())));
  const acts: RecordState[] = [];
  for (const kind of steps) {
    if (kind === 'changeRequest') edit();
    const view = permitCase(application.id, application, acts);
    const submission = submissionOf(application);
    const brings = kind === 'submit' || kind === 'changeRequest' ? { brings: { submission, digest: await submissionDigest(submission) } } : {};
    const author = ['submit', 'changeRequest', 'end'].includes(kind) ? DOCTOR : OFFICE;
    const fields: Record<string, Json> = kind === 'return' ? { comments, reason: '確認のため' } : {};
    acts.push(make(permitEvent, { ...nextAct(view, { kind, fields, ...brings }) }, { author, subject: DOCTOR, office: OFFICE }));
  }
  if (!steps.includes('changeRequest') && Object.keys(edits).length > 0) edit();
  return permitCase(application.id, application, acts);
}

describe('the application form of a doctor', () => {
  const texts = textsFor('ja');
  const order = Object.keys(permitApplication.fields);

  it('asks an occupational physician for the qualification and not for insured practice', () => {
    expect(hiddenFields({ kind: 'occupational' }, false).has('insured')).toBe(true);
    expect(hiddenFields({ kind: 'occupational' }, false).has('workers')).toBe(false);
    expect(hiddenFields({ kind: 'clinical' }, false).has('workers')).toBe(true);
    expect(hiddenFields({ kind: 'clinical' }, false).has('insured')).toBe(false);
  });

  it('asks for the amount only where the work is paid, and for a scan only on paper', () => {
    expect(hiddenFields({ paid: false }, false).has('payAmount')).toBe(true);
    expect(hiddenFields({ paid: true }, false).has('payAmount')).toBe(false);
    expect(hiddenFields({}, false).has('paperScan')).toBe(true);
    expect(hiddenFields({}, true).has('paperScan')).toBe(false);
  });

  it('names every empty required field with its label, the first of the form first', () => {
    const problems = submitProblems({ applicantName: '山田 花子', weekdays: [] }, hiddenFields({}, false), texts, ['institutionName', 'weekdays', ...order]);
    expect(Object.keys(problems).slice(0, 2)).toEqual(['institutionName', 'weekdays']);
    expect(problems['institutionName']).toMatchObject({ what: '「兼業先の名称」が空いています' });
    expect(problems).not.toHaveProperty('applicantName');
  });

  it('refuses a period that ends before it begins', () => {
    const problems = submitProblems({ startOn: '2026-12-01', endOn: '2026-11-30' }, new Set(order.filter((name) => !name.endsWith('On'))), texts, order);
    expect(problems['endOn']).toMatchObject({ what: '「終わりの日」が「始まりの日」より前です' });
  });
});

describe("the doctor's list", () => {
  it('shows open cases before what is decided or held, and a permit of a case only once', async () => {
    const open = await caseIn(['submit']);
    const decided = await caseIn(['submit', 'receive', 'approve']);
    const held = make(permit, { institutionName: '紙の許可', startOn: '2026-04-01', endOn: '2027-03-31' }, { author: DOCTOR });
    const ofCase = make(permit, { institutionName: '見本病院', caseId: decided.caseId }, { author: OFFICE });
    const rows = doctorRows(new Map([[decided.caseId, decided], [open.caseId, open]]), [held, ofCase], DOCTOR);
    expect(rows.map((row) => row.id)).toEqual([open.caseId, ...[decided.caseId, held.id].sort()]);
  });

  it('says of a held permit whether it is in force, over, or ended early', () => {
    const row = (fields: Record<string, Json>) => doctorRows(new Map(), [make(permit, { institutionName: 'A', ...fields }, { author: DOCTOR })], DOCTOR)[0] as never;
    expect(heldState(row({ endOn: '2026-11-22' }), '2026-11-22')).toBe('inForce');
    expect(heldState(row({ endOn: '2026-11-21' }), '2026-11-22')).toBe('expired');
    expect(heldState(row({ endOn: '2027-11-21', endedOn: '2026-11-01' }), '2026-11-22')).toBe('ended');
  });

  it('lets a draft and a returned application be written, and nothing that is with the office', async () => {
    for (const [steps, writable] of [[[], true], [['submit'], false], [['submit', 'receive', 'return'], true], [['submit', 'receive', 'approve'], false]] as const) {
      const view = await caseIn(steps);
      expect(isBeingWritten({ id: view.caseId, kind: 'case', view, title: '', from: '', to: '' }, DOCTOR)).toBe(writable);
    }
  });
});

describe('a case on the strip', () => {
  it('stands at the file until it is handed over, and at the other side afterwards', async () => {
    const view = await caseIn(['submit']);
    expect(doctorStep(view, false)).toBe(1);
    expect(doctorStep(view, true)).toBe(2);
    expect(doctorStep(await caseIn([]), false)).toBe(0);
    expect(doctorStep(await caseIn(['submit', 'receive', 'approve']), true)).toBe(5);
  });

  it('counts as handed over only by a file that carries its last act and has left the house', async () => {
    const view = await caseIn(['submit']);
    const last = view.fold.effective.at(-1)?.id ?? '';
    const entry = (state: string, contents: Json) => make(exchangeEntry, { direction: 'sent', state, contents }, { author: DOCTOR });
    const carrying = [{ id: last, type: 'permitEvent', units: ['act'] }];
    expect(isHandedOver(view, [entry('made', carrying)])).toBe(false);
    expect(isHandedOver(view, [entry('cancelled', carrying)])).toBe(false);
    expect(isHandedOver(view, [entry('handed', [{ id: 'other', type: 'permitEvent', units: ['act'] }])])).toBe(false);
    expect(isHandedOver(view, [entry('handed', carrying)])).toBe(true);
  });

  it('says 提出済 only after a word of the other side: a file of theirs, or a call that was written down', async () => {
    const view = await caseIn(['submit']);
    const contents = [{ id: view.fold.effective.at(-1)?.id ?? '', type: 'permitEvent', units: ['act'] }];
    const word = (state: string, more: Record<string, Json> = {}) => doctorChip(view, reachOf(view, [make(exchangeEntry, { direction: 'sent', state, contents, ...more }, { author: DOCTOR })])).word;
    expect(word('made')).toBe('permits.madeNotHanded');
    expect(word('handed')).toBe('permits.handedNotHeard');
    // 返事を待たない: nobody said anything
    expect(word('done')).toBe('permits.handedNotHeard');
    expect(word('accepted', { answeredHow: 'telephone' })).toBe('permits.submitted');
    expect(word('opened', { answeredHow: 'receipt' })).toBe('permits.submitted');
  });

  it('is with the office where a file of the office brought its last act back, until that is undone', async () => {
    const view = await caseIn(['submit']);
    const contents = [{ id: view.fold.effective.at(-1)?.id ?? '', type: 'permitEvent', units: ['act'] }];
    const entry = (partner: string, state: string) => make(exchangeEntry, { direction: 'received', partner, state, contents }, { author: DOCTOR });
    const office = view.office ?? '';
    expect(office).not.toBe('');
    expect(isHandedOver(view, [entry(office, 'imported')])).toBe(true);
    expect(isHandedOver(view, [entry(office, 'undone')])).toBe(false);
    expect(isHandedOver(view, [entry('another-party', 'imported')])).toBe(false);
  });

  it('brings the comments of the last return to their fields, and none once it is submitted again', async () => {
    const comments = [{ field: 'weekdays', text: '平日の理由を書いてください' }];
    expect([...returnedComments(await caseIn(['submit', 'receive', 'return'], comments))]).toEqual([['weekdays', '平日の理由を書いてください']]);
    expect(returnedComments(await caseIn(['submit'])).size).toBe(0);
  });
});

describe('the change of a permit in force', () => {
  const texts = textsFor('ja');

  it('can be asked for once it is permitted, one at a time, and not of somebody else’s application', async () => {
    expect(mayRequestChange(await caseIn(['submit', 'receive']), DOCTOR)).toBe(false);
    const permitted = await caseIn(['submit', 'receive', 'approve']);
    expect(mayRequestChange(permitted, DOCTOR)).toBe(true);
    expect(mayRequestChange(permitted, OFFICE)).toBe(false);
    expect(mayRequestChange(await caseIn(['submit', 'receive', 'approve', 'changeRequest'], [], { weekdays: [0] }), DOCTOR)).toBe(false);
    expect(mayRequestChange(await caseIn(['submit', 'receive', 'approve', 'end']), DOCTOR)).toBe(false);
  });

  it('is what the application says differently from what was permitted, and can be taken back', async () => {
    expect(draftedChanges(await caseIn(['submit', 'receive', 'approve']))).toEqual([]);
    const view = await caseIn(['submit', 'receive', 'approve'], [], { weekdays: [0, 6], changeReason: '外来日が変わるため' });
    expect(draftedChanges(view)).toEqual([{ field: 'weekdays', before: [6], after: [0, 6] }]);
    expect(fieldsAsPermitted(view)).toEqual({ weekdays: [6], changeReason: null });
  });

  it('needs a reason and a difference', () => {
    expect(Object.keys(changeProblems({ changeReason: ' ' }, 0, texts))).toEqual(['changeReason', 'kind']);
    expect(changeProblems({ changeReason: '外来日が変わるため' }, 1, texts)).toEqual({});
  });

  it('stands at the other side while it is open, and is over once it is refused', async () => {
    const open = await caseIn(['submit', 'receive', 'approve', 'changeRequest'], [], { weekdays: [0] });
    expect([doctorStep(open, false), doctorStep(open, true), isOpenCase(open)]).toEqual([1, 2, true]);
    const refused = await caseIn(['submit', 'receive', 'approve', 'changeRequest', 'changeRefuse'], [], { weekdays: [0] });
    expect([doctorStep(refused, true), isOpenCase(refused)]).toEqual([5, false]);
    // what was refused is still written there: it can be asked again or taken back
    expect(draftedChanges(refused)).toHaveLength(1);
  });
});
