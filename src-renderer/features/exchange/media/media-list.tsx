import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { appError } from '../../../../src-shared/kernel/app-error.ts';
import type { Result } from '../../../../src-shared/kernel/result.ts';
import { textIn, useText } from '../../../i18n/index.ts';
import { carryOut, type MediaLine, noteReturned, takeBackReturn, useMediaLines } from '../../../state/exchange/media.ts';
import { ports, useSession } from '../../../state/session.ts';
import { useToday } from '../../../state/use-today.ts';
import { Button, EmptyState, Row, SmallTable, Stack, StateChip, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { PrintPaper } from '../../../vault-view/print-paper.tsx';
import styles from '../exchange.module.css';
import { mediaCsv } from './media-csv.ts';
import { CarryDialog, ReturnDialog } from './media-dialogs.tsx';
import { MediaPaper } from './media-paper.tsx';

type Open = { readonly kind: 'add' } | { readonly kind: 'print' } | { readonly kind: 'return'; readonly line: MediaLine } | null;

/** 媒体持出簿: what is out on top, and the way to note its return. */
export function MediaList(): ReactNode {
  const { t, dateShort } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const today = useToday();
  const { identity } = useSession();
  const lines = useMediaLines();
  const [open, setOpen] = useState<Open>(null);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const done = async (work: Promise<Result<unknown, AppError>>, words: string): Promise<void> => {
    setOpen(null);
    const result = await work;
    setTrouble(result.ok ? null : result.error);
    if (result.ok && words !== '') say(words);
  };
  const saveCsv = async (): Promise<void> => {
    const saved = await ports().platform.saveFile({ suggestedName: `${textIn('ja', 'ledger.media')}_${today}.csv`, purpose: 'table', bytes: mediaCsv(lines) });
    if (saved.ok) say(t('ledger.mediaSaved', { name: saved.value.savedAs }));
    else if (saved.error.code !== 'desktop/cancelled') setTrouble(appError(saved.error.code, saved.error.params));
  };
  const add = (
    <Button icon="usb" onPress={() => setOpen({ kind: 'add' })}>
      {t('ledger.mediaAdd')}
    </Button>
  );
  return (
    <Stack>
      {trouble === null ? null : <Trouble text={explain(trouble)} />}
      {lines.length === 0 ? (
        <EmptyState icon="usb" title={t('ledger.mediaEmpty')} action={add}>
          {t('ledger.mediaLead')}
        </EmptyState>
      ) : (
        <>
          <p className={styles['quiet']}>{t('ledger.mediaLead')}</p>
          <Row>
            {add}
            <Button icon="print" onPress={() => setOpen({ kind: 'print' })}>
              {t('ledger.mediaPrint')}
            </Button>
            <Button icon="save" onPress={() => void saveCsv()}>
              {t('ledger.mediaCsv')}
            </Button>
          </Row>
          <SmallTable
            caption={t('ledger.media')}
            captionHidden
            columns={[
              { id: 'number', header: t('ledger.mediaNumber'), cell: (line: MediaLine) => <span className={styles['oneLine']}>{line.mediaNumber}</span> },
              { id: 'by', header: t('ledger.mediaBy'), cell: (line: MediaLine) => <span className={styles['oneLine']}>{line.takenBy}</span> },
              { id: 'on', header: t('ledger.mediaOn'), cell: (line: MediaLine) => (line.takenOn === '' ? '' : <span className={styles['oneLine']}>{dateShort(line.takenOn)}</span>) },
              { id: 'to', header: t('ledger.mediaTo'), cell: (line: MediaLine) => line.destination },
              { id: 'contents', header: t('ledger.mediaContents'), cell: (line: MediaLine) => line.contents },
              {
                id: 'back',
                header: t('ledger.mediaBack'),
                cell: (line: MediaLine) =>
                  line.returnedOn === null ? (
                    <Row>
                      <StateChip tone="warn">{t('ledger.mediaOut')}</StateChip>
                      <Button compact spoken={t('ledger.mediaReturnSpoken', { number: line.mediaNumber })} onPress={() => setOpen({ kind: 'return', line })}>
                        {t('ledger.mediaReturn')}
                      </Button>
                    </Row>
                  ) : (
                    <Row>
                      <span>{`${dateShort(line.returnedOn)} ${line.returnedTo}`}</span>
                      <Button compact kind="quiet" spoken={t('ledger.mediaNotBackSpoken', { number: line.mediaNumber })} onPress={() => void done(takeBackReturn(line.id), t('ledger.mediaNotBackSaid', { number: line.mediaNumber }))}>
                        {t('ledger.mediaNotBack')}
                      </Button>
                    </Row>
                  ),
              },
            ]}
            rows={lines}
            rowKey={(line) => line.id}
          />
        </>
      )}
      {open?.kind === 'add' ? <CarryDialog onClose={() => setOpen(null)} onRecord={(line) => void done(carryOut(line), '')} /> : null}
      {open?.kind === 'return' ? (
        <ReturnDialog line={open.line} onClose={() => setOpen(null)} onRecord={(on, by) => void done(noteReturned(open.line.id, on, by), t('ledger.mediaReturned', { number: open.line.mediaNumber }))} />
      ) : null}
      {open?.kind === 'print' ? (
        <PrintPaper title={textIn('ja', 'ledger.media')} onDone={() => setOpen(null)}>
          <MediaPaper lines={lines} office={identity.name} today={today} />
        </PrintPaper>
      ) : null}
    </Stack>
  );
}
