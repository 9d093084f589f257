import { type ReactNode, useEffect, useState } from 'react';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { useText } from '../../i18n/index.ts';
import { type ContactFile, openContactFile } from '../../state/contact-file.ts';
import type { PartyRole } from '../../state/identity.ts';
import { offerDropped, offerPicked, takeIncoming, useIncomingFiles } from '../../state/incoming-files.ts';
import { ports, useSessionStore } from '../../state/session.ts';
import { Button, DropTarget, LockedScreen, ProgressBar, Trouble, useExplainError } from '../../ui/index.ts';
import { ChooseRole } from './choose-role.tsx';
import { found } from './found.ts';
import { PasswordStep } from './password-step.tsx';
import { loadSample } from './sample/load-sample.ts';
import { TakeOverStep } from './take-over-step.tsx';
import { NOBODY, type Who, WhoStep } from './who-step.tsx';
import styles from './first-run.module.css';

export interface FirstRunProps {
  /** Vaults exist on this PC: the way back to their lock. */
  readonly onBack?: () => void;
}

type Step = 'role' | 'sample' | 'takeOver' | 'who' | 'password';

/** The steps a person counts: who, password, recovery sheet, second place. */
export const STEPS = 4;

interface Problem {
  readonly error: AppError;
  readonly about?: string;
}

/** From an empty PC, or an invitation, to an open vault. */
export function FirstRun({ onBack }: FirstRunProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const [step, setStep] = useState<Step>('role');
  const [role, setRole] = useState<PartyRole>('doctor');
  const [who, setWho] = useState<Who>(NOBODY);
  const [invitation, setInvitation] = useState<ContactFile | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Problem | null>(null);
  const setPhase = useSessionStore((state) => state.setPhase);
  const waiting = useIncomingFiles((state) => state.files);

  const first = waiting[0];
  useEffect(() => {
    if (first === undefined || (step !== 'role' && step !== 'who')) return;
    takeIncoming(first.id);
    void openContactFile(first).then((opened) => {
      if (!opened.ok) {
        setTrouble({ error: opened.error, about: first.name });
        return;
      }
      if (opened.value.kind !== 'invitation') {
        setTrouble({ error: appError('exchange/kind', { kind: opened.value.kind, wanted: 'invitation' }), about: first.name });
        return;
      }
      setTrouble(null);
      setInvitation(opened.value);
      setRole('doctor');
      setStep('who');
    });
  }, [first, step]);

  const pick = async (): Promise<void> => {
    const { platform } = ports();
    const picked = await platform.openFiles({ purpose: 'exchange', many: false });
    if (picked.ok) offerPicked(platform, picked.value.files);
    else if (picked.error.code !== 'desktop/cancelled') setTrouble({ error: picked.error });
  };

  const create = async (password: string): Promise<void> => {
    setBusy(true);
    const made = await found({ role, who, password, invitation });
    setBusy(false);
    if (!made.ok) {
      setTrouble({ error: made.error });
      return;
    }
    setPhase({ kind: 'open', session: made.value.session, settling: { recoveryCode: made.value.recoveryCode } });
  };

  const sample = async (wanted: 'doctor' | 'office'): Promise<void> => {
    setStep('sample');
    const loaded = await loadSample(wanted);
    if (loaded.ok) setPhase({ kind: 'open', session: loaded.value });
    else {
      setTrouble({ error: loaded.error });
      setStep('role');
    }
  };

  const titles: Record<Step, string> = {
    role: t('firstRun.title'),
    sample: t('firstRun.sampleWorking'),
    takeOver: t('ownPcs.takeOverTitle'),
    who: role === 'doctor' ? t('firstRun.whoDoctor') : role === 'office' ? t('firstRun.whoOffice') : t('firstRun.whoHeadquarters'),
    password: t('firstRun.passwordTitle'),
  };
  const at = step === 'who' ? 1 : step === 'password' ? 2 : 0;

  return (
    <LockedScreen
      appName={t('common.appName')}
      title={titles[step]}
      lead={step === 'role' ? t('firstRun.lead') : at === 0 ? undefined : <span className={styles['step']}>{t('firstRun.steps', { now: at, of: STEPS })}</span>}
      wide={step === 'role'}
      foot={
        step === 'role' && onBack !== undefined ? (
          <Button kind="quiet" icon="back" onPress={onBack}>
            {t('firstRun.backToLock')}
          </Button>
        ) : undefined
      }
    >
      {trouble === null ? null : <Trouble text={explain(trouble.error)} {...(trouble.about === undefined ? {} : { about: trouble.about })} />}
      {step === 'role' ? (
        <ChooseRole
          onChoose={(chosen) => {
            setRole(chosen);
            setInvitation(null);
            setTrouble(null);
            setStep('who');
          }}
          onSample={(wanted) => void sample(wanted)}
          onInvitation={() => void pick()}
          onTakeOver={() => {
            setTrouble(null);
            setStep('takeOver');
          }}
        />
      ) : null}
      {step === 'sample' ? <ProgressBar label={t('firstRun.sampleWorking')} value={null} /> : null}
      {step === 'takeOver' ? (
        <TakeOverStep onDone={(made) => setPhase({ kind: 'open', session: made.session, settling: { recoveryCode: made.recoveryCode } })} onBack={() => setStep('role')} />
      ) : null}
      {step === 'who' ? <WhoStep role={role} who={who} invitation={invitation} onChange={setWho} onNext={() => setStep('password')} onBack={() => setStep('role')} /> : null}
      {step === 'password' ? <PasswordStep busy={busy} onCreate={(password) => void create(password)} onBack={() => setStep('who')} /> : null}
      {step === 'role' || step === 'who' ? <DropTarget onFiles={offerDropped} /> : null}
    </LockedScreen>
  );
}
