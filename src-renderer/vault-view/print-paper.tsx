import { type ReactNode, useEffect } from 'react';
import { ports } from '../state/session.ts';
import { PrintPortal } from '../ui/index.ts';

export interface PrintPaperProps {
  readonly title: string;
  /** In the head of every page, where the paper has a number. */
  readonly docNumber?: string;
  readonly children: ReactNode;
  /** Called when the printer has it, or the person closed its window. */
  readonly onDone: () => void;
}

/** Mounted for one print: the paper goes to the printer and leaves the page again. */
export function PrintPaper({ title, docNumber, children, onDone }: PrintPaperProps): ReactNode {
  useEffect(() => {
    let alive = true;
    // two frames: fonts and the sheet's layout are there before the printer looks
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        void ports()
          .platform.printWindow({})
          .then(() => {
            if (alive) onDone();
          });
      }),
    );
    return () => {
      alive = false;
      cancelAnimationFrame(frame);
    };
  }, [onDone]);
  return <PrintPortal title={title} {...(docNumber === undefined ? {} : { docNumber })}>{children}</PrintPortal>;
}
