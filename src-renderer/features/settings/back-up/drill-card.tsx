import { type ReactNode, useState } from 'react';
import { type AppError, appError } from '../../../../src-shared/kernel/app-error.ts';
import { ERROR_CODES, type ErrorCode } from '../../../../src-shared/kernel/error-codes.ts';
import { type Texts, useText } from '../../../i18n/index.ts';
import { drill, type Drilled, type SinceBackUp } from '../../../state/drill.ts';
import { usePreference } from '../../../state/preferences.ts';
import type { Generations } from '../../../state/use-generations.ts';
import { Banner, Button, Card, PasswordField, ProgressBar, Row, Select, Stack, Trouble, useExplainError } from '../../../ui/index.ts';
import { generationWords } from './generation-words.ts';

export const sinceWords = ({ t }: Texts, { added, changed, sameHistory }: SinceBackUp): string =>
  !sameHistory ? t('backUp.sinceOther') : added + changed === 0 ? t('backUp.sinceNone') : t('backUp.sinceSome', { added, changed });

/** 復元の練習: the only proof that a back-up is one. */
export function DrillCard({ generations }: { readonly generations: Generations }): ReactNode {
  const texts = useText();
  const { t } = texts;
  const explain = useExplainError();
  const last = usePreference('drill.last');
  const [chosen, setChosen] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [done, setDone] = useState<Drilled | null>(null);
  const { all, place, state } = generations;
  const one = all.find(({ generation }) => String(generation) === chosen) ?? all[0];

  const start = async (): Promise<void> => {
    if (one === undefined || place === null || password === '') return;
    setProblem(null);
    setDone(null);
    setShare(0);
    const tried = await drill({ place, generation: one.generation }, one.head?.madeAt ?? one.writtenAt, password, setShare);
    setShare(null);
    setPassword('');
    if (tried.ok) setDone(tried.value);
    else setProblem(tried.error);
  };

  const wrongPassword = problem?.code === 'vault/wrong-password' ? problem : null;
  const code = last?.failed ?? null;
  const why = code === null ? '' : explain(appError((ERROR_CODES as readonly string[]).includes(code) ? (code as ErrorCode) : 'desktop/failed')).what;

  return (
    <Card title={t('backUp.drill')}>
      <Stack>
        <p>{t('backUp.drillLead')}</p>
        {done !== null ? (
          <Banner tone="ok" live title={t('backUp.drillDone', { records: done.records, commits: done.commits })}>
            <p>{sinceWords(texts, done.since)}</p>
          </Banner>
        ) : last === null ? (
          <p>{t('backUp.drillNever')}</p>
        ) : (
          <Banner
            tone={last.failed === null ? 'ok' : 'danger'}
            title={last.failed === null ? t('backUp.drillGood', { at: last.at, madeAt: last.madeAt, records: last.records }) : t('backUp.drillBad', { at: last.at, what: why })}
          />
        )}
        {problem === null || wrongPassword !== null ? null : <Trouble text={explain(problem)} />}
        {state === 'away' && place !== null ? <p>{t('backUp.generationsAway', { place: place.label })}</p> : null}
        {state === 'none' ? <p>{t('backUp.generationsNone')}</p> : null}
        {share !== null ? (
          <ProgressBar label={t('backUp.drillWorking')} value={share} />
        ) : one === undefined ? null : (
          <>
            <Select
              label={t('backUp.drillWhich')}
              choices={all.map((generation) => ({ value: String(generation.generation), label: generationWords(texts, generation) }))}
              value={String(one.generation)}
              onChange={setChosen}
            />
            <PasswordField
              label={t('backUp.drillPassword')}
              help={t('backUp.drillPasswordHelp')}
              value={password}
              onChange={(next) => {
                setPassword(next);
                setProblem(null);
              }}
              onEnter={() => void start()}
              anchor="drill-password"
              error={wrongPassword === null ? undefined : explain(wrongPassword)}
            />
            <Row>
              <Button icon="history" onPress={() => void start()} disabled={password === ''}>
                {t('backUp.drillDo')}
              </Button>
            </Row>
          </>
        )}
      </Stack>
    </Card>
  );
}
