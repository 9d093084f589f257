import { type ReactNode, useState } from 'react';
import { describeRecord } from '../../../../src-shared/records/describe-record.ts';
import type { FileRef } from '../../../../src-shared/records/fields.ts';
import type { RecordPlan } from '../../../../src-shared/merge/plan.ts';
import { filesIn } from '../../../../src-shared/exchange/build-export.ts';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { definitionOf } from '../../../../src-shared/records/registry.ts';
import { useText } from '../../../i18n/index.ts';
import { AttachmentView, RecordFacts } from '../../../record-view/index.ts';
import { Button, Dialog, formatBytes, Stack } from '../../../ui/index.ts';
import type { ShownPlan } from './describe-import.ts';

export interface RecordDialogProps {
  readonly plan: RecordPlan;
  readonly planned: ShownPlan;
  readonly onClose: () => void;
}

/** A record of the file as it stands there, readable before anything is taken in; attachments come from the file. */
export function RecordDialog({ plan, planned, onClose }: RecordDialogProps): ReactNode {
  const { t, language } = useText();
  const [open, setOpen] = useState<{ readonly file: FileRef; readonly bytes: Uint8Array } | null>(null);
  const record = planned.restored.records.find((one) => one.id === plan.id);
  if (record === undefined) return null;
  const definition = definitionOf(record.type);
  const described = describeRecord(record, language);
  const title = described.title === described.typeLabel ? described.typeLabel : t('exchange.recordLine', { type: described.typeLabel, title: described.title });
  const names = definition === undefined ? [] : Object.keys(definition.fields).filter((name) => !['files', 'id', 'data'].includes(definition.fields[name]?.kind ?? 'id'));
  const inFile = new Map((planned.file?.content.attachments ?? []).map((one) => [one.sha256, one.bytes]));
  return (
    <>
      <Dialog open wide title={title} onClose={onClose}>
        <Stack>
          {definition === undefined ? null : <RecordFacts definition={definition} values={shownValues(record)} language={language} fields={names} filledOnly />}
          {filesIn([record]).map((file) => {
            const bytes = inFile.get(file.hash);
            return (
              <Button key={file.hash} icon="attach" disabled={bytes === undefined} onPress={() => (bytes === undefined ? undefined : setOpen({ file, bytes }))}>
                {`${file.name}（${formatBytes(file.size)}）`}
              </Button>
            );
          })}
        </Stack>
      </Dialog>
      {open === null ? null : <AttachmentView file={open.file} bytes={open.bytes} language={language} onClose={() => setOpen(null)} />}
    </>
  );
}
