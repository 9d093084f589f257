import type { RecordState } from './record-state.ts';
import { definitionOf, isSealedType } from './registry.ts';

/**
 * Whether a record is for its author's own PCs alone. A held line is what it holds: a private note that waits for its
 * day is one all the same, and what a newer version calls a type nobody here knows may be one.
 */
export function isSealedRecord({ type, values }: Pick<RecordState, 'type' | 'values'>): boolean {
  if (type !== 'heldRow') return isSealedType(type);
  const held = values['held']?.['recordType'];
  // Its deletion alone says nothing.
  return typeof held === 'string' && (definitionOf(held) === undefined || isSealedType(held));
}
