import { PERMIT_EVENT_KINDS, type PermitEventKind } from './permit-moves.ts';

/**
 * What becomes of two acts of which neither party had seen the other's.
 * first / second: that act stands, the other is set aside with a note · same: both say the same, one is shown ·
 * sameContent: the same only if they name the same submission (or settle for the same act), otherwise crossed ·
 * crossed: 行き違い, a person decides.
 */
export type Crossing = 'first' | 'second' | 'same' | 'sameContent' | 'crossed';

type Prevails = readonly [winner: PermitEventKind, losers: readonly PermitEventKind[]];

/** The same act twice. A decision twice is two decisions, which always needs a person. */
const TWICE: Readonly<Partial<Record<PermitEventKind, 'same' | 'sameContent'>>> = {
  submit: 'sameContent',
  resubmit: 'sameContent',
  changeRequest: 'sameContent',
  settle: 'sameContent',
  pullBack: 'same',
  withdraw: 'same',
  end: 'same',
  endOnPaper: 'same',
  endTakenBack: 'same',
  receive: 'same',
  review: 'same',
  consultStart: 'same',
  consultEnd: 'same',
  return: 'same',
};

const DESK: readonly PermitEventKind[] = ['receive', 'review', 'consultEnd', 'consultStart'];

/**
 * THE table: which act stands over which. Every pair that is not named here is 行き違い.
 * An office's desk work gives way to what the applicant says about the application, and to what leaves the office;
 * 引戻し only reaches an application that has not been received; ending gives way to nothing but 取消. What the applicant
 * reports electronically stands over what the office typed in from paper, and over its taking that back.
 */
const PREVAILS: readonly Prevails[] = [
  ['withdraw', ['pullBack', 'return', 'changeRefuse', ...DESK]],
  ['return', ['pullBack', ...DESK]],
  ['receive', ['pullBack']],
  ['review', ['pullBack', 'receive']],
  ['consultEnd', ['pullBack', 'receive', 'review']],
  ['consultStart', ['pullBack', 'receive', 'review', 'consultEnd']],
  ['approve', ['receive', 'review', 'consultEnd']],
  ['approveWithConditions', ['receive', 'review', 'consultEnd']],
  ['reject', ['receive', 'review', 'consultEnd']],
  ['end', ['changeRequest', 'changePermit', 'changeRefuse', 'withdraw', 'endOnPaper', 'endTakenBack']],
  ['endOnPaper', ['changeRequest', 'changePermit', 'changeRefuse', 'withdraw']],
  ['revoke', ['end', 'endOnPaper', 'endTakenBack', 'changeRequest', 'changeRefuse', 'withdraw']],
  ['changeRequest', ['endTakenBack']],
  ['changePermit', ['endTakenBack']],
  ['changeRefuse', ['endTakenBack']],
  ['withdraw', ['endTakenBack']],
];

export const crossingKey = (a: PermitEventKind, b: PermitEventKind): string => `${a}|${b}`;

function buildTable(): ReadonlyMap<string, Crossing> {
  const table = new Map<string, Crossing>();
  for (const a of PERMIT_EVENT_KINDS) for (const b of PERMIT_EVENT_KINDS) table.set(crossingKey(a, b), a === b ? (TWICE[a] ?? 'crossed') : 'crossed');
  for (const [winner, losers] of PREVAILS) {
    for (const loser of losers) {
      table.set(crossingKey(winner, loser), 'first');
      table.set(crossingKey(loser, winner), 'second');
    }
  }
  return table;
}

/** Every ordered pair of kinds has exactly one outcome. */
export const PERMIT_CROSSINGS: ReadonlyMap<string, Crossing> = buildTable();

export const crossingOf = (a: PermitEventKind, b: PermitEventKind): Crossing =>
  PERMIT_CROSSINGS.get(crossingKey(a, b)) ?? 'crossed';
