import type { ReactNode } from 'react';
import type { ImportPlan } from '../../../../src-shared/exchange/plan-import.ts';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import { useText } from '../../../i18n/index.ts';
import { Banner, Button } from '../../../ui/index.ts';
import { useNumbersWord } from '../ledger/numbers-words.ts';

const numbers = (entries: readonly LedgerEntry[]): readonly number[] => entries.map((entry) => entry.number);

/** What the sender asks of us about numbered files, and what this file answers; buttons only once it is taken in. */
export function RequestNotes({ plan, onHandOver }: { readonly plan: ImportPlan; readonly onHandOver?: (entry: LedgerEntry) => void }): ReactNode {
  const { t } = useText();
  const word = useNumbersWord();
  const { resend, calledOff, unknown, receipts, notHere } = plan.requests;
  const revived = [...plan.receipts.progress, ...plan.answers.progress].flatMap(({ entry }) => (entry.state === 'cancelled' ? [entry.number] : []));
  return (
    <>
      {revived.length === 0 ? null : <Banner tone="warn" title={t('ledger.revived', { numbers: word([...new Set(revived)]) })} />}
      {resend.length === 0 ? null : (
        <Banner
          tone="warn"
          title={t('ledger.askedTitle', { numbers: word(numbers(resend)) })}
          actions={
            onHandOver === undefined
              ? undefined
              : resend.slice(0, 5).map((entry) => (
                  <Button key={entry.id} kind="primary" icon="send" onPress={() => onHandOver(entry)}>
                    {t('ledger.askedOpen', { number: t('ledger.no', { number: entry.number }) })}
                  </Button>
                ))
          }
        >
          <p>{t('ledger.askedText')}</p>
        </Banner>
      )}
      {calledOff.length === 0 ? null : <Banner tone="info" title={t('ledger.askedCalledOff', { numbers: word(numbers(calledOff)) })} />}
      {unknown.length === 0 ? null : <Banner tone="warn" title={t('ledger.askedUnknown', { numbers: word(unknown) })} />}
      {receipts.length === 0 ? null : <Banner tone="info" title={t('ledger.receiptsAsked', { numbers: word(numbers(receipts)) })} />}
      {notHere.length === 0 ? null : <Banner tone="warn" title={t('ledger.askedNotHere', { numbers: word(notHere) })} />}
      {plan.answered.length === 0 ? null : <Banner tone="ok" title={t('ledger.answersRequest')} />}
      {plan.receipts.elsewhere.length === 0 ? null : <Banner tone="info" title={t('ledger.receiptElsewhere', { numbers: word(plan.receipts.elsewhere.map((one) => one.number)) })} />}
      {plan.receipts.refused.length === 0 ? null : <Banner tone="warn" title={t('ledger.receiptRefused', { numbers: word(plan.receipts.refused.map((one) => one.number)) })} />}
    </>
  );
}
