import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { Json } from '../../src-shared/kernel/json.ts';
import { conflictsOf, hasConflict } from '../../src-shared/records/conflicts.ts';
import { type RecordState, shownValues } from '../../src-shared/records/record-state.ts';
import { editFields } from './commands.ts';
import { ports } from './session.ts';
import { keepTypedWords, typedWordsOf, type Words } from './typed-words.ts';

/** Longest time typed text waits before it is saved (D13: kill -9 loses at most two seconds). */
const LONGEST_MS = 1500;
const QUIET_MS = 500;

export type SaveState =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'typing' }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface Draft {
  readonly record: RecordState;
  /** Units that hold several values nobody has decided between: writing one would decide without a word. */
  readonly undecided: ReadonlySet<string>;
  /** What the form shows: what was typed over what is stored. */
  readonly values: Readonly<Record<string, Json | undefined>>;
  /** Words of dates, numbers and times that cannot be read yet, by field. */
  readonly words: Words;
  readonly state: SaveState;
  /** `text`: what was typed, where the value has to be read from it. */
  set(field: string, value: Json, text?: string): void;
  /** Saves at once; resolves when it is durable. */
  flush(): Promise<boolean>;
}

const NONE: ReadonlySet<string> = new Set();

const undecidedUnits = (record: RecordState): ReadonlySet<string> => (hasConflict(record) ? new Set(conflictsOf(record).map(({ unit }) => unit)) : NONE);

const pendingFlushes = new Set<() => Promise<boolean>>();

/** Before locking, closing or sending: every form that is open saves. False when one could not. */
export async function flushAllDrafts(): Promise<boolean> {
  const results = await Promise.all([...pendingFlushes].map((flush) => flush()));
  return results.every(Boolean);
}

/**
 * Autosave of one record's fields. There is no Save button that can be forgotten. Null as long as the
 * record is still being made: the screen around it stays the same one.
 */
export function useAutosave(record: RecordState): Draft;
export function useAutosave(record: RecordState | undefined): Draft | null;
export function useAutosave(record: RecordState | undefined): Draft | null {
  const typed = useRef(new Map<string, Json>());
  /** Words changed since they were stored; '' where they became readable. */
  const unread = useRef(new Map<string, string>());
  const firstAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const saving = useRef<Promise<boolean>>(Promise.resolve(true));
  const [, redraw] = useState(0);
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: null });
  const id = record?.id;

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    saving.current = saving.current.then(async () => {
      if (id === undefined || (typed.current.size === 0 && unread.current.size === 0)) return true;
      const sent = new Map(typed.current);
      const words = new Map(unread.current);
      const stored = await editFields(id, Object.fromEntries(sent));
      const saved = stored.ok && words.size > 0 ? await keepTypedWords(id, { ...typedWordsOf(id), ...Object.fromEntries(words) }) : stored;
      if (!saved.ok) {
        setState({ kind: 'failed', error: saved.error });
        return false;
      }
      for (const [field, value] of sent) if (typed.current.get(field) === value) typed.current.delete(field);
      for (const [field, text] of words) if (unread.current.get(field) === text) unread.current.delete(field);
      firstAt.current = ports().clock.now();
      setState(typed.current.size === 0 ? { kind: 'saved', at: ports().clock.now() } : { kind: 'typing' });
      return true;
    });
    return saving.current;
  }, [id]);

  const set = useCallback(
    (field: string, value: Json, text?: string): void => {
      if (id === undefined) return;
      const now = ports().clock.now();
      if (typed.current.size === 0) firstAt.current = now;
      typed.current.set(field, value);
      const unreadable = text !== undefined && value === null ? text : '';
      if (unreadable !== (unread.current.get(field) ?? typedWordsOf(id)[field] ?? '')) unread.current.set(field, unreadable);
      setState({ kind: 'typing' });
      redraw((n) => n + 1);
      clearTimeout(timer.current);
      const wait = Math.max(0, Math.min(QUIET_MS, LONGEST_MS - (now - firstAt.current)));
      timer.current = setTimeout(() => void flush(), wait);
    },
    [flush, id],
  );

  useEffect(() => {
    pendingFlushes.add(flush);
    const leave = () => void flush();
    document.addEventListener('visibilitychange', leave);
    return () => {
      pendingFlushes.delete(flush);
      document.removeEventListener('visibilitychange', leave);
      void flush();
    };
  }, [flush]);

  if (record === undefined) return null;
  const values = { ...shownValues(record), ...Object.fromEntries(typed.current) };
  const words = { ...typedWordsOf(record.id), ...Object.fromEntries(unread.current) };
  return { record, undecided: undecidedUnits(record), values, words, state, set, flush };
}
