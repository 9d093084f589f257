import type { ReactNode } from 'react';
import { useText } from '../i18n/index.ts';
import { Button, Trouble } from '../ui/index.ts';

/** What happened, why, what to do; the message itself carries no personal data, only where in the code. */
export function CrashScreen({ cause, onHome }: { readonly cause: Error; readonly onHome?: () => void }): ReactNode {
  const { t } = useText();
  return (
    <Trouble
      text={{ what: t('app.crashTitle'), why: t('app.crashWhy'), todo: t('app.crashTodo') }}
      about={`${cause.name}: ${cause.message.slice(0, 160)}`}
      actions={
        <>
          {onHome === undefined ? null : <Button onPress={onHome}>{t('app.crashHome')}</Button>}
          <Button onPress={() => location.reload()}>{t('app.crashReload')}</Button>
        </>
      }
    />
  );
}
