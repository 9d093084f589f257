import { type ReactNode, useEffect, useRef, useState } from 'react';
import { appError, type AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { makeTransfer, type Transfer } from '../../../state/own-pcs/transfer.ts';
import { ports, useSession } from '../../../state/session.ts';
import { useLongWork } from '../../../state/use-long-work.ts';
import { Banner, Button, Card, ProgressBar, Row, Stack, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { TransferCode } from '../../../vault-view/transfer-code.tsx';

/** Everything in one file, and the number that opens it: until it is closed, and never again. */
export function SetUpCard(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const { identity } = useSession();
  const [made, setMade] = useState<Transfer | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const { going, stopped, run } = useLongWork();
  const [problem, setProblem] = useState<AppError | null>(null);

  const shown = useRef<HTMLDivElement>(null);
  // what is to be copied by hand must not stand below the window's edge
  useEffect(() => {
    if (made !== null) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [made]);

  const save = async (transfer: Transfer): Promise<void> => {
    const kept = await ports().platform.saveFile({ suggestedName: transfer.name, purpose: 'exchange', bytes: transfer.written.bytes });
    if (kept.ok) {
      setProblem(null);
      setSaved(kept.value.savedAs);
      say(t('ownPcs.setUpSaved', { name: kept.value.savedAs, count: transfer.records }));
    } else if (kept.error.code !== 'desktop/cancelled') setProblem(appError(kept.error.code, { name: transfer.name, ...kept.error.params }));
  };
  const make = async (): Promise<void> => {
    setProblem(null);
    const done = await run(makeTransfer);
    if (!done.ok && done.error.code !== 'desktop/cancelled') setProblem(done.error);
    if (done.ok) setMade(done.value);
  };
  const finish = (): void => {
    setMade(null);
    setSaved(null);
  };

  return (
    <Card title={t('ownPcs.setUpTitle')}>
      <Stack>
        <p>{t('ownPcs.setUpLead')}</p>
        {problem === null ? null : <Trouble text={explain(problem)} />}
        {stopped ? <Banner tone="info" live title={t('ledger.batchStopped')} /> : null}
        {going === null ? null : <ProgressBar label={t('ownPcs.setUpWorking')} value={going.share} onCancel={going.stop} />}
        {made === null ? (
          <Row>
            <Button icon="pc" disabled={going !== null} onPress={() => void make()}>
              {t('ownPcs.setUpMake')}
            </Button>
          </Row>
        ) : (
          <div ref={shown}>
            <Stack>
              <Row>
                <Button icon="save" onPress={() => void save(made)}>
                  {t('ownPcs.setUpSave')}
                </Button>
                <span role="status">{saved === null ? '' : t('ownPcs.setUpSaved', { name: saved, count: made.records })}</span>
              </Row>
              {made.left === 0 ? null : <Banner tone="warn" title={t('ownPcs.setUpLeft', { count: made.left })} />}
              <TransferCode code={made.code} fileName={made.name} partyName={identity.name} />
              <Row end>
                <Button disabled={saved === null} onPress={finish}>
                  {t('ownPcs.setUpDone')}
                </Button>
              </Row>
            </Stack>
          </div>
        )}
      </Stack>
    </Card>
  );
}
