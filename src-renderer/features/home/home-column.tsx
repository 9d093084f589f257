import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useText } from '../../i18n/index.ts';
import type { HomeCard, NextStep } from '../../state/feature.ts';
import { openArea, type Place } from '../../state/navigation.ts';
import { Button, Row } from '../../ui/index.ts';
import styles from './home.module.css';

const LINES = 5;
const go = ({ area, recordId }: Place): void => openArea(area, recordId);

/** One card: its number opens its list, each line opens its thing. */
function CardOf({ card }: { readonly card: HomeCard }): ReactNode {
  const { t, number, dateShort } = useText();
  const lines = (card.lines ?? []).toSorted((a, b) => (a.on ?? '9999') < (b.on ?? '9999') ? -1 : (a.on ?? '9999') > (b.on ?? '9999') ? 1 : 0);
  const rest = Math.max(lines.length, card.count ?? 0) - LINES;
  return (
    <article className={styles['card']} data-tone={card.tone ?? 'normal'} data-card={card.id}>
      <div className={styles['head']}>
        <h3>{card.title}</h3>
        {card.count === undefined ? null : (
          <AriaButton className={styles['number'] ?? ''} aria-label={t('home.openList', { title: card.title, count: card.count })} onPress={() => go(card.to)}>
            {number(card.count)}
          </AriaButton>
        )}
      </div>
      {card.note === undefined ? null : <p className={styles['note']}>{card.note}</p>}
      {lines.length === 0 ? null : (
        <div className={styles['lines']}>
          {lines.slice(0, LINES).map((line) => (
            <AriaButton key={line.id} className={styles['line'] ?? ''} onPress={() => go(line.to)}>
              <span>{line.text}</span>
              {line.on === undefined ? null : <span className={styles['on']}>{dateShort(line.on)}</span>}
              {line.note === undefined ? null : <small>{line.note}</small>}
            </AriaButton>
          ))}
          {rest > 0 ? (
            <AriaButton className={styles['line'] ?? ''} onPress={() => go(card.to)}>
              <span>{t('home.more', { count: rest })}</span>
            </AriaButton>
          ) : null}
        </div>
      )}
      {card.action === undefined ? null : (
        <Row>
          <Button onPress={card.action.run}>{card.action.label}</Button>
        </Row>
      )}
    </article>
  );
}

export interface HomeColumnViewProps {
  readonly title: string;
  readonly cards: readonly HomeCard[];
  readonly empty: string;
  readonly step: NextStep | undefined;
}

/** A column with nothing in it says so, and what the next sensible step is. */
export function HomeColumnView({ title, cards, empty, step }: HomeColumnViewProps): ReactNode {
  return (
    <section className={styles['column']} aria-label={title}>
      <h2>{title}</h2>
      {cards.map((card) => (
        <CardOf key={card.id} card={card} />
      ))}
      {cards.length > 0 ? null : (
        <div className={styles['empty']}>
          <span>{empty}</span>
          {step === undefined ? null : (
            <>
              <span>{step.text}</span>
              <Button onPress={step.action.run}>{step.action.label}</Button>
            </>
          )}
        </div>
      )}
    </section>
  );
}
