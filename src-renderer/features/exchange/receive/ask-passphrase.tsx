import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { putAway, tryPassphrase } from '../../../state/exchange/inbox.ts';
import { Button, Detail, PasswordField, Stack, Trouble, useExplainError } from '../../../ui/index.ts';
import { openTab } from '../places.ts';

export interface AskPassphraseProps {
  readonly id: string;
  readonly name: string;
  /** The last try failed. */
  readonly error: AppError | null;
  readonly tries: number;
}

/** A file sealed by a password instead of to our card. */
export function AskPassphrase({ id, name, error, tries }: AskPassphraseProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const [typed, setTyped] = useState('');
  const open = (): void => {
    if (typed !== '') void tryPassphrase(id, typed);
  };
  return (
    <Detail
      title={t('exchange.passphraseTitle')}
      actions={
        <>
          <Button
            onPress={() => {
              putAway(id);
              openTab('received');
            }}
          >
            {t('exchange.putAway')}
          </Button>
          <Button kind="primary" disabled={typed === ''} onPress={open}>
            {t('exchange.passphraseOpen')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('exchange.aboutFile', { name })}</p>
        <p>{t('exchange.passphraseLead')}</p>
        <PasswordField label={t('exchange.passphrase')} autoFocus value={typed} onChange={setTyped} onEnter={open} />
        {tries === 0 ? null : <p aria-live="polite">{t('files.passphraseTries', { count: tries })}</p>}
        {error === null ? null : <Trouble text={explain(error)} about={t('exchange.aboutFile', { name })} />}
      </Stack>
    </Detail>
  );
}
