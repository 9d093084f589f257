import { type ReactNode, useEffect, useState } from 'react';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { hasBytes, makeReplacement } from '../../../state/exchange/make-notes.ts';
import { Banner, Button, Trouble, useExplainError } from '../../../ui/index.ts';
import { turnInto } from '../places.ts';
import { useRecipients } from '../use-recipients.ts';

/** 再送の依頼: the same bytes once more, or a file in its place where they are gone. */
export function AskedAgain({ entry, children }: { readonly entry: LedgerEntry; readonly children: ReactNode }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const recipients = useRecipients();
  const [here, setHere] = useState<boolean | null>(null);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  useEffect(() => {
    let alive = true;
    void hasBytes(entry).then((kept) => {
      if (alive) setHere(kept);
    });
    return () => {
      alive = false;
    };
  }, [entry]);
  const recipient = recipients?.find((one) => one.party === entry.partner && one.state === 'confirmed');
  const replace = async (): Promise<void> => {
    if (recipient === undefined) return;
    const made = await makeReplacement(entry, recipient);
    if (made.ok) turnInto(made.value);
    else setTrouble(made.error);
  };
  return (
    <>
      <Banner tone="warn" title={t('ledger.askedTitle', { numbers: t('ledger.no', { number: entry.number }) })}>
        <p>{t('ledger.askedText')}</p>
      </Banner>
      {here === false ? (
        <Banner
          tone="warn"
          title={t('ledger.askedGone')}
          actions={
            <Button kind="primary" disabled={recipient === undefined} onPress={() => void replace()}>
              {t('ledger.askedReplace')}
            </Button>
          }
        >
          <p>{t('ledger.askedGoneText', { number: entry.number })}</p>
        </Banner>
      ) : (
        children
      )}
      {trouble === null ? null : <Trouble text={explain(trouble)} />}
    </>
  );
}
