import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { useText } from '../../i18n/index.ts';
import { exportKey, mayExportKey } from '../../state/export-key.ts';
import { usePreference } from '../../state/preferences.ts';
import { Banner, Button, Card, PasswordField, Row, Stack, Trouble, useExplainError, useStatus } from '../../ui/index.ts';

/** 鍵ファイルの書き出し: for administrators; the warning stands before the password. */
export function KeyFile(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const last = usePreference('key.exported');
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const close = (): void => {
    setOpen(false);
    setPassword('');
    setProblem(null);
  };
  const write = async (): Promise<void> => {
    if (password === '' || busy) return;
    setBusy(true);
    const saved = await exportKey(password, `${t('settings.keyFileName')}.txt`);
    setBusy(false);
    if (saved.ok) {
      close();
      say(t('settings.keyFileSaved', { name: saved.value.savedAs }));
    } else if (saved.error.code !== 'desktop/cancelled') setProblem(saved.error);
  };
  const wrong = problem?.code === 'vault/wrong-password';
  return (
    <Card title={t('settings.keyFile')}>
      <Stack>
        <p>{t('settings.keyFileLead')}</p>
        {last === null ? null : <p>{t('settings.keyFileLast', { at: last.at, by: last.by })}</p>}
        {open ? (
          <>
            <Banner tone="warn" title={t('settings.keyFileWarn')} />
            <PasswordField
              label={t('settings.keyFilePassword')}
              required
              autoFocus
              value={password}
              onChange={(value) => {
                setPassword(value);
                setProblem(null);
              }}
              onEnter={() => void write()}
              anchor="key-file-password"
              error={wrong ? explain(problem) : undefined}
            />
            {problem === null || wrong ? null : <Trouble text={explain(problem)} />}
            <Row end>
              <Button onPress={close}>{t('common.cancel')}</Button>
              <Button kind="primary" icon="key" disabled={password === '' || busy} onPress={() => void write()}>
                {t('settings.keyFileWrite')}
              </Button>
            </Row>
          </>
        ) : mayExportKey() ? (
          <Row>
            <Button icon="key" onPress={() => setOpen(true)}>
              {t('settings.keyFileWrite')}
            </Button>
          </Row>
        ) : (
          <p>{t('settings.keyFileManager')}</p>
        )}
      </Stack>
    </Card>
  );
}
