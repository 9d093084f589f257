import { appError } from '../../src-shared/kernel/app-error.ts';
import type { CallOutput } from '../../src-shared/desktop/contract.ts';
import { lastVault } from '../state/lock.ts';
import type { Ports } from '../state/session.ts';
import { vaultPorts } from '../state/vault-ports.ts';
import { choosePlatform } from '../platform/platform.ts';
import { type ListedVault, listVaults, sweepTrials } from '../vault/index.ts';
import type { AppError } from '../../src-shared/kernel/app-error.ts';

export const makePorts = (window: Window): Ports => ({
  platform: choosePlatform(window),
  clock: { now: () => Date.now() },
  random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
});

type Marker = NonNullable<CallOutput<'editionRead'>['marker']>;

/** What the window finds when it starts. */
export type Found =
  | { readonly kind: 'vaults'; readonly vaults: readonly ListedVault[]; readonly first: ListedVault }
  | { readonly kind: 'nothing' }
  /** No vault here, but the marker says that another edition of this PC has one. */
  | { readonly kind: 'elsewhere'; readonly marker: Marker }
  | { readonly kind: 'trouble'; readonly error: AppError };

/** A failed reading is never taken for an empty PC: only then may a first run begin. */
export async function lookAround(ports: Ports): Promise<Found> {
  const where = await vaultPorts(ports);
  const listed = await listVaults(where);
  // A drill that ended with its window leaves nothing behind; never a reason not to start.
  void sweepTrials(where).catch(() => undefined);
  if (!listed.ok) return { kind: 'trouble', error: listed.error };
  const { value: vaults } = listed;
  const last = lastVault();
  const first = vaults.find(({ id }) => id === last) ?? vaults.at(-1);
  if (first !== undefined) return { kind: 'vaults', vaults, first };
  const [marker, info] = await Promise.all([ports.platform.editionRead({}), ports.platform.appInfo({})]);
  if (!info.ok) return { kind: 'trouble', error: appError(info.error.code, info.error.params) };
  if (marker.ok && marker.value.marker !== null && marker.value.marker.edition !== info.value.edition) {
    return { kind: 'elsewhere', marker: marker.value.marker };
  }
  return { kind: 'nothing' };
}
