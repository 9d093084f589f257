import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, IconButton } from '../actions/button.tsx';
import { cx } from '../theme/class-names.ts';
import { useUiWords } from '../theme/ui-text.tsx';
import styles from './feedback.module.css';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons bottom right, the primary one last. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}

export function Dialog({ open, onClose, title, children, actions, wide = false }: DialogProps): ReactNode {
  const words = useUiWords();
  return (
    <ModalOverlay isOpen={open} onOpenChange={(next) => (next ? undefined : onClose())} isDismissable className={styles['overlay'] ?? ''}>
      <Modal className={styles['modal'] ?? ''} data-wide={wide}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <div className={styles['dialogHead']}>
            <Heading slot="title">{title}</Heading>
            <IconButton icon="close" label={words.close} onPress={onClose} />
          </div>
          <div>{children}</div>
          {actions === undefined ? null : <div className={styles['dialogFoot']}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface AlertDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** A verb that says what happens (削除する), never OK. */
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly danger?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Only where something cannot be undone. The safe answer has the focus; a click outside does nothing. */
export function AlertDialog(props: AlertDialogProps): ReactNode {
  return (
    <ModalOverlay isOpen={props.open} onOpenChange={(next) => (next ? undefined : props.onCancel())} className={styles['overlay'] ?? ''}>
      <Modal className={styles['modal'] ?? ''}>
        <AriaDialog role="alertdialog" className={styles['dialog'] ?? ''}>
          <div className={styles['dialogHead']}>
            <Heading slot="title">{props.title}</Heading>
          </div>
          <div>{props.children}</div>
          <div className={styles['dialogFoot']}>
            <Button autoFocus onPress={props.onCancel}>
              {props.cancelLabel}
            </Button>
            <Button kind={props.danger === true ? 'danger' : 'primary'} onPress={props.onConfirm}>
              {props.confirmLabel}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Slides over the right side: history, details beside the work. */
export function Drawer({ open, onClose, title, children }: Omit<DialogProps, 'actions' | 'wide'>): ReactNode {
  const words = useUiWords();
  return (
    <ModalOverlay isOpen={open} onOpenChange={(next) => (next ? undefined : onClose())} isDismissable className={styles['overlay'] ?? ''} data-side="end">
      <Modal className={cx(styles['modal'], styles['drawer'])}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <div className={styles['dialogHead']}>
            <Heading slot="title">{title}</Heading>
            <IconButton icon="close" label={words.close} onPress={onClose} />
          </div>
          <div>{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
