import { type ReactNode, useState } from 'react';
import { LEAST_PART_BYTES, MOST_PARTS } from '../../../../src-shared/exchange/parts.ts';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { progressOf } from '../../../state/exchange/ledger-now.ts';
import { bytesOfMegabytes, partsNeeded, type SavedParts, saveParts } from '../../../state/exchange/other-forms.ts';
import { setPreference, usePreference } from '../../../state/preferences.ts';
import { Button, Dialog, NumberField, Stack, Trouble, useExplainError } from '../../../ui/index.ts';

export interface SplitDialogProps {
  readonly entry: LedgerEntry;
  readonly onSaved: (saved: SavedParts) => void;
  readonly onClose: () => void;
}

const LEAST = LEAST_PART_BYTES / 1_000_000;

/** 分けて保存: how large a piece may be, and how many that makes. The size is remembered. */
export function SplitDialog({ entry, onSaved, onClose }: SplitDialogProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const usual = usePreference('file.partMegabytes');
  const [size, setSize] = useState<number | null>(usual);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const { bytes } = progressOf(entry.id);
  const partBytes = size === null ? null : Math.max(LEAST_PART_BYTES, bytesOfMegabytes(size));
  const count = partBytes === null || bytes === 0 ? 0 : bytes <= partBytes ? 1 : partsNeeded(bytes, partBytes);
  const save = async (): Promise<void> => {
    if (partBytes === null) return;
    if (size !== usual && size !== null) await setPreference('file.partMegabytes', size);
    const saved = await saveParts(entry.id, partBytes);
    if (saved.ok) onSaved(saved.value);
    else if (saved.error.code === 'desktop/cancelled') onClose();
    else setTrouble(saved.error);
  };
  return (
    <Dialog
      open
      title={t('files.split')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" icon="save" disabled={count < 2 || count > MOST_PARTS} onPress={() => void save()}>
            {count === 1 ? t('files.splitNone') : t('files.splitDo', { count })}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('files.splitLead')}</p>
        <NumberField label={t('files.splitSize')} help={t('files.splitSizeHelp')} suffix="MB" width="tiny" value={size} min={LEAST} max={500} onChange={(value) => setSize(value)} />
        <p aria-live="polite">{count === 0 ? '' : count === 1 ? t('files.splitOne') : t('files.splitCount', { bytes, count })}</p>
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
      </Stack>
    </Dialog>
  );
}
