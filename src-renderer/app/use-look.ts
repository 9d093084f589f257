import { useEffect } from 'react';
import { setLanguage } from '../i18n/index.ts';
import { readLook } from '../state/look.ts';
import { useSessionStore } from '../state/session.ts';
import { applyAppearance } from '../ui/index.ts';

/** Before a vault is open the look is the last one used here; afterwards the desk says which. */
export function useLook(): void {
  const kind = useSessionStore((state) => state.phase.kind);
  useEffect(() => {
    if (kind === 'open') return undefined;
    const look = readLook();
    setLanguage(look.language);
    return applyAppearance({ ...look.appearance, role: 'none', sample: false });
  }, [kind]);
}

