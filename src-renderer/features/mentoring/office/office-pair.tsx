import { type ReactNode, useEffect, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import { mentorPair } from '../../../../src-shared/records/mentor-pair.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { civilDateOfMs } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { useLedger } from '../../../state/exchange/ledger-now.ts';
import { requestSend } from '../../../state/send-request.ts';
import { flushAllDrafts, useAutosave } from '../../../state/use-autosave.ts';
import { useToday } from '../../../state/use-today.ts';
import { Banner, Button, Card, Detail, Prose, StateChip, Trouble, useExplainError } from '../../../ui/index.ts';
import { AREA, textOf } from '../mentoring-places.ts';
import { PlainForm } from '../plain-form.tsx';
import { isDelivered, type PairFile, pairFiles } from './pair-files.ts';
import { renewedCards, takeRenewedCards } from './pair-records.ts';
import styles from '../mentoring.module.css';

interface Renewal {
  readonly names: readonly string[];
  readonly fields: Readonly<Record<string, Json>>;
}

/** One pair as the coordinator keeps it: period, a note to both, and the file to each. What the two exchange is not here. */
export function OfficePair({ pair, mayWrite, onDelete }: { readonly pair: RecordState; readonly mayWrite: boolean; readonly onDelete: () => void }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const today = useToday();
  const ledger = useLedger();
  const draft = useAutosave(pair);
  const [renewal, setRenewal] = useState<Renewal | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const values = shownValues(pair);
  const files = pairFiles(pair, ledger);
  const next = files.find((file) => !isDelivered(file));

  useEffect(() => {
    let alive = true;
    void renewedCards(pair).then((found) => {
      if (alive) setRenewal(found.ok && found.value.names.length > 0 ? found.value : null);
    });
    return () => {
      alive = false;
    };
  }, [pair]);

  const renew = async (fields: Renewal['fields']): Promise<void> => {
    const saved = await takeRenewedCards(pair, fields);
    if (!saved.ok) setProblem(saved.error);
  };
  const send = async (file: PairFile): Promise<void> => {
    if (await flushAllDrafts()) requestSend({ purpose: 'pairing', recordIds: [pair.id], recipient: file.party, back: { area: AREA, recordId: pair.id } });
  };
  const nameOf = (role: 'mentor' | 'mentee'): string => textOf(values[role === 'mentor' ? 'mentorName' : 'menteeName']);
  const stateOf = ({ entry, stale }: PairFile): ReactNode => {
    if (entry === null) return <StateChip tone="accent">{t('mentoring.fileNotMade')}</StateChip>;
    if (stale) return <StateChip tone="warn">{t('mentoring.fileStale')}</StateChip>;
    if (entry.state === 'made') return <StateChip tone="warn">{t('mentoring.fileMade', { number: entry.number })}</StateChip>;
    if (entry.state === 'handed') return <StateChip tone="wait">{t('mentoring.fileHanded', { on: civilDateOfMs(entry.madeAt), number: entry.number })}</StateChip>;
    return <StateChip tone="ok">{t('mentoring.fileOpened', { number: entry.number })}</StateChip>;
  };
  return (
    <Detail
      title={`${nameOf('mentor')} → ${nameOf('mentee')}`}
      state={<p className={styles['quiet']}>{t('mentoring.officeLead')}</p>}
      actions={
        mayWrite ? (
          <>
            <Button kind="quiet" icon="trash" onPress={onDelete}>
              {t('mentoring.deletePair')}
            </Button>
            {files.toSorted((a, b) => Number(a === next) - Number(b === next)).map((file) => (
              <Button key={file.role} icon="send" kind={file === next ? 'primary' : 'secondary'} onPress={() => void send(file)}>
                {t(file.role === 'mentor' ? 'mentoring.toMentor' : 'mentoring.toMentee')}
              </Button>
            ))}
          </>
        ) : undefined
      }
    >
      {problem === null ? null : <Trouble text={explain(problem)} />}
      {mayWrite ? null : <Prose>{t('mentoring.coordinatorOnly')}</Prose>}
      {renewal === null ? null : (
        <Banner tone="warn" title={t('mentoring.cardChanged', { name: renewal.names.join('、') })} actions={mayWrite ? <Button onPress={() => void renew(renewal.fields)}>{t('mentoring.cardRenew')}</Button> : undefined}>
          <p>{t('mentoring.cardChangedText')}</p>
        </Banner>
      )}
      <Card title={t('mentoring.files')}>
        <div className={styles['files']}>
          {files.map((file) => (
            <div key={file.role} style={{ display: 'contents' }}>
              <span>{t('mentoring.fileTo', { name: nameOf(file.role), role: t(file.role === 'mentor' ? 'mentoring.mentor' : 'mentoring.mentee') })}</span>
              <span>{stateOf(file)}</span>
            </div>
          ))}
        </div>
      </Card>
      <PlainForm title={t('mentoring.period')} definition={mentorPair} draft={draft} fields={['startOn', 'endOn', 'note']} disabled={!mayWrite} today={today} />
    </Detail>
  );
}
