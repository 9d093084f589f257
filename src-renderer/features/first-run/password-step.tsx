import { type ReactNode, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { Button, ProgressBar, Row, Stack } from '../../ui/index.ts';
import { finishedPassword, NewPassword, type NewPasswordState, startPassword } from '../../vault-view/new-password.tsx';

export interface PasswordStepProps {
  readonly busy: boolean;
  readonly onCreate: (password: string) => void;
  readonly onBack: () => void;
}

/** The last step before the vault exists. */
export function PasswordStep({ busy, onCreate, onBack }: PasswordStepProps): ReactNode {
  const { t } = useText();
  const [state, setState] = useState<NewPasswordState>(startPassword);
  const [asked, setAsked] = useState(false);
  const create = (): void => {
    setAsked(true);
    const password = finishedPassword(state);
    if (password !== null) onCreate(password);
  };
  if (busy) return <ProgressBar label={t('firstRun.creating')} value={null} />;
  return (
    <Stack>
      <p>{t('firstRun.passwordLead')}</p>
      <NewPassword
        state={state}
        onChange={(next) => {
          setState(next);
          setAsked(false);
        }}
        onEnter={create}
        asked={asked}
      />
      <Row end>
        <Button kind="quiet" onPress={onBack}>
          {t('common.back')}
        </Button>
        <Button kind="primary" onPress={create}>
          {t('firstRun.create')}
        </Button>
      </Row>
    </Stack>
  );
}
