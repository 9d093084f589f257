import { useState } from 'react';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { editFields } from '../../../state/commands.ts';
import { type Draft, useAutosave } from '../../../state/use-autosave.ts';
import { type KnownPost, type Remedy, type TermProblem, termProblem } from './term-check.ts';

/** Fields that together say when the post is held as a main post. */
const TERM: ReadonlySet<string> = new Set(['startOn', 'endOn', 'holding', 'certainty']);

export interface CheckedTerm {
  readonly draft: Draft;
  readonly problem: TermProblem | null;
  /** True while refused dates stand in the form only. */
  readonly held: boolean;
  readonly mend: (remedy: Remedy) => Promise<void>;
}

/**
 * Autosave that refuses a main post overlapping another: what was typed stays in the form with its
 * reason, and is saved together as soon as the dates fit.
 */
export function useCheckedTerm(record: RecordState, others: readonly KnownPost[]): CheckedTerm {
  const draft = useAutosave(record);
  const [held, setHeld] = useState<Readonly<Record<string, Json>>>({});
  const values = { ...draft.values, ...held };
  const problem = termProblem({ id: record.id, values }, others);

  const take = (changed: Readonly<Record<string, Json>>, against: readonly KnownPost[], text?: string): void => {
    const next = { ...held, ...changed };
    if (termProblem({ id: record.id, values: { ...draft.values, ...next } }, against)?.kind === 'overlap') {
      setHeld(next);
      return;
    }
    setHeld({});
    for (const [field, value] of Object.entries(next)) draft.set(field, value, Object.hasOwn(changed, field) ? text : undefined);
  };
  const set = (field: string, value: Json, text?: string): void => (TERM.has(field) ? take({ [field]: value }, others, text) : draft.set(field, value, text));

  const mend = async (remedy: Remedy): Promise<void> => {
    if (remedy.kind === 'concurrent') take({ holding: 'concurrent' }, others);
    else if (remedy.kind === 'endThis') take({ endOn: remedy.on }, others);
    else {
      const saved = await editFields(remedy.id, { endOn: remedy.on });
      if (saved.ok) take({}, others.map((other) => (other.id === remedy.id ? { ...other, values: { ...other.values, endOn: remedy.on } } : other)));
    }
    await draft.flush();
  };
  return { draft: { ...draft, values, set }, problem, held: Object.keys(held).length > 0, mend };
}
