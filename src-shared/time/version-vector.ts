import type { DeviceId } from '../kernel/ids.ts';

/** Per device the highest counter known; a device that is absent counts as 0. */
export type VersionVector = Readonly<Record<DeviceId, number>>;

export type CausalOrder = 'equal' | 'before' | 'after' | 'concurrent';

const at = (vector: VersionVector, device: DeviceId): number => (Object.hasOwn(vector, device) ? (vector[device] as number) : 0);

/** The least vector that covers both. Keys are sorted, so equal vectors have equal bytes. */
export function joinVectors(a: VersionVector, b: VersionVector): VersionVector {
  const joined: Record<DeviceId, number> = Object.create(null) as Record<DeviceId, number>;
  for (const device of [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()) {
    const counter = Math.max(at(a, device), at(b, device));
    if (counter > 0) joined[device] = counter;
  }
  return { ...joined };
}

/** Everything `b` knows, `a` knows. */
export const covers = (a: VersionVector, b: VersionVector): boolean =>
  Object.keys(b).every((device) => at(a, device) >= at(b, device));

/** Whether one event (device, counter) is known. */
export const coversEvent = (vector: VersionVector, device: DeviceId, counter: number): boolean => at(vector, device) >= counter;

/** How `a` stands to `b`. */
export function compareVectors(a: VersionVector, b: VersionVector): CausalOrder {
  const above = covers(a, b);
  const below = covers(b, a);
  if (above && below) return 'equal';
  return above ? 'after' : below ? 'before' : 'concurrent';
}

/** The vector after one more event of a device. */
export const advance = (vector: VersionVector, device: DeviceId): VersionVector =>
  joinVectors(vector, { [device]: at(vector, device) + 1 });
