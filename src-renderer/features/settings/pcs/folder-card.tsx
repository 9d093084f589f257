import { type ReactNode, useState } from 'react';
import { appError, type AppError } from '../../../../src-shared/kernel/app-error.ts';
import { clockTimeOfMs } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { openArea } from '../../../state/navigation.ts';
import { exchangeNow, forgetFolder, useFolder } from '../../../state/own-pcs/folder-sync.ts';
import { setPreference, usePreference } from '../../../state/preferences.ts';
import { ports } from '../../../state/session.ts';
import { Banner, Button, Card, Facts, Row, Stack, Trouble, useExplainError } from '../../../ui/index.ts';
import { ChoosePlace } from '../../../vault-view/choose-place.tsx';

/** The folder that all PCs reach, and where the exchange through it stands. */
export function FolderCard(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const place = usePreference('pcs.folder');
  const { kind, at } = useFolder();
  const [problem, setProblem] = useState<AppError | null>(null);
  const time = at === null ? '' : clockTimeOfMs(at);
  const words = kind === 'gone' ? t('ownPcs.folderGone') : kind === 'asks' ? t('ownPcs.folderAsks') : kind === 'waits' ? t('ownPcs.folderWaits', { at: time }) : t('ownPcs.folderFresh', { at: time });
  const stop = async (): Promise<void> => {
    const noted = await setPreference('pcs.folder', null);
    if (!noted.ok) setProblem(noted.error);
    forgetFolder();
  };
  const now = async (): Promise<void> => {
    const done = await exchangeNow();
    setProblem(done.ok ? null : done.error);
  };
  return (
    <Card title={t('ownPcs.folderTitle')}>
      <Stack>
        <p>{t('ownPcs.folderLead')}</p>
        {place === null ? (
          <ChoosePlace
            purpose="shared"
            working={t('ownPcs.folderWorking')}
            onChosen={async (chosen) => {
              const there = await ports().platform.sharedList({ handle: chosen.handle });
              if (!there.ok) return appError(there.error.code, there.error.params);
              const noted = await setPreference('pcs.folder', chosen);
              return noted.ok ? null : noted.error;
            }}
          />
        ) : (
          <>
            <Facts facts={[{ label: t('ownPcs.folderPlace'), value: place.label }]} />
            {kind === 'off' || at === null ? null : (
              <Banner
                tone={kind === 'gone' || kind === 'asks' ? 'warn' : 'ok'}
                title={words}
                live
                {...(kind === 'asks' ? { actions: <Button onPress={() => openArea('exchange')}>{t('ownPcs.folderLook')}</Button> } : {})}
              />
            )}
            <Row>
              <Button icon="exchange" onPress={() => void now()}>
                {t('ownPcs.folderNow')}
              </Button>
              <Button kind="quiet" onPress={() => void stop()}>
                {t('ownPcs.folderStop')}
              </Button>
            </Row>
          </>
        )}
        {problem === null ? null : <Trouble text={explain(problem)} />}
      </Stack>
    </Card>
  );
}
