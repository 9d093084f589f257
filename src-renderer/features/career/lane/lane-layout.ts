import { addYears, type CivilDate, daysBetween } from '../../../../src-shared/time/civil-date.ts';
import { type FiscalYear, fiscalYearOf, fiscalYearStart } from '../../../../src-shared/time/fiscal-year.ts';
import { isMoment, LANES, type LaneEvent, type LaneId } from './lane-event.ts';

/** All lengths in rem, so that the picture grows with the text size. */
export interface LaneScale {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly remPerYear: number;
  readonly width: number;
  readonly xOf: (date: CivilDate) => number;
}

export interface LaneBar {
  readonly event: LaneEvent;
  readonly row: number;
  readonly x: number;
  readonly width: number;
  /** Text inside the bar when it fits; else after it, or before it where the years end. */
  readonly text: 'inside' | 'after' | 'before';
  /** From where to where bar and text reach together. */
  readonly start: number;
  readonly until: number;
}

export interface LaneBand {
  readonly lane: LaneId;
  readonly rows: number;
  readonly bars: readonly LaneBar[];
}

export interface LaneTick {
  readonly year: FiscalYear;
  readonly x: number;
  /** Years without a label are lines only. */
  readonly labelled: boolean;
}

export interface LaneLayout {
  readonly scale: LaneScale;
  /** The years, and any text that reaches beyond them. */
  readonly width: number;
  readonly bands: readonly LaneBand[];
  readonly ticks: readonly LaneTick[];
  readonly today: number;
  /** Events in the order of their time: arrow keys follow it. */
  readonly order: readonly string[];
}

const DAYS_PER_YEAR = 365.2425;
const FONT = 0.8125;
const PAD = 0.5;
const GAP = 0.375;
export const MOMENT_WIDTH = 0.75;
const LABEL_WIDTH = 4.5;

/** Full-width characters take an em, the others a little over half of one. */
export const textWidth = (text: string): number => {
  let em = 0;
  for (const char of text) em += (char.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.58;
  return em * FONT;
};

/** The years shown: whole fiscal years around everything, at least two on either side of today together. */
export function laneRange(events: readonly LaneEvent[], today: CivilDate): { readonly from: CivilDate; readonly to: CivilDate } {
  let first = today;
  let last = addYears(today, 1);
  for (const { from, to } of events) {
    if (from < first) first = from;
    const end = to ?? from;
    if (end > last) last = end;
  }
  return { from: fiscalYearStart(fiscalYearOf(first)), to: fiscalYearStart(fiscalYearOf(last) + 1) };
}

export function laneScale(range: { readonly from: CivilDate; readonly to: CivilDate }, remPerYear: number): LaneScale {
  const xOf = (date: CivilDate): number => (daysBetween(range.from, date) / DAYS_PER_YEAR) * remPerYear;
  return { ...range, remPerYear, width: xOf(range.to), xOf };
}

/** The widest scale at which all years stand side by side in `width`. */
export const fittingScale = (range: { readonly from: CivilDate; readonly to: CivilDate }, width: number): number =>
  width / Math.max(1, daysBetween(range.from, range.to) / DAYS_PER_YEAR);

function barOf(event: LaneEvent, scale: LaneScale, end: CivilDate): Omit<LaneBar, 'row'> {
  const x = scale.xOf(event.from);
  // the last day belongs to the bar
  const right = event.to === null ? scale.xOf(end) : scale.xOf(event.to) + scale.remPerYear / DAYS_PER_YEAR;
  const width = isMoment(event) ? MOMENT_WIDTH : Math.max(MOMENT_WIDTH / 2, right - x);
  const label = textWidth(event.title);
  if (!isMoment(event) && label + 2 * PAD <= width) return { event, x, width, text: 'inside', start: x, until: x + width };
  const until = x + width + GAP + label;
  const start = x - GAP - label;
  if (until > scale.width && start >= 0) return { event, x, width, text: 'before', start, until: x + width };
  return { event, x, width, text: 'after', start: x, until };
}

function bandOf(lane: LaneId, events: readonly LaneEvent[], scale: LaneScale, today: CivilDate): LaneBand {
  const rows: { readonly start: number; readonly until: number }[][] = [];
  const bars: LaneBar[] = [];
  for (const event of events) {
    // what lasts is drawn until today, a plan without an end to the last year
    const bar = barOf(event, scale, today < event.from ? scale.to : today);
    let row = rows.findIndex((taken) => taken.every((one) => one.until + GAP <= bar.start || bar.until + GAP <= one.start));
    if (row < 0) row = rows.push([]) - 1;
    rows[row]?.push(bar);
    bars.push({ ...bar, row });
  }
  return { lane, rows: rows.length, bars };
}

/** Bars in rows that never cover each other's text; lanes without an event are left out. */
export function layoutLanes(events: readonly LaneEvent[], today: CivilDate, remPerYear: number): LaneLayout {
  const scale = laneScale(laneRange(events, today), remPerYear);
  const sorted = events.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1));
  const byLane = new Map<LaneId, LaneEvent[]>();
  for (const event of sorted) {
    const list = byLane.get(event.lane);
    if (list === undefined) byLane.set(event.lane, [event]);
    else list.push(event);
  }
  const bands = LANES.flatMap((lane) => {
    const list = byLane.get(lane);
    return list === undefined ? [] : [bandOf(lane, list, scale, today)];
  });
  const every = Math.max(1, Math.ceil(LABEL_WIDTH / remPerYear));
  const first = fiscalYearOf(scale.from);
  const ticks: LaneTick[] = [];
  for (let year = first; fiscalYearStart(year) < scale.to; year++) {
    ticks.push({ year, x: scale.xOf(fiscalYearStart(year)), labelled: (year - first) % every === 0 });
  }
  const width = Math.max(scale.width, ...bands.flatMap((band) => band.bars.map((bar) => bar.until)));
  return { scale, width, bands, ticks, today: scale.xOf(today), order: sorted.map(({ id }) => id) };
}
