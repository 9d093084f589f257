import { type ReactNode, useState } from 'react';
import { caseTransfer } from '../../../../src-shared/records/case-transfer.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { RecordFacts } from '../../../record-view/index.ts';
import { isToHandOver, useLedger } from '../../../state/exchange/ledger-now.ts';
import { filesOfTransfer, remakeTransferFile, type TransferFile } from '../../../state/exchange/transfer-person.ts';
import { useSession } from '../../../state/session.ts';
import { useLongWork } from '../../../state/use-long-work.ts';
import { Banner, Button, Card, Detail, ProgressBar, Row, Stack, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { BackButton } from '../back-button.tsx';
import { EntryTable } from '../lists/entry-table.tsx';

const FACTS = ['personName', 'fromName', 'toName', 'movedOn', 'reason', 'actedBy'] as const;

/** One 移管: what was handed over, and its two files. Either can be made again, also where the first try failed. */
export function TransferScreen({ record }: { readonly record: RecordState }): ReactNode {
  const { t, language } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const { identity } = useSession();
  const ledger = useLedger();
  const { going, stopped, run } = useLongWork();
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const values = shownValues(record);
  const ours = record.parties.author === identity.party;
  const unsent = ours && [...filesOfTransfer(record, 'handover', ledger), ...filesOfTransfer(record, 'moved', ledger)].some(isToHandOver);
  const cases = Array.isArray(values['caseIds']) ? values['caseIds'].length : 0;
  const make = async (purpose: TransferFile): Promise<void> => {
    setTrouble(null);
    const done = await run((work) => remakeTransferFile(record, purpose, work));
    if (!done.ok && done.error.code !== 'desktop/cancelled') setTrouble(done.error);
    if (done.ok) say(t('files.transferRemade'));
  };
  const part = (purpose: TransferFile, title: string): ReactNode => {
    const entries = filesOfTransfer(record, purpose, ledger);
    return (
      <Card title={title}>
        <Stack>
          {entries.length === 0 ? (
            <Banner tone="warn" title={t('files.transferNoFile')}>
              <p>{t('files.transferNoFileText')}</p>
            </Banner>
          ) : (
            <EntryTable caption={title} captionHidden entries={entries} columns={['file', 'partner', 'made', 'state']} />
          )}
          <Row>
            <Button icon="file" kind={entries.length === 0 ? 'primary' : 'secondary'} disabled={going !== null} onPress={() => void make(purpose)}>
              {entries.length === 0 ? t('files.transferMakeOne') : t('files.transferAgain')}
            </Button>
          </Row>
        </Stack>
      </Card>
    );
  };
  return (
    <>
      <BackButton tab="to-send" />
      <Detail title={t('files.transferTitle', { name: String(values['personName'] ?? ''), office: String(values['toName'] ?? '') })}>
        <Stack>
          {ours ? (
            <Banner tone="info" title={t('files.transferGiven', { office: String(values['toName'] ?? ''), on: String(values['movedOn'] ?? '') })}>
              <p>{t('files.transferGivenText', { count: cases })}</p>
            </Banner>
          ) : null}
          {unsent ? (
            <Banner tone="warn" title={t('files.transferUnsent')}>
              <p>{t('files.transferUnsentText')}</p>
            </Banner>
          ) : null}
          {trouble === null ? null : <Trouble text={explain(trouble)} />}
          {stopped ? <Banner tone="info" live title={t('ledger.batchStopped')} /> : null}
          {going === null ? null : <ProgressBar label={t('exchange.making')} value={going.share} onCancel={going.stop} />}
          {ours ? part('handover', t('files.transferForOffice')) : null}
          {ours ? part('moved', t('files.transferForDoctor')) : null}
          <Card title={t('files.transferFacts')}>
            <RecordFacts definition={caseTransfer} values={values} language={language} fields={FACTS.filter((name) => typeof values[name] === 'string' && values[name] !== '')} />
          </Card>
        </Stack>
      </Detail>
    </>
  );
}
