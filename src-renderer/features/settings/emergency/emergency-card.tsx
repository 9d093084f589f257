import { type ReactNode, useState } from 'react';
import { type AppError } from '../../../../src-shared/kernel/app-error.ts';
import { checkPagePassphrase } from '../../../../src-shared/sealing/passphrase-strength.ts';
import { useText } from '../../../i18n/index.ts';
import { usePreference } from '../../../state/preferences.ts';
import { Banner, Button, Card, Checkbox, ProgressBar, Row, Stack, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { finishedPassword, NewPassword, type NewPasswordState, startPassword } from '../../../vault-view/new-password.tsx';
import { savePage } from './make-page.ts';

const USE = { check: checkPagePassphrase, words: 6 } as const;

/** 緊急用ページ: what stays readable when nothing of this application is left. */
export function EmergencyCard(): ReactNode {
  const { t, language } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const last = usePreference('emergency.last');
  const [state, setState] = useState<NewPasswordState | null>(null);
  const [attachments, setAttachments] = useState(true);
  const [sealed, setSealed] = useState(false);
  const [asked, setAsked] = useState(false);
  const [running, setRunning] = useState<{ readonly share: number; readonly stop: () => void } | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);

  const make = async (): Promise<void> => {
    if (state === null) return;
    setAsked(true);
    const passphrase = finishedPassword(state, USE);
    if (passphrase === null) return;
    const controller = new AbortController();
    const stop = (): void => controller.abort();
    setProblem(null);
    setRunning({ share: 0, stop });
    const saved = await savePage({ passphrase, language, attachments, sealed, signal: controller.signal, progress: (share) => setRunning({ share, stop }) });
    setRunning(null);
    if (saved.ok) {
      say(t('emergency.saved', saved.value));
      setState(null);
      setAsked(false);
      setSealed(false);
    } else if (saved.error.code === 'desktop/cancelled') say(t('emergency.cancelled'));
    else setProblem(saved.error);
  };

  return (
    <Card title={t('emergency.card')}>
      <Stack>
        <p>{t('emergency.lead')}</p>
        {last === null ? null : <p>{last.sealed ? t('emergency.lastSealed', { at: last.at, records: last.records }) : t('emergency.last', { at: last.at, records: last.records })}</p>}
        {problem === null ? null : <Trouble text={explain(problem)} />}
        {running !== null ? (
          <ProgressBar label={t('emergency.working')} value={running.share} onCancel={running.stop} />
        ) : state === null ? (
          <Row>
            <Button icon="paper" onPress={() => setState(startPassword(USE))}>
              {t('emergency.start')}
            </Button>
          </Row>
        ) : (
          <>
            <Banner tone="warn" title={t('emergency.care')} />
            <Checkbox label={t('emergency.attachments')} checked={attachments} onChange={setAttachments} />
            <Checkbox label={t('emergency.sealed')} hint={t('emergency.sealedHint')} checked={sealed} onChange={setSealed} />
            <NewPassword state={state} onChange={setState} onEnter={() => void make()} asked={asked} use={{ ...USE, note: t('emergency.own') }} />
            <Row end>
              <Button onPress={() => setState(null)}>{t('common.cancel')}</Button>
              <Button kind="primary" onPress={() => void make()}>
                {t('emergency.make')}
              </Button>
            </Row>
          </>
        )}
      </Stack>
    </Card>
  );
}
