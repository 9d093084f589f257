import { type ReactNode, useState } from 'react';
import { appError, type AppError } from '../../../../src-shared/kernel/app-error.ts';
import { textIn, useText } from '../../../i18n/index.ts';
import { useLedger } from '../../../state/exchange/ledger-now.ts';
import type { BatchDone, BatchLine } from '../../../state/exchange/make-batch.ts';
import { handOverFiles } from '../../../state/exchange/media.ts';
import { ports, useSession } from '../../../state/session.ts';
import { useToday } from '../../../state/use-today.ts';
import { Button, Link, Row, SmallTable, Stack, StateChip, Trouble, TrustSentence, useExplainError, useStatus } from '../../../ui/index.ts';
import { PrintPaper } from '../../../vault-view/print-paper.tsx';
import { CoverDialog } from '../entry/cover-dialog.tsx';
import type { CoverLevel } from '../entry/cover-sheet.tsx';
import { HandedDialog } from '../entry/handed-dialog.tsx';
import { purposeWord, stateTone, stateWord } from '../entry-words.ts';
import { openHere } from '../places.ts';
import { batchCsv } from './batch-list.ts';
import { BatchPaper } from './batch-paper.tsx';

/** What was made, and all that goes with it: list, cover sheets, 渡しました for all. */
export function BatchDoneView({ done, level }: { readonly done: BatchDone; readonly level: CoverLevel }): ReactNode {
  const { t, language } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const today = useToday();
  const { identity } = useSession();
  const ledger = useLedger();
  const [open, setOpen] = useState<'handed' | 'covers' | 'list' | null>(null);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const { lines, place } = done;
  const entries = lines.flatMap((line) => ledger.find((entry) => entry.id === line.entryId) ?? []);
  const waiting = entries.filter((entry) => entry.state === 'made');
  const title = (line: { readonly purpose: string; readonly number: number }): string => t('exchange.fileTitle', { purpose: purposeWord(line.purpose, language), number: line.number });
  const saveCsv = async (): Promise<void> => {
    const saved = await ports().platform.saveFile({ suggestedName: `${textIn('ja', 'ledger.batchList')}_${today}.csv`, purpose: 'table', bytes: batchCsv(lines, level) });
    if (saved.ok) say(t('ledger.mediaSaved', { name: saved.value.savedAs }));
    else if (saved.error.code !== 'desktop/cancelled') setTrouble(appError(saved.error.code, saved.error.params));
  };
  return (
    <Stack>
      <TrustSentence tone={waiting.length > 0 ? 'warn' : 'ok'} {...(waiting.length > 0 ? { note: t('ledger.batchNext') } : {})}>
        {place === null ? t('ledger.batchDone', { count: lines.length }) : t('ledger.batchDonePlace', { place, count: lines.length })}
      </TrustSentence>
      {trouble === null ? null : <Trouble text={explain(trouble)} />}
      <Row>
        <Button kind="primary" icon="check" disabled={waiting.length === 0} onPress={() => setOpen('handed')}>
          {t('ledger.batchHanded')}
        </Button>
        <Button icon="print" onPress={() => setOpen('list')}>
          {t('ledger.batchPrint')}
        </Button>
        <Button icon="save" onPress={() => void saveCsv()}>
          {t('ledger.batchCsv')}
        </Button>
        <Button icon="print" onPress={() => setOpen('covers')}>
          {t('ledger.boardPrint')}
        </Button>
      </Row>
      <SmallTable
        caption={t('ledger.batchList')}
        columns={[
          { id: 'file', header: t('exchange.colFile'), names: true, cell: (line: BatchLine) => <Link onPress={() => openHere(line.entryId)}>{title(line)}</Link> },
          { id: 'to', header: t('ledger.colAddressee'), cell: (line: BatchLine) => line.addressee },
          { id: 'records', header: t('ledger.colRecords'), align: 'end', cell: (line: BatchLine) => line.records },
          { id: 'receipts', header: t('ledger.colReceipts'), align: 'end', cell: (line: BatchLine) => line.receipts },
          {
            id: 'state',
            header: t('exchange.colState'),
            cell: (line: BatchLine) => {
              const state = entries.find((entry) => entry.id === line.entryId)?.state ?? 'made';
              return <StateChip tone={stateTone(state)}>{stateWord(state, language)}</StateChip>;
            },
          },
        ]}
        rows={lines}
        rowKey={(line) => line.entryId}
      />
      {open === 'handed' ? (
        <HandedDialog
          suggested={place === null ? 'mail' : 'usb'}
          count={waiting.length}
          onClose={() => setOpen(null)}
          onRecord={(handing) => {
            setOpen(null);
            void handOverFiles(waiting.map((entry) => ({ id: entry.id, words: title(entry), partner: entry.partnerName })), handing).then((result) => {
              setTrouble(result.ok ? null : result.error);
              if (result.ok) say(t('ledger.boardHandedDone', { count: waiting.length }));
            });
          }}
        />
      ) : null}
      {open === 'covers' ? <CoverDialog entries={entries} onClose={() => setOpen(null)} /> : null}
      {open === 'list' ? (
        <PrintPaper title={textIn('ja', 'ledger.batchList')} onDone={() => setOpen(null)}>
          <BatchPaper lines={lines} level={level} office={identity.name} today={today} />
        </PrintPaper>
      ) : null}
    </Stack>
  );
}
