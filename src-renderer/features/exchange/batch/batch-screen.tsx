import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { PartyId } from '../../../../src-shared/kernel/ids.ts';
import { formatWarekiDigits } from '../../../../src-shared/time/wareki.ts';
import { textIn, useText } from '../../../i18n/index.ts';
import { answersDue } from '../../../state/exchange/answers-due.ts';
import { useLedger } from '../../../state/exchange/ledger-now.ts';
import { type BatchDone, makeBatch } from '../../../state/exchange/make-batch.ts';
import type { KnownPlace } from '../../../state/preferences.ts';
import { ports, useSession } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';
import { useToday } from '../../../state/use-today.ts';
import { Banner, Button, Card, Checkbox, EmptyState, ProgressBar, RadioGroup, Row, Skeleton, Stack, Trouble, useExplainError } from '../../../ui/index.ts';
import { ChoosePlace } from '../../../vault-view/choose-place.tsx';
import { BackButton } from '../back-button.tsx';
import type { CoverLevel } from '../entry/cover-sheet.tsx';
import styles from '../exchange.module.css';
import { useRecipients } from '../use-recipients.ts';
import { BatchDoneView } from './batch-done.tsx';
import { batchCsv } from './batch-list.ts';

/** Who waits for a reply, for the button and this screen. */
export function useAnswersDue(): ReturnType<typeof answersDue> | null {
  const { identity } = useSession();
  const recipients = useRecipients();
  const events = useRecords('permitEvent');
  const ledger = useLedger();
  return useMemo(() => (recipients === null ? null : answersDue(recipients, events, ledger, identity.party, ports().clock.now())), [recipients, events, ledger, identity]);
}

interface Running {
  readonly done: number;
  readonly all: number;
}

/** 返事をまとめて作る: choose, one folder, one file per doctor and a list. */
export function BatchScreen(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const today = useToday();
  const due = useAnswersDue();
  const [left, setLeft] = useState<ReadonlySet<PartyId> | null>(null);
  const [where, setWhere] = useState<'folder' | 'later'>('later');
  const [place, setPlace] = useState<KnownPlace | null>(null);
  const [level, setLevel] = useState<CoverLevel>('names');
  const [running, setRunning] = useState<Running | null>(null);
  const [stopped, setStopped] = useState(false);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const [made, setMade] = useState<BatchDone | null>(null);
  const stop = useRef<AbortController | null>(null);
  const folder = `${formatWarekiDigits(today)}_${textIn('ja', 'ledger.batchList')}`;

  if (made !== null) {
    return (
      <>
        <BackButton tab="to-send" />
        <div className={styles['page']}>
          <BatchDoneView done={made} level={level} />
        </div>
      </>
    );
  }
  if (due === null) return <Skeleton />;
  // answers are chosen at first, mere receipts are not
  const without = left ?? new Set(due.filter((one) => one.acts === 0).map((one) => one.recipient.party));
  const chosen = due.filter((one) => !without.has(one.recipient.party));
  const make = async (): Promise<void> => {
    stop.current = new AbortController();
    setTrouble(null);
    setStopped(false);
    setRunning({ done: 0, all: chosen.length });
    const done = await makeBatch({
      due: chosen,
      place: where === 'folder' && place !== null ? { handle: place.handle, folder } : null,
      list: (lines) => ({ name: `${folder}.csv`, bytes: batchCsv(lines, level) }),
      progress: (now, all) => setRunning({ done: now, all }),
      signal: stop.current.signal,
    });
    setRunning(null);
    if (done.ok) setMade(done.value);
    else if (done.error.code === 'desktop/cancelled') setStopped(true);
    else setTrouble(done.error);
  };
  const words = ({ acts, receipts }: (typeof due)[number]): string =>
    acts === 0 ? t('ledger.batchOnlyReceipts', { count: receipts }) : [t('ledger.batchAnswers', { count: acts }), ...(receipts === 0 ? [] : [t('ledger.batchReceipts', { count: receipts })])].join(t('ledger.join'));
  const ready = chosen.length > 0 && (where === 'later' || place !== null) && running === null;
  return (
    <>
      <BackButton tab="to-send" />
      <div className={styles['page']}>
        <Stack>
          <h2>{t('ledger.batch')}</h2>
          {stopped ? <Banner tone="info" live title={t('ledger.batchStopped')} /> : null}
          {trouble === null ? null : <Trouble text={explain(trouble)} />}
          {due.length === 0 ? (
            <EmptyState icon="done" title={t('ledger.batchEmpty')} />
          ) : (
            <>
              <p>{t('ledger.batchLead')}</p>
              <Card title={t('ledger.batchWho')}>
                <Stack gap="small">
                  <Row>
                    <Button compact onPress={() => setLeft(new Set())}>
                      {t('ledger.batchAll')}
                    </Button>
                    <Button compact onPress={() => setLeft(new Set(due.map((one) => one.recipient.party)))}>
                      {t('ledger.batchNone')}
                    </Button>
                  </Row>
                  {due.map((one) => (
                    <Checkbox
                      key={one.recipient.party}
                      label={one.recipient.name}
                      hint={words(one)}
                      checked={!without.has(one.recipient.party)}
                      onChange={(on) => setLeft(new Set(on ? [...without].filter((party) => party !== one.recipient.party) : [...without, one.recipient.party]))}
                    />
                  ))}
                </Stack>
              </Card>
              <Card>
                <Stack>
                  <RadioGroup
                    label={t('ledger.batchWhere')}
                    choices={[
                      { value: 'later', label: t('ledger.batchLater') },
                      { value: 'folder', label: t('ledger.batchFolder'), hint: t('ledger.batchFolderHelp', { folder }) },
                    ]}
                    value={where}
                    onChange={setWhere}
                  />
                  {where === 'later' ? null : place === null ? (
                    <ChoosePlace
                      purpose="handover"
                      working={t('ledger.batchChecking')}
                      onChosen={async (found) => {
                        setPlace(found);
                        return null;
                      }}
                    />
                  ) : (
                    <Row>
                      <span>{t('ledger.batchPlace', { place: place.label })}</span>
                      <Button compact onPress={() => setPlace(null)}>
                        {t('ledger.batchPlaceChange')}
                      </Button>
                    </Row>
                  )}
                  <RadioGroup
                    label={t('ledger.batchLevel')}
                    help={t('ledger.batchLevelHelp')}
                    inline
                    choices={[
                      { value: 'names', label: t('ledger.levelNames') },
                      { value: 'initials', label: t('ledger.levelInitials') },
                      { value: 'none', label: t('ledger.levelNone') },
                    ]}
                    value={level}
                    onChange={setLevel}
                  />
                </Stack>
              </Card>
              {running === null ? (
                <Row end>
                  <Button kind="primary" icon="file" disabled={!ready} onPress={() => void make()}>
                    {t('ledger.batchMake', { count: chosen.length })}
                  </Button>
                </Row>
              ) : (
                <ProgressBar label={t('ledger.batchMaking')} value={running.all === 0 ? null : running.done / running.all} detail={t('ledger.batchStep', { done: running.done, all: running.all })} onCancel={() => stop.current?.abort()} />
              )}
            </>
          )}
        </Stack>
      </div>
    </>
  );
}
