import { type ReactNode, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { rememberOnThisPc } from '../../state/remember.ts';
import { setPreference } from '../../state/preferences.ts';
import { takeAsSecondPlace } from '../../state/back-up.ts';
import type { Session } from '../../state/session.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { Button, Row, Stack, Trouble, useExplainError } from '../../ui/index.ts';
import { ChoosePlace } from '../../vault-view/choose-place.tsx';
import { RecoverySheet } from '../../vault-view/recovery-sheet.tsx';

export interface AfterStepProps {
  readonly session: Session;
  readonly onNext: () => void;
}

/** The sheet now or later; later leaves a card on 今日. */
export function RecoveryStep({ session, code, onNext }: AfterStepProps & { readonly code: string }): ReactNode {
  const { t } = useText();
  const checked = async (): Promise<void> => {
    await setPreference('recovery.done', true);
    onNext();
  };
  return (
    <Stack>
      <RecoverySheet code={code} vaultName={session.identity.name} vaultId={session.vault.id} onChecked={() => void checked()} />
      <Row end>
        <span>{t('vaultView.recoveryLaterNote')}</span>
        <Button onPress={onNext}>{t('vaultView.recoveryLater')}</Button>
      </Row>
    </Stack>
  );
}

/** Where the second copy lies; written and read back before it counts. */
export function PlaceStep({ onNext }: AfterStepProps): ReactNode {
  const { t } = useText();
  const [done, setDone] = useState<string | null>(null);
  if (done !== null) {
    return (
      <Stack>
        <p role="status">{t('vaultView.placeDone', { place: done })}</p>
        <Row end>
          <Button kind="primary" autoFocus onPress={onNext}>
            {t('common.next')}
          </Button>
        </Row>
      </Stack>
    );
  }
  return (
    <Stack>
      <p>{t('vaultView.placeLead')}</p>
      <ChoosePlace
        purpose="second"
        working={t('vaultView.placeWorking')}
        onChosen={async (place, evenIfSmaller) => {
          const problem = await takeAsSecondPlace(place, { evenIfSmaller });
          if (problem === null) setDone(place.label);
          return problem;
        }}
        foot={
          <Row end>
            <span>{t('vaultView.placeLaterNote')}</span>
            <Button onPress={onNext}>{t('vaultView.placeLater')}</Button>
          </Row>
        }
      />
    </Stack>
  );
}

/** Electron only, and never proposed to an office. */
export function RememberStep({ onNext }: AfterStepProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const [problem, setProblem] = useState<AppError | null>(null);
  const remember = async (): Promise<void> => {
    const done = await rememberOnThisPc();
    if (done.ok) onNext();
    else setProblem(done.error);
  };
  return (
    <Stack>
      <p>{t('firstRun.rememberLead')}</p>
      {problem === null ? null : <Trouble text={explain(problem)} />}
      <Row end>
        <Button onPress={() => void remember()}>{t('firstRun.rememberYes')}</Button>
        <Button kind="primary" onPress={onNext}>
          {t('firstRun.rememberNo')}
        </Button>
      </Row>
    </Stack>
  );
}
