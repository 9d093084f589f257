export interface QuitHandshake {
  /** The system or the person wants to close; true when it must wait for the page first. */
  mustWait(): boolean;
  /** The page said that everything is saved. */
  ready(): void;
}

interface Surround {
  readonly ask: (withinMs: number) => void;
  readonly quit: () => void;
  readonly later: (work: () => void, ms: number) => unknown;
}

export const QUIT_WITHIN_MS = 3_000;

/** Closing waits for the page's last save, but never longer than three seconds: a hung page must not hold the PC. */
export function createQuitHandshake({ ask, quit, later }: Surround): QuitHandshake {
  let state: 'open' | 'asked' | 'done' = 'open';

  function finish(): void {
    if (state !== 'asked') return;
    state = 'done';
    quit();
  }

  return {
    mustWait() {
      if (state === 'done') return false;
      if (state === 'open') {
        state = 'asked';
        later(finish, QUIT_WITHIN_MS);
        ask(QUIT_WITHIN_MS);
      }
      return true;
    },
    ready: finish,
  };
}
