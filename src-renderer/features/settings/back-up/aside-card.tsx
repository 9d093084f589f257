import { type ReactNode, useState } from 'react';
import { isDeletionWord } from '../../../../src-shared/exchange/many-deletions.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { type Texts, useText } from '../../../i18n/index.ts';
import { type LyingCopy, removeAsideCopy, useAsideCopies } from '../../../state/aside-copies.ts';
import { Banner, Button, Card, Dialog, SmallTable, Stack, TextField, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import styles from '../settings.module.css';

const WHY = { damage: 'backUp.asideDamage', restore: 'backUp.asideRestore', unknown: 'backUp.asideUnknown' } as const;

const wordsOf = ({ t }: Texts, { at, bytes }: LyingCopy): string => t('backUp.asideCopy', { at, size: bytes });

/** Removing one: the word has to be typed, since nothing brings it back. */
function RemoveDialog({ copy, onClose, onRemoved }: { readonly copy: LyingCopy; readonly onClose: () => void; readonly onRemoved: () => void }): ReactNode {
  const texts = useText();
  const { t } = texts;
  const explain = useExplainError();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<AppError | null>(null);
  const remove = async (): Promise<void> => {
    const done = await removeAsideCopy(copy);
    if (done.ok) onRemoved();
    else setProblem(done.error);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('backUp.asideRemoveAsk')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="danger" icon="trash" disabled={!isDeletionWord(typed)} onPress={() => void remove()}>
            {t('backUp.asideRemoveDo')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{wordsOf(texts, copy)}</p>
        <Banner tone="danger" title={t('backUp.asideRemoveText')} />
        {problem === null ? null : <Trouble text={explain(problem)} />}
        <TextField label={t('backUp.asideRemoveTyped')} width="short" value={typed} onChange={setTyped} anchor="remove-aside" />
      </Stack>
    </Dialog>
  );
}

/** 取り置いた写し: what lies on this PC beside the vault, since when, why and how large, and that it opens with old secrets. */
export function AsideCard(): ReactNode {
  const texts = useText();
  const { t, moment, size } = texts;
  const say = useStatus();
  const { copies, left, look } = useAsideCopies();
  const [removing, setRemoving] = useState<LyingCopy | null>(null);
  if (copies.length === 0 && left === 0) return null;
  return (
    <Card title={t('backUp.aside')}>
      <Stack>
        <p>{t('backUp.asideLead')}</p>
        {copies.length === 0 ? null : (
          <SmallTable
            caption={t('backUp.asideList')}
            captionHidden
            columns={[
              { id: 'at', header: t('backUp.asideAt'), cell: (copy: LyingCopy) => moment(copy.at) },
              { id: 'why', header: t('backUp.asideWhy'), cell: (copy: LyingCopy) => (copy.ours ? t(WHY[copy.why]) : `${t(WHY[copy.why])}${t('backUp.asideOther', { id: copy.vaultId })}`) },
              { id: 'size', header: t('backUp.asideSize'), align: 'end', cell: (copy: LyingCopy) => <span className={styles['oneLine']}>{size(copy.bytes)}</span> },
              {
                id: 'remove',
                header: t('backUp.asideRemove'),
                cell: (copy: LyingCopy) =>
                  copy.removable ? (
                    <span className={styles['oneLine']}>
                      <Button compact kind="danger" onPress={() => setRemoving(copy)}>
                        {t('backUp.asideRemoveDots')}
                      </Button>
                    </span>
                  ) : (
                    t('backUp.asideKept')
                  ),
              },
            ]}
            rows={copies}
            rowKey={(copy) => copy.name}
          />
        )}
        {left === 0 ? null : <Banner tone="info" title={t('backUp.asideLeft', { count: left })} />}
      </Stack>
      {removing === null ? null : (
        <RemoveDialog
          copy={removing}
          onClose={() => setRemoving(null)}
          onRemoved={() => {
            setRemoving(null);
            look();
            say(t('backUp.asideRemoved'));
          }}
        />
      )}
    </Card>
  );
}
