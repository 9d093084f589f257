import { type ReactNode, useState } from 'react';
import { attachmentName } from '../../src-shared/exchange/attachment-name.ts';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { FileRef } from '../../src-shared/records/fields.ts';
import { visibleText } from '../../src-shared/text/visible-text.ts';
import { ports, session } from '../state/session.ts';
import { Button, formatBytes, Trouble, useExplainError } from '../ui/index.ts';
import { AttachmentView } from './attachment-view.tsx';
import type { Language } from './field-words.ts';

export interface AttachmentListProps {
  readonly files: readonly FileRef[];
  readonly language: Language;
}

/** Attachments to look at inside the application, or to save. They are never handed to another program by themselves. */
export function AttachmentList({ files, language }: AttachmentListProps): ReactNode {
  const explain = useExplainError();
  const [open, setOpen] = useState<{ readonly file: FileRef; readonly bytes: Uint8Array } | null>(null);
  const [problem, setProblem] = useState<{ readonly error: AppError; readonly name: string } | null>(null);

  const read = async (file: FileRef): Promise<Uint8Array | null> => {
    const stored = await session().vault.getBlob(file.hash);
    if (!stored.ok) {
      setProblem({ error: stored.error, name: file.name });
      return null;
    }
    setProblem(null);
    return stored.value;
  };
  const show = async (file: FileRef): Promise<void> => {
    const bytes = await read(file);
    if (bytes !== null) setOpen({ file, bytes });
  };
  const save = async (file: FileRef): Promise<void> => {
    const bytes = await read(file);
    if (bytes === null) return;
    const saved = await ports().platform.saveFile({ suggestedName: attachmentName(file.name, bytes), purpose: 'attachment', bytes: new Uint8Array(bytes) });
    if (!saved.ok && saved.error.code !== 'desktop/cancelled') setProblem({ error: saved.error, name: file.name });
  };

  return (
    <>
      <ul data-plain-list>
        {files.map((file) => (
          <li key={file.hash}>
            <Button kind="quiet" icon="file" compact onPress={() => void show(file)}>
              {`${visibleText(file.name)}（${formatBytes(file.size)}）`}
            </Button>
            <Button kind="quiet" icon="save" compact onPress={() => void save(file)}>
              {language === 'ja' ? '保存' : 'Save'}
            </Button>
          </li>
        ))}
      </ul>
      {problem === null ? null : <Trouble text={explain(problem.error)} about={problem.name} />}
      {open === null ? null : <AttachmentView file={open.file} bytes={open.bytes} language={language} onClose={() => setOpen(null)} />}
    </>
  );
}
