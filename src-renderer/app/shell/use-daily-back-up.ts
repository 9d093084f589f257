import { useEffect } from 'react';
import { backUpDaily } from '../../state/back-up.ts';

/** Opening must be over first; a person who works on notices nothing. */
const QUIET_MS = 90_000;
const ASK_MS = 60 * 60_000;

/** Who never locks, or closes the tab, has a back-up of today all the same. */
export function useDailyBackUp(): void {
  useEffect(() => {
    // it ends where the vault was locked meanwhile
    const run = (): void => void backUpDaily().catch(() => undefined);
    const first = setTimeout(run, QUIET_MS);
    const later = setInterval(run, ASK_MS);
    return () => {
      clearTimeout(first);
      clearInterval(later);
    };
  }, []);
}
