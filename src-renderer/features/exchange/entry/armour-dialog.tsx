import { type ReactNode, useEffect, useState } from 'react';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Result } from '../../../../src-shared/kernel/result.ts';
import { useText } from '../../../i18n/index.ts';
import { ARMOUR_MOST, type ArmouredFile, armourOf, copyArmour, saveArmour } from '../../../state/exchange/other-forms.ts';
import { Banner, Button, Dialog, Stack, Trouble, useExplainError } from '../../../ui/index.ts';

/** メール本文に貼れる形: copied, or saved as .txt. */
export function ArmourDialog({ entry, onClose }: { readonly entry: LedgerEntry; readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const [made, setMade] = useState<Result<ArmouredFile, AppError> | null>(null);
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState<AppError | null>(null);
  useEffect(() => {
    let alive = true;
    void armourOf(entry.id).then((file) => {
      if (alive) setMade(file);
    });
    return () => {
      alive = false;
    };
  }, [entry.id]);
  const told = (done: Result<unknown, AppError>, words: string): void => {
    setSaid(done.ok ? words : '');
    setTrouble(done.ok || done.error.code === 'desktop/cancelled' ? null : done.error);
  };
  const file = made?.ok === true ? made.value : null;
  const copy = async (): Promise<void> => {
    if (file !== null) told(await copyArmour(file), t('files.armourCopied'));
  };
  const save = async (): Promise<void> => {
    if (file === null) return;
    const saved = await saveArmour(file);
    told(saved, saved.ok ? t('files.armourSaved', { name: saved.value }) : '');
  };
  const failure = made?.ok === false ? made.error : null;
  const tooLarge = failure?.code === 'file/too-large';
  return (
    <Dialog
      open
      title={t('files.armour')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.close')}</Button>
          <Button icon="save" disabled={file === null} onPress={() => void save()}>
            {t('files.armourSave')}
          </Button>
          <Button kind="primary" disabled={file === null} onPress={() => void copy()}>
            {t('files.armourCopy')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('files.armourLead')}</p>
        <p>{t('files.armourHow')}</p>
        {file === null ? null : <p>{t('files.armourSize', { lines: file.text.split('\n').length - 1, bytes: file.text.length })}</p>}
        {tooLarge ? <Banner tone="warn" title={t('files.armourTooLarge', { bytes: Number(failure.params['bytes'] ?? 0), max: ARMOUR_MOST })} /> : null}
        {failure === null || tooLarge ? null : <Trouble text={explain(failure)} />}
        {said === '' ? null : <Banner tone="ok" title={said} live />}
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
      </Stack>
    </Dialog>
  );
}
