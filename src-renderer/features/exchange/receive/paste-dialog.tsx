import { type ReactNode, useState } from 'react';
import { nameInText } from '../../../../src-shared/exchange/mail-files.ts';
import { utf8 } from '../../../../src-shared/kernel/bytes.ts';
import { isArmored } from '../../../../src-shared/sealing/armor.ts';
import { useText } from '../../../i18n/index.ts';
import { offerText } from '../../../state/incoming-files.ts';
import { Button, Dialog, Stack, TextArea } from '../../../ui/index.ts';

/** 貼り付けて開く: a mail as it is, with the sealed text somewhere in it. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const found = isArmored(utf8(text));
  const open = (): void => {
    setTried(true);
    if (!found) return;
    offerText(nameInText(text) ?? t('files.pastedName'), text);
    onClose();
  };
  return (
    <Dialog
      open
      wide
      title={t('files.pasteTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={text.trim() === ''} onPress={open}>
            {t('files.pasteOpen')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('files.pasteLead')}</p>
        <TextArea label={t('files.pasteField')} autoFocus value={text} onChange={setText} error={tried && !found ? t('files.pasteNothing') : undefined} />
      </Stack>
    </Dialog>
  );
}
