import type { ReactNode } from 'react';
import type { FileRef } from '../../src-shared/records/fields.ts';
import { Banner, Dialog, Skeleton } from '../ui/index.ts';
import styles from './attachment-view.module.css';
import type { Language } from './field-words.ts';
import { useAttachmentPictures } from './use-attachment-pictures.ts';

export interface AttachmentViewProps {
  readonly file: FileRef;
  readonly bytes: Uint8Array;
  readonly language: Language;
  readonly onClose: () => void;
}

const words = {
  ja: { page: (n: number) => `${n}ページ目`, bad: 'この添付は表示できません', todo: '壊れているか、対応していない形です。保存して、別のソフトで確かめてください。' },
  en: { page: (n: number) => `Page ${n}`, bad: 'This attachment cannot be shown', todo: 'It is damaged or of a kind we cannot show. Save it and look at it with another program.' },
} as const;

/** An attachment inside the application, drawn as pictures. */
export function AttachmentView({ file, bytes, language, onClose }: AttachmentViewProps): ReactNode {
  const pictures = useAttachmentPictures(file, bytes);
  const text = words[language];
  return (
    <Dialog open wide title={file.name} onClose={onClose}>
      {pictures.kind === 'reading' ? <Skeleton /> : null}
      {pictures.kind === 'unreadable' ? (
        <Banner tone="warn" title={text.bad}>
          <p>{text.todo}</p>
        </Banner>
      ) : null}
      {pictures.kind === 'ready' ? (
        <div className={styles['pages']}>
          {pictures.urls.map((url, i) => (
            <img key={url} src={url} alt={`${file.name} ${text.page(i + 1)}`} className={styles['page']} />
          ))}
        </div>
      ) : null}
    </Dialog>
  );
}
