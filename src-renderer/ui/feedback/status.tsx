import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, IconButton } from '../actions/button.tsx';
import { Icon } from '../theme/icon.tsx';
import { useUiWords } from '../theme/ui-text.tsx';
import styles from './feedback.module.css';

export interface StatusNote {
  readonly text: string;
  readonly tone?: 'ok' | 'danger';
  /** Usually 取り消す, which stands in the history or the ledger as well: the note stays a minute, and only one asks at a time. */
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

type Say = (note: StatusNote | string) => void;
const SHOWN_MS = 8_000;
const ACTION_MS = 60_000;
const AT_MOST = 2;
/** In lines of text: below it two notes hide the buttons and messages they lie over. */
const ROOM_FOR_TWO = 36;
const atMost = (): number => (window.innerHeight / parseFloat(getComputedStyle(document.documentElement).fontSize) < ROOM_FOR_TWO ? 1 : AT_MOST);
const StatusContext = createContext<Say | null>(null);

/** Says in one line what just happened. Politely: screen readers finish their sentence first. */
export function useStatus(): Say {
  const say = useContext(StatusContext);
  if (say === null) throw new Error('useStatus outside StatusProvider');
  return say;
}

export function StatusProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const words = useUiWords();
  const [notes, setNotes] = useState<readonly (StatusNote & { readonly id: number })[]>([]);
  const next = useRef(1);
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());
  const drop = useCallback((id: number) => {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
    setNotes((old) => old.filter((note) => note.id !== id));
  }, []);
  const say = useCallback<Say>(
    (given) => {
      const note = typeof given === 'string' ? { text: given } : given;
      const id = next.current;
      next.current += 1;
      setNotes((old) => [...(note.action === undefined ? old : old.filter((one) => one.action === undefined)), { ...note, id }].slice(-atMost()));
      timers.current.set(id, setTimeout(() => drop(id), note.action === undefined ? SHOWN_MS : ACTION_MS));
    },
    [drop],
  );
  useEffect(() => {
    const running = timers.current;
    return () => running.forEach((timer) => clearTimeout(timer));
  }, []);
  return (
    <StatusContext value={say}>
      {children}
      <div className={styles['statusRegion']} role="status" aria-live="polite">
        {notes.map((note) => (
          <div key={note.id} className={styles['toast']} data-tone={note.tone ?? 'ok'}>
            <Icon name={note.tone === 'danger' ? 'stop' : 'done'} />
            <span>{note.text}</span>
            {note.action === undefined ? null : (
              <Button
                kind="quiet"
                onPress={() => {
                  note.action?.onPress();
                  drop(note.id);
                }}
              >
                {note.action.label}
              </Button>
            )}
            <IconButton icon="close" label={words.close} onPress={() => drop(note.id)} />
          </div>
        ))}
      </div>
    </StatusContext>
  );
}
