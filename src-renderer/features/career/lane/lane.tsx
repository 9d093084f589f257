import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useText } from '../../../i18n/index.ts';
import { openArea } from '../../../state/navigation.ts';
import { useToday } from '../../../state/use-today.ts';
import { FilterChips, IconButton, SmallTable, StateChip } from '../../../ui/index.ts';
import { isMoment, type LaneEvent } from './lane-event.ts';
import { fittingScale, laneRange, layoutLanes } from './lane-layout.ts';
import { zoomed } from './lane-keys.ts';
import { LanePicture } from './lane-picture.tsx';
import { LANE_KEYS } from './lane-words.ts';
import styles from './lane.module.css';

const COSY = 4;
const NARROW = 1;

/** キャリアの図 and its table twin under one heading. */
export function Lane({ events }: { readonly events: readonly LaneEvent[] }): ReactNode {
  const { t, dateShort } = useText();
  const today = useToday();
  const [mode, setMode] = useState<'picture' | 'table'>('picture');
  const [chosen, setChosen] = useState<number | null>(null);
  const [room, setRoom] = useState<number | null>(null);
  const fitting = room === null ? COSY : Math.max(NARROW, fittingScale(laneRange(events, today), room));
  const scale = chosen ?? fitting;
  const layout = useMemo(() => layoutLanes(events, today, scale), [events, today, scale]);
  const zoom = useCallback((direction: 1 | -1) => setChosen((now) => zoomed(now ?? fitting, direction)), [fitting]);
  const byId = useMemo(() => new Map(events.map((event) => [event.id, event])), [events]);
  const open = useCallback(
    (id: string): void => {
      const place = byId.get(id)?.place;
      if (place !== undefined) openArea(place.area, place.recordId);
    },
    [byId],
  );

  return (
    <section className={styles['lane']} aria-label={t('career.laneTitle')}>
      <div className={styles['head']}>
        <h3>{t('career.laneTitle')}</h3>
        <span className={styles['asOf']}>{t('career.asOf', { on: today })}</span>
        <div className={styles['tools']}>
          {mode === 'picture' ? (
            <>
              <IconButton icon="minus" label={t('career.zoomOut')} onPress={() => zoom(-1)} />
              <IconButton icon="plus" label={t('career.zoomIn')} onPress={() => zoom(1)} />
              <IconButton icon="fit" label={t('career.zoomFit')} onPress={() => setChosen(null)} />
            </>
          ) : null}
          <FilterChips
            label={t('career.pictureOrTable')}
            mode="one"
            chips={[
              { id: 'picture', label: t('career.asPicture') },
              { id: 'table', label: t('career.asTable') },
            ]}
            on={[mode]}
            onChange={([next]) => setMode(next ?? mode)}
          />
        </div>
      </div>
      {mode === 'picture' ? (
        <>
          <LanePicture layout={layout} onOpen={open} onZoom={zoom} onRoom={setRoom} />
          <p className={styles['hint']}>{t('career.laneHint')}</p>
        </>
      ) : (
        <SmallTable
          caption={t('career.laneTable')}
          captionHidden
          rows={layout.order.map((id) => byId.get(id) as LaneEvent)}
          rowKey={(event) => event.id}
          columns={[
            { id: 'what', header: t('career.columnWhat'), names: true, cell: (event) => [event.title, event.note].filter(Boolean).join('　') },
            { id: 'lane', header: t('career.columnLane'), cell: (event) => t(LANE_KEYS[event.lane]) },
            { id: 'from', header: t('career.columnFrom'), cell: (event) => dateShort(event.from) },
            { id: 'to', header: t('career.columnTo'), cell: (event) => (event.to === null ? t('career.lasting') : isMoment(event) ? '' : dateShort(event.to)) },
            { id: 'state', header: t('career.columnState'), cell: (event) => (event.planned ? <StateChip tone="neutral">{t('career.planned')}</StateChip> : t('career.actual')) },
          ]}
        />
      )}
    </section>
  );
}
