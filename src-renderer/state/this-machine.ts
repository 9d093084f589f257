import type { Platform } from '../platform/platform.ts';

let machine: string | undefined;

/** The marker of this PC, asked once before any vault opens. */
export async function readMachine(platform: Pick<Platform, 'machineMarker'>): Promise<string | undefined> {
  if (machine === undefined) {
    const marker = await platform.machineMarker({});
    if (marker.ok) machine = marker.value.id;
  }
  return machine;
}

export const thisMachine = (): string | undefined => machine;
