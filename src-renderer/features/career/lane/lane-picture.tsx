import { type CSSProperties, type KeyboardEvent, memo, type PointerEvent, type ReactNode, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { fiscalYearLabel } from '../../../../src-shared/time/fiscal-year.ts';
import { formatWarekiShort } from '../../../../src-shared/time/wareki.ts';
import { type Texts, useText } from '../../../i18n/index.ts';
import { isImeKey } from '../../../ui/index.ts';
import { isMoment } from './lane-event.ts';
import type { LaneBar, LaneLayout } from './lane-layout.ts';
import { nextEvent } from './lane-keys.ts';
import { eventWords, LANE_KEYS } from './lane-words.ts';
import styles from './lane.module.css';

const rem = (value: number): string => `${Math.round(value * 1000) / 1000}rem`;
const ROW = 2.125;
const HEAD = 5;
const DRAG_PX = 5;

interface BarProps {
  readonly bar: LaneBar;
  readonly id: string;
  readonly current: boolean;
  readonly texts: Texts;
  readonly onPress: (id: string) => void;
}

const Bar = memo(function Bar({ bar, id, current, texts, onPress }: BarProps): ReactNode {
  const { event } = bar;
  const words = eventWords(event, texts);
  const place: CSSProperties = { left: rem(bar.start), top: rem(0.1875 + bar.row * ROW) };
  // a text before its bar is as wide as was reckoned, so that the bar stands on its days
  const beside = (
    <span className={styles['beside']} {...(bar.text === 'before' ? { style: { width: rem(bar.x - bar.start) } } : {})}>
      {event.title}
    </span>
  );
  return (
    <div
      id={id}
      role="option"
      aria-selected={current}
      aria-label={words}
      title={words}
      className={styles['bar']}
      style={place}
      data-current={current}
      data-planned={event.planned}
      data-open={event.to === null}
      data-moment={isMoment(event)}
      data-text={bar.text}
      onClick={() => onPress(event.id)}
    >
      {bar.text === 'before' ? beside : null}
      <span className={styles['shape']} style={{ width: rem(bar.width) }}>
        {bar.text === 'inside' ? event.title : null}
      </span>
      {bar.text === 'after' ? beside : null}
    </div>
  );
});

export interface LanePictureProps {
  readonly layout: LaneLayout;
  readonly onOpen: (eventId: string) => void;
  readonly onZoom: (direction: 1 | -1) => void;
  /** Width there is for years, in rem; told when it changes. */
  readonly onRoom: (rem: number) => void;
}

/** The picture: one tab stop, arrow keys between events, Enter opens, + − and Ctrl+wheel zoom, drag scrolls. */
export function LanePicture({ layout, onOpen, onZoom, onRoom }: LanePictureProps): ReactNode {
  const texts = useText();
  const { t, language } = texts;
  const view = useRef<HTMLDivElement>(null);
  const unit = useRef<HTMLSpanElement>(null);
  const base = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const drag = useRef<{ readonly x: number; readonly left: number; moved: boolean } | null>(null);
  const [dragging, setDragging] = useState(false);
  const anchor = useRef<{ readonly share: number; readonly at: number } | null>(null);
  const current = chosen !== null && layout.order.includes(chosen) ? chosen : null;
  const domId = (id: string): string => `${base}-${id}`;

  useLayoutEffect(() => {
    const [box, probe] = [view.current, unit.current];
    if (box === null || probe === null) return;
    const measure = (): void => onRoom(Math.max(8, box.clientWidth / (probe.offsetWidth || 16) - HEAD - 0.25));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    observer.observe(probe);
    return () => observer.disconnect();
  }, [onRoom]);

  // Ctrl+wheel would zoom the whole page: React listens passively, so this one is added by hand
  useEffect(() => {
    const box = view.current;
    if (box === null) return;
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const at = event.clientX - box.getBoundingClientRect().left;
      anchor.current = { share: (box.scrollLeft + at) / box.scrollWidth, at };
      onZoom(event.deltaY < 0 ? 1 : -1);
    };
    box.addEventListener('wheel', wheel, { passive: false });
    return () => box.removeEventListener('wheel', wheel);
  }, [onZoom]);

  // zooming keeps what was under the pointer, or in the middle, where it was
  useLayoutEffect(() => {
    const box = view.current;
    if (box === null || anchor.current === null) return;
    box.scrollLeft = anchor.current.share * box.scrollWidth - anchor.current.at;
    anchor.current = null;
  }, [layout]);

  const show = (id: string): void => {
    setChosen(id);
    const box = view.current;
    const element = box?.querySelector<HTMLElement>(`[id="${CSS.escape(domId(id))}"]`);
    const px = unit.current?.offsetWidth ?? 16;
    if (box === null || element === null || element === undefined) return;
    const [left, right] = [element.offsetLeft, element.offsetLeft + element.offsetWidth];
    const room = box.clientWidth - HEAD * px;
    if (left < box.scrollLeft) box.scrollLeft = Math.max(0, left - px);
    else if (right > box.scrollLeft + room) box.scrollLeft = Math.min(left - px, right - room + px);
  };

  const keys = (event: KeyboardEvent): void => {
    if (isImeKey(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    const { key } = event;
    const box = view.current;
    if (key === '+' || key === ';' || key === '-') {
      if (box !== null) anchor.current = { share: (box.scrollLeft + box.clientWidth / 2) / box.scrollWidth, at: box.clientWidth / 2 };
      onZoom(key === '-' ? -1 : 1);
    } else if ((key === 'Enter' || key === ' ') && current !== null) onOpen(current);
    else {
      const next = nextEvent(layout, current, key);
      if (next === null) return;
      show(next);
    }
    event.preventDefault();
  };

  const down = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || event.pointerType !== 'mouse') return;
    drag.current = { x: event.clientX, left: event.currentTarget.scrollLeft, moved: false };
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const now = drag.current;
    if (now === null) return;
    const by = event.clientX - now.x;
    if (!now.moved && Math.abs(by) < DRAG_PX) return;
    if (!now.moved) {
      now.moved = true;
      setDragging(true);
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    event.currentTarget.scrollLeft = now.left - by;
  };
  const up = (): void => {
    setDragging(false);
    // the click that ends a drag is not a press; it comes after this
    const ended = drag.current;
    setTimeout(() => {
      if (drag.current === ended) drag.current = null;
    });
  };
  const onPress = useCallback(
    (id: string): void => {
      if (drag.current?.moved === true) return;
      setChosen(id);
      onOpen(id);
    },
    [onOpen],
  );

  const { scale, bands, ticks } = layout;
  return (
    <div
      ref={view}
      role="listbox"
      tabIndex={0}
      aria-label={t('career.laneTitle')}
      aria-orientation="horizontal"
      aria-activedescendant={current === null ? undefined : domId(current)}
      className={styles['view']}
      data-dragging={dragging}
      onKeyDown={keys}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
    >
      <span ref={unit} aria-hidden="true" style={{ position: 'absolute', width: '1rem', height: 0 }} />
      <div className={styles['sheet']}>
        <div className={styles['axis']} aria-hidden="true" style={{ width: rem(layout.width) }}>
          {ticks.map(({ year, x, labelled }) => (
            <span key={year} className={styles['tick']} data-labelled={labelled} style={{ left: rem(x) }}>
              {labelled ? (scale.remPerYear >= 6 ? (language === 'ja' ? fiscalYearLabel(year) : `FY${year}`) : language === 'ja' ? formatWarekiShort(`${year}-04-01`).replace(/\.1$/, '') : year) : null}
            </span>
          ))}
        </div>
        <div className={styles['grid']} aria-hidden="true" style={{ width: rem(layout.width) }}>
          {ticks.map(({ year, x }) => (
            <i key={year} style={{ left: rem(x) }} />
          ))}
        </div>
        {bands.map((band) => (
          <div key={band.lane} role="group" aria-label={t(LANE_KEYS[band.lane])} className={styles['band']}>
            <div className={styles['bandName']} aria-hidden="true">
              {t(LANE_KEYS[band.lane])}
            </div>
            <div className={styles['bandBody']} role="presentation" style={{ width: rem(layout.width), height: rem(band.rows * ROW + 0.25) }}>
              {band.bars.map((bar) => (
                <Bar key={bar.event.id} bar={bar} id={domId(bar.event.id)} current={bar.event.id === current} texts={texts} onPress={onPress} />
              ))}
            </div>
          </div>
        ))}
        <div className={styles['today']} aria-hidden="true" style={{ left: rem(HEAD + layout.today) }}>
          <span>{t('career.today')}</span>
        </div>
      </div>
    </div>
  );
}
