import { type ReactNode, useState } from 'react';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Result } from '../../../../src-shared/kernel/result.ts';
import { useText } from '../../../i18n/index.ts';
import { cancelFile, noteTold, saveCopy, type SavedCopy, stopWaiting, waitAgain } from '../../../state/exchange/hand-over.ts';
import { isAwaiting, isWaitEnded, progressOf } from '../../../state/exchange/ledger-now.ts';
import type { SavedParts } from '../../../state/exchange/other-forms.ts';
import { carriedWith, handOverFiles, takeBackHanded, useMediaLines } from '../../../state/exchange/media.ts';
import { openArea } from '../../../state/navigation.ts';
import { ports, useSession } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';
import { useToday } from '../../../state/use-today.ts';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { AlertDialog, Banner, Button, Detail, Menu, type MenuEntry, Stack, StateChip, Trouble, TrustSentence, useExplainError, useStatus } from '../../../ui/index.ts';
import { isAskedAgain } from '../../../../src-shared/exchange/ledger-requests.ts';
import { BackButton } from '../back-button.tsx';
import { digestWords, purposeWord, stateTone, stateWord } from '../entry-words.ts';
import styles from '../exchange.module.css';
import { Ltr } from '../ltr.tsx';
import { openTab, useAsked } from '../places.ts';
import { ArmourDialog } from './armour-dialog.tsx';
import { AskedAgain } from './asked-again.tsx';
import { ContentsList } from './contents-list.tsx';
import { CoverDialog } from './cover-dialog.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { HandedDialog } from './handed-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { ToldDialog } from './told-dialog.tsx';

const MOST_NAMES = 20;

type Open = 'handed' | 'back' | 'cancel' | 'print' | 'split' | 'armour' | 'told' | null;

/** One file of ours: until 渡しました the largest sentence is that it has not arrived. */
export function SentEntry({ entry }: { readonly entry: LedgerEntry }): ReactNode {
  const { t, language } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const today = useToday();
  const { identity } = useSession();
  const contacts = useRecords('contact');
  const back = useAsked((state) => state.backs.get(entry.id));
  const [open, setOpen] = useState<Open>(null);
  const [saved, setSaved] = useState<{ readonly route: 'mail' | 'usb'; readonly copy: SavedCopy } | null>(null);
  const [parts, setParts] = useState<SavedParts | null>(null);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const contact = contacts.find((one) => one.person === entry.partner);
  const partnerIsPerson = contact === undefined ? identity.role !== 'doctor' : shownValues(contact)['role'] === 'doctor';
  const purpose = purposeWord(entry.purpose, language);
  const { state } = entry;
  const made = state === 'made';
  const again = isAskedAgain(entry);

  const told = async (work: Promise<Result<unknown, AppError>>): Promise<boolean> => {
    const done = await work;
    setTrouble(done.ok ? null : done.error);
    return done.ok;
  };

  const save = async (route: 'mail' | 'usb'): Promise<void> => {
    const copy = await saveCopy(entry.id, route);
    if (!copy.ok) {
      // A closed dialog is no trouble: the file stays among 送るもの.
      setTrouble(copy.error.code === 'desktop/cancelled' ? null : copy.error);
      return;
    }
    setTrouble(null);
    if (route === 'mail') {
      const words = { purpose: purposeWord(entry.purpose, 'ja'), number: entry.number, file: copy.value.name, digest: digestWords(entry.digest) };
      await ports().platform.copyText({ text: partnerIsPerson ? t('exchange.mailTextPerson', words) : t('exchange.mailText', { ...words, partner: entry.partnerName }) });
    }
    setSaved({ route, copy: copy.value });
  };

  const leave = (): void => {
    if (back === undefined) openTab('to-send');
    else openArea(back.area, back.recordId);
  };

  const carried = carriedWith(entry.id, useMediaLines());
  const notHanded = (): void => {
    setOpen(null);
    void told(takeBackHanded(entry.id, (one) => t('exchange.fileTitle', { purpose: purposeWord(one.purpose, language), number: one.number })));
  };

  const more: MenuEntry[] = [
    ...(state === 'cancelled'
      ? []
      : [
          { id: 'split', label: t('files.split'), icon: 'save' as const, onAction: () => setOpen('split') },
          { id: 'armour', label: t('files.armour'), icon: 'mail' as const, onAction: () => setOpen('armour') },
        ]),
    ...(made || again ? [] : [{ id: 'cover', label: t('exchange.coverSheet'), icon: 'print' as const, onAction: () => setOpen('print') }]),
    ...(state === 'cancelled' || made ? [] : [{ id: 'again', label: t('exchange.saveAgain'), icon: 'save' as const, onAction: () => void save('mail') }]),
    ...(state === 'handed' ? [{ id: 'back', label: t('exchange.takeBackHanded'), icon: 'undo' as const, onAction: () => (carried.length === 0 ? notHanded() : setOpen('back')) }] : []),
    ...(made ? [{ id: 'cancel', label: t('exchange.cancelFile'), icon: 'trash' as const, danger: true, onAction: () => setOpen('cancel') }] : []),
  ];

  const ways = (
    <div className={styles['handOver']}>
      <Button icon="mail" onPress={() => void save('mail')}>
        {t('exchange.byMail')}
      </Button>
      <Button icon="usb" onPress={() => void save('usb')}>
        {t('exchange.byUsb')}
      </Button>
      <Button icon="print" onPress={() => setOpen('print')}>
        {t('exchange.coverSheet')}
      </Button>
    </div>
  );

  return (
    <>
      <BackButton tab={made || again ? 'to-send' : isAwaiting(entry) ? 'awaiting' : 'ledger'} />
      <Detail
        title={t('exchange.fileTitle', { purpose, number: entry.number })}
        state={<StateChip tone={stateTone(state)}>{stateWord(state, language)}</StateChip>}
        actions={
          <>
            <Menu label={t('exchange.more')} entries={more} />
            {made || again ? (
              <>
                <Button onPress={leave}>{t('exchange.later')}</Button>
                <Button kind="primary" icon="check" onPress={() => setOpen('handed')}>
                  {t('exchange.handed')}
                </Button>
              </>
            ) : null}
            {state === 'handed' || state === 'opened' ? <Button onPress={() => setOpen('told')}>{t('ledger.told')}</Button> : null}
            {isAwaiting(entry) ? <Button onPress={() => void told(stopWaiting(entry.id, today))}>{t('exchange.close')}</Button> : null}
            {isWaitEnded(entry) ? <Button onPress={() => void told(waitAgain(entry.id))}>{t('exchange.waitAgain')}</Button> : null}
          </>
        }
      >
        <Stack>
          {made ? (
            <TrustSentence tone="warn" note={t('exchange.notYetNote')}>
              {t('exchange.notYet')}
            </TrustSentence>
          ) : null}
          {again ? <AskedAgain entry={entry}>{ways}</AskedAgain> : made ? ways : null}
          {saved === null ? null : (
            <Banner tone="info" live title={t('exchange.savedTo', { place: saved.copy.place, name: saved.copy.name })}>
              {saved.route === 'mail' ? <p>{`${saved.copy.shown ? t('exchange.mailFolder') : ''}${t('exchange.mailNext')}`}</p> : null}
            </Banner>
          )}
          {parts === null ? null : (
            <Banner tone={parts.trouble === null ? 'info' : 'warn'} live title={parts.trouble === null ? t('files.splitSaved', { place: parts.place, count: parts.saved.length }) : t('files.splitStopped', { done: parts.saved.length })}>
              <ul>
                {parts.saved.slice(0, MOST_NAMES).map((name) => (
                  <li key={name}>
                    <Ltr>{name}</Ltr>
                  </li>
                ))}
              </ul>
            </Banner>
          )}
          {trouble === null ? null : <Trouble text={explain(trouble)} about={t('exchange.aboutFileNumber', { name: entry.fileName, number: entry.number })} />}
          <EntryFacts entry={entry} />
          <ContentsList entry={entry} />
        </Stack>
      </Detail>
      {open === 'handed' ? (
        <HandedDialog
          suggested={saved?.route ?? progressOf(entry.id).savedRoute ?? 'mail'}
          onClose={() => setOpen(null)}
          onRecord={(handing) => {
            setOpen(null);
            void told(handOverFiles([{ id: entry.id, words: t('exchange.fileTitle', { purpose, number: entry.number }), partner: entry.partnerName }], handing)).then((fine) => {
              if (!fine) return;
              say(t('exchange.handedSaid', { file: t('exchange.fileTitle', { purpose, number: entry.number }) }));
              leave();
            });
          }}
        />
      ) : null}
      <AlertDialog
        open={open === 'cancel'}
        title={t('exchange.cancelAsk')}
        confirmLabel={t('exchange.cancelDo')}
        cancelLabel={t('common.back')}
        danger
        onCancel={() => setOpen(null)}
        onConfirm={() => {
          setOpen(null);
          void told(cancelFile(entry.id));
        }}
      >
        <p>{t('exchange.cancelText', { number: entry.number })}</p>
      </AlertDialog>
      <AlertDialog open={open === 'back'} title={t('exchange.notHandedAsk')} confirmLabel={t('exchange.notHandedDo')} cancelLabel={t('common.back')} onCancel={() => setOpen(null)} onConfirm={notHanded}>
        <p>{t('exchange.notHandedMedia', { numbers: carried.map((line) => line.mediaNumber).join(t('ledger.join')) })}</p>
      </AlertDialog>
      {open === 'split' ? (
        <SplitDialog
          entry={entry}
          onClose={() => setOpen(null)}
          onSaved={(saved) => {
            setOpen(null);
            setParts(saved);
            setTrouble(saved.trouble);
          }}
        />
      ) : null}
      {open === 'armour' ? <ArmourDialog entry={entry} onClose={() => setOpen(null)} /> : null}
      {open === 'told' ? (
        <ToldDialog
          onClose={() => setOpen(null)}
          onRecord={(what) => {
            setOpen(null);
            void told(noteTold(entry.id, what));
          }}
        />
      ) : null}
      {open === 'print' ? <CoverDialog entries={[entry]} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
