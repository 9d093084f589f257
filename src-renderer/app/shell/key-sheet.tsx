import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { Dialog, Facts, KeyHint } from '../../ui/index.ts';

export function KeySheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  const rows: readonly { readonly label: string; readonly keys: readonly string[] }[] = [
    { label: t('app.keySearch'), keys: ['Ctrl+K'] },
    { label: t('app.keyLock'), keys: ['Ctrl+L'] },
    { label: t('app.keySaved'), keys: ['Ctrl+S'] },
    { label: t('app.keyUndo'), keys: ['Ctrl+Z', 'Ctrl+Y'] },
    { label: t('app.keyBack'), keys: ['Alt+←', 'Alt+→'] },
    { label: t('app.keyFilter'), keys: ['/'] },
    { label: t('app.keyRows'), keys: ['↑', '↓', 'Home', 'End'] },
    { label: t('app.keyOpen'), keys: ['Enter'] },
    { label: t('app.keySelect'), keys: ['Space'] },
    { label: t('app.keyClose'), keys: ['Esc'] },
    { label: t('app.keyHelp'), keys: ['?'] },
  ];
  return (
    <Dialog open={open} onClose={onClose} title={t('app.keyHelpTitle')}>
      <Facts
        facts={rows.map(({ label, keys }) => ({
          label,
          value: keys.map((key, index) => (
            <span key={key}>
              {index > 0 ? ' ' : null}
              <KeyHint keys={key} />
            </span>
          )),
        }))}
      />
    </Dialog>
  );
}
