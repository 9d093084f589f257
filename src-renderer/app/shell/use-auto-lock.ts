import { useEffect } from 'react';
import { ports } from '../../state/session.ts';

const LOOK_EVERY_MS = 5_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'dragover'] as const;

/** Locks after minutes without a sign of life; 0 never. Looking at the clock survives a sleeping PC, a timer does not. */
export function useAutoLock(minutes: number, onLock: () => void): void {
  useEffect(() => {
    if (minutes <= 0) return undefined;
    const { clock } = ports();
    let last = clock.now();
    const alive = (): void => {
      last = clock.now();
    };
    const look = setInterval(() => {
      if (clock.now() - last >= minutes * 60_000) onLock();
    }, LOOK_EVERY_MS);
    for (const sign of SIGNS) window.addEventListener(sign, alive, { capture: true, passive: true });
    return () => {
      clearInterval(look);
      for (const sign of SIGNS) window.removeEventListener(sign, alive, { capture: true });
    };
  }, [minutes, onLock]);
}
