import type { ReactNode } from 'react';
import type { TableEncoding } from '../../../../src-shared/tables/decode-text.ts';
import { useText } from '../../../i18n/index.ts';
import { Banner, Button, Card, CountsRow, Detail, FileField, ProgressBar, RadioGroup, Row, Skeleton, Stack, Trouble, useExplainError } from '../../../ui/index.ts';
import { saveTemplate } from '../export/save-table.ts';
import { HeadingTable } from './heading-table.tsx';
import type { ImportKind } from './import-kind.ts';
import { countPlans } from './match-rows.ts';
import { PreviewTable } from './preview-table.tsx';
import { ProblemTable, UnclearTable } from './problem-table.tsx';
import { type ImportState, useImport } from './use-import.ts';

export interface ImportWizardProps {
  readonly kind: ImportKind;
  readonly onClose: () => void;
}

const ACCEPT = ['.csv', '.txt', '.tsv', '.xlsx', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const;
const ENCODINGS: readonly TableEncoding[] = ['utf-8', 'shift_jis', 'utf-16le'];

/** 取り込み: nothing is written before the counts have been seen, and what was written can be taken back as one. */
export function ImportWizard({ kind, onClose }: ImportWizardProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const state = useImport(kind);
  const { stage, checked, problem } = state;
  const title = t(kind.id === 'staff' ? 'registers.importStaff' : 'registers.importLedger');
  const counts = checked === null ? null : countPlans(checked.plans);
  const writes = counts === null ? 0 : counts.new + counts.update;
  const actions =
    stage === 'check' ? (
      <>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button kind="primary" disabled={writes === 0} onPress={() => void state.write()}>
          {t('registers.takeIn', { count: writes })}
        </Button>
      </>
    ) : stage === 'done' || stage === 'undone' ? (
      <>
        {stage === 'done' ? (
          <Button icon="undo" onPress={() => void state.undo()}>
            {t('registers.undoImport')}
          </Button>
        ) : null}
        <Button kind="primary" onPress={onClose}>
          {t('common.close')}
        </Button>
      </>
    ) : (
      <Button onPress={onClose} disabled={stage === 'writing'}>
        {t('common.cancel')}
      </Button>
    );
  return (
    <Detail title={title} actions={actions}>
      {problem === null ? null : <Trouble text={explain(problem)} {...(state.file === null ? {} : { about: state.file.name })} />}
      {stage === 'choose' ? <Choose kind={kind} state={state} /> : null}
      {stage === 'check' ? <Check kind={kind} state={state} /> : null}
      {stage === 'writing' ? <ProgressBar label={t('registers.writing')} value={writes === 0 ? null : state.progress / writes} /> : null}
      {stage === 'done' ? (
        <Banner tone="ok" live title={t('registers.done', { count: state.written?.rows ?? 0 })}>
          <p>{t('registers.doneText')}</p>
        </Banner>
      ) : null}
      {stage === 'undone' ? <Banner tone="ok" live title={t('registers.undone')} /> : null}
    </Detail>
  );
}

function Choose({ kind, state }: { readonly kind: ImportKind; readonly state: ImportState }): ReactNode {
  const { t } = useText();
  return (
    <Stack>
      <p>{t(kind.id === 'staff' ? 'registers.chooseStaff' : 'registers.chooseLedger')}</p>
      <FileField
        label={t('registers.file')}
        help={t('registers.fileHelp')}
        accept={ACCEPT}
        files={[]}
        onChoose={(files) => {
          const first = files[0];
          if (first !== undefined) void state.open(first);
        }}
      />
      <Card title={t('registers.template')}>
        <p>{t('registers.templateText', { columns: kind.plan.columns.map((column) => column.label.ja).join('、') })}</p>
        <Row>
          <Button icon="save" onPress={() => void saveTemplate(kind.plan, 'xlsx')}>
            {t('registers.templateExcel')}
          </Button>
          <Button icon="save" onPress={() => void saveTemplate(kind.plan, 'csv')}>
            {t('registers.templateCsv')}
          </Button>
        </Row>
      </Card>
    </Stack>
  );
}

function Check({ kind, state }: { readonly kind: ImportKind; readonly state: ImportState }): ReactNode {
  const { t } = useText();
  const { table, guess, checked, file } = state;
  if (table === null || guess === null || file === null) return null;
  const counts = checked === null ? null : countPlans(checked.plans);
  const bad = checked === null ? 0 : checked.rows.filter((row) => row.problems.length > 0).length;
  return (
    <Stack>
      <p>{t('registers.fileLine', { name: table.name, count: checked?.rows.length ?? table.rows.length })}</p>
      {table.encoding === null ? null : (
        <RadioGroup
          label={t('registers.encoding')}
          help={t('registers.encodingHelp')}
          inline
          choices={ENCODINGS.map((encoding) => ({ value: encoding, label: t(`registers.encodings.${encoding === 'utf-8' ? 'utf8' : encoding === 'shift_jis' ? 'shiftJis' : 'utf16'}`) }))}
          value={table.encoding === 'utf-16be' ? 'utf-16le' : table.encoding}
          onChange={(encoding) => void state.open(file, encoding)}
        />
      )}
      {counts === null ? (
        <Skeleton lines={3} />
      ) : (
        <CountsRow
          label={t('registers.counts')}
          counts={[
            { id: 'new', label: t('registers.new'), count: counts.new },
            { id: 'changed', label: t('registers.changed'), count: counts.update },
            { id: 'same', label: t('registers.same'), count: counts.same },
            { id: 'bad', label: t('registers.bad'), count: bad, tone: 'danger' },
            { id: 'unclear', label: t('registers.unclear'), count: counts.unclear, tone: 'danger' },
          ]}
        />
      )}
      {checked === null ? null : <ProblemTable rows={checked.rows} onCorrect={state.correct} />}
      {checked === null ? null : <UnclearTable plans={checked.plans} definition={kind.definition} />}
      <HeadingTable plan={kind.plan} guess={guess} map={state.map} onAssign={state.assign} />
      {checked === null ? null : <PreviewTable plan={kind.plan} checked={checked} />}
    </Stack>
  );
}
