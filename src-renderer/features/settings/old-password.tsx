import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { PasswordField, type PasswordFieldProps } from '../../ui/index.ts';

/** The password of now, asked before anything that hangs on it is changed; the first to be typed. */
export function OldPassword(props: Pick<PasswordFieldProps, 'value' | 'onChange' | 'anchor' | 'error'>): ReactNode {
  const { t } = useText();
  return <PasswordField label={t('settings.passwordOld')} required autoFocus {...props} />;
}
