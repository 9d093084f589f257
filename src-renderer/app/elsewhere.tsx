import type { ReactNode } from 'react';
import { useText } from '../i18n/index.ts';
import { Banner, Button, LockedScreen, Stack } from '../ui/index.ts';
import { OpenBackUp } from '../vault-view/open-back-up.tsx';

export interface ElsewhereProps {
  readonly marker: { readonly edition: 'electron' | 'browser'; readonly browser: string | null };
  readonly onNew: () => void;
}

/** The vault of this person was made by the other edition: said in words, with the way to move. */
export function Elsewhere({ marker, onNew }: ElsewhereProps): ReactNode {
  const { t } = useText();
  return (
    <LockedScreen appName={t('common.appName')} title={t('app.otherEditionTitle')}>
      <Stack>
        <Banner tone="warn" title={marker.edition === 'electron' ? t('app.otherEditionElectron') : t('app.otherEditionBrowser', { browser: marker.browser ?? '' })}>
          <p>{t('app.otherEditionMove')}</p>
        </Banner>
        <OpenBackUp />
        <Button onPress={onNew}>{t('app.otherEditionNew')}</Button>
      </Stack>
    </LockedScreen>
  );
}
