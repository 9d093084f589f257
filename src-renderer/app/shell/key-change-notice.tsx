import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { useText } from '../../i18n/index.ts';
import { oldSecretsLeft } from '../../state/aside-copies.ts';
import { settleKeyChange } from '../../state/own-pcs/change-keys.ts';
import { useSession } from '../../state/session.ts';
import { Banner, Button, ProgressBar, Row, useExplainError, useStatus } from '../../ui/index.ts';

/** While what lies here is locked anew, on whatever screen; it goes by itself and work goes on meanwhile. */
export function KeyChangeNotice(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const { vault } = useSession();
  const change = useSyncExternalStore(
    (listener) => vault.watchKeyChange(listener),
    () => vault.keyChange(),
  );
  const running = useRef(false);
  useEffect(() => void settleKeyChange(), [vault]);
  useEffect(() => {
    if (running.current && change === null) void oldSecretsLeft().then((count) => say(count === 0 ? t('ownPcs.keysAllDone') : t('ownPcs.keysDoneButAside', { count })));
    running.current = change !== null;
  }, [change, say, t]);
  if (change === null) return null;
  const text = change.error === null ? null : explain(change.error);
  return (
    <Banner
      tone={text === null ? 'info' : 'warn'}
      title={text === null ? t('ownPcs.keysRunning') : t('ownPcs.keysStopped')}
      actions={
        text === null ? undefined : (
          <Row>
            <Button onPress={() => void vault.finishKeyChange()}>{t('ownPcs.keysGoOn')}</Button>
          </Row>
        )
      }
    >
      {text === null ? <ProgressBar label={t('ownPcs.keysRunningLabel')} value={change.share} /> : <p>{`${text.what}${text.todo ?? ''}`}</p>}
      <p>{t('ownPcs.keysRunningNote')}</p>
    </Banner>
  );
}
