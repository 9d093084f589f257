import { useEffect } from 'react';
import { reopenParts } from '../../state/exchange/inbox.ts';
import { useSession } from '../../state/session.ts';

/** Parts of divided files that waited when the window was closed lie on the desk again. */
export function useKeptParts(): void {
  const { vault } = useSession();
  // the vault may be locked again meanwhile
  useEffect(() => void reopenParts().catch(() => undefined), [vault]);
}
