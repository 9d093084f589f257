import { type ReactNode, useEffect, useState } from 'react';
import { civilDateOfMs } from '../../src-shared/time/civil-date.ts';
import { finishSample, SAMPLE_PASSWORD } from '../features/first-run/index.ts';
import { type Texts, useText } from '../i18n/index.ts';
import { canRemember } from '../state/remember.ts';
import { useSessionStore } from '../state/session.ts';
import { keyStore } from '../state/vault-ports.ts';
import { Banner, Button, LockedScreen, PasswordField, ProgressBar, RadioGroup, Row, Stack, useExplainError } from '../ui/index.ts';
import type { ListedVault } from '../vault/index.ts';
import { Forgotten } from './forgotten.tsx';
import { useOpenVault } from './use-open-vault.ts';

const roleName = ({ t }: Texts, role: ListedVault['role']): string =>
  role === 'doctor' ? t('app.roleDoctor') : role === 'office' ? t('app.roleOffice') : t('app.roleHeadquarters');

/** What a vault is called before anybody may read it: never a person's name. */
export const vaultTitle = (texts: Texts, vault: ListedVault): string => {
  if (vault.sample) return texts.t('app.vaultSample', { role: roleName(texts, vault.role) });
  return vault.label === '' ? roleName(texts, vault.role) : vault.label;
};

export interface UnlockProps {
  readonly vaults: readonly ListedVault[];
  readonly vaultId: string;
}

/** One password field; which vault, where there are several; the ways out for who forgot. */
export function Unlock({ vaults, vaultId }: UnlockProps): ReactNode {
  const texts = useText();
  const { t } = texts;
  const explain = useExplainError();
  const setPhase = useSessionStore((state) => state.setPhase);
  const [chosen, setChosen] = useState(vaultId);
  const [password, setPassword] = useState('');
  const [forgotten, setForgotten] = useState(false);
  const [remembered, setRemembered] = useState(false);
  const opening = useOpenVault();
  const vault = vaults.find(({ id }) => id === chosen) ?? vaults.at(-1);

  useEffect(() => {
    let alive = true;
    void canRemember().then((can) => (alive ? setRemembered(can) : undefined));
    return () => {
      alive = false;
    };
  }, []);

  if (vault === undefined) return null;
  if (forgotten) return <Forgotten vault={vault} onBack={() => setForgotten(false)} />;

  const waits = Number(opening.error?.params.waitSeconds ?? 0);

  const enter = async (): Promise<void> => {
    if (opening.busy || (!vault.sample && password === '')) return;
    const opened = await opening.open(vault.id, { password: vault.sample ? SAMPLE_PASSWORD : password });
    if (opened.ok) {
      const whole = vault.sample ? await finishSample(opened.value) : opened;
      setPhase(whole.ok ? { kind: 'open', session: whole.value } : { kind: 'trouble', error: whole.error });
      return;
    }
    setPassword('');
  };

  const viaKeyStore = async (): Promise<void> => {
    const opened = await opening.open(vault.id, { keyStore: keyStore() });
    if (opened.ok) setPhase({ kind: 'open', session: opened.value });
  };

  return (
    <LockedScreen
      appName={t('common.appName')}
      title={t('app.unlockTitle')}
      lead={vaults.length > 1 ? undefined : vaultTitle(texts, vault)}
      foot={
        <Row>
          {vault.sample ? null : (
            <Button kind="quiet" icon="key" onPress={() => setForgotten(true)}>
              {t('app.forgot')}
            </Button>
          )}
          <Button kind="quiet" icon="plus" onPress={() => setPhase({ kind: 'firstRun' })}>
            {t('app.addVault')}
          </Button>
        </Row>
      }
    >
        <Stack>
          {vaults.length > 1 ? (
            <RadioGroup
              label={t('app.vaultChoice')}
              choices={vaults.map((one) => ({ value: one.id, label: vaultTitle(texts, one), hint: t('app.vaultMadeOn', { on: civilDateOfMs(one.createdAt) }) }))}
              value={vault.id}
              onChange={(id) => {
                setChosen(id);
                setPassword('');
                opening.forget();
              }}
            />
          ) : null}
          {vault.onlyInMirror ? <Banner tone="info" title={vault.dropped ? t('backUp.dropped') : t('app.onlyInMirror')} /> : null}
          {opening.busy ? <ProgressBar label={t('app.unlocking')} value={opening.share} /> : null}
          {vault.sample ? (
            <p>{t('app.sampleNoPassword')}</p>
          ) : (
            <PasswordField
              key={vault.id}
              label={t('common.password')}
              {...(vault.role === 'doctor' ? {} : { help: t('app.unlockOffice') })}
              value={password}
              onChange={(next) => {
                setPassword(next);
                opening.forget();
              }}
              onEnter={() => void enter()}
              autoFocus
              anchor="unlock"
              error={opening.error === null ? undefined : explain(opening.error)}
            />
          )}
          {waits > 0 ? <p role="status">{t('app.waitSeconds', { seconds: waits })}</p> : null}
          <Row end>
            {remembered && !vault.sample ? (
              <Button onPress={() => void viaKeyStore()} disabled={opening.busy}>
                {t('app.unlockRemembered')}
              </Button>
            ) : null}
            <Button kind="primary" onPress={() => void enter()} disabled={opening.busy}>
              {vault.sample ? t('app.sampleOpen') : t('app.unlock')}
            </Button>
          </Row>
        </Stack>
    </LockedScreen>
  );
}
