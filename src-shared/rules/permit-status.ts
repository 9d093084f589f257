import { canonicalJson, type Json } from '../kernel/json.ts';
import type { Hlc } from '../time/hlc.ts';
import { crossingOf } from './permit-crossings.ts';
import { applyMove, PERMIT_START, type PermitActor, type PermitEventKind, type PermitPosition, type PermitStatus, type RefusalReason } from './permit-moves.ts';

/** An official act of a permit case, as its record says. */
export interface PermitCaseEvent {
  readonly id: string;
  readonly kind: PermitEventKind;
  readonly actor: PermitActor;
  readonly at: Hlc;
  /** Digest of the submitted units this act brings or speaks of. */
  readonly submission: string | null;
  /** The last event its maker had seen; null for the first. */
  readonly basis: string | null;
  /** Other branches its maker had seen (PermitCase.seen at that moment). */
  readonly seen?: readonly string[] | undefined;
  /** settle only: the act that stands. */
  readonly prevails?: string | null | undefined;
}

export interface RefusedEvent<E> {
  readonly event: E;
  readonly reason: RefusalReason;
}

/** An act that gave way to one made without knowledge of it: kept, shown, without effect. */
export interface AsideEvent<E> {
  readonly event: E;
  readonly gaveWayTo: E;
}

export interface PermitCase<E extends PermitCaseEvent = PermitCaseEvent> {
  readonly status: PermitStatus;
  /** Time of the act that made the status; null for a draft. */
  readonly since: Hlc | null;
  readonly waitingOn: PermitActor | null;
  readonly currentSubmission: string | null;
  /** Submission of an open 変更許可申請, while the permit stands. */
  readonly openChange: string | null;
  readonly consulting: boolean;
  readonly onPaper: boolean;
  /** The acts that crossed, earliest first; present only while the status is crossed. */
  readonly crossed?: readonly E[];
  readonly aside: readonly AsideEvent<E>[];
  readonly rejectedEvents: readonly RefusedEvent<E>[];
  /** The acts that took effect, in order. */
  readonly effective: readonly E[];
  readonly position: PermitPosition;
  /** What the next act has to name. */
  readonly basis: string | null;
  readonly seen: readonly string[];
}

interface Node<E> {
  readonly event: E;
  readonly position: PermitPosition;
  readonly since: Hlc | null;
  /** Every effective act before this one, itself included. */
  readonly past: ReadonlySet<string>;
  /** The acts whose effect led here, in order. */
  readonly trail: readonly E[];
}

interface Meeting<E> {
  readonly position: PermitPosition;
  readonly since: Hlc | null;
  readonly trail: readonly E[];
  readonly head: Node<E> | null;
  readonly crossed: readonly E[];
  readonly aside: readonly AsideEvent<E>[];
}

const byTime = <E extends PermitCaseEvent>(a: E, b: E): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const WAITING: Readonly<Partial<Record<PermitStatus, PermitActor>>> = {
  draft: 'applicant',
  submitted: 'office',
  received: 'office',
  underReview: 'office',
  returned: 'applicant',
  crossed: 'office',
};

/** The same id twice with other content is a fork or a forgery: neither counts. */
function withoutForks<E extends PermitCaseEvent>(events: readonly E[]): { readonly kept: Map<string, E>; readonly forked: E[] } {
  const kept = new Map<string, E>();
  const texts = new Map<string, Map<string, E>>();
  for (const event of events) {
    const { id, kind, actor, at, submission, basis, seen, prevails } = event;
    const text = canonicalJson({ kind, actor, at, submission, basis, seen: [...(seen ?? [])].sort(), prevails: prevails ?? null } as Json);
    const versions = texts.get(id) ?? new Map<string, E>();
    if (!versions.has(text)) versions.set(text, event);
    texts.set(id, versions);
  }
  const forked: E[] = [];
  for (const [id, versions] of texts) {
    if (versions.size === 1) kept.set(id, [...versions.values()][0] as E);
    else forked.push(...[...versions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event));
  }
  return { kept, forked };
}

const parentsOf = (event: PermitCaseEvent): string[] =>
  [...new Set([...(event.basis === null ? [] : [event.basis]), ...(event.seen ?? [])])].sort();

/** Parents before children; what names an unknown act, or lies on a circle, is left over. */
function causalOrder<E extends PermitCaseEvent>(events: ReadonlyMap<string, E>): { readonly order: E[]; readonly loose: E[] } {
  const order: E[] = [];
  const done = new Set<string>();
  let waiting = [...events.values()].sort(byTime);
  for (;;) {
    const ready = waiting.filter((event) => parentsOf(event).every((parent) => done.has(parent)));
    if (ready.length === 0) return { order, loose: waiting };
    for (const event of ready) {
      order.push(event);
      done.add(event.id);
    }
    waiting = waiting.filter((event) => !done.has(event.id));
  }
}

/** How two branches stand to each other: -1 the first stands, 1 the second, 0 they say the same, or the pair that crossed. */
function meetTwo<E extends PermitCaseEvent>(a: Node<E>, b: Node<E>, nodes: ReadonlyMap<string, Node<E>>): -1 | 0 | 1 | readonly [E, E] {
  const own = (one: Node<E>, other: Node<E>): E[] =>
    [...one.past].filter((id) => !other.past.has(id)).map((id) => (nodes.get(id) as Node<E>).event).sort(byTime);
  for (const left of own(a, b)) {
    for (const right of own(b, a)) {
      const outcome = crossingOf(left.kind, right.kind);
      const differ = left.submission !== right.submission || (left.prevails ?? null) !== (right.prevails ?? null);
      if (outcome === 'crossed' || (outcome === 'sameContent' && differ)) return [left, right];
    }
  }
  // where nothing crossed, the last act of a branch speaks for it: 受付 gave way to nothing when 許可 followed it
  const outcome = crossingOf(a.event.kind, b.event.kind);
  if (outcome === 'first') return -1;
  if (outcome === 'second') return 1;
  // the same acts on both sides: the branch that went further stands, else the earlier act is shown
  const longer = b.past.size - a.past.size;
  if (longer !== 0) return longer > 0 ? 1 : -1;
  return 0;
}

/** Where a set of branches leaves the case. The answer depends on the set only, not on any order. */
function meet<E extends PermitCaseEvent>(heads: readonly Node<E>[], nodes: ReadonlyMap<string, Node<E>>): Meeting<E> {
  const [first, ...others] = heads;
  if (first === undefined) return { position: PERMIT_START, since: null, trail: [], head: null, crossed: [], aside: [] };
  if (others.length === 0) return { position: first.position, since: first.since, trail: first.trail, head: first, crossed: [], aside: [] };
  const sorted = [...heads].sort((a, b) => byTime(a.event, b.event));
  const pairs = new Map<string, E>();
  const standing = sorted.filter((head) =>
    sorted.every((other) => {
      if (other === head) return true;
      const outcome = meetTwo(head, other, nodes);
      if (typeof outcome === 'number') return outcome <= 0;
      for (const event of outcome) pairs.set(event.id, event);
      return false;
    }),
  );
  const winner = standing[0];
  if (winner !== undefined) {
    const aside = new Map<string, AsideEvent<E>>();
    for (const head of sorted) {
      for (const id of head.past) {
        if (!winner.past.has(id)) aside.set(id, { event: (nodes.get(id) as Node<E>).event, gaveWayTo: winner.event });
      }
    }
    return { position: winner.position, since: winner.since, trail: winner.trail, head: winner, crossed: [], aside: [...aside.values()].sort((a, b) => byTime(a.event, b.event)) };
  }
  if (pairs.size === 0) for (const head of sorted) pairs.set(head.event.id, head.event);
  const crossed = [...pairs.values()].sort(byTime);
  const since = crossed.reduce((latest, event) => Math.max(latest, event.at), 0);
  const common = first.trail.filter((event) => others.every((head) => head.past.has(event.id)));
  const submission = sorted.at(-1)?.position.submission ?? null;
  return {
    position: { ...PERMIT_START, status: 'crossed', submission, onPaper: sorted.some((head) => head.position.onPaper) },
    since, trail: common, head: null, crossed, aside: [],
  };
}

/** A settlement takes the branch of the act it names. */
function settle<E extends PermitCaseEvent>(event: E, heads: readonly Node<E>[], met: Meeting<E>): { readonly from: Node<E> } | RefusalReason {
  if (event.actor !== 'office') return 'wrong-actor';
  if (met.position.status !== 'crossed') return 'not-crossed';
  const named = event.prevails ?? null;
  const holding = heads.filter((head) => named !== null && head.past.has(named));
  return holding.length === 1 ? { from: holding[0] as Node<E> } : 'not-allowed';
}

/**
 * The status of a case from its acts, in causal order. The same acts in any order, once or twice, give the same answer.
 * Nothing is dropped: an act without effect is listed with its reason, or as having given way.
 */
export function foldPermitCase<E extends PermitCaseEvent>(events: readonly E[]): PermitCase<E> {
  const { kept, forked } = withoutForks(events);
  const { order, loose } = causalOrder(kept);
  const rejected: RefusedEvent<E>[] = [
    ...forked.map((event) => ({ event, reason: 'forked' as const })),
    ...loose.map((event) => ({ event, reason: 'unknown-basis' as const })),
  ];
  const nodes = new Map<string, Node<E>>();
  /** The effective acts an act stands for: itself, or what a refused act stood on. */
  const standsOn = new Map<string, readonly string[]>();
  const aside = new Map<string, AsideEvent<E>>();

  const tips = (ids: readonly string[]): Node<E>[] => {
    const found = [...new Set(ids.flatMap((id) => standsOn.get(id) ?? []))].map((id) => nodes.get(id) as Node<E>);
    return found.filter((node) => !found.some((other) => other !== node && other.past.has(node.event.id)));
  };

  for (const event of order) {
    const heads = tips(parentsOf(event));
    const met = meet(heads, nodes);
    const past = new Set(heads.flatMap((head) => [...head.past])).add(event.id);
    const refuse = (reason: RefusalReason): void => {
      rejected.push({ event, reason });
      standsOn.set(event.id, heads.map((head) => head.event.id));
    };
    const accept = (position: PermitPosition, since: Hlc | null, trail: readonly E[], gone: readonly AsideEvent<E>[]): void => {
      nodes.set(event.id, { event, position, since, past, trail: [...trail, event] });
      standsOn.set(event.id, [event.id]);
      for (const one of gone) aside.set(one.event.id, one);
    };
    if (event.kind === 'settle') {
      const settled = settle(event, heads, met);
      if (typeof settled === 'string') refuse(settled);
      else {
        const losing = heads.flatMap((head) => [...head.past]).filter((id) => !settled.from.past.has(id));
        const gone = losing.map((id) => ({ event: (nodes.get(id) as Node<E>).event, gaveWayTo: event }));
        accept(settled.from.position, event.at, settled.from.trail, gone);
      }
      continue;
    }
    const next = applyMove(met.position, event);
    if (typeof next === 'string') refuse(next);
    else accept(next, next.status === met.position.status ? met.since : event.at, met.trail, met.aside);
  }

  const heads = tips([...nodes.keys()]);
  const end = meet(heads, nodes);
  for (const one of end.aside) aside.set(one.event.id, one);
  const inTrail = new Set(end.trail.map((event) => event.id));
  const { position } = end;
  // an act set aside on a branch that itself gave way again is told once, by the last word
  const asideList = [...aside.values()].filter((one) => !inTrail.has(one.event.id)).sort((a, b) => byTime(a.event, b.event));
  const ids = heads.map((head) => head.event.id).sort();
  const basis = end.head?.event.id ?? ids[0] ?? null;
  return {
    status: position.status,
    since: end.since,
    waitingOn: position.change === null ? (WAITING[position.status] ?? null) : 'office',
    currentSubmission: position.submission,
    openChange: position.change,
    consulting: position.consulting,
    onPaper: position.onPaper,
    ...(end.crossed.length === 0 ? {} : { crossed: end.crossed }),
    aside: asideList,
    rejectedEvents: rejected.sort((a, b) => byTime(a.event, b.event) || (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0)),
    effective: end.trail,
    position,
    basis,
    seen: ids.filter((id) => id !== basis),
  };
}

/** Basis and seen branches for the next act on a case. */
export const nextBasis = (permitCase: PermitCase): { readonly basis: string | null; readonly seen: readonly string[] } => ({
  basis: permitCase.basis,
  seen: permitCase.seen,
});
