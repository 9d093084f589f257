import { useCallback, useEffect, useState } from 'react';
import type { CallOutput } from '../../src-shared/desktop/contract.ts';
import { type KnownPlace, usePreference } from './preferences.ts';
import { ports, useSession } from './session.ts';

export type Generation = CallOutput<'secondPlaceList'>['generations'][number];

export interface Generations {
  readonly state: 'looking' | 'none' | 'away' | 'there';
  readonly place: KnownPlace | null;
  /** Of this vault, newest first. */
  readonly all: readonly Generation[];
}

/** The back-ups of the open vault in its second place; looked at again after each new one. */
export function useGenerations(): Generations & { readonly look: () => void } {
  const { vault } = useSession();
  const place = usePreference('backup.place');
  const last = usePreference('backup.last');
  const [found, setFound] = useState<Generations>({ state: 'looking', place, all: [] });
  const handle = place?.handle;
  const look = useCallback(() => {
    if (place === null) {
      setFound({ state: 'none', place, all: [] });
      return;
    }
    void ports()
      .platform.secondPlaceList({ handle: place.handle })
      .then((listed) => {
        const all = listed.ok ? listed.value.generations.filter(({ vaultId }) => vaultId === vault.id) : [];
        setFound({ state: listed.ok ? (all.length === 0 ? 'none' : 'there') : 'away', place, all });
      });
    // the preference is a new object at every reading
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [handle, vault.id]);
  useEffect(look, [look, last?.at]);
  return { ...found, look };
}
