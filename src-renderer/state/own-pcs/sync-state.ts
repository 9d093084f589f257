import type { DeviceId } from '../../../src-shared/kernel/ids.ts';
import type { Result } from '../../../src-shared/kernel/result.ts';
import { preference, setPreference } from '../preferences.ts';
import { session } from '../session.ts';
import type { SyncState } from './sync-shape.ts';

const MOST_MARKS = 400;

const fresh = (device: DeviceId): SyncState => ({ device, number: 0, previous: null, marks: [], applied: {}, has: {}, heardAt: {}, wroteAt: null, told: '' });

export function syncState(): SyncState {
  const { id } = session().identity.device;
  const stored = preference('pcs.sync');
  if (stored === null) return fresh(id);
  // What was taken in stays taken in; the numbers of the device before are another series.
  return stored.device === id ? stored : { ...fresh(id), applied: stored.applied, heardAt: stored.heardAt };
}

export async function changeSync(change: (now: SyncState) => SyncState): Promise<Result<void>> {
  const next = change(syncState());
  const saved = await setPreference('pcs.sync', { ...next, marks: next.marks.slice(-MOST_MARKS) });
  return saved.ok ? { ok: true, value: undefined } : saved;
}

/** Up to which commit of ours that PC has everything; 0 where nothing is known. */
export function knownUpTo(sync: SyncState, device: DeviceId): number {
  const acked = sync.has[device]?.[sync.device] ?? 0;
  return sync.marks.find(([number]) => number === acked)?.[1] ?? 0;
}

/** Whether all PCs have our last file. */
export const allHave = (sync: SyncState, devices: readonly DeviceId[]): boolean => devices.every((device) => (sync.has[device]?.[sync.device] ?? 0) >= sync.number);
