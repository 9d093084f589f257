import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { LaneEvent } from '../../../src-renderer/features/career/lane/lane-event.ts';
import { layoutLanes } from '../../../src-renderer/features/career/lane/lane-layout.ts';
import { LanePicture } from '../../../src-renderer/features/career/lane/lane-picture.tsx';
import { addDays } from '../../../src-shared/time/civil-date.ts';

const many = Array.from({ length: 200 }, (_, i): LaneEvent => ({
  id: String(i),
  lane: i % 3 === 0 ? 'sideWork' : i % 7 === 0 ? 'meeting' : 'posts',
  title: `医政局 医事課 第${i}担当`,
  from: addDays('2000-01-01', i * 47),
  to: i % 7 === 0 ? addDays('2000-01-01', i * 47) : addDays('2000-01-01', i * 47 + 300),
  planned: i > 190,
}));
const nothing = (): void => undefined;
const draw = (): string => renderToStaticMarkup(<LanePicture layout={layoutLanes(many, '2026-04-03', 5)} onOpen={nothing} onZoom={nothing} onRoom={nothing} />);

test('200 events are laid out and drawn within 200 ms', () => {
  const html = draw();
  // the best of a few: other work on the machine is not ours
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    draw();
    return performance.now() - started;
  });
  expect(Math.min(...times)).toBeLessThan(200);
  expect(html.match(/role="option"/g)).toHaveLength(200);
});

test('every event says its lane, its words and both dates to a screen reader', () => {
  expect(draw()).toContain('職歴：医政局 医事課 第1担当、平成12年2月17日から平成12年12月13日まで');
  expect(draw()).toContain('面談：医政局 医事課 第7担当、');
});
