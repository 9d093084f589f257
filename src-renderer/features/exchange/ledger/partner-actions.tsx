import { type ReactNode, useState } from 'react';
import { openGaps } from '../../../../src-shared/exchange/ledger.ts';
import { askedFor, devicesOf, isAskedAgain, receiptRequests, receiptsAsked } from '../../../../src-shared/exchange/ledger-requests.ts';
import { receiptsDue } from '../../../../src-shared/exchange/ledger-progress.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { PartyId } from '../../../../src-shared/kernel/ids.ts';
import { useText } from '../../../i18n/index.ts';
import { useLedger } from '../../../state/exchange/ledger-now.ts';
import { makeNotes, type Notes } from '../../../state/exchange/make-notes.ts';
import { ports, useSession } from '../../../state/session.ts';
import { Banner, Button, Row, Trouble, useExplainError } from '../../../ui/index.ts';
import { stateWord } from '../entry-words.ts';
import { openHere } from '../places.ts';
import { useRecipients } from '../use-recipients.ts';
import { useNumbersWord } from './numbers-words.ts';

/** What is open with one partner, each with the button that settles it: gaps, requests, receipts. `skip`: what they asked for again is said already. */
export function PartnerActions({ partner, skip = false }: { readonly partner: PartyId; readonly skip?: boolean }): ReactNode {
  const { t, language } = useText();
  const explain = useExplainError();
  const numbersWord = useNumbersWord();
  const { identity } = useSession();
  const ledger = useLedger();
  const recipients = useRecipients();
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const recipient = recipients?.find((one) => one.party === partner && one.state === 'confirmed');
  const now = ports().clock.now();
  const missing = devicesOf(ledger, partner).flatMap((device) => openGaps(ledger, partner, device).map((number) => ({ device, number })));
  const requests = missing.map(({ device, number }) => askedFor(ledger, partner, device, number));
  const request = requests.find((one) => one !== undefined);
  const allAsked = missing.length > 0 && requests.every((one) => one !== undefined);
  const again = ledger.filter((entry) => entry.partner === partner && isAskedAgain(entry));
  const wanted = receiptsAsked(ledger, partner);
  const due = receiptsDue(ledger, partner, now).length;
  const unheard = receiptRequests(ledger, partner, now).length > 0;

  const make = (notes: Notes) => async (): Promise<void> => {
    if (recipient === undefined) return;
    const made = await makeNotes(notes, recipient);
    if (made.ok) openHere(made.value);
    else setTrouble(made.error);
  };
  const can = recipient !== undefined;
  // own PCs tell each other by their own files: nothing to ask for, and nobody to answer
  if (partner === identity.party) return null;
  return (
    <>
      {trouble === null ? null : <Trouble text={explain(trouble)} />}
      {missing.length === 0 ? null : (
        <Banner
          tone="warn"
          title={t('ledger.gapTitle', { numbers: numbersWord(missing.map((one) => one.number)) })}
          actions={
            <>
              <Button kind={allAsked ? 'secondary' : 'primary'} icon="send" disabled={!can} onPress={() => void make('resend')()}>
                {allAsked ? t('ledger.askResendAgain') : t('ledger.askResend')}
              </Button>
              {request === undefined ? null : <Button onPress={() => openHere(request.id)}>{t('ledger.openRequest')}</Button>}
            </>
          }
        >
          <p>{request === undefined || !allAsked ? t('ledger.gapText') : t('ledger.gapAsked', { state: stateWord(request.state, language) })}</p>
        </Banner>
      )}
      {again.length === 0 || skip ? null : (
        <Banner
          tone="warn"
          title={t('ledger.askedTitle', { numbers: numbersWord(again.map((entry) => entry.number)) })}
          actions={again.slice(0, 5).map((entry) => (
            <Button key={entry.id} kind="primary" icon="send" onPress={() => openHere(entry.id)}>
              {t('ledger.askedOpen', { number: t('ledger.no', { number: entry.number }) })}
            </Button>
          ))}
        >
          <p>{t('ledger.askedText')}</p>
        </Banner>
      )}
      {wanted.length === 0 ? null : (
        <Banner
          tone="warn"
          title={t('ledger.receiptsAsked', { numbers: numbersWord(wanted.map((entry) => entry.number)) })}
          actions={
            <Button kind="primary" icon="send" disabled={!can} onPress={() => void make('receipt')()}>
              {t('ledger.sendReceipts')}
            </Button>
          }
        />
      )}
      {due === 0 || wanted.length > 0 ? null : (
        <Banner
          tone="info"
          title={t('ledger.receiptsDue', { count: due })}
          actions={
            <Button icon="send" disabled={!can} onPress={() => void make('receipt')()}>
              {t('ledger.sendReceipts')}
            </Button>
          }
        >
          <p>{t('ledger.receiptsDueText')}</p>
        </Banner>
      )}
      {unheard ? (
        <Row>
          <Button icon="mail" disabled={!can} onPress={() => void make('askReceipt')()}>
            {t('ledger.askReceipt')}
          </Button>
        </Row>
      ) : null}
    </>
  );
}
