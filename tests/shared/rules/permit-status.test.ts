import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMIT_CROSSINGS, crossingKey, crossingOf } from '../../../src-shared/rules/permit-crossings.ts';
import { PERMIT_EVENT_KINDS, type PermitEventKind } from '../../../src-shared/rules/permit-moves.ts';
import { foldPermitCase, nextBasis, type PermitCaseEvent } from '../../../src-shared/rules/permit-status.ts';

const APPLICANTS: readonly PermitEventKind[] = ['submit', 'resubmit', 'pullBack', 'withdraw', 'changeRequest', 'end'];
const WITHOUT_SUBMISSION: readonly PermitEventKind[] = ['pullBack', 'withdraw', 'end', 'revoke', 'endOnPaper', 'endTakenBack', 'settle'];
let clock = 0;
const act = (id: string, kind: PermitEventKind, basis: string | null, more: Partial<PermitCaseEvent> = {}): PermitCaseEvent => ({
  id, kind, basis, at: ++clock, actor: APPLICANTS.includes(kind) ? 'applicant' : 'office', submission: WITHOUT_SUBMISSION.includes(kind) ? null : 'd1', ...more,
});

const A = 'approve', C = 'approveWithConditions';
/** Ways to a place, as chains of acts from the start. */
const WAYS: Readonly<Record<string, readonly PermitEventKind[]>> = {
  draft: [], submitted: ['submit'], received: ['submit', 'receive'], underReview: ['submit', 'receive', 'review'], consulting: ['submit', 'receive', 'consultStart'], returned: ['submit', 'receive', 'return'],
  approved: ['submit', 'receive', A], conditions: ['submit', 'receive', C], changeOpen: ['submit', 'receive', A, 'changeRequest'],
};
const chain = (kinds: readonly PermitEventKind[]): PermitCaseEvent[] => {
  const events: PermitCaseEvent[] = [];
  for (const kind of kinds) events.push(act(`c${events.length}`, kind, events.at(-1)?.id ?? null, kind === 'changeRequest' ? { submission: 'd2' } : {}));
  return events;
};

/** Written by hand: what an office and an applicant would say about each pair that can really meet, from the same place. */
const MEETINGS: readonly (readonly [place: string, a: PermitEventKind, b: PermitEventKind, outcome: string])[] = [
  ['submitted', 'receive', 'withdraw', 'withdrawn'], ['submitted', 'receive', 'pullBack', 'received'], ['submitted', 'pullBack', 'withdraw', 'withdrawn'], ['submitted', 'receive', 'receive', 'received'], ['submitted', 'withdraw', 'withdraw', 'withdrawn'], ['submitted', 'pullBack', 'pullBack', 'draft'],
  ['received', 'withdraw', 'review', 'withdrawn'], ['received', 'withdraw', 'consultStart', 'withdrawn'], ['received', 'withdraw', 'return', 'withdrawn'], ['received', 'withdraw', A, 'crossed'], ['received', 'withdraw', C, 'crossed'], ['received', 'withdraw', 'reject', 'crossed'],
  ['received', 'review', 'consultStart', 'underReview'], ['received', 'review', 'return', 'returned'], ['received', 'review', A, 'approved'], ['received', 'review', C, 'approvedWithConditions'], ['received', 'review', 'reject', 'rejected'], ['received', 'review', 'review', 'underReview'],
  ['received', 'consultStart', 'return', 'returned'], ['received', 'consultStart', A, 'crossed'], ['received', 'consultStart', C, 'crossed'], ['received', 'consultStart', 'reject', 'crossed'], ['received', 'consultStart', 'consultStart', 'underReview'],
  ['received', 'return', A, 'crossed'], ['received', 'return', C, 'crossed'], ['received', 'return', 'reject', 'crossed'], ['received', 'return', 'return', 'returned'],
  ['received', A, A, 'crossed'], ['received', A, C, 'crossed'], ['received', A, 'reject', 'crossed'], ['received', C, C, 'crossed'], ['received', C, 'reject', 'crossed'], ['received', 'reject', 'reject', 'crossed'],
  ['consulting', 'consultEnd', 'consultStart', 'underReview'], ['consulting', 'consultEnd', 'withdraw', 'withdrawn'], ['consulting', 'consultEnd', 'return', 'returned'], ['consulting', 'consultEnd', 'consultEnd', 'underReview'],
  ['returned', 'resubmit', 'withdraw', 'crossed'], ['returned', 'resubmit', 'paper', 'crossed'], ['returned', 'resubmit', 'resubmit', 'submitted'], ['returned', 'withdraw', 'paper', 'crossed'], ['returned', 'paper', 'paper', 'crossed'],
  ['approved', 'changeRequest', 'end', 'ended'], ['approved', 'changeRequest', 'revoke', 'revoked'], ['approved', 'end', 'revoke', 'revoked'], ['approved', 'end', 'end', 'ended'], ['approved', 'revoke', 'revoke', 'crossed'], ['approved', 'changeRequest', 'changeRequest', 'approved'],
  ['changeOpen', 'changePermit', 'changeRefuse', 'crossed'], ['changeOpen', 'changePermit', 'withdraw', 'crossed'], ['changeOpen', 'changeRefuse', 'withdraw', 'approved'], ['changeOpen', 'changePermit', 'end', 'ended'], ['changeOpen', 'changeRefuse', 'end', 'ended'], ['changeOpen', 'withdraw', 'end', 'ended'],
  ['changeOpen', 'changePermit', 'revoke', 'crossed'], ['changeOpen', 'changeRefuse', 'revoke', 'revoked'], ['changeOpen', 'withdraw', 'revoke', 'revoked'], ['changeOpen', 'changePermit', 'changePermit', 'crossed'], ['changeOpen', 'changeRefuse', 'changeRefuse', 'crossed'],
  ['approved', 'endOnPaper', 'end', 'ended'], ['approved', 'endOnPaper', 'endOnPaper', 'ended'], ['approved', 'endOnPaper', 'changeRequest', 'ended'], ['approved', 'endOnPaper', 'revoke', 'revoked'],
  ['changeOpen', 'endOnPaper', 'changePermit', 'ended'], ['changeOpen', 'endOnPaper', 'changeRefuse', 'ended'], ['changeOpen', 'endOnPaper', 'withdraw', 'ended'],
  ['draft', 'submit', 'paper', 'crossed'], ['draft', 'paper', 'paper', 'crossed'], ['draft', 'submit', 'submit', 'submitted'],
];

describe('concurrent acts', () => {
  it('every pair of kinds has one outcome, and swapping the sides swaps it', () => {
    expect(PERMIT_CROSSINGS.size).toBe(PERMIT_EVENT_KINDS.length ** 2);
    const mirror = { first: 'second', second: 'first', same: 'same', sameContent: 'sameContent', crossed: 'crossed' } as const;
    for (const a of PERMIT_EVENT_KINDS) for (const b of PERMIT_EVENT_KINDS) expect(PERMIT_CROSSINGS.get(crossingKey(b, a))).toBe(mirror[crossingOf(a, b)]);
  });
  it('two decisions never settle themselves, nor a decision and a word of the applicant about the application', () => {
    const decisions: PermitEventKind[] = [A, C, 'reject', 'changePermit', 'changeRefuse', 'revoke'];
    for (const a of [A, C, 'reject'] as PermitEventKind[]) {
      for (const b of [...decisions, 'submit', 'resubmit', 'pullBack', 'withdraw', 'changeRequest', 'end', 'paper', 'return', 'consultStart', 'settle'] as PermitEventKind[]) expect(crossingOf(a, b), `${a} ${b}`).toBe('crossed');
    }
    for (const kind of PERMIT_EVENT_KINDS) if (kind !== 'settle') expect(crossingOf('settle', kind)).toBe('crossed');
  });
  it('the hand-written list names every pair that can meet from one place', () => {
    const pair = (a: PermitEventKind, b: PermitEventKind) => [a, b].sort().join(' ');
    const named = new Set(MEETINGS.map(([, a, b]) => pair(a, b)));
    for (const [place, way] of Object.entries(WAYS)) {
      const before = chain(way);
      const possible = PERMIT_EVENT_KINDS.filter((kind) => {
        const event = act('x', kind, before.at(-1)?.id ?? null, ['changeRequest', 'changePermit', 'changeRefuse'].includes(kind) ? { submission: 'd2' } : {});
        return foldPermitCase([...before, event]).rejectedEvents.length === 0;
      });
      expect(possible.length).toBeGreaterThan(1);
      for (const a of possible) for (const b of possible) expect(named, `${place}: ${a} and ${b}`).toContain(pair(a, b));
    }
  });
  it.each(MEETINGS)('from %s: %s and %s end as %s, whichever came first', (place, a, b, outcome) => {
    const before = chain(WAYS[place] as PermitEventKind[]);
    const basis = before.at(-1)?.id ?? null;
    const more = (kind: PermitEventKind) => (['changeRequest', 'changePermit', 'changeRefuse'].includes(kind) ? { submission: 'd2' } : {});
    for (const [one, two] of [[a, b], [b, a]] as const) {
      const left = act('l', one, basis, more(one));
      const right = act('r', two, basis, more(two));
      const folded = foldPermitCase([...before, left, right]);
      expect(folded.status).toBe(outcome);
      expect(foldPermitCase([right, left, ...before])).toEqual(folded);
      expect(folded.rejectedEvents).toEqual([]);
      if (outcome === 'crossed') {
        expect(folded.crossed?.map((event) => event.id).sort()).toEqual(['l', 'r']);
        expect(folded.waitingOn).toBe('office');
      } else {
        expect(folded.crossed).toBeUndefined();
        expect(folded.aside).toHaveLength(1);
      }
    }
  });
  it('two submissions with different content cross', () => {
    const folded = foldPermitCase([act('l', 'submit', null), act('r', 'submit', null, { submission: 'd9' })]);
    expect(folded.status).toBe('crossed');
  });
});

describe('a permit case', () => {
  it('goes from draft to permit and end, and says since when and on whom it waits', () => {
    expect(foldPermitCase([])).toMatchObject({ status: 'draft', since: null, waitingOn: 'applicant', basis: null });
    const events = chain(['submit', 'receive', 'review', 'consultStart', 'consultEnd', C, 'end']);
    const steps = events.map((_, i) => foldPermitCase(events.slice(0, i + 1)));
    expect(steps.map((step) => step.status)).toEqual(['submitted', 'received', 'underReview', 'underReview', 'underReview', 'approvedWithConditions', 'ended']);
    expect(steps.map((step) => step.waitingOn)).toEqual(['office', 'office', 'office', 'office', 'office', null, null]);
    expect(steps[4]?.since).toBe(events[2]?.at);
    expect(steps[3]?.consulting).toBe(true);
    expect(steps[6]?.effective.map((event) => event.id)).toEqual(events.map((event) => event.id));
  });
  it('a returned application comes back with its new submission; a decision on the old one is stale', () => {
    const events = [...chain(['submit', 'receive', 'return']), act('s2', 'resubmit', 'c2', { submission: 'd2' }), act('r2', 'receive', 's2', { submission: 'd2' })];
    const stale = act('old', 'approve', 'r2', { submission: 'd1' });
    const folded = foldPermitCase([...events, stale]);
    expect(folded).toMatchObject({ status: 'received', currentSubmission: 'd2' });
    expect(folded.rejectedEvents).toEqual([{ event: stale, reason: 'stale-submission' }]);
    expect(foldPermitCase([...events, stale, act('ok', 'approve', 'old', { submission: 'd2' })]).status).toBe('approved');
  });
  it('an act whose basis is not current crosses with what it did not know', () => {
    const events = chain(['submit', 'receive', A]);
    const late = act('late', 'withdraw', 'c1');
    expect(foldPermitCase([...events, late])).toMatchObject({ status: 'crossed', since: late.at });
  });
  it('a later act of the winning desk stands over what it had set aside, once it has seen it', () => {
    const events = [...chain(['submit', 'receive']), act('pull', 'pullBack', 'c0')];
    const folded = foldPermitCase(events);
    expect(folded).toMatchObject({ status: 'received', basis: 'c1', seen: ['pull'] });
    expect(folded.aside.map((one) => [one.event.id, one.gaveWayTo.id])).toEqual([['pull', 'c1']]);
    const approve = act('ok', A, folded.basis, { seen: folded.seen });
    expect(foldPermitCase([...events, approve])).toMatchObject({ status: 'approved', basis: 'ok', seen: [] });
    expect(foldPermitCase([...events, act('blind', A, 'c1')]).status).toBe('crossed');
  });
  it('a longer desk branch does not cross with the shorter copy of itself', () => {
    const other = [act('r2', 'receive', 'c0'), act('v2', 'review', 'r2')];
    expect(foldPermitCase([...chain(['submit', 'receive', A]), ...other]).status).toBe('approved');
    expect(foldPermitCase([...chain(['submit', 'receive', 'return']), ...other]).status).toBe('returned');
  });
  it('a person settles a crossing by naming the act that stands', () => {
    const events = [...chain(['submit', 'receive', A]), act('w', 'withdraw', 'c1')];
    const crossed = foldPermitCase(events);
    const { basis, seen } = nextBasis(crossed);
    const settle = (prevails: string | null, more: Partial<PermitCaseEvent> = {}) => act('z', 'settle', basis, { seen, prevails, ...more });
    expect(foldPermitCase([...events, settle('w')])).toMatchObject({ status: 'withdrawn', basis: 'z', seen: [] });
    const approved = foldPermitCase([...events, settle('c2')]);
    expect(approved).toMatchObject({ status: 'approved', currentSubmission: 'd1' });
    expect(approved.aside.map((one) => one.event.id)).toEqual(['w']);
    expect(foldPermitCase([...events, settle('c2'), act('e', 'end', 'z')]).status).toBe('ended');
    for (const bad of [settle('c0'), settle(null), settle('nobody'), settle('w', { actor: 'applicant' })]) {
      expect(foldPermitCase([...events, bad])).toMatchObject({ status: 'crossed' });
      expect(foldPermitCase([...events, bad]).rejectedEvents).toHaveLength(1);
    }
    expect(foldPermitCase([...events, act('more', 'end', 'c2', { seen: ['w'] })]).rejectedEvents[0]?.reason).toBe('crossed-first');
    expect(foldPermitCase([...events, settle('w'), act('unaware', 'end', 'c2')]).status).toBe('crossed');
    expect(foldPermitCase([...chain(['submit']), act('z', 'settle', 'c0', { prevails: 'c0' })]).rejectedEvents[0]?.reason).toBe('not-crossed');
  });
  it('keeps an act whose basis has not arrived, and takes it when it arrives', () => {
    const [submit, receive, approve] = chain(['submit', 'receive', A]) as [PermitCaseEvent, PermitCaseEvent, PermitCaseEvent];
    const gap = foldPermitCase([submit, approve]);
    expect(gap.status).toBe('submitted');
    expect(gap.rejectedEvents).toEqual([{ event: approve, reason: 'unknown-basis' }]);
    expect(foldPermitCase([approve, submit, receive]).status).toBe('approved');
  });
  it('the same id with other content counts for neither', () => {
    const [submit, receive] = chain(['submit', 'receive']) as [PermitCaseEvent, PermitCaseEvent];
    const folded = foldPermitCase([submit, receive, { ...receive, kind: A }]);
    expect(folded.status).toBe('submitted');
    expect(folded.rejectedEvents.map((one) => one.reason)).toEqual(['forked', 'forked']);
  });
  it('a circle of bases does not hang', () => {
    expect(foldPermitCase([act('a', 'submit', 'b'), act('b', 'receive', 'a')]).rejectedEvents).toHaveLength(2);
  });
});

describe('laws of the fold', () => {
  const cases = fc
    .array(
      fc.record({
        kind: fc.constantFrom(...PERMIT_EVENT_KINDS), right: fc.integer({ min: 0, max: 9 }), at: fc.integer({ min: 1, max: 6 }), submission: fc.constantFrom('d1', 'd1', 'd1', 'd2', null),
        back: fc.integer({ min: 1, max: 3 }), seen: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null, freq: 3 }), prevails: fc.integer({ min: 0, max: 8 }),
      }),
      { maxLength: 12 },
    )
    .map((steps) =>
      steps.map((step, i): PermitCaseEvent => {
        const own = APPLICANTS.includes(step.kind) ? 'applicant' : 'office';
        const id = (n: number) => `e${n}`;
        return {
          id: id(i), kind: step.kind, at: step.at, actor: step.right === 0 ? (own === 'office' ? 'applicant' : 'office') : own,
          submission: WITHOUT_SUBMISSION.includes(step.kind) ? null : step.submission, basis: i - step.back < 0 ? null : id(i - step.back),
          seen: step.seen !== null && i - step.seen >= 0 ? [id(i - step.seen)] : [], prevails: step.kind === 'settle' ? id(step.prevails) : null,
        };
      }),
    );
  it('any order of the same events, and any of them twice, gives the same result', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (events, random) => {
        const keyed = events.map((event) => ({ event, key: random.next().value as number }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ event }) => event);
        expect(foldPermitCase([...shuffled, ...shuffled.slice(0, 3)])).toEqual(foldPermitCase(events));
      }),
      { numRuns: 2000 },
    );
  });
  it('no act is lost: each took effect, gave way, crossed or is refused with a reason', () => {
    fc.assert(
      fc.property(cases, (events) => {
        const folded = foldPermitCase(events);
        const named = new Set([...folded.effective, ...folded.aside.map((one) => one.event), ...folded.rejectedEvents.map((one) => one.event)].map((event) => event.id));
        if (folded.status !== 'crossed') expect(events.filter((event) => !named.has(event.id))).toEqual([]);
        for (const { event } of folded.rejectedEvents) expect(folded.effective).not.toContain(event);
      }),
      { numRuns: 1000 },
    );
  });
  it('a permit stands only where an office decided on the submission that was current', () => {
    fc.assert(
      fc.property(cases, (events) => {
        const folded = foldPermitCase(events);
        if (folded.status !== 'approved' && folded.status !== 'approvedWithConditions') return;
        const decision = folded.effective.findLast((event) => event.kind === folded.status.replace('approved', 'approve'));
        expect(decision?.actor).toBe('office');
        expect(decision?.submission).not.toBeNull();
      }),
      { numRuns: 1000 },
    );
  });
});
