import { type ReactNode, useEffect, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { NamedItem } from '../../../../src-shared/records/recall-request.ts';
import { useText } from '../../../i18n/index.ts';
import { isToAnswer, type Recall } from '../../../state/exchange/disclosure-now.ts';
import { answerRecall } from '../../../state/exchange/recall.ts';
import { type Traces, tracesOf } from '../../../state/exchange/traces.ts';
import { openArea } from '../../../state/navigation.ts';
import { requestSend } from '../../../state/send-request.ts';
import { session, useSession } from '../../../state/session.ts';
import { useRevision } from '../../../state/use-records.ts';
import { AlertDialog, Banner, Button, Card, Detail, ProgressBar, RadioGroup, Row, SmallTable, Stack, TextField, Trouble, TrustSentence, useExplainError, useStatus } from '../../../ui/index.ts';
import { BackButton } from '../back-button.tsx';
import styles from '../exchange.module.css';
import { nameOfPerson as personName } from '../../../state/person-name.ts';
import { recordLine, unitsLine } from '../record-line.ts';
import { answersOf, choose, giveReason, openItems, type RecallChoices, withoutReason } from './recall-choices.ts';

/** More records than this can be decided together, what is left of them. */
const ONE_BY_ONE = 3;

/** Some of it is in a record that screens show; else it lies in an import that was taken back, a held line or a kept file. */
const isShown = ({ id, units }: NamedItem): boolean => units.some((unit) => session().vault.workingSet.get(id)?.values[unit] !== undefined);

function useWords(): { readonly name: (party: string) => string; readonly line: (item: NamedItem) => string } {
  const { t, language } = useText();
  return {
    name: (party) => personName(party) || t('common.unknown'),
    line: (item) => t('exchange.recordField', { record: recordLine(item.id, item.type, language), field: unitsLine(item.type, item.units, language) }),
  };
}

/** One request that waits for us: record by record, erase or keep with a reason. */
function Answering({ recall }: { readonly recall: Recall }): ReactNode {
  const { t, language } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const { name, line } = useWords();
  const [choices, setChoices] = useState<RecallChoices>(new Map());
  const [asking, setAsking] = useState(false);
  const [working, setWorking] = useState(false);
  const [missing, setMissing] = useState<NamedItem | null>(null);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const [held, setHeld] = useState<Traces['units'] | null>(null);
  const revision = useRevision();
  useEffect(() => {
    let alive = true;
    void tracesOf(recall.items).then((found) => {
      if (!alive) return;
      if (found.ok) setHeld(found.value.units);
      else setTrouble(found.error);
    });
    return () => {
      alive = false;
    };
  }, [recall, revision]);
  const unitsHere = ({ id }: NamedItem): readonly string[] => held?.get(id) ?? [];
  const here = recall.items.filter((item) => unitsHere(item).length > 0);
  // what nobody has looked for yet is not said to be absent
  const absent = held === null ? [] : recall.items.filter((item) => !here.includes(item));
  const open = openItems(here, choices);
  const retention = t('disclosure.keepRetention');
  const decide = (items: readonly NamedItem[], erase: boolean): void => setChoices(items.reduce((now, item) => choose(now, item, erase, retention), choices));
  const erasing = here.filter(({ id }) => choices.get(id)?.erase === true).length;

  const check = (): void => {
    const unsaid = withoutReason(here, choices);
    setMissing(unsaid);
    if (unsaid === null) setAsking(true);
  };
  const answer = async (): Promise<void> => {
    setAsking(false);
    const answers = answersOf(recall.items, choices, unitsHere);
    if (answers === null) return;
    setWorking(true);
    const done = await answerRecall(recall, answers);
    setWorking(false);
    if (!done.ok) {
      setTrouble(done.error);
      return;
    }
    say(t('disclosure.answerDone'));
    requestSend({ purpose: 'statement', recordIds: [done.value.id], recipient: recall.asker, back: { area: 'exchange', recordId: recall.record.id } });
  };

  return (
    <Detail
      title={t('disclosure.recallTitle', { name: name(recall.asker) })}
      actions={
        <Button kind="primary" icon="check" disabled={working || held === null || open.length > 0} onPress={check}>
          {open.length === 0 ? t('disclosure.answerDo') : t('disclosure.answerOpen', { count: open.length })}
        </Button>
      }
    >
      <Stack>
        <p>{t('disclosure.recallLead', { name: name(recall.asker) })}</p>
        {recall.reason === '' ? null : <p>{t('disclosure.recallReason', { reason: recall.reason })}</p>}
        <Banner tone="warn" title={t('disclosure.recallWarn')} />
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
        {working ? <ProgressBar label={t('disclosure.erasing')} value={null} /> : null}
        {here.length > ONE_BY_ONE && open.length > 1 ? (
          <Row>
            <Button onPress={() => decide(open, true)}>{t('disclosure.restErase', { count: open.length })}</Button>
            <Button onPress={() => decide(open, false)}>{t('disclosure.restKeep', { count: open.length })}</Button>
          </Row>
        ) : null}
        {here.map((item) => {
          const choice = choices.get(item.id);
          return (
            <Card key={item.id} title={recordLine(item.id, item.type, language)}>
              <Stack gap="small">
                <p className={styles['quiet']}>{unitsLine(item.type, unitsHere(item), language)}</p>
                {isShown(item) ? null : <p>{t('disclosure.hiddenHere')}</p>}
                <RadioGroup
                  label={t('disclosure.colResult')}
                  choices={[
                    { value: 'erase', label: t('disclosure.choiceErase') },
                    { value: 'keep', label: t('disclosure.choiceKeep') },
                  ]}
                  value={choice === undefined ? null : choice.erase ? 'erase' : 'keep'}
                  onChange={(value) => decide([item], value === 'erase')}
                />
                {choice === undefined || choice.erase ? null : (
                  <TextField
                    label={t('disclosure.keepWhy')}
                    value={choice.why}
                    onChange={(value) => setChoices(giveReason(choices, item, value))}
                    example={t('disclosure.keepOpenCase')}
                    {...(missing?.id === item.id ? { error: { what: t('disclosure.keepMissing', { record: recordLine(item.id, item.type, language) }), why: '', todo: '' } } : {})}
                  />
                )}
              </Stack>
            </Card>
          );
        })}
        {absent.length === 0 ? null : (
          <Card title={t('disclosure.absent')}>
            <ul className={styles['sides']}>
              {absent.map((item) => (
                <li key={item.id}>{line(item)}</li>
              ))}
            </ul>
          </Card>
        )}
      </Stack>
      <AlertDialog
        open={asking}
        title={erasing === 0 ? t('disclosure.answerAskNone') : t('disclosure.answerAsk', { count: erasing })}
        confirmLabel={t(erasing === 0 ? 'disclosure.answerConfirm' : 'disclosure.eraseConfirm')}
        cancelLabel={t('common.back')}
        danger={erasing > 0}
        onCancel={() => setAsking(false)}
        onConfirm={() => void answer()}
      >
        <p>{t('disclosure.answerText', { name: name(recall.asker) })}</p>
      </AlertDialog>
    </Detail>
  );
}

/** A request and its answer, on both sides. */
function Settled({ recall }: { readonly recall: Recall }): ReactNode {
  const { t } = useText();
  const { identity } = useSession();
  const { name, line } = useWords();
  const ours = recall.asker === identity.party;
  const { statement } = recall;
  const answerOf = (item: NamedItem): string => {
    const answer = statement?.answers.find((one) => one.id === item.id);
    if (answer === undefined) return t('disclosure.noAnswer');
    if (answer.what === 'kept') return t('disclosure.resultKept', { reason: answer.reason ?? '' });
    return t(answer.what === 'erased' ? 'disclosure.resultErased' : 'disclosure.absent');
  };
  return (
    <Detail
      title={t('disclosure.recallTitle', { name: name(ours ? recall.partner : recall.asker) })}
      actions={
        ours && statement === undefined ? (
          <Button icon="file" onPress={() => requestSend({ purpose: 'recall', recordIds: [recall.record.id], recipient: recall.partner, back: { area: 'exchange', recordId: 'held' } })}>
            {t('disclosure.sendRequest')}
          </Button>
        ) : !ours && statement !== undefined ? (
          <Button icon="send" onPress={() => requestSend({ purpose: 'statement', recordIds: [statement.record.id], recipient: recall.asker, back: { area: 'exchange', recordId: recall.record.id } })}>
            {t('disclosure.sendStatement')}
          </Button>
        ) : null
      }
    >
      <Stack>
        {statement === undefined ? (
          <TrustSentence tone="warn">{t('disclosure.noAnswer')}</TrustSentence>
        ) : (
          <TrustSentence tone="ok" {...(ours ? { note: t('disclosure.statementSigned') } : {})}>
            {t('disclosure.statementBy', { name: name(statement.author), by: statement.answeredBy, on: statement.answeredOn })}
          </TrustSentence>
        )}
        {ours || statement?.answers.some(({ what }) => what === 'erased') !== true ? null : (
          <Banner tone="warn" title={t('disclosure.backUpsHold', { on: statement.answeredOn })} actions={<Button onPress={() => openArea('settings', 'backup')}>{t('disclosure.backUpsReplace')}</Button>}>
            <p>{t('disclosure.backUpsHow')}</p>
          </Banner>
        )}
        {recall.reason === '' ? null : <p>{t('disclosure.recallReason', { reason: recall.reason })}</p>}
        <SmallTable
          caption={t('disclosure.colRecord')}
          captionHidden
          columns={[
            { id: 'record', header: t('disclosure.colRecord'), cell: line },
            { id: 'result', header: t('disclosure.colResult'), cell: answerOf },
          ]}
          rows={recall.items}
          rowKey={(item) => item.id}
        />
      </Stack>
    </Detail>
  );
}

export function RecallScreen({ recall }: { readonly recall: Recall }): ReactNode {
  const { identity } = useSession();
  return (
    <>
      <BackButton tab="held" />
      {isToAnswer(recall, identity.party) ? <Answering recall={recall} /> : <Settled recall={recall} />}
    </>
  );
}
