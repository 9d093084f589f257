import type { Platform } from '../platform/platform.ts';

/** What the browser would still take: its quota counts beside the disk. */
async function quotaLeft(): Promise<number | null> {
  if (typeof navigator === 'undefined' || navigator.storage?.estimate === undefined) return null;
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
  } catch {
    return null; // refused by the browser: the disk alone counts
  }
}

/** The smaller of what the disk and the browser have left; null where neither says. */
export async function freeBytes(platform: Pick<Platform, 'freeSpace'>): Promise<number | null> {
  const [disk, quota] = await Promise.all([platform.freeSpace({ place: null }), quotaLeft()]);
  const known = [disk.ok ? disk.value.freeBytes : null, quota].filter((bytes) => bytes !== null);
  return known.length === 0 ? null : Math.min(...known);
}
