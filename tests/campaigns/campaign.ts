/** A long test that is not part of `npm test`: the same thing over and over with other seeds. */
export interface Campaign {
  readonly text: string;
  /** Rounds of a full run. */
  readonly count: number;
  /** Before the first round. A text means it cannot be done here, and why: then nothing counts as passed. */
  readonly prepare?: () => Promise<string | null>;
  /** One round from its seed alone; throws where something is broken. What it counts is added up. */
  readonly one: (seed: number) => Promise<Readonly<Record<string, number>> | void>;
  readonly close?: () => Promise<void>;
  /** After the last round: what the rounds show only together. Throws where it does not hold. */
  readonly finish?: (counts: Readonly<Record<string, number>>) => void;
}
