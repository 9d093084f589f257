import { useCallback, useEffect, useState } from 'react';
import { ok, type Result } from '../../src-shared/kernel/result.ts';
import { type AsideCopy, asideCopies, listVaults, removeAside, storesLeft } from '../vault/index.ts';
import { session } from './session.ts';
import { vaultPorts } from './vault-ports.ts';

/** A copy that lies on this PC beside the vault. */
export interface LyingCopy extends AsideCopy {
  /** Of the vault that is open. */
  readonly ours: boolean;
  /** Not where another vault of this PC may still need it: whoever opens that one sees it there. */
  readonly removable: boolean;
}

export interface AsideState {
  readonly copies: readonly LyingCopy[];
  /** Places of the browser that could not be opened any more and were left as they are. */
  readonly left: number;
}

/** What was set aside on this PC and still opens with the secrets of its time. */
export async function asideNow(): Promise<Result<AsideState>> {
  const where = await vaultPorts();
  const [copies, vaults, left] = await Promise.all([asideCopies(where), listVaults(where), storesLeft()]);
  if (!copies.ok) return copies;
  const own = session().vault.id;
  const others = new Set(vaults.ok ? vaults.value.map(({ id }) => id) : []);
  return ok({
    left,
    copies: copies.value.map((copy) => ({ ...copy, ours: copy.vaultId === own, removable: copy.vaultId === own || (vaults.ok && !others.has(copy.vaultId)) })),
  });
}

/** How many things on this PC still open with what this vault was locked with before. */
export async function oldSecretsLeft(): Promise<number> {
  const now = await asideNow();
  return now.ok ? now.value.copies.filter(({ ours }) => ours).length + now.value.left : 0;
}

export const removeAsideCopy = async (copy: LyingCopy): Promise<Result<void>> => (copy.removable ? removeAside(copy, await vaultPorts()) : ok(undefined));

export interface UsedAside extends AsideState {
  readonly look: () => void;
}

const NOTHING: AsideState = { copies: [], left: 0 };

/** The same for a screen; empty until it was looked at. */
export function useAsideCopies(): UsedAside {
  const [state, setState] = useState(NOTHING);
  const look = useCallback(() => {
    void asideNow().then((now) => (now.ok ? setState(now.value) : undefined));
  }, []);
  useEffect(look, [look]);
  return { ...state, look };
}
