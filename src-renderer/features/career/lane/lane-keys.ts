import type { LaneLayout } from './lane-layout.ts';

/** Zoom steps in rem per year. */
export const ZOOM_STEPS = [0.75, 1.25, 2, 3, 4.5, 6.5, 9, 13, 19, 28] as const;

/** The next step in or out from any scale, also from one that fits the window. */
export function zoomed(remPerYear: number, direction: 1 | -1): number {
  const steps: readonly number[] = ZOOM_STEPS;
  const next = direction > 0 ? steps.find((step) => step > remPerYear * 1.02) : steps.findLast((step) => step < remPerYear * 0.98);
  return next ?? remPerYear;
}

/** ← → in time within a lane, ↑ ↓ to the event of the next lane that is nearest in time, Home and End. Null for other keys. */
export function nextEvent(layout: LaneLayout, current: string | null, key: string): string | null {
  const { bands } = layout;
  const first = bands[0]?.bars[0];
  if (first === undefined) return null;
  const lane = bands.findIndex((band) => band.bars.some((bar) => bar.event.id === current));
  const band = bands[lane];
  if (band === undefined) return ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End'].includes(key) ? first.event.id : null;
  const at = band.bars.findIndex((bar) => bar.event.id === current);
  const bar = band.bars[at];
  if (bar === undefined) return null;
  const inLane = (index: number): string => (band.bars[Math.min(band.bars.length - 1, Math.max(0, index))] ?? bar).event.id;
  const otherLane = (index: number): string => {
    const bars = bands[index]?.bars;
    if (bars === undefined) return bar.event.id;
    return bars.reduce((best, one) => (Math.abs(one.x - bar.x) < Math.abs(best.x - bar.x) ? one : best)).event.id;
  };
  switch (key) {
    case 'ArrowRight':
      return inLane(at + 1);
    case 'ArrowLeft':
      return inLane(at - 1);
    case 'ArrowDown':
      return otherLane(lane + 1);
    case 'ArrowUp':
      return otherLane(lane - 1);
    case 'Home':
      return inLane(0);
    case 'End':
      return inLane(band.bars.length - 1);
    default:
      return null;
  }
}
