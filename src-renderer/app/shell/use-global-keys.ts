import { useEffect } from 'react';
import { goBack, goForward } from '../../state/navigation.ts';
import { isImeKey } from '../../ui/index.ts';

export interface GlobalKeys {
  readonly onLock: () => void;
  readonly onSave: () => void;
  readonly onHelp: () => void;
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');

/** Keys that work everywhere. Ctrl+K belongs to the frame, list keys to the list. */
export function useGlobalKeys({ onLock, onSave, onHelp }: GlobalKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isImeKey(event)) return;
      const control = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (control && key === 'l') onLock();
      else if (control && key === 's') onSave();
      else if (event.altKey && event.key === 'ArrowLeft') goBack();
      else if (event.altKey && event.key === 'ArrowRight') goForward();
      else if (event.key === '?' && !control && !event.altKey && !isTyping(event.target)) onHelp();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onLock, onSave, onHelp]);
}
