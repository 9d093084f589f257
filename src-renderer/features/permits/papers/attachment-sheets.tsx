import { type ReactNode, useEffect, useState } from 'react';
import type { FileRef } from '../../../../src-shared/records/fields.ts';
import { useAttachmentPictures } from '../../../record-view/index.ts';
import { session } from '../../../state/session.ts';
import { PaperBlock, PrintSheet } from '../../../ui/index.ts';
import styles from './papers.module.css';

export interface AttachmentSheetsProps {
  readonly file: FileRef;
  readonly number: number;
  /** With the number of its pages; 0 where it cannot be drawn. */
  readonly onReady: (pages: number) => void;
}

/** One attachment, one of its pages per sheet. What cannot be drawn says so instead of being left out. */
export function AttachmentSheets(props: AttachmentSheetsProps): ReactNode {
  const { file } = props;
  const [bytes, setBytes] = useState<Uint8Array | null | 'missing'>(null);
  useEffect(() => {
    let alive = true;
    void session()
      .vault.getBlob(file.hash)
      .then((stored) => {
        if (alive) setBytes(stored.ok ? stored.value : 'missing');
      });
    return () => {
      alive = false;
    };
  }, [file.hash]);
  if (bytes === null) return null;
  return bytes === 'missing' ? <Unreadable {...props} /> : <Drawn {...props} bytes={bytes} />;
}

const title = (file: FileRef, number: number): string => `添付${number}　${file.name}`;

function Drawn({ file, number, bytes, onReady }: AttachmentSheetsProps & { readonly bytes: Uint8Array }): ReactNode {
  const pictures = useAttachmentPictures(file, bytes);
  const count = pictures.kind === 'ready' ? pictures.urls.length : null;
  useEffect(() => {
    if (count !== null) onReady(count);
  }, [count, onReady]);
  if (pictures.kind === 'unreadable') return <Unreadable file={file} number={number} onReady={onReady} />;
  if (pictures.kind === 'reading') return null;
  return pictures.urls.map((url, at) => (
    <PrintSheet key={url} title={title(file, number)} heading={null} face="mincho">
      <div className={styles['caption']}>{`${title(file, number)}（${at + 1}／${pictures.urls.length}）`}</div>
      <img src={url} alt={`${file.name} ${at + 1}`} className={styles['picture']} />
    </PrintSheet>
  ));
}

function Unreadable({ file, number, onReady }: AttachmentSheetsProps): ReactNode {
  useEffect(() => onReady(0), [onReady]);
  return (
    <PrintSheet title={title(file, number)} heading={null} face="mincho">
      <div className={styles['caption']}>{title(file, number)}</div>
      <PaperBlock>この添付は印刷できる形で読み取れませんでした。画面から保存して、別に印刷してください。</PaperBlock>
    </PrintSheet>
  );
}
