import { type ReactNode, useEffect, useState } from 'react';
import { appError, type AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { openArea } from '../../../state/navigation.ts';
import { pauses, stoppable } from '../../../state/exchange/in-steps.ts';
import { makeOwnFile } from '../../../state/own-pcs/make-own-file.ts';
import { reachablePcs } from '../../../state/own-pcs/other-pcs.ts';
import { ownRows } from '../../../state/own-pcs/own-rows.ts';
import { ports, useSession } from '../../../state/session.ts';
import { useLongWork } from '../../../state/use-long-work.ts';
import { useRevision } from '../../../state/use-records.ts';
import { Banner, Button, Card, Checkbox, ProgressBar, RadioGroup, Row, Stack, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { syncState } from '../../../state/own-pcs/sync-state.ts';

const ALL = 'all';

/** Records the other PCs lack, counted anew after every commit. */
function useWaiting(devices: readonly string[]): number | null {
  const revision = useRevision();
  const [count, setCount] = useState<number | null>(null);
  const key = devices.join();
  useEffect(() => {
    const stop = new AbortController();
    void stoppable(ownRows(devices, false, 0, pauses(stop.signal))).then((rows) => (!stop.signal.aborted && rows.ok ? setCount(rows.value.rows.length) : undefined));
    return () => stop.abort();
    // the key stands for the list
    // eslint-disable-next-line react/exhaustive-deps
  }, [key, revision]);
  return count;
}

/** A file to carry: for which PC, what is new or everything. */
export function ExchangeCard(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const { identity } = useSession();
  const pcs = reachablePcs(identity);
  const [to, setTo] = useState(ALL);
  const [everything, setEverything] = useState(false);
  const { going, stopped, run } = useLongWork();
  const [problem, setProblem] = useState<AppError | null>(null);
  const devices = pcs.filter(({ id }) => to === ALL || id === to).map(({ id }) => id);
  const waiting = useWaiting(devices);
  const unknown = pcs.length > 0 && pcs.every(({ id }) => syncState().has[id] === undefined) && syncState().number === 0;

  const make = async (): Promise<void> => {
    setProblem(null);
    const made = await run((work) => makeOwnFile({ devices, everything }, work));
    if (!made.ok) {
      if (made.error.code !== 'desktop/cancelled') setProblem(made.error);
      return;
    }
    const { name, written, records } = made.value;
    const saved = await ports().platform.saveFile({ suggestedName: name, purpose: 'exchange', bytes: written.bytes });
    setProblem(saved.ok || saved.error.code === 'desktop/cancelled' ? null : appError(saved.error.code, { name, ...saved.error.params }));
    if (saved.ok) say(t('ownPcs.exchangeSaved', { name: saved.value.savedAs, number: written.header.number, count: records }));
  };

  return (
    <Card title={t('ownPcs.exchangeTitle')}>
      <Stack>
        <p>{t('ownPcs.exchangeLead')}</p>
        {pcs.length === 0 ? (
          <p>{t('ownPcs.exchangeNone')}</p>
        ) : (
          <>
            {unknown ? <Banner tone="info" title={t('ownPcs.tellFirst')} /> : null}
            {pcs.length > 1 ? (
              <RadioGroup
                label={t('ownPcs.exchangeTo')}
                choices={[{ value: ALL, label: t('ownPcs.exchangeAll') }, ...pcs.map(({ id, name }) => ({ value: id, label: name || t('ownPcs.unnamed') }))]}
                value={to}
                onChange={setTo}
              />
            ) : null}
            <p role="status">{waiting === null ? '' : t('ownPcs.exchangeNew', { count: waiting })}</p>
            <Checkbox label={t('ownPcs.exchangeEverything')} hint={t('ownPcs.exchangeEverythingHint')} checked={everything} onChange={setEverything} />
            {problem === null ? null : <Trouble text={explain(problem)} />}
            {stopped ? <Banner tone="info" live title={t('ledger.batchStopped')} /> : null}
            {going === null ? null : <ProgressBar label={t('exchange.making')} value={going.share} onCancel={going.stop} />}
            <Row>
              <Button icon="save" disabled={going !== null} onPress={() => void make()}>
                {t('ownPcs.exchangeMake')}
              </Button>
              <Button kind="quiet" icon="inbox" onPress={() => openArea('exchange')}>
                {t('ownPcs.exchangeReceive')}
              </Button>
            </Row>
          </>
        )}
      </Stack>
    </Card>
  );
}
