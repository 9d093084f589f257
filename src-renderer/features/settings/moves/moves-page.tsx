import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { type CivilDate, todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { openCases } from '../../../state/case-assignment.ts';
import { isManager } from '../../../state/members.ts';
import { carryOut, type MovesDone } from '../../../state/staff-moves.ts';
import { ports, useSession } from '../../../state/session.ts';
import { useRevision } from '../../../state/use-records.ts';
import { Banner, Button, Card, CheckboxGroup, DateField, ProgressBar, Row, Select, Stack, Trouble, useExplainError } from '../../../ui/index.ts';
import { startPassword } from '../../../vault-view/new-password.tsx';
import { PrintPaper } from '../../../vault-view/print-paper.tsx';
import { type ComerDraft, ComerFields, isReady, passwordOf } from './comer-fields.tsx';
import { type OneTime, OneTimeList } from './one-time-list.tsx';
import { OpenCasesPaper } from './open-cases-paper.tsx';

const LATER = 'later';

/** 3月31日 and 4月1日 of the change that is nearest: from February on it is the one to come, until January the one that was. */
function nextChange(today: CivilDate): { readonly lastDay: CivilDate; readonly firstDay: CivilDate } {
  const year = today.slice(0, 4);
  const spring = today >= `${year}-01-15` && today <= `${year}-04-30`;
  return spring && today <= `${year}-03-31` ? { lastDay: `${year}-03-31`, firstDay: `${year}-04-01` } : { lastDay: today, firstDay: today };
}

const newComer = (key: string): ComerDraft => ({ key, name: '', roles: ['reviewer'], oneTime: true, password: startPassword() });

let nextKey = 1;

interface Result {
  readonly done: MovesDone;
  readonly once: readonly OneTime[];
}

/** 4月の異動 on one screen: who comes, who leaves, who takes over, and the list on paper. */
export function MovesPage(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const session = useSession();
  const revision = useRevision();
  const today = todayInJapan(ports().clock);
  const [days, setDays] = useState(() => nextChange(today));
  const [comers, setComers] = useState<readonly ComerDraft[]>([]);
  const [leaving, setLeaving] = useState<readonly string[]>([]);
  const [successors, setSuccessors] = useState<ReadonlyMap<string, string>>(new Map());
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [printing, setPrinting] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const printed = useCallback(() => setPrinting(false), []);
  const { vault, identity } = session;
  // the revision stands for the content of the mutable working set
  // eslint-disable-next-line react/exhaustive-deps
  const cases = useMemo(() => openCases(), [revision]);
  const members = vault.members.list().filter(({ until, leaves }) => until === null && leaves === undefined);
  const countOf = (id: string): number => cases.filter(({ assignee }) => assignee?.id === id).length;
  const stays = members.filter(({ id }) => !leaving.includes(id));
  const candidates = [
    ...stays.map(({ id, name }) => ({ value: id, label: name })),
    ...comers.filter(({ name }) => name.trim() !== '').map(({ key, name }) => ({ value: key, label: name.trim() })),
  ];
  const successorOf = (id: string): string => {
    const chosen = successors.get(id);
    if (chosen !== undefined && (chosen === LATER || candidates.some(({ value }) => value === chosen))) return chosen;
    return candidates.at(-1)?.value ?? LATER;
  };
  const nameOf = (value: string): string => candidates.find((one) => one.value === value)?.label ?? '';

  const go = async (): Promise<void> => {
    setAsked(true);
    if (busy || (comers.length === 0 && leaving.length === 0) || !comers.every(isReady)) return;
    setBusy(true);
    setProblem(null);
    const wanted = comers.map((comer) => ({ key: comer.key, name: comer.name.trim(), roles: comer.roles, password: passwordOf(comer) ?? '', oneTime: comer.oneTime }));
    const done = await carryOut(
      { ...days, comers: wanted, leavers: leaving.map((id) => ({ id, successor: successorOf(id) === LATER ? null : successorOf(id) })) },
      (key) => setComers((now) => now.filter((comer) => comer.key !== key)),
    );
    setBusy(false);
    if (!done.ok) {
      setProblem(done.error);
      return;
    }
    setResult({ done: done.value, once: wanted.filter(({ oneTime }) => oneTime) });
    setComers([]);
    setLeaving([]);
    setAsked(false);
  };

  if (!isManager(session)) return <Banner tone="info" title={t('staffMoves.onlyManager')} />;
  if (busy) return <ProgressBar label={t('staffMoves.working')} value={null} />;
  const names = (list: readonly string[]): string => (list.length === 0 ? t('staffMoves.nobody') : list.join('、'));
  const paper = printing ? (
    <PrintPaper title={t('staffMoves.paperTitle')} onDone={printed}>
      <OpenCasesPaper cases={cases} successors={new Map(leaving.map((id) => [id, nameOf(successorOf(id))]))} officeName={identity.name} printedOn={today} />
    </PrintPaper>
  ) : null;
  const print = (
    <Row>
      <Button icon="print" disabled={cases.length === 0} onPress={() => setPrinting(true)}>
        {t('staffMoves.print')}
      </Button>
    </Row>
  );
  if (result !== null) {
    const { done, once } = result;
    return (
      <Stack>
        <Banner tone="ok" title={t('staffMoves.done')} live>
          <p>{t('staffMoves.doneText', { added: names(done.added), left: names(done.left), count: done.handedOver })}</p>
        </Banner>
        <OneTimeList list={once} />
        {print}
        {paper}
        <Row end>
          <Button onPress={() => setResult(null)}>{t('staffMoves.again')}</Button>
        </Row>
      </Stack>
    );
  }
  return (
    <Stack>
      <p>{t('staffMoves.lead')}</p>
      <Row fields>
        <DateField label={t('staffMoves.lastDay')} value={days.lastDay} onChange={(lastDay) => setDays((now) => ({ ...now, lastDay: lastDay ?? now.lastDay }))} today={today} anchor="last-day" />
        <DateField label={t('staffMoves.firstDay')} value={days.firstDay} onChange={(firstDay) => setDays((now) => ({ ...now, firstDay: firstDay ?? now.firstDay }))} today={today} anchor="first-day" />
      </Row>
      <h3>{t('staffMoves.comers')}</h3>
      {comers.map((comer, at) => (
        <ComerFields
          key={comer.key}
          comer={comer}
          number={at + 1}
          asked={asked}
          onChange={(next) => setComers((now) => now.map((one) => (one.key === next.key ? next : one)))}
          onRemove={() => setComers((now) => now.filter(({ key }) => key !== comer.key))}
        />
      ))}
      <Row>
        <Button icon="plus" onPress={() => setComers((now) => [...now, newComer(`new-${nextKey++}`)])}>
          {t('staffMoves.comerAdd')}
        </Button>
      </Row>
      <h3>{t('staffMoves.leavers')}</h3>
      <CheckboxGroup label={t('staffMoves.leaverChoose')} choices={members.map(({ id, name }) => ({ value: id, label: name }))} values={leaving} onChange={setLeaving} anchor="leavers" />
      {leaving.filter((id) => countOf(id) > 0).map((id) => (
        <Select
          key={id}
          label={t('staffMoves.successor', { name: members.find((one) => one.id === id)?.name ?? '', count: countOf(id) })}
          choices={[...candidates, { value: LATER, label: t('staffMoves.successorNobody') }]}
          value={successorOf(id)}
          onChange={(to) => setSuccessors((now) => new Map(now).set(id, to))}
          width="short"
        />
      ))}
      <Card title={t('staffMoves.openCases')}>
        <Stack>
          <p>{t('staffMoves.openCasesCount', { count: cases.length, free: cases.filter(({ assignee }) => assignee === null).length })}</p>
          {print}
        </Stack>
      </Card>
      {problem === null ? null : <Trouble text={explain(problem)} {...(typeof problem.params['name'] === 'string' ? { about: problem.params['name'] } : {})} />}
      {asked && comers.length === 0 && leaving.length === 0 ? <Banner tone="warn" title={t('staffMoves.nothing')} /> : null}
      <Row end>
        <Button kind="primary" onPress={() => void go()}>
          {t('staffMoves.carryOut')}
        </Button>
      </Row>
      {paper}
    </Stack>
  );
}
