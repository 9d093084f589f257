import type { ReactNode } from 'react';
import { useText } from '../../../i18n/index.ts';
import { type KnownPlace, usePreference } from '../../../state/preferences.ts';
import type { Generations } from '../../../state/use-generations.ts';
import { Button, Card, Row, Stack } from '../../../ui/index.ts';
import styles from '../settings.module.css';
import { generationWords } from './generation-words.ts';

/** Back-ups from before an erasure or a change of keys: which lie there, and how they are replaced. */
export function StaleCard({ generations, onReplace }: { readonly generations: Generations; readonly onReplace: (place: KnownPlace, until: number) => void }): ReactNode {
  const texts = useText();
  const { t } = texts;
  const stale = usePreference('backup.stale');
  const { keys = 0, erased = 0 } = stale ?? {};
  const until = Math.max(keys, erased);
  const old = generations.all.filter(({ head, writtenAt }) => (head?.madeAt ?? writtenAt) <= until);
  const { place } = generations;
  if (until === 0 || place === null || old.length === 0) return null;
  return (
    <Card title={t('backUp.staleTitle')}>
      <Stack>
        {erased === 0 ? null : <p>{t('backUp.staleErased', { on: erased })}</p>}
        {keys === 0 ? null : <p>{t('backUp.staleKeys', { on: keys })}</p>}
        <ul className={styles['points']}>
          {old.map((one) => (
            <li key={one.generation}>{generationWords(texts, one)}</li>
          ))}
        </ul>
        <p>{t('backUp.staleElsewhere')}</p>
        <Row>
          <Button icon="save" onPress={() => onReplace(place, until)}>
            {t('backUp.staleReplace', { count: old.length })}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
