import { type ReactNode, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import type { CaseStrip as Strip, HomeColumn } from '../../state/feature.ts';
import { useHomeParts } from '../../state/home-parts.ts';
import { openArea } from '../../state/navigation.ts';
import { Button, CaseStrip, Link } from '../../ui/index.ts';
import { HomeColumnView } from './home-column.tsx';
import styles from './home.module.css';

function StripOf({ strip }: { readonly strip: Strip }): ReactNode {
  return (
    <div className={styles['strip']}>
      <div className={styles['stripTitle']}>
        <h3>{strip.explains === true ? strip.title : <Link onPress={() => openArea(strip.to.area, strip.to.recordId)}>{strip.title}</Link>}</h3>
      </div>
      <CaseStrip
        label={strip.title}
        steps={strip.steps.map((label) => ({ label }))}
        now={strip.explains === true ? null : strip.now}
        note={strip.since}
        action={strip.action === undefined ? undefined : <Button onPress={strip.action.run}>{strip.action.label}</Button>}
      />
    </div>
  );
}

/** With more the four columns would slide below the window. */
const STRIPS = 2;

/** What needs the person first, then as the features give them. */
const pressing = (strip: Strip): number => (strip.tone === 'warn' ? 0 : 1);

/** 今日: where each case stands, and what to do in four columns. Never a wall of charts. */
export function HomeScreen(): ReactNode {
  const { t } = useText();
  const { strips, cards, nextSteps } = useHomeParts();
  const real = strips.filter((strip) => strip.explains !== true);
  const [all, setAll] = useState(false);
  const ordered = real.toSorted((a, b) => pressing(a) - pressing(b));
  const shown = real.length === 0 ? strips.slice(0, 1) : all ? ordered : ordered.slice(0, STRIPS);
  const hidden = ordered.length - shown.length;
  const columns: readonly { readonly id: HomeColumn; readonly title: string; readonly empty: string }[] = [
    { id: 'due', title: t('home.due'), empty: t('home.emptyDue') },
    { id: 'ours', title: t('home.ours'), empty: t('home.emptyOurs') },
    { id: 'theirs', title: t('home.theirs'), empty: t('home.emptyTheirs') },
    { id: 'handOver', title: t('home.handOver'), empty: t('home.emptyHandOver') },
  ];
  return (
    <div className={styles['page']}>
      {shown.length === 0 ? null : (
        <section className={styles['strips']} aria-label={t('home.strips')}>
          {shown.map((strip) => (
            <StripOf key={strip.id} strip={strip} />
          ))}
          {real.length <= STRIPS ? null : (
            <Link onPress={() => setAll(!all)}>{hidden > 0 ? t('home.moreStrips', { count: hidden }) : t('home.fewerStrips')}</Link>
          )}
        </section>
      )}
      <div className={styles['columns']}>
        {columns.map(({ id, title, empty }) => (
          <HomeColumnView
            key={id}
            title={title}
            empty={empty}
            cards={cards.filter((card) => card.column === id).toSorted((a, b) => a.order - b.order)}
            step={nextSteps.filter((step) => step.column === id).toSorted((a, b) => a.order - b.order)[0]}
          />
        ))}
      </div>
    </div>
  );
}
