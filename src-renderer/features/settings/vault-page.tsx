import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { useText } from '../../i18n/index.ts';
import { lockNow } from '../../state/lock.ts';
import { removeOpenVault } from '../../state/remove-vault.ts';
import { useSession } from '../../state/session.ts';
import { useRevision } from '../../state/use-records.ts';
import { AlertDialog, Banner, Button, Card, Facts, Row, Stack, TextField, Trouble, useExplainError } from '../../ui/index.ts';
import { AsideNote } from './aside-note.tsx';

const tidy = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');

function RemoveSample(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  return (
    <Card title={t('settings.sampleRemove')}>
      <Stack gap="small">
        <p>{t('settings.sampleRemoveNote')}</p>
        {problem === null ? null : <Trouble text={explain(problem)} />}
        <Row>
          <Button kind="danger" icon="trash" onPress={() => setAsking(true)}>
            {t('settings.sampleRemove')}
          </Button>
        </Row>
      </Stack>
      <AlertDialog
        open={asking}
        title={t('settings.sampleRemoveAsk')}
        confirmLabel={t('settings.sampleRemove')}
        cancelLabel={t('common.cancel')}
        danger
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void removeOpenVault().then((done) => (done.ok ? undefined : setProblem(done.error)));
        }}
      >
        <p>{t('settings.sampleRemoveNote')}</p>
      </AlertDialog>
    </Card>
  );
}

function RemoveVault(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const { identity } = useSession();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<AppError | null>(null);
  const same = tidy(typed) === tidy(identity.name);
  return (
    <Card title={t('settings.vaultRemove')}>
      <Stack>
        <Banner tone="danger" title={t('settings.vaultRemoveNote')} />
        <AsideNote before="removal" />
        <TextField label={t('settings.vaultRemoveTyped', { name: identity.name })} value={typed} onChange={setTyped} anchor="remove-vault" />
        {problem === null ? null : <Trouble text={explain(problem)} />}
        <Row>
          <Button kind="danger" icon="trash" disabled={!same} onPress={() => void removeOpenVault().then((done) => (done.ok ? undefined : setProblem(done.error)))}>
            {t('settings.vaultRemoveDo')}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

/** This vault: its number, another one beside it, and its end. */
export function VaultPage(): ReactNode {
  const { t, number } = useText();
  const { vault, sample } = useSession();
  useRevision();
  return (
    <Stack>
      <Facts
        facts={[
          { label: t('settings.vaultId'), value: vault.id },
          { label: t('settings.vaultCommits'), value: number(vault.seq) },
        ]}
      />
      <Row>
        <Button icon="lock" onPress={() => void lockNow()}>
          {t('settings.vaultAdd')}
        </Button>
        <span>{t('settings.vaultAddNote')}</span>
      </Row>
      {sample ? <RemoveSample /> : <RemoveVault />}
    </Stack>
  );
}
