import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { Button, Dialog, Stack } from '../../ui/index.ts';

export interface NoteDialogProps {
  readonly title: string;
  readonly onRecord: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A few fields that a person notes down: やめる, 記録する. */
export function NoteDialog({ title, onRecord, onClose, children }: NoteDialogProps): ReactNode {
  const { t } = useText();
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" onPress={onRecord}>
            {t('exchange.record')}
          </Button>
        </>
      }
    >
      <Stack>{children}</Stack>
    </Dialog>
  );
}
