import { type ReactNode, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { canRemember } from '../../state/remember.ts';
import { type Session, useSessionStore } from '../../state/session.ts';
import { LockedScreen } from '../../ui/index.ts';
import { PlaceStep, RecoveryStep, RememberStep } from './after-steps.tsx';
import { STEPS } from './first-run.tsx';
import styles from './first-run.module.css';

/** The vault exists and is safe to close; what follows can all be done later. */
export function SettleIn({ session, recoveryCode }: { readonly session: Session; readonly recoveryCode: string }): ReactNode {
  const { t } = useText();
  const [step, setStep] = useState<'recovery' | 'place' | 'remember'>('recovery');
  const setPhase = useSessionStore((state) => state.setPhase);
  const finish = (): void => setPhase({ kind: 'open', session });
  const afterPlace = async (): Promise<void> => {
    if (session.identity.role === 'doctor' && (await canRemember())) setStep('remember');
    else finish();
  };
  const title = step === 'recovery' ? t('firstRun.recoveryTitle') : step === 'place' ? t('firstRun.placeTitle') : t('firstRun.rememberTitle');
  return (
    <LockedScreen
      appName={t('common.appName')}
      title={title}
      lead={step === 'remember' ? undefined : <span className={styles['step']}>{t('firstRun.steps', { now: step === 'recovery' ? 3 : 4, of: STEPS })}</span>}
    >
      {step === 'recovery' ? <RecoveryStep session={session} code={recoveryCode} onNext={() => setStep('place')} /> : null}
      {step === 'place' ? <PlaceStep session={session} onNext={() => void afterPlace()} /> : null}
      {step === 'remember' ? <RememberStep session={session} onNext={finish} /> : null}
    </LockedScreen>
  );
}
