import { type ReactNode, useState } from 'react';
import { readInvitationCode } from '../../../../src-shared/exchange/invitation-code.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { useLedger } from '../../../state/exchange/ledger-now.ts';
import type { Recipient } from '../../../state/exchange/recipients.ts';
import { noteTypedCode, typedCodeOf } from '../../../state/exchange/typed-code.ts';
import { useSession } from '../../../state/session.ts';
import { useRevision } from '../../../state/use-records.ts';
import { Banner, Button, Row, Trouble, useExplainError } from '../../../ui/index.ts';
import { CodeField } from '../../../vault-view/code-field.tsx';

/** 招待コード at the first send to an office that has never written to us: typed here, or in the first run. */
export function SendCode({ recipient }: { readonly recipient: Recipient }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const { identity } = useSession();
  const ledger = useLedger();
  useRevision();
  const known = typedCodeOf(recipient.contactId);
  const [editing, setEditing] = useState(false);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const answered = ledger.some((entry) => entry.direction === 'received' && entry.partner === recipient.party && entry.number > 0);
  if (identity.role !== 'doctor' || recipient.kind === 'doctor' || (answered && known === null)) return null;
  const note = async (digits: string | null): Promise<void> => {
    const noted = await noteTypedCode(recipient.contactId, digits);
    setTrouble(noted.ok ? null : noted.error);
    if (noted.ok) setEditing(false);
  };
  const save = (): void => {
    setAsked(true);
    const digits = readInvitationCode(typed);
    if (digits !== null) void note(digits);
  };
  if (!editing && known === null) {
    return (
      <Row>
        <span>{t('trust.codeAsk', { office: recipient.name })}</span>
        <Button compact onPress={() => setEditing(true)}>
          {t('trust.codeNote')}
        </Button>
      </Row>
    );
  }
  if (!editing) {
    return (
      <Banner
        tone="info"
        title={t('trust.codeGoes', { tail: (known ?? '').slice(-4) })}
        actions={
          <>
            <Button onPress={() => setEditing(true)}>{t('trust.codeChange')}</Button>
            <Button kind="quiet" onPress={() => void note(null)}>
              {t('trust.codeRemove')}
            </Button>
          </>
        }
      >
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
      </Banner>
    );
  }
  return (
    <>
      <CodeField typed={typed} onChange={setTyped} onEnter={save} asked={asked} />
      {trouble === null ? null : <Trouble text={explain(trouble)} />}
      <Row>
        <Button onPress={save}>{t('trust.codeSave')}</Button>
        <Button kind="quiet" onPress={() => setEditing(false)}>
          {t('common.cancel')}
        </Button>
      </Row>
    </>
  );
}
