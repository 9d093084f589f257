import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { freeBytes } from '../../state/free-space.ts';
import { ports } from '../../state/session.ts';
import { Banner, Button, Row } from '../../ui/index.ts';
import { STOP_BYTES, WARN_BYTES } from '../../vault/index.ts';

const ASK_MS = 60_000;

/** Warns while there is still room, says with numbers when writing has stopped, and goes by itself. */
export function SpaceNotice(): ReactNode {
  const { t } = useText();
  const [free, setFree] = useState<number | null>(null);
  const ask = useCallback((): void => void freeBytes(ports().platform).then(setFree), []);
  useEffect(() => {
    ask();
    const timer = setInterval(ask, ASK_MS);
    return () => clearInterval(timer);
  }, [ask]);
  if (free === null || free >= WARN_BYTES) return null;
  const stopped = free < STOP_BYTES;
  return (
    <Banner
      tone={stopped ? 'danger' : 'warn'}
      live
      title={stopped ? t('backUp.spaceStop', { free, need: STOP_BYTES - free }) : t('backUp.spaceLow', { free })}
      actions={
        <Row>
          <Button onPress={ask}>{t('backUp.spaceAgain')}</Button>
        </Row>
      }
    >
      <p>{stopped ? t('backUp.spaceStopNote') : t('backUp.spaceLowNote', { stop: STOP_BYTES })}</p>
    </Banner>
  );
}
