import { useEffect, useState } from 'react';
import { useSession } from '../session.ts';
import { useRevision } from '../use-records.ts';
import { readRecipients, type Recipient } from './recipients.ts';

/** Confirmed parties a file can be sealed for. */
export function useRecipientsNow(): readonly Recipient[] {
  const { vault } = useSession();
  const revision = useRevision();
  const [recipients, setRecipients] = useState<readonly Recipient[]>([]);
  useEffect(() => {
    let alive = true;
    void readRecipients(vault.workingSet.ofType('contact').values()).then((found) => {
      if (alive) setRecipients(found.filter((one) => one.state === 'confirmed'));
    });
    return () => {
      alive = false;
    };
  }, [vault, revision]);
  return recipients;
}
