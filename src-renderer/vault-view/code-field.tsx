import type { ReactNode } from 'react';
import { groupedCode, readInvitationCode } from '../../src-shared/exchange/invitation-code.ts';
import { useText } from '../i18n/index.ts';
import { TextField } from '../ui/index.ts';

export interface CodeFieldProps {
  readonly typed: string;
  readonly onChange: (typed: string) => void;
  readonly onEnter?: () => void;
  /** Somebody wanted to go on: a code that is not whole is pointed out. */
  readonly asked: boolean;
}

/** 招待コード from the office's letter: 20 digits, however they are grouped or typed. */
export function CodeField({ typed, onChange, onEnter, asked }: CodeFieldProps): ReactNode {
  const { t } = useText();
  const digits = readInvitationCode(typed);
  const wrong = asked && typed.trim() !== '' && digits === null;
  return (
    <TextField
      label={t('trust.codeLabel')}
      optional
      help={t('trust.codeHelp')}
      example="1234-5678-9012-3456-7890"
      inputMode="numeric"
      value={typed}
      onChange={onChange}
      onBlur={() => {
        if (digits !== null) onChange(groupedCode(digits));
      }}
      {...(onEnter === undefined ? {} : { onEnter })}
      anchor="invitation-code"
      error={wrong ? { what: t('trust.codeWrong'), todo: t('trust.codeWrongTodo') } : undefined}
    />
  );
}
