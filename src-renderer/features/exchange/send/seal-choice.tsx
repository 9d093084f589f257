import type { ReactNode } from 'react';
import { checkFilePassphrase, isHalfWidth, strengthOf, type Weakness } from '../../../../src-shared/sealing/passphrase-strength.ts';
import { type PassphraseStyle, proposePassphrase } from '../../../../src-shared/sealing/propose-passphrase.ts';
import { useText } from '../../../i18n/index.ts';
import { ports } from '../../../state/session.ts';
import { Banner, Button, Card, Checkbox, type FieldProblem, RadioGroup, Row, Stack, TextField } from '../../../ui/index.ts';
import styles from '../exchange.module.css';

const WEAK = { common: 'vaultView.weakCommon', repeat: 'vaultView.weakRepeat', sequence: 'vaultView.weakSequence', date: 'vaultView.weakDate', short: 'vaultView.weakShort' } as const satisfies Record<Weakness, string>;

/** How the file is sealed. A password lives in this state only: it is written nowhere. */
export interface SealState {
  readonly by: 'card' | 'password';
  readonly way: PassphraseStyle | 'own';
  readonly proposal: string;
  readonly own: string;
  /** Written down by the person, or told already. */
  readonly noted: boolean;
}

const proposed = (way: PassphraseStyle): Pick<SealState, 'way' | 'proposal' | 'noted'> => ({ way, proposal: proposePassphrase(ports().random, way), noted: false });

export const startSeal = (by: SealState['by'] = 'card'): SealState => ({ by, own: '', ...proposed('words') });

/** Null while the card seals it, or the password is weak or not written down yet. */
export function sealPassphrase(seal: SealState): string | null {
  if (seal.by === 'card' || !seal.noted) return null;
  if (seal.way !== 'own') return seal.proposal;
  return checkFilePassphrase(seal.own).ok ? seal.own : null;
}

export interface SealChoiceProps {
  readonly seal: SealState;
  readonly onChange: (seal: SealState) => void;
  /** Without a card there is nothing to choose. */
  readonly onlyPassword: boolean;
}

/** パスワードで封をする: proposed or own, told by another route than the file. */
export function SealChoice({ seal, onChange, onlyPassword }: SealChoiceProps): ReactNode {
  const { t } = useText();
  const weakness = strengthOf(seal.own).weaknesses[0] ?? 'short';
  const weak: FieldProblem | undefined =
    seal.way !== 'own' || seal.own === '' || checkFilePassphrase(seal.own).ok
      ? undefined
      : isHalfWidth(seal.own)
        ? { what: t('vaultView.weakWhat'), why: t(WEAK[weakness]), todo: t('vaultView.weakTodo') }
        : { what: t('files.sealHalfWidth'), todo: t('files.sealHalfWidthTodo') };
  const change = (part: Partial<SealState>): void => onChange({ ...seal, ...part });
  return (
    <Card title={t('files.seal')} accent>
      <Stack>
        {onlyPassword ? (
          <p>{t('files.sealOnly')}</p>
        ) : (
          <RadioGroup
            label={t('files.sealBy')}
            choices={[
              { value: 'card', label: t('files.sealCard'), hint: t('files.sealCardHint') },
              { value: 'password', label: t('files.sealPassword'), hint: t('files.sealPasswordHint') },
            ]}
            value={seal.by}
            onChange={(by) => change({ by })}
          />
        )}
        {seal.by === 'card' ? null : (
          <>
            <RadioGroup
              label={t('files.sealWay')}
              inline
              choices={[
                { value: 'words', label: t('files.sealWords') },
                { value: 'digits', label: t('files.sealDigits') },
                { value: 'own', label: t('files.sealOwn') },
              ]}
              value={seal.way}
              onChange={(way) => change(way === 'own' ? { way, noted: false } : proposed(way))}
            />
            {seal.way === 'own' ? (
              <TextField label={t('exchange.passphrase')} required value={seal.own} onChange={(own) => change({ own, noted: false })} error={weak} />
            ) : (
              <Row>
                <output className={styles['passphrase']} aria-label={t('exchange.passphrase')} translate="no">
                  {seal.proposal}
                </output>
                <Button kind="quiet" onPress={() => onChange({ ...seal, ...proposed(seal.way as PassphraseStyle) })}>
                  {t('vaultView.passwordAnother')}
                </Button>
              </Row>
            )}
            <Banner tone="warn" title={t('files.sealRoute')}>
              <p>{t('files.sealRouteText')}</p>
            </Banner>
            <Checkbox label={t('files.sealNoted')} checked={seal.noted} onChange={(noted) => change({ noted })} />
          </>
        )}
      </Stack>
    </Card>
  );
}
