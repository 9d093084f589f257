import { type ReactNode, useState } from 'react';
import { readInvitationCode } from '../../../src-shared/exchange/invitation-code.ts';
import { type Tidied, tidyInput, type TidyKind } from '../../../src-shared/text/tidy-input.ts';
import { useText } from '../../i18n/index.ts';
import type { ContactFile } from '../../state/contact-file.ts';
import type { PartyRole } from '../../state/identity.ts';
import { CodeField } from '../../vault-view/code-field.tsx';
import { Button, Checkbox, Facts, Banner, Row, Stack, TextField, type TextFieldProps } from '../../ui/index.ts';
import styles from './first-run.module.css';

export interface Who {
  readonly name: string;
  readonly kana: string;
  readonly telephone: string;
  readonly memberName: string;
  readonly trustOffice: boolean;
  /** 招待コード as typed; empty where there is none. */
  readonly code?: string;
}

export const NOBODY: Who = { name: '', kana: '', telephone: '', memberName: '', trustOffice: false, code: '' };

/** Nothing typed, or a whole code. */
const isCodeFine = (typed = ''): boolean => typed.trim() === '' || readInvitationCode(typed) !== null;

export const isWhoComplete = (role: PartyRole, who: Who): boolean =>
  who.name.trim() !== '' && (role === 'doctor' ? who.kana.trim() !== '' && isCodeFine(who.code) : who.memberName.trim() !== '');

export interface WhoStepProps {
  readonly role: PartyRole;
  readonly who: Who;
  readonly invitation: ContactFile | null;
  readonly onChange: (who: Who) => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

/** A text that is tidied visibly when the person leaves it. */
function TidyField({ kind, onTidied, ...props }: TextFieldProps & { readonly kind: TidyKind; readonly onTidied: (value: string) => void }): ReactNode {
  const { t } = useText();
  const [tidied, setTidied] = useState<Tidied | null>(null);
  return (
    <TextField
      {...props}
      onChange={(value) => {
        setTidied(null);
        props.onChange(value);
      }}
      onBlur={() => {
        const read = tidyInput(props.value, kind);
        if (read.value === props.value) return;
        setTidied(read);
        onTidied(read.value);
      }}
      note={
        // the line is always there: a button must not move away between pressing and letting go
        <span role="status" className={styles['tidied']}>
          {tidied === null ? '' : t('firstRun.tidied', { to: tidied.value })}
        </span>
      }
    />
  );
}

/** Name and reading, or office and own name. Nothing else is asked here: the rest can wait. */
export function WhoStep({ role, who, invitation, onChange, onNext, onBack }: WhoStepProps): ReactNode {
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  const set = (part: Partial<Who>): void => onChange({ ...who, ...part });
  const next = (): void => {
    setAsked(true);
    if (isWhoComplete(role, who)) onNext();
  };
  const missing = (value: string): string | undefined => (asked && value.trim() === '' ? t('firstRun.missing') : undefined);
  const field = (key: 'name' | 'kana' | 'telephone' | 'memberName', kind: TidyKind) => ({
    value: who[key],
    onChange: (value: string) => set({ [key]: value }),
    onTidied: (value: string) => set({ [key]: value }),
    onEnter: next,
    kind,
    anchor: key,
  });
  return (
    <Stack>
      {invitation === null ? null : (
        <Banner tone="info" title={t('firstRun.invitedBy', { name: invitation.card.statement.name })}>
          <Facts
            facts={[
              { label: t('firstRun.invitedTelephone'), value: invitation.card.statement.telephone },
              { label: t('common.sixWords'), value: invitation.words.join('　') },
            ]}
          />
          <Checkbox
            label={t('firstRun.invitedTrust')}
            hint={t('firstRun.invitedTrustHint')}
            checked={who.trustOffice}
            onChange={(trustOffice) => set({ trustOffice })}
          />
        </Banner>
      )}
      {invitation === null ? null : (
        <CodeField typed={who.code ?? ''} onChange={(code) => set({ code })} onEnter={next} asked={asked} />
      )}
      {role === 'doctor' ? (
        <>
          <TidyField {...field('name', 'name')} label={t('firstRun.name')} required autoFocus usedBy={t('firstRun.nameUsed')} example={t('firstRun.nameExample')} error={missing(who.name)} />
          <TidyField {...field('kana', 'kana')} label={t('firstRun.kana')} required usedBy={t('firstRun.kanaUsed')} example={t('firstRun.kanaExample')} error={missing(who.kana)} />
        </>
      ) : (
        <>
          <TidyField
            {...field('name', 'text')}
            label={role === 'office' ? t('firstRun.officeName') : t('firstRun.headquartersName')}
            required
            autoFocus
            usedBy={t('firstRun.officeNameUsed')}
            example={role === 'office' ? t('firstRun.officeNameExample') : t('firstRun.headquartersNameExample')}
            error={missing(who.name)}
          />
          <TidyField {...field('telephone', 'code')} label={t('firstRun.telephone')} optional help={t('firstRun.telephoneHelp')} example={t('firstRun.telephoneExample')} inputMode="tel" />
          <TidyField {...field('memberName', 'name')} label={t('firstRun.ownName')} required usedBy={t('firstRun.ownNameUsed')} example={t('firstRun.nameExample')} error={missing(who.memberName)} />
        </>
      )}
      <Row end>
        <Button kind="quiet" onPress={onBack}>
          {t('common.back')}
        </Button>
        <Button kind="primary" onPress={next}>
          {t('common.next')}
        </Button>
      </Row>
    </Stack>
  );
}
