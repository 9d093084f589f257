/** What the pure rooms need from outside. Tests hand in fixed ones. */

/** Wall clock, milliseconds since 1970-01-01 UTC. */
export interface Clock {
  now(): number;
}

/** Cryptographically strong bytes. */
export interface Random {
  bytes(length: number): Uint8Array;
}

/** Codes, counts and ids only: never a name or a note. */
export interface Log {
  note(code: string, facts?: Readonly<Record<string, string | number>>): void;
}
