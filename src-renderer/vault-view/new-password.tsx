import { type ReactNode, useState } from 'react';
import type { Result } from '../../src-shared/kernel/result.ts';
import { checkVaultPassword, isHalfWidth, type Strength, strengthOf, type Weakness } from '../../src-shared/sealing/passphrase-strength.ts';
import { proposePassphrase } from '../../src-shared/sealing/propose-passphrase.ts';
import { useText } from '../i18n/index.ts';
import { ports } from '../state/session.ts';
import { Banner, Button, type FieldProblem, PasswordField, RadioGroup, Stack } from '../ui/index.ts';
import { StrengthMeter } from './strength-meter.tsx';
import styles from './vault-view.module.css';

const STRONG_BITS = 55;

const WEAK = {
  common: 'vaultView.weakCommon',
  repeat: 'vaultView.weakRepeat',
  sequence: 'vaultView.weakSequence',
  date: 'vaultView.weakDate',
  short: 'vaultView.weakShort',
} as const satisfies Record<Weakness, string>;

/** A password that may be used, or the sentence that says why not yet. */
export interface NewPasswordState {
  readonly value: string;
  readonly again: string;
  readonly way: 'proposed' | 'own';
  readonly proposal: string;
}

/** How strong it has to be, and what it is for; a vault's where nothing is said. */
export interface PasswordUse {
  readonly check?: (text: string) => Result<Strength>;
  readonly words?: number;
  readonly note?: string;
}

export const startPassword = ({ words }: PasswordUse = {}): NewPasswordState => ({ value: '', again: '', way: 'proposed', proposal: proposePassphrase(ports().random, 'words', words) });

/** Null until both entries agree and the password is strong enough. */
export function finishedPassword(state: NewPasswordState, { check = checkVaultPassword }: PasswordUse = {}): string | null {
  if (state.way === 'proposed') return state.again === state.proposal ? state.proposal : null;
  return check(state.value).ok && state.value === state.again ? state.value : null;
}

export interface NewPasswordProps {
  readonly state: NewPasswordState;
  readonly onChange: (state: NewPasswordState) => void;
  readonly onEnter: () => void;
  /** Set after a try to go on: what is still wrong is then said aloud. */
  readonly asked: boolean;
  readonly use?: PasswordUse;
}

/** Proposed or own; typed twice, half-width only, weak ones refused with the reason. */
export function NewPassword({ state, onChange, onEnter, asked, use = {} }: NewPasswordProps): ReactNode {
  const { t } = useText();
  const [left, setLeft] = useState(false);
  const set = (part: Partial<NewPasswordState>): void => onChange({ ...state, ...part });
  const proposed = state.way === 'proposed';
  const wanted = proposed ? state.proposal : state.value;
  const strength = strengthOf(state.value);
  const check = (use.check ?? checkVaultPassword)(state.value);
  const level = !check.ok ? 'weak' : strength.bits >= STRONG_BITS ? 'strong' : 'fair';
  const word = level === 'weak' ? t('vaultView.strengthWeak') : level === 'fair' ? t('vaultView.strengthFair') : t('vaultView.strengthStrong');
  const reason = strength.weaknesses[0] ?? 'short';
  const weak: FieldProblem | undefined =
    (asked || (left && state.value !== '')) && !proposed && isHalfWidth(state.value) && !check.ok
      ? { what: t('vaultView.weakWhat'), why: t(WEAK[reason]), todo: t('vaultView.weakTodo') }
      : undefined;
  const differs: FieldProblem | undefined =
    asked && state.again !== wanted ? { what: t('vaultView.passwordDiffers'), todo: t('vaultView.passwordDiffersTodo') } : undefined;
  return (
    <Stack>
      <RadioGroup
        label={t('vaultView.passwordWay')}
        choices={[
          { value: 'proposed', label: t('vaultView.passwordProposed'), hint: t('vaultView.passwordProposedHint', { count: state.proposal.split('-').length }) },
          { value: 'own', label: t('vaultView.passwordOwn'), hint: t('vaultView.passwordOwnHint') },
        ]}
        value={state.way}
        onChange={(way) => onChange({ ...startPassword(use), way, proposal: state.proposal })}
      />
      {proposed ? (
        <div className={styles['proposal']}>
          <span className={styles['proposalLabel']}>{t('vaultView.passwordProposal')}</span>
          <output className={styles['proposalText']} aria-label={t('vaultView.passwordProposal')} translate="no">
            {state.proposal}
          </output>
          <div className={styles['proposalAgain']}>
            <Button kind="quiet" onPress={() => onChange(startPassword(use))}>
              {t('vaultView.passwordAnother')}
            </Button>
          </div>
        </div>
      ) : (
        <div onBlur={() => setLeft(true)}>
          <PasswordField
            label={t('vaultView.password')}
            required
            value={state.value}
            onChange={(value) => set({ value })}
            onEnter={onEnter}
            autoFocus
            anchor="password"
            error={weak}
            strength={state.value === '' ? null : <StrengthMeter level={level} bits={strength.bits} words={t('vaultView.strength', { word })} />}
          />
        </div>
      )}
      <PasswordField
        label={proposed ? t('vaultView.passwordTyped') : t('vaultView.passwordAgain')}
        required
        {...(proposed ? { help: t('vaultView.passwordTypedHelp') } : {})}
        value={state.again}
        onChange={(again) => set({ again })}
        onEnter={onEnter}
        anchor="password-again"
        error={differs}
      />
      <Banner tone="info" title={use.note ?? t('vaultView.passwordNoReset')} />
    </Stack>
  );
}
