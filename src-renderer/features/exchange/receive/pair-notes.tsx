import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../../../i18n/index.ts';
import { pairCards } from '../../../state/exchange/apply-import.ts';
import type { PlannedFile } from '../../../state/exchange/plan-received.ts';
import { useRevision } from '../../../state/use-records.ts';
import { Banner } from '../../../ui/index.ts';

/** A pair in the file does not bring back what a person here took back: said before it is taken in. */
export function PairNotes({ planned }: { readonly planned: PlannedFile }): ReactNode {
  const { t } = useText();
  const revision = useRevision();
  const [staying, setStaying] = useState<readonly string[]>([]);
  useEffect(() => {
    let alive = true;
    void pairCards(planned).then((cards) => {
      if (alive) setStaying(cards.filter((one) => one.stays).map((one) => one.card.statement.name));
    });
    return () => {
      alive = false;
    };
  }, [planned, revision]);
  return staying.map((name) => <Banner key={name} tone="info" title={t('trust.pairStays', { name })} />);
}
