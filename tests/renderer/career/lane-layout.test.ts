import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LaneEvent } from '../../../src-renderer/features/career/lane/lane-event.ts';
import { nextEvent, ZOOM_STEPS, zoomed } from '../../../src-renderer/features/career/lane/lane-keys.ts';
import { fittingScale, laneRange, layoutLanes, textWidth } from '../../../src-renderer/features/career/lane/lane-layout.ts';
import { addDays } from '../../../src-shared/time/civil-date.ts';

const TODAY = '2026-04-03';
const event = (id: string, over: Partial<LaneEvent> = {}): LaneEvent => ({ id, lane: 'posts', title: '医事課 課長補佐', from: '2024-04-01', to: '2026-03-31', planned: false, ...over });

describe('the lanes of a career', () => {
  test('show whole fiscal years around everything, and at least a year ahead', () => {
    expect(laneRange([event('a')], TODAY)).toEqual({ from: '2024-04-01', to: '2028-04-01' });
    expect(laneRange([event('a', { from: '2010-03-31', to: '2011-04-01' })], TODAY).from).toBe('2009-04-01');
  });

  test('tick at every 1 April, and label as many years as there is room for', () => {
    const wide = layoutLanes([event('a')], TODAY, 6);
    expect(wide.ticks.map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027]);
    expect(wide.ticks.every(({ labelled }) => labelled)).toBe(true);
    expect(wide.ticks[1]?.x).toBeCloseTo(6, 1);
    const narrow = layoutLanes([event('a', { from: '1990-04-01' })], TODAY, 1);
    expect(narrow.ticks.filter(({ labelled }) => labelled).length).toBeLessThan(narrow.ticks.length / 4);
  });

  test('write the text inside a bar when it fits and beside it when not', () => {
    const title = '医事課 課長補佐';
    const [bar] = layoutLanes([event('a', { title })], TODAY, 20).bands[0]!.bars;
    expect(bar).toMatchObject({ text: 'inside' });
    const [small] = layoutLanes([event('a', { title })], TODAY, 2).bands[0]!.bars;
    expect(small!.text).toBe('after');
    expect(small!.until).toBeCloseTo(small!.x + small!.width + 0.375 + textWidth(title), 5);
  });

  test('write the text before a bar where the years end, so that nothing is cut', () => {
    const layout = layoutLanes([event('a', { from: '2010-04-01', to: '2011-03-31' }), event('z', { title: '千葉県 健康福祉部 課長', from: '2027-04-01', to: '2028-03-31', planned: true })], TODAY, 2);
    const last = layout.bands[0]!.bars[1]!;
    expect(last.text).toBe('before');
    expect(last.start).toBeCloseTo(last.x - 0.375 - textWidth(last.event.title), 5);
    expect(layout.width).toBe(layout.scale.width);
  });

  test('make room for a text that fits on neither side', () => {
    const layout = layoutLanes([event('a', { title: '世界保健機関 西太平洋地域事務局 技官'.repeat(3) })], TODAY, 1);
    expect(layout.width).toBeCloseTo(layout.bands[0]!.bars[0]!.until, 5);
  });

  test('draw what lasts until today, and a planned post without an end to the last year shown', () => {
    const { bands, today, scale } = layoutLanes([event('now', { to: null }), event('next', { lane: 'secondment', from: '2027-04-01', to: null, planned: true })], TODAY, 6);
    const now = bands[0]!.bars[0]!;
    expect(now.x + now.width).toBeCloseTo(today, 5);
    const next = bands[1]!.bars[0]!;
    expect(next.x + next.width).toBeCloseTo(scale.width, 5);
  });

  test('leave out lanes that have nothing, and keep the order of the lanes', () => {
    const { bands } = layoutLanes([event('m', { lane: 'meeting', to: '2024-04-01' }), event('a')], TODAY, 6);
    expect(bands.map(({ lane }) => lane)).toEqual(['posts', 'meeting']);
  });

  test('never cover one text or bar with another', () => {
    const events = fc.array(
      fc.record({ start: fc.integer({ min: 0, max: 9000 }), days: fc.integer({ min: 0, max: 2000 }), lane: fc.constantFrom('posts' as const, 'secondment' as const), title: fc.string({ maxLength: 20 }) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(events, fc.constantFrom(...ZOOM_STEPS), (list, scale) => {
        const all = list.map(({ start, days, lane, title }, i) => event(String(i), { from: addDays('2001-01-01', start), to: addDays('2001-01-01', start + days), lane, title }));
        for (const { bars } of layoutLanes(all, TODAY, scale).bands) {
          for (const a of bars) for (const b of bars) if (a !== b && a.row === b.row && a.start <= b.start) expect(a.until).toBeLessThanOrEqual(b.start);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('fit the window when nobody has zoomed', () => {
    const range = laneRange([event('a')], TODAY);
    expect(layoutLanes([event('a')], TODAY, fittingScale(range, 40)).scale.width).toBeCloseTo(40, 5);
  });

  test('are laid out for 200 events well within 200 ms', () => {
    const many = Array.from({ length: 200 }, (_, i) => event(String(i), { from: addDays('2000-01-01', i * 47), to: addDays('2000-01-01', i * 47 + 300), lane: i % 3 === 0 ? 'sideWork' : 'posts' }));
    layoutLanes(many, TODAY, 5);
    const started = performance.now();
    layoutLanes(many, TODAY, 5);
    expect(performance.now() - started).toBeLessThan(100);
  });
});

describe('the keys of the picture', () => {
  const layout = layoutLanes([event('a'), event('b', { from: '2026-04-01', to: null }), event('s', { lane: 'secondment', from: '2026-01-01', to: '2026-02-01' })], TODAY, 6);

  test('arrows walk in time within a lane and jump to the nearest event of the next lane', () => {
    expect(nextEvent(layout, null, 'ArrowRight')).toBe('a');
    expect(nextEvent(layout, 'a', 'ArrowRight')).toBe('b');
    expect(nextEvent(layout, 'b', 'ArrowRight')).toBe('b');
    expect(nextEvent(layout, 'a', 'ArrowDown')).toBe('s');
    expect(nextEvent(layout, 's', 'ArrowUp')).toBe('b');
    expect(nextEvent(layout, 'b', 'Home')).toBe('a');
    expect(nextEvent(layout, 'a', 'x')).toBeNull();
  });

  test('zooming takes the next step from any scale and stops at the ends', () => {
    expect(zoomed(4.1, 1)).toBe(4.5);
    expect(zoomed(4.5, -1)).toBe(3);
    expect(zoomed(28, 1)).toBe(28);
    expect(zoomed(0.75, -1)).toBe(0.75);
  });
});
