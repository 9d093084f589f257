import { type ReactNode, useMemo, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { clearSettled, keepAllWaiting, stopBatch, takeable, takeInAll, unconfirmed, useBatch } from '../../../state/exchange/batch.ts';
import { isSettled, putAway, useInbox } from '../../../state/exchange/inbox.ts';
import { useReceiving } from '../../../state/exchange/receiving.ts';
import { Banner, Button, Card, type CountItem, CountsRow, IconButton, Link, Menu, ProgressBar, Row, SmallTable, Stack, StateChip, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import styles from '../exchange.module.css';
import { Ltr } from '../ltr.tsx';
import { openHere } from '../places.ts';
import { BatchReport, saveReport } from './batch-report.tsx';
import { bySender, DESK_KINDS, type DeskKind, type DeskRow, deskRows, KIND_TONES, KIND_WORDS } from './desk-rows.ts';

const MOST = 300;
const ALWAYS: ReadonlySet<DeskKind> = new Set(['new', 'older', 'same', 'confirm', 'conflict', 'refused', 'unreadable']);
const TONES: Readonly<Partial<Record<DeskKind, 'danger' | 'warn'>>> = { confirm: 'warn', conflict: 'danger', refused: 'danger', deletes: 'warn', unreadable: 'danger', asks: 'warn' };

/** Reading, or taking in: how far it is, and the way to stop. */
function Running(): ReactNode {
  const { t } = useText();
  const reading = useReceiving();
  const batch = useBatch();
  return (
    <>
      {reading.total < 2 ? null : (
        <ProgressBar label={t('files.readingMany', { done: reading.done, total: reading.total })} value={reading.done / reading.total} detail={reading.name} onCancel={() => reading.stop.abort()} />
      )}
      {batch.total === 0 ? null : <ProgressBar label={t('files.takingMany', { done: batch.done, total: batch.total })} value={batch.done / batch.total} detail={batch.name} onCancel={stopBatch} />}
    </>
  );
}

function SenderTable({ sender, rows }: { readonly sender: string; readonly rows: readonly DeskRow[] }): ReactNode {
  const { t } = useText();
  return (
    <SmallTable
      caption={t('files.ofSender', { sender: sender === '' ? t('files.fromNobody') : sender, count: rows.length })}
      columns={[
        {
          id: 'name',
          header: t('exchange.colFile'),
          cell: (row: DeskRow) => (
            <div className={styles['fileCell']}>
              <Link onPress={() => openHere(row.item.id)}>
                <Ltr>{row.item.name}</Ltr>
              </Link>
            </div>
          ),
        },
        { id: 'what', header: t('exchange.colPurpose'), cell: (row: DeskRow) => row.what },
        { id: 'state', header: t('exchange.colState'), cell: (row: DeskRow) => <StateChip tone={KIND_TONES[row.kind]}>{t(KIND_WORDS[row.kind])}</StateChip> },
        { id: 'changes', header: t('files.colChanges'), align: 'end', cell: (row: DeskRow) => row.changes ?? '' },
        { id: 'why', header: t('files.colWhy'), cell: (row: DeskRow) => row.why },
        { id: 'close', header: '', cell: (row: DeskRow) => <IconButton compact icon="close" label={`${row.item.name}: ${t('exchange.putAway')}`} onPress={() => putAway(row.item.id)} /> },
      ]}
      rows={rows}
      rowKey={(row) => row.item.id}
    />
  );
}

/** Everything on the desk by sender, with one summary and one button for all that needs nobody. */
export function DeskList(): ReactNode {
  const texts = useText();
  const { t } = texts;
  const say = useStatus();
  const explain = useExplainError();
  const items = useInbox((state) => state.items);
  const reading = useReceiving();
  const batch = useBatch();
  const [only, setOnly] = useState<DeskKind | null>(null);
  const [printing, setPrinting] = useState(false);
  const [troubles, setTroubles] = useState<readonly AppError[]>([]);
  const rows = useMemo(() => deskRows(items, texts), [items, texts]);
  const busy = reading.total > 1 || batch.total > 0;
  const ready = takeable(items);
  const strangers = unconfirmed(items);
  const count = (kind: DeskKind): number => rows.filter((row) => row.kind === kind).length;
  const counts: CountItem[] = DESK_KINDS.filter((kind) => ALWAYS.has(kind) || count(kind) > 0).map((kind) => ({
    id: kind, label: t(KIND_WORDS[kind]), count: count(kind),
    ...(TONES[kind] === undefined ? {} : { tone: TONES[kind] }),
    ...(count(kind) === 0 ? {} : { onOpen: () => setOnly(only === kind ? null : kind) }),
  }));
  const shown = only === null || count(only) === 0 ? rows : rows.filter((row) => row.kind === only);
  const taken = count('taken');
  const left = items.filter((item) => !isSettled(item)).length;
  const senders = new Set(rows.map((row) => row.sender).filter((sender) => sender !== '')).size;
  const save = async (): Promise<void> => {
    const saved = await saveReport(rows);
    setTroubles(saved.ok ? [] : [saved.error]);
    if (saved.ok && saved.value !== null) say(t('files.reportSaved', { name: saved.value }));
  };
  const keep = async (): Promise<void> => {
    const { kept, errors } = await keepAllWaiting();
    // one sentence for each reason; the files themselves are still in the list below
    setTroubles([...new Map(errors.map((error) => [error.code, error])).values()]);
    if (kept > 0) say(t('files.keptAll', { count: kept }));
  };
  return (
    <Stack>
      <Running />
      {/* while files are read the list would jump under the hand */}
      {reading.total > 1 ? null : (
        <Card title={t('files.summary')} accent>
          <Stack>
            <p>
              {senders === 0 ? t('files.summaryLeadNobody', { files: rows.length }) : t('files.summaryLead', { files: rows.length, senders })}
              {taken > 0 ? t('files.summaryTaken', { count: taken }) : t('files.summaryNothing')}
              {taken > 0 && rows.length > taken ? t('files.summaryLeft', { count: rows.length - taken }) : ''}
            </p>
            {batch.stopped ? <Banner tone="info" title={t('files.summaryStopped')} live /> : null}
            {reading.skipped === 0 ? null : <Banner tone="warn" title={t('files.summarySkipped', { count: reading.skipped })} />}
            {reading.ignored === 0 ? null : <p className={styles['quiet']}>{t('files.summaryIgnored', { count: reading.ignored })}</p>}
            <CountsRow label={t('files.summary')} counts={counts} />
            {(troubles.length > 0 || batch.trouble === null ? troubles : [batch.trouble]).map((error) => (
              <Trouble key={error.code} text={explain(error)} />
            ))}
            <Row>
              <Button kind="primary" icon="inbox" disabled={busy || ready.length === 0} onPress={() => void takeInAll()}>
                {t('files.takeAll', { count: ready.length })}
              </Button>
              {strangers.length === 0 ? null : (
                <Button icon="clock" disabled={busy} onPress={() => void keep()}>
                  {t('files.keepAll', { count: strangers.length })}
                </Button>
              )}
              <Menu
                label={t('files.report')}
                entries={[
                  { id: 'print', label: t('files.reportPrint'), icon: 'print', onAction: () => setPrinting(true) },
                  { id: 'csv', label: t('files.reportCsv'), icon: 'save', onAction: () => void save() },
                ]}
              />
              {left === rows.length && count('same') === 0 ? null : (
                <Button kind="quiet" disabled={busy} onPress={clearSettled}>
                  {t('files.clearSettled')}
                </Button>
              )}
            </Row>
            <p className={styles['quiet']}>{t('files.takeAllHelp')}</p>
          </Stack>
        </Card>
      )}
      {only === null || count(only) === 0 ? null : (
        <Row>
          <span>{t('files.showing', { word: t(KIND_WORDS[only]), count: count(only) })}</span>
          <Button compact onPress={() => setOnly(null)}>
            {t('files.showAll')}
          </Button>
        </Row>
      )}
      {reading.total > 1 ? null : bySender(shown.slice(0, MOST)).map(([sender, list]) => <SenderTable key={sender} sender={sender} rows={list} />)}
      {shown.length > MOST ? <p>{t('exchange.andMore', { count: shown.length - MOST })}</p> : null}
      {printing ? <BatchReport rows={rows} onDone={() => setPrinting(false)} /> : null}
    </Stack>
  );
}
