import { type ReactNode, useEffect, useState } from 'react';
import { type AppError, appError } from '../../src-shared/kernel/app-error.ts';
import { useText } from '../i18n/index.ts';
import { saveRaw } from '../state/save-raw.ts';
import { vaultPorts } from '../state/vault-ports.ts';
import { Banner, Button, Card, LockedScreen, ProgressBar, Row, Stack, Trouble, useExplainError, useStatus } from '../ui/index.ts';
import { setAside } from '../vault/index.ts';
import { OpenBackUp } from '../vault-view/open-back-up.tsx';
import { WhatIsWhere } from './what-is-where.tsx';

export interface StartTroubleProps {
  readonly error: AppError;
  readonly vaultId: string | undefined;
  readonly onAgain: () => void;
}

/** A vault that does not open: what lies where and from when, and the ways back. Nothing is ever deleted here. */
export function StartTrouble({ error, vaultId, onAgain }: StartTroubleProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const [busy, setBusy] = useState<'rebuild' | 'raw' | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const inUse = error.code === 'vault/in-use';

  // the error of another try is not this one's
  useEffect(() => setProblem(null), [error]);

  const rebuild = async (id: string): Promise<void> => {
    setBusy('rebuild');
    const done = await setAside(id, await vaultPorts());
    setBusy(null);
    if (done.ok) onAgain();
    else setProblem(done.error);
  };

  const raw = async (id: string): Promise<void> => {
    setBusy('raw');
    const saved = await saveRaw(id, t('backUp.rawName'));
    setBusy(null);
    if (!saved.ok) {
      if (saved.error.code !== 'desktop/cancelled') setProblem(appError(saved.error.code, saved.error.params));
    } else say(saved.value.count === 0 ? t('backUp.rawNothing') : t('backUp.rawSaved', saved.value));
  };

  return (
    <LockedScreen appName={t('common.appName')} title={inUse ? t('app.troubleInUse') : t('app.troubleTitle')} wide={!inUse}>
      <Stack>
        <Trouble text={explain(error)} />
        <Banner tone="info" title={inUse ? t('app.troubleInUseDo') : t('app.troubleKept')} />
        {inUse || vaultId === undefined ? null : <WhatIsWhere vaultId={vaultId} />}
        <Row>
          <Button kind="primary" onPress={onAgain} disabled={busy !== null}>
            {t('app.troubleAgain')}
          </Button>
        </Row>
        {problem === null ? null : <Trouble text={explain(problem)} />}
        {inUse || vaultId === undefined ? null : (
          <Card title={t('app.troubleRebuild')}>
            <Stack gap="small">
              <p>{t('app.troubleRebuildHint')}</p>
              {busy === 'rebuild' ? (
                <ProgressBar label={t('app.troubleRebuild')} value={null} />
              ) : (
                <Row>
                  <Button icon="history" onPress={() => void rebuild(vaultId)}>
                    {t('app.troubleRebuild')}
                  </Button>
                </Row>
              )}
            </Stack>
          </Card>
        )}
        {inUse ? null : (
          <Card title={t('app.troubleBackup')}>
            <Stack gap="small">
              <p>{t('app.troubleBackupHint')}</p>
              <OpenBackUp {...(vaultId === undefined ? {} : { only: vaultId, note: t('backUp.restoreReplaces') })} />
            </Stack>
          </Card>
        )}
        {inUse || vaultId === undefined ? null : (
          <Card title={t('backUp.raw')}>
            <Stack gap="small">
              <p>{t('backUp.rawHint')}</p>
              {busy === 'raw' ? (
                <ProgressBar label={t('backUp.raw')} value={null} />
              ) : (
                <Row>
                  <Button icon="save" onPress={() => void raw(vaultId)}>
                    {t('backUp.raw')}
                  </Button>
                </Row>
              )}
            </Stack>
          </Card>
        )}
      </Stack>
    </LockedScreen>
  );
}
