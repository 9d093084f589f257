import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useUiWords } from '../theme/ui-text.tsx';
import styles from './shell.module.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Files may be dropped anywhere in the window; a field that takes files itself goes first. */
export function DropTarget({ onFiles, label }: { readonly onFiles: (files: readonly File[]) => void; readonly label?: string }): ReactNode {
  const words = useUiWords();
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const receive = useRef(onFiles);
  useEffect(() => {
    receive.current = onFiles;
  }, [onFiles]);
  useEffect(() => {
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth.current += 1;
      setOver(true);
    };
    const leave = (): void => {
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    };
    const hover = (event: DragEvent): void => {
      // without this the browser would open the file in place of the application
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      depth.current = 0;
      setOver(false);
      if (!carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) receive.current(files);
    };
    // a field in the page may stop the event; the veil must go all the same
    const clear = (): void => {
      depth.current = 0;
      setOver(false);
    };
    window.addEventListener('dragenter', enter, true);
    window.addEventListener('dragleave', leave, true);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    window.addEventListener('drop', clear, true);
    return () => {
      window.removeEventListener('dragenter', enter, true);
      window.removeEventListener('dragleave', leave, true);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
      window.removeEventListener('drop', clear, true);
    };
  }, []);
  return over ? (
    <div className={styles['drop']} role="status">
      {label ?? words.dropAnywhere}
    </div>
  ) : null;
}
