import { useEffect, useState, useSyncExternalStore } from 'react';
import { useText } from '../../i18n/index.ts';
import { ports, useSession } from '../../state/session.ts';

const LATE_MS = 5_000;

/** One line about saving: quiet while all is well, the lag of the copy when it is not. */
export function useMirrorState(): string {
  const { t } = useText();
  const { vault } = useSession();
  const behind = useSyncExternalStore(
    (listener) => vault.watchMirror(listener),
    () => vault.mirrorStatus()?.since ?? null,
  );
  const [now, setNow] = useState(() => ports().clock.now());
  useEffect(() => {
    if (behind === null) return undefined;
    const timer = setInterval(() => setNow(ports().clock.now()), 1000);
    return () => clearInterval(timer);
  }, [behind]);
  const status = vault.mirrorStatus();
  if (status === null || (status.error !== null && behind !== null)) return t('app.mirrorOff');
  if (behind === null || now - behind < LATE_MS) return t('app.saveOn');
  return t('app.mirrorLag', { seconds: Math.floor((now - behind) / 1000) });
}
