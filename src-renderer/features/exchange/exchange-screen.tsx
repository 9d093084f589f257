import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useText } from '../../i18n/index.ts';
import type { AreaScreenProps } from '../../state/feature.ts';
import { isSettled, receiveIncoming, useInbox } from '../../state/exchange/inbox.ts';
import { useConflicts } from '../../state/exchange/conflicts-now.ts';
import { isAwaiting, isToHandOver, isWaiting, useLedger } from '../../state/exchange/ledger-now.ts';
import { isToAnswer, useRecalls } from '../../state/exchange/disclosure-now.ts';
import { useMediaLines } from '../../state/exchange/media.ts';
import { useIncomingFiles } from '../../state/incoming-files.ts';
import { usePreference } from '../../state/preferences.ts';
import { useSendRequest } from '../../state/send-request.ts';
import { useSession } from '../../state/session.ts';
import { useRecord } from '../../state/use-records.ts';
import { EmptyState, type TabItem, Tabs } from '../../ui/index.ts';
import { BatchScreen } from './batch/batch-screen.tsx';
import { ConflictScreen } from './conflicts/conflict-screen.tsx';
import { HeldList } from './disclosure/held-list.tsx';
import { RecallScreen } from './disclosure/recall-screen.tsx';
import { ReceivedEntry } from './entry/received-entry.tsx';
import { SentEntry } from './entry/sent-entry.tsx';
import { PartnerLedger } from './ledger/partner-ledger.tsx';
import { AwaitingList } from './lists/awaiting-list.tsx';
import { BoardList } from './lists/board-list.tsx';
import { ConflictList } from './lists/conflict-list.tsx';
import { LedgerList } from './lists/ledger-list.tsx';
import { ReceivedList } from './lists/received-list.tsx';
import { ToSendList } from './lists/to-send-list.tsx';
import styles from './exchange.module.css';
import { ConfirmMany } from './receive/confirm-many.tsx';
import { MediaList } from './media/media-list.tsx';
import { HeldView } from './receive/held-view.tsx';
import { BATCH, CONFIRM, HELD, isInboxId, isTab, openTab, partnerOf, SEND, type TabId, turnInto } from './places.ts';
import { InboxScreen } from './receive/inbox-screen.tsx';
import { SendScreen } from './send/send-screen.tsx';
import { TransferScreen } from './send/transfer-screen.tsx';

/** Whatever reached the window is opened as soon as this area is in front. */
function useReceiving(): void {
  const waiting = useIncomingFiles((state) => state.files);
  useEffect(() => {
    if (waiting.length === 0) return;
    turnInto('received');
    void receiveIncoming(waiting).then((opened) => {
      const [first] = opened;
      if (first !== undefined && opened.length === 1) turnInto(first);
    });
  }, [waiting]);
}

function Lists({ tab }: { readonly tab: TabId }): ReactNode {
  const { t } = useText();
  const ledger = useLedger();
  const conflicts = useConflicts().length;
  const { identity } = useSession();
  const recalls = useRecalls().filter((recall) => isToAnswer(recall, identity.party)).length;
  const desk = useInbox((state) => state.items.filter((item) => !isSettled(item)).length);
  const wantsMedia = usePreference('file.mediaNumber');
  const media = useMediaLines();
  const mediaOut = media.filter((line) => line.returnedOn === null).length;
  const tabs: TabItem<TabId>[] = [
    { id: 'to-send', title: t('exchange.toSend'), count: ledger.filter(isToHandOver).length, content: <ToSendList /> },
    { id: 'received', title: t('exchange.received'), count: desk + ledger.filter(isWaiting).length, content: <ReceivedList /> },
    { id: 'awaiting', title: t('exchange.awaiting'), count: ledger.filter(isAwaiting).length, content: <AwaitingList /> },
    { id: 'board', title: t('ledger.board'), content: <BoardList /> },
    { id: 'ledger', title: t('exchange.ledger'), content: <LedgerList /> },
    { id: 'held', title: t('disclosure.tab'), count: recalls, content: <HeldList /> },
    ...(wantsMedia || media.length > 0 || tab === 'media' ? [{ id: 'media' as const, title: t('ledger.media'), ...(mediaOut > 0 ? { count: mediaOut } : {}), content: <MediaList /> }] : []),
    ...(conflicts > 0 || tab === 'conflicts' ? [{ id: 'conflicts' as const, title: t('exchange.conflicts'), count: conflicts, content: <ConflictList /> }] : []),
  ];
  return (
    <div className={styles['page']}>
      <Tabs label={t('exchange.tabs')} tabs={tabs} current={tab} onChange={openTab} />
    </div>
  );
}

/** One record that navigation names: a line of the ledger, or a record with a conflict. */
function OneRecord({ id }: { readonly id: string }): ReactNode {
  const { t } = useText();
  const record = useRecord(id);
  const recalls = useRecalls();
  const entry = useLedger().find((one) => one.id === id);
  if (entry !== undefined) return entry.direction === 'sent' ? <SentEntry key={id} entry={entry} /> : <ReceivedEntry key={id} entry={entry} />;
  const recall = recalls.find((one) => one.record.id === id || one.statement?.record.id === id);
  if (recall !== undefined) return <RecallScreen key={id} recall={recall} />;
  if (record?.type === 'caseTransfer') return <TransferScreen key={id} record={record} />;
  if (record !== undefined && record.type !== 'exchangeEntry') return <ConflictScreen key={id} record={record} />;
  return <EmptyState title={t('exchange.contentsGone')} />;
}

/** 送付・受取: the same area for every role. */
export function ExchangeScreen({ recordId }: AreaScreenProps): ReactNode {
  useReceiving();
  const frame = useRef<HTMLDivElement>(null);
  // opened from far down a list, a screen begins at its top
  useLayoutEffect(() => {
    const around = frame.current?.parentElement;
    if (around && recordId !== undefined && !isTab(recordId)) around.scrollTop = 0;
  }, [recordId]);
  return (
    <div ref={frame} className={styles['frame']}>
      <Current recordId={recordId} />
    </div>
  );
}

function Current({ recordId }: AreaScreenProps): ReactNode {
  const item = useInbox((state) => state.items.find((one) => one.id === recordId));
  const request = useSendRequest((state) => state.request);
  if (recordId === BATCH) return <BatchScreen />;
  if (recordId === SEND || (recordId === undefined && request !== null)) return <SendScreen />;
  if (recordId === CONFIRM) return <ConfirmMany />;
  if (recordId === HELD) return <HeldView />;
  if (recordId === undefined || isTab(recordId)) return <Lists tab={recordId ?? 'to-send'} />;
  if (isInboxId(recordId)) return item === undefined ? <Lists tab="received" /> : <InboxScreen item={item} />;
  const partner = partnerOf(recordId);
  return partner === null ? <OneRecord id={recordId} /> : <PartnerLedger key={partner} partner={partner} />;
}
