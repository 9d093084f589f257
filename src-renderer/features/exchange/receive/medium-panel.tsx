import { type ReactNode, useEffect, useState } from 'react';
import { receiptsDue } from '../../../../src-shared/exchange/ledger-progress.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { PartyId, RecordId } from '../../../../src-shared/kernel/ids.ts';
import { useText } from '../../../i18n/index.ts';
import { isToHandOver, progressOf, useLedger } from '../../../state/exchange/ledger-now.ts';
import { makeNotes } from '../../../state/exchange/make-notes.ts';
import { askOrigin, eraseSource, noteErased, type OriginNow, originOf, saveReplyBeside } from '../../../state/exchange/medium.ts';
import { ports } from '../../../state/session.ts';
import { AlertDialog, Banner, Button, Card, Row, Stack, Trouble, useExplainError } from '../../../ui/index.ts';
import { purposeWord } from '../entry-words.ts';
import { openHere } from '../places.ts';
import { useRecipients } from '../use-recipients.ts';

export interface MediumPanelProps {
  readonly entryId: RecordId;
  readonly partner: PartyId;
  readonly origin: { readonly handle: string | null; readonly sha256: string };
}

/** After an import from a stick or a chosen file: the reply onto the same stick, and the file on it deleted; both recorded. */
export function MediumPanel({ entryId, partner, origin }: MediumPanelProps): ReactNode {
  const { t, language } = useText();
  const explain = useExplainError();
  const ledger = useLedger();
  const recipients = useRecipients();
  const [found, setFound] = useState<OriginNow | undefined>(undefined);
  const [shown, setShown] = useState(false);
  const [asking, setAsking] = useState(false);
  const [saved, setSaved] = useState<readonly { readonly id: RecordId; readonly words: string }[]>([]);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  useEffect(() => {
    let alive = true;
    void originOf(origin.handle).then((now) => {
      if (alive) setFound(now);
    });
    return () => {
      alive = false;
    };
  }, [origin.handle]);
  if (found === undefined) return null;
  const where = found === 'ask' ? null : found;
  const removable = where?.removable === true;
  const { sourceGone } = progressOf(entryId);
  const recipient = recipients?.find((one) => one.party === partner && one.state === 'confirmed');
  const replies = ledger.filter((entry) => entry.partner === partner && isToHandOver(entry));
  const due = receiptsDue(ledger, partner, ports().clock.now()).length;
  const { handle } = origin;

  const show = async (): Promise<void> => {
    if (handle === null) return;
    const place = await askOrigin(handle);
    if (place.ok) setFound(place.value);
    setShown(place.ok);
    setTrouble(place.ok || place.error.code === 'desktop/cancelled' ? null : place.error);
  };
  const saveReply = async (): Promise<void> => {
    if (handle === null || recipient === undefined) return;
    setTrouble(null);
    const ids = replies.map((entry) => entry.id);
    if (ids.length === 0) {
      const made = await makeNotes('receipt', recipient);
      if (!made.ok) {
        setTrouble(made.error);
        return;
      }
      ids.push(made.value);
    }
    const done: { id: RecordId; words: string }[] = [];
    for (const id of ids) {
      const result = await saveReplyBeside(id, handle, removable || shown);
      if (!result.ok) {
        setTrouble(result.error);
        break;
      }
      done.push({ id, words: t('exchange.savedTo', { place: result.value.place, name: result.value.name }) });
    }
    setSaved(done);
  };
  const erase = async (): Promise<void> => {
    setAsking(false);
    if (handle === null) return;
    const gone = await eraseSource(entryId, { handle, sha256: origin.sha256 });
    setTrouble(gone.ok ? null : gone.error);
  };
  const byHand = async (): Promise<void> => {
    const noted = await noteErased(entryId, 'hand');
    setTrouble(noted.ok ? null : noted.error);
  };
  return (
    <Card title={where === null ? t('ledger.mediumUnknown') : t('ledger.mediumTitle', { place: where.place })}>
      <Stack>
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
        {saved.map((one) => (
          <Banner
            key={one.id}
            tone="ok"
            live
            title={one.words}
            actions={<Button onPress={() => openHere(one.id)}>{t('exchange.handed')}</Button>}
          />
        ))}
        {where === null ? <p>{t(found === 'ask' ? 'ledger.mediumShow' : 'ledger.mediumByHand')}</p> : null}
        <Row>
          {found === 'ask' && sourceGone === null ? (
            <Button icon="usb" onPress={() => void show()}>
              {t('ledger.mediumShowDo')}
            </Button>
          ) : null}
          {where === null || recipient === undefined || saved.length > 0 || (replies.length === 0 && due === 0) ? null : (
            <Button icon="usb" onPress={() => void saveReply()}>
              {removable ? t('ledger.mediumReply') : t('ledger.mediumReplyBeside')}
            </Button>
          )}
          {sourceGone !== null ? null : where === null ? (
            <Button icon="trash" onPress={() => void byHand()}>
              {t('ledger.mediumErasedByHand')}
            </Button>
          ) : (
            <Button icon="trash" onPress={() => setAsking(true)}>
              {removable ? t('ledger.mediumErase') : t('ledger.mediumEraseFile')}
            </Button>
          )}
        </Row>
        {where !== null && saved.length === 0 && replies.length > 0 ? <p>{t('ledger.mediumReplies', { files: replies.map((entry) => t('exchange.fileTitle', { purpose: purposeWord(entry.purpose, language), number: entry.number })).join(t('ledger.join')) })}</p> : null}
        {sourceGone === null ? null : <Banner tone="ok" live title={t(sourceGone === 'app' ? 'ledger.mediumErased' : 'ledger.mediumErasedHandNoted')} />}
      </Stack>
      <AlertDialog open={asking} title={t('ledger.mediumEraseAsk')} confirmLabel={t('ledger.mediumEraseDo')} cancelLabel={t('common.back')} danger onCancel={() => setAsking(false)} onConfirm={() => void erase()}>
        <p>{t('ledger.mediumEraseText')}</p>
      </AlertDialog>
    </Card>
  );
}
