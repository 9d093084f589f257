import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import type { FileRef } from '../../../../src-shared/records/fields.ts';
import { civilDateOfMs } from '../../../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';
import { formatWareki } from '../../../../src-shared/time/wareki.ts';
import { textIn, useText } from '../../../i18n/index.ts';
import { fileRefs } from '../../../record-view/index.ts';
import { ports } from '../../../state/session.ts';
import { Button, Dialog, PrintPortal, ProgressBar, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { caseValues, institutionOf } from '../case-title.ts';
import { decisionOf } from '../decision-facts.tsx';
import { statusKey } from '../status-words.ts';
import { ApplicationPaper } from './application-paper.tsx';
import { AttachmentSheets } from './attachment-sheets.tsx';
import { CoverSheet, TimelineSheet, VerdictSheet } from './case-file-sheets.tsx';
import type { PaperWords } from './form-pack.ts';
import { NoticePaper } from './notice-paper.tsx';
import { noticeTitle } from './notice-words.ts';
import { storedVerdict } from './stored-verdict.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';

export interface CaseFileProps {
  readonly view: PermitCaseView;
  readonly words: PaperWords;
  readonly onDone: () => void;
}

const FILES = ['requestLetter', 'attachments', 'paperScan'] as const;

/** Every attachment of the case, once: of the application, and the scan of the notice. */
export function caseAttachments(values: Readonly<Record<string, Json | undefined>>, notice: Json | undefined): readonly FileRef[] {
  const all = [...FILES.flatMap((name) => fileRefs(values[name])), ...fileRefs(notice)];
  return all.filter((file, at) => all.findIndex((other) => other.hash === file.hash) === at);
}

/** 一件書類: cover, application, check, steps, notice and every attachment page, as one document. */
export function CaseFile({ view, words, onDone }: CaseFileProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const values = caseValues(view, true);
  const decision = decisionOf(view);
  const files = caseAttachments(values, decision?.act['notice']);
  const verdict = storedVerdict(view);
  const [pages, setPages] = useState<ReadonlyMap<string, number>>(new Map());
  const [problem, setProblem] = useState<AppError | null>(null);
  const started = useRef(false);
  const ready = pages.size === files.length;
  const submitted = view.fold.effective.filter((event) => event.act['submitted'] !== undefined && event.act['submitted'] !== null).at(-1);
  const title = textIn('ja', 'permitsOffice.caseFile');
  const name = `${title}_${view.caseId.slice(0, 8)}.pdf`;

  useEffect(() => {
    if (!ready || started.current) return;
    started.current = true;
    const print = async (): Promise<void> => {
      const root = document.querySelector('[data-paper-root]');
      // a picture that has not been drawn yet would be an empty page
      await Promise.allSettled([...(root?.querySelectorAll('img') ?? [])].map((image) => image.decode()));
      const { platform } = ports();
      const info = await platform.appInfo({});
      if (!info.ok || !info.value.can.printToPdf) {
        const printed = await platform.printWindow({});
        if (printed.ok || printed.error.code === 'desktop/cancelled') onDone();
        else setProblem(printed.error);
        return;
      }
      const saved = await platform.printToPdf({ suggestedName: name, landscape: false });
      if (saved.ok) say(t('permitsOffice.caseFileSaved', { name: saved.value.savedAs }));
      else if (saved.error.code !== 'desktop/cancelled') {
        setProblem(saved.error);
        return;
      }
      onDone();
    };
    void print();
  }, [ready, onDone, say, t, name]);

  const contents = [
    { name: words.applicationName, pages: '' },
    ...(verdict === null ? [] : [{ name: textIn('ja', 'permitsOffice.paperVerdict'), pages: '' }]),
    { name: textIn('ja', 'permitsOffice.paperTimeline'), pages: '' },
    ...(decision === undefined ? [] : [{ name: noticeTitle(decision.kind, words.noticeName), pages: '' }]),
    ...files.map((file) => ({ name: file.name, pages: String(pages.get(file.hash) ?? 0) })),
  ];
  const about = { institution: institutionOf(values), applicant: String(values['applicantName'] ?? ''), state: textIn('ja', statusKey(view.fold.status)), printedOn: formatWareki(civilDateOfMs(ports().clock.now())), caseId: view.caseId };
  return (
    <>
      <Dialog open={problem !== null || !ready} onClose={onDone} title={t('permits.printCaseFile')} actions={<Button onPress={onDone}>{t('common.close')}</Button>}>
        {problem === null ? <ProgressBar label={t('permitsOffice.caseFileWorking')} value={files.length === 0 ? null : pages.size / files.length} /> : <Trouble text={explain(problem)} />}
      </Dialog>
      <PrintPortal title={title} docNumber={typeof decision?.act['documentNumber'] === 'string' ? decision.act['documentNumber'] : ''}>
        <CoverSheet title={title} about={about} contents={contents} words={words} />
        <ApplicationPaper values={values} words={words} submittedOn={submitted === undefined ? null : civilDateOfMs(hlcMs(submitted.at))} />
        {verdict === null ? null : <VerdictSheet verdict={verdict} />}
        <TimelineSheet view={view} />
        {decision === undefined ? null : <NoticePaper view={view} decision={decision} words={words} />}
        {files.map((file, at) => (
          <AttachmentSheets key={file.hash} file={file} number={at + 1} onReady={(count) => setPages((known) => (known.has(file.hash) ? known : new Map(known).set(file.hash, count)))} />
        ))}
      </PrintPortal>
    </>
  );
}
