import { useEffect, useState } from 'react';
import { readRecipients, type Recipient } from '../../state/exchange/recipients.ts';
import { useRecords } from '../../state/use-records.ts';

/** Everybody a file could be made for; null while the cards are being verified. */
export function useRecipients(): readonly Recipient[] | null {
  const contacts = useRecords('contact');
  const [recipients, setRecipients] = useState<readonly Recipient[] | null>(null);
  useEffect(() => {
    let alive = true;
    void readRecipients(contacts).then((found) => {
      if (alive) setRecipients(found);
    });
    return () => {
      alive = false;
    };
  }, [contacts]);
  return recipients;
}
