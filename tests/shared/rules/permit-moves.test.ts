import { describe, expect, it } from 'vitest';
import { applyMove, movesOpenTo, PERMIT_EVENT_KINDS, PERMIT_MOVES, PERMIT_START, PERMIT_STATUSES, type PermitActor, type PermitEventKind, type PermitPosition, type PermitStatus } from '../../../src-shared/rules/permit-moves.ts';

/**
 * Written by hand from the words of the office, not from the code: rows are acts, columns are where the case stands.
 * dr draft, su submitted, re received, un underReview, co underReview with 合議 open, rt returned, wi withdrawn, ap approved,
 * ac approvedWithConditions, ao approved with a change request open, rj rejected, en ended, rv revoked, cr crossed.
 * A cell is where the act leads, '--' forbidden.
 */
const COLUMNS = ['dr', 'su', 're', 'un', 'co', 'rt', 'wi', 'ap', 'ac', 'ao', 'rj', 'en', 'rv', 'cr'] as const;
const EXPECTED: Readonly<Record<Exclude<PermitEventKind, 'settle'>, string>> = {
  //                      dr su re un co rt wi ap ac ao rj en rv cr
  submit:                'su -- -- -- -- -- -- -- -- -- -- -- -- --',
  resubmit:              '-- -- -- -- -- su -- -- -- -- -- -- -- --',
  pullBack:              '-- dr -- -- -- -- -- -- -- -- -- -- -- --',
  withdraw:              '-- wi wi wi wi wi -- -- -- ap -- -- -- --',
  changeRequest:         '-- -- -- -- -- -- -- ao ac -- -- -- -- --',
  end:                   '-- -- -- -- -- -- -- en en en -- -- -- --',
  paper:                 're -- -- -- -- re -- -- -- -- -- -- -- --',
  receive:               '-- re -- -- -- -- -- -- -- -- -- -- -- --',
  review:                '-- -- un -- -- -- -- -- -- -- -- -- -- --',
  consultStart:          '-- -- co co co -- -- -- -- -- -- -- -- --',
  consultEnd:            '-- -- -- -- un -- -- -- -- -- -- -- -- --',
  return:                '-- -- rt rt rt -- -- -- -- -- -- -- -- --',
  approve:               '-- -- ap ap -- -- -- -- -- -- -- -- -- --',
  approveWithConditions: '-- -- ac ac -- -- -- -- -- -- -- -- -- --',
  reject:                '-- -- rj rj -- -- -- -- -- -- -- -- -- --',
  changePermit:          '-- -- -- -- -- -- -- -- -- ap -- -- -- --',
  changeRefuse:          '-- -- -- -- -- -- -- -- -- ap -- -- -- --',
  revoke:                '-- -- -- -- -- -- -- rv rv rv -- -- -- --',
  endOnPaper:            '-- -- -- -- -- -- -- en en en -- -- -- --',
  // only what was typed in from paper can be taken back: see below
  endTakenBack:          '-- -- -- -- -- -- -- -- -- -- -- -- -- --',
};
const APPLICANTS: readonly PermitEventKind[] = ['submit', 'resubmit', 'pullBack', 'withdraw', 'changeRequest', 'end'];
const STATUS: Readonly<Record<string, PermitStatus>> = {
  dr: 'draft', su: 'submitted', re: 'received', un: 'underReview', co: 'underReview', rt: 'returned', wi: 'withdrawn', ap: 'approved', ac: 'approvedWithConditions', ao: 'approved', rj: 'rejected', en: 'ended', rv: 'revoked', cr: 'crossed',
};
const position = (column: string): PermitPosition => ({
  ...PERMIT_START,
  status: STATUS[column] as PermitStatus,
  submission: column === 'dr' ? null : 'd1',
  change: column === 'ao' ? 'd2' : null,
  consulting: column === 'co',
});
const submissionFor = (kind: PermitEventKind): string =>
  ['changePermit', 'changeRefuse', 'changeRequest'].includes(kind) ? 'd2' : 'd1';
const cases = (Object.keys(EXPECTED) as Exclude<PermitEventKind, 'settle'>[]).flatMap((kind) =>
  EXPECTED[kind].split(' ').map((cell, i) => [kind, COLUMNS[i] as string, cell] as const),
);

describe('the table of moves', () => {
  it('has an expectation for every act and every status', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(PERMIT_EVENT_KINDS.filter((kind) => kind !== 'settle').sort());
    expect(new Set(COLUMNS.map((column) => STATUS[column]))).toEqual(new Set(PERMIT_STATUSES));
    for (const row of Object.values(EXPECTED)) expect(row.split(' ')).toHaveLength(COLUMNS.length);
    for (const move of PERMIT_MOVES) for (const from of move.from) expect(PERMIT_STATUSES).toContain(from);
  });
  it.each(cases)('%s at %s leads to %s', (kind, column, cell) => {
    const actor: PermitActor = APPLICANTS.includes(kind) ? 'applicant' : 'office';
    const next = applyMove(position(column), { kind, actor, submission: submissionFor(kind) });
    if (cell === '--') return expect(typeof next).toBe('string');
    expect(next).not.toBeTypeOf('string');
    const at = next as PermitPosition;
    expect(at.status).toBe(STATUS[cell]);
    expect(at.consulting).toBe(cell === 'co');
    if (kind === 'changeRequest') expect(at.change).toBe('d2');
    else if (cell !== 'ao') expect(at.change).toBeNull();
    return undefined;
  });
  it.each(cases.filter(([, , cell]) => cell !== '--'))('%s at %s is refused from the other party', (kind, column) => {
    const other: PermitActor = APPLICANTS.includes(kind) ? 'office' : 'applicant';
    expect(applyMove(position(column), { kind, actor: other, submission: submissionFor(kind) })).toBe('wrong-actor');
  });
  it('settling is only for a crossed case and never a plain move', () => {
    for (const column of COLUMNS) {
      expect(applyMove(position(column), { kind: 'settle', actor: 'office', submission: null })).toBe(column === 'cr' ? 'crossed-first' : 'not-crossed');
    }
  });
  it('an act of the office on a submission that is no longer current is refused as stale', () => {
    for (const [kind, column, cell] of cases) {
      if (cell === '--' || APPLICANTS.includes(kind) || kind === 'paper' || kind === 'revoke' || kind === 'endOnPaper') continue;
      expect(applyMove(position(column), { kind, actor: 'office', submission: 'old' }), `${kind} ${column}`).toBe('stale-submission');
      expect(applyMove(position(column), { kind, actor: 'office', submission: null }), `${kind} ${column}`).toBe('submission-missing');
    }
  });
  it('names why: 合議 still open, no 合議, a change already open, none open', () => {
    expect(applyMove(position('co'), { kind: 'approve', actor: 'office', submission: 'd1' })).toBe('consultation-open');
    expect(applyMove(position('un'), { kind: 'consultEnd', actor: 'office', submission: 'd1' })).toBe('no-consultation');
    expect(applyMove(position('ao'), { kind: 'changeRequest', actor: 'applicant', submission: 'd3' })).toBe('change-open');
    expect(applyMove(position('ap'), { kind: 'changePermit', actor: 'office', submission: 'd2' })).toBe('no-open-change');
    expect(applyMove(position('cr'), { kind: 'approve', actor: 'office', submission: 'd1' })).toBe('crossed-first');
  });
  it('a granted change becomes the submission that counts, a refused or withdrawn one does not', () => {
    expect(applyMove(position('ao'), { kind: 'changePermit', actor: 'office', submission: 'd2' })).toMatchObject({ submission: 'd2', change: null });
    expect(applyMove(position('ao'), { kind: 'changeRefuse', actor: 'office', submission: 'd2' })).toMatchObject({ submission: 'd1', change: null });
    expect(applyMove(position('ao'), { kind: 'withdraw', actor: 'applicant', submission: null })).toMatchObject({ submission: 'd1', change: null, status: 'approved' });
  });
  it('the office types in what comes on paper, only for a case that came on paper', () => {
    const paper = { ...position('ap'), onPaper: true };
    expect(applyMove(paper, { kind: 'end', actor: 'office', submission: null })).toMatchObject({ status: 'ended' });
    expect(applyMove(position('ap'), { kind: 'end', actor: 'office', submission: null })).toBe('wrong-actor');
    expect(applyMove(PERMIT_START, { kind: 'paper', actor: 'office', submission: 'p1' })).toMatchObject({ status: 'received', onPaper: true, submission: 'p1' });
  });
  it('an end that was typed in from paper can be taken back, to exactly where it stood; the applicant’s own cannot', () => {
    for (const column of ['ap', 'ac', 'ao']) {
      const ended = applyMove(position(column), { kind: 'endOnPaper', actor: 'office', submission: null }) as PermitPosition;
      expect(applyMove(ended, { kind: 'endTakenBack', actor: 'office', submission: null })).toEqual(position(column));
    }
    const byApplicant = applyMove(position('ap'), { kind: 'end', actor: 'applicant', submission: null }) as PermitPosition;
    expect(applyMove(byApplicant, { kind: 'endTakenBack', actor: 'office', submission: null })).toBe('not-allowed');
  });
  it('offers each party exactly its open acts', () => {
    expect(movesOpenTo(position('su'), 'applicant')).toEqual(['pullBack', 'withdraw']);
    expect(movesOpenTo(position('su'), 'office')).toEqual(['receive']);
    expect(movesOpenTo(position('co'), 'office')).toEqual(['consultStart', 'consultEnd', 'return']);
    expect(movesOpenTo(position('ao'), 'office')).toEqual(['changePermit', 'changeRefuse', 'revoke', 'endOnPaper']);
    expect(movesOpenTo(position('cr'), 'office')).toEqual(['settle']);
    expect(movesOpenTo(position('cr'), 'applicant')).toEqual([]);
    expect(movesOpenTo(PERMIT_START, 'applicant')).toEqual(['submit']);
  });
});
