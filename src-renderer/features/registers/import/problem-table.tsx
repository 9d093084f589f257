import { type ReactNode, useState } from 'react';
import type { RecordDefinition } from '../../../../src-shared/records/definition.ts';
import type { CellProblem, ReadRow } from '../../../../src-shared/tables/read-table.ts';
import { useText } from '../../../i18n/index.ts';
import { Banner, Card, SmallTable, TextField, useExplainError } from '../../../ui/index.ts';
import type { RowPlan } from './match-rows.ts';

/** More than this is a wrong column or encoding, not a list to be mended by hand. */
const SHOWN = 100;

interface Line {
  readonly row: ReadRow;
  readonly problem: CellProblem;
}

export interface ProblemTableProps {
  readonly rows: readonly ReadRow[];
  readonly onCorrect: (row: ReadRow, columnNumber: number, text: string) => void;
}

/** Every bad cell with its row, its column, what is wrong and how to mend it, and a place to mend it. */
export function ProblemTable({ rows, onCorrect }: ProblemTableProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const bad = rows.filter((row) => row.problems.length > 0);
  if (bad.length === 0) return null;
  const lines: Line[] = bad.flatMap((row) => row.problems.map((problem) => ({ row, problem })));
  return (
    <Card title={t('registers.problems', { count: bad.length })}>
      <p>{t('registers.problemsText')}</p>
      <SmallTable
        caption={t('registers.problems', { count: bad.length })}
        captionHidden
        columns={[
          { id: 'line', header: t('registers.line'), cell: ({ problem }: Line) => String(problem.line), align: 'end' as const },
          { id: 'column', header: t('registers.column'), cell: ({ problem }: Line) => problem.column || t('registers.columnNumber', { number: problem.columnNumber }) },
          {
            id: 'what',
            header: t('registers.what'),
            cell: ({ problem }: Line) => {
              const said = explain(problem.error);
              return [said.what, said.why, said.todo].join('');
            },
          },
          { id: 'fix', header: t('registers.fix'), cell: (line: Line) => <Fix line={line} onCorrect={onCorrect} /> },
        ]}
        rows={lines.slice(0, SHOWN)}
        rowKey={({ problem }) => `${problem.line}.${problem.columnNumber}`}
      />
      {lines.length <= SHOWN ? null : <Banner tone="warn" title={t('registers.moreProblems', { count: lines.length - SHOWN })} />}
    </Card>
  );
}

function Fix({ line, onCorrect }: { readonly line: Line; readonly onCorrect: ProblemTableProps['onCorrect'] }): ReactNode {
  const { t } = useText();
  const stored = line.row.cells[line.problem.columnNumber - 1] ?? '';
  const [text, setText] = useState(stored);
  const apply = (): void => {
    if (text !== stored) onCorrect(line.row, line.problem.columnNumber, text);
  };
  return <TextField label={t('registers.fixLabel', { line: line.problem.line, column: line.problem.column || String(line.problem.columnNumber) })} value={text} onChange={setText} onBlur={apply} onEnter={apply} />;
}

/** Rows that match several lines, or one line twice: left out, with their reason. */
export function UnclearTable({ plans, definition }: { readonly plans: readonly RowPlan[]; readonly definition: RecordDefinition }): ReactNode {
  const { t } = useText();
  const unclear = plans.filter((plan) => plan.kind === 'unclear');
  if (unclear.length === 0) return null;
  return (
    <Card title={t('registers.unclearTitle', { count: unclear.length })}>
      <p>{t('registers.unclearText')}</p>
      <SmallTable
        caption={t('registers.unclearTitle', { count: unclear.length })}
        captionHidden
        columns={[
          { id: 'line', header: t('registers.line'), cell: (plan) => String(plan.line), align: 'end' as const },
          { id: 'title', header: definition.label.ja, cell: (plan) => definition.title(plan.fields) },
          { id: 'why', header: t('registers.what'), cell: (plan) => t(plan.why === 'several' ? 'registers.matchesSeveral' : 'registers.matchesTwice') },
        ]}
        rows={unclear.slice(0, SHOWN)}
        rowKey={(plan) => String(plan.line)}
      />
    </Card>
  );
}
