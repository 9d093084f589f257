import { type ReactNode, useState } from 'react';
import { confirmsDeletion } from '../../../src-shared/exchange/many-deletions.ts';
import { useText } from '../../i18n/index.ts';
import { Banner, TextField } from '../../ui/index.ts';

export interface TypedConfirmProps {
  readonly count: number;
  readonly title: string;
  readonly text: string;
  readonly onRight: (right: boolean) => void;
}

/** A large deletion: the number or the word has to be typed; Enter alone does nothing. */
export function TypedConfirm({ count, title, text, onRight }: TypedConfirmProps): ReactNode {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const change = (value: string): void => {
    setTyped(value);
    onRight(confirmsDeletion(value, count));
  };
  return (
    <Banner tone="danger" title={title}>
      <p>{text}</p>
      <TextField label={t('ledger.typedField')} width="short" value={typed} onChange={change} />
    </Banner>
  );
}
