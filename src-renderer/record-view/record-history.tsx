import { type ReactNode, useEffect, useState } from 'react';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { RecordDefinition } from '../../src-shared/records/definition.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { formatMoment } from '../i18n/index.ts';
import { useSession } from '../state/session.ts';
import { SmallTable, Trouble, useExplainError } from '../ui/index.ts';
import { ConflictNote } from './conflict-note.tsx';
import type { Language } from './field-words.ts';
import { type RecordChange, recordChanges } from './record-changes.ts';

export interface RecordHistoryProps {
  readonly record: RecordState;
  readonly definition: RecordDefinition;
  readonly language: Language;
}

const WORDS = {
  ja: { title: '履歴', at: '日時', by: '行った人', what: '内容', created: '記載', changed: '訂正', deleted: '削除', restored: '復元', away: '以前の担当者', from: 'から届いたファイル', taken: '取込', settled: '食い違いを整理' },
  en: { title: 'History', at: 'When', by: 'Who', what: 'What', created: 'Written', changed: 'Corrected', deleted: 'Deleted', restored: 'Restored', away: 'former member', from: ' (file)', taken: 'taken in by', settled: 'Conflict settled' },
} as const;

/** Every commit that touched a record, newest first: who, when, what it said before. */
export function RecordHistory({ record, definition, language }: RecordHistoryProps): ReactNode {
  const { vault, identity } = useSession();
  const explain = useExplainError();
  const [changes, setChanges] = useState<readonly RecordChange[]>([]);
  const [problem, setProblem] = useState<AppError | null>(null);
  const touched = record.commits.join();
  const words = WORDS[language];
  useEffect(() => {
    let alive = true;
    void vault.history(record.id).then((read) => {
      if (!alive) return;
      if (read.ok) setChanges(recordChanges(definition, read.value, language).toReversed());
      else setProblem(read.error);
    });
    return () => {
      alive = false;
    };
  }, [vault, record.id, touched, definition, language]);
  const memberName = (id: string): string => identity.members.find((member) => member.id === id)?.name ?? words.away;
  const by = ({ member, from }: RecordChange): string => {
    if (from === undefined) return memberName(member);
    const number = from.number > 0 ? ` No. ${from.number}` : '';
    return `${from.name}${words.from}${number}（${words.taken}：${memberName(member)}）`;
  };
  const said = (change: RecordChange): ReactNode =>
    change.what === 'created' || change.fields.length === 0 ? (
      words[change.what]
    ) : (
      <ul>
        {change.settled === true ? <li>{words.settled}</li> : null}
        {change.fields.map((field) => (
          <li key={field.field}>{`${field.label}：${field.before} → ${field.after}`}</li>
        ))}
      </ul>
    );
  if (problem !== null) return <Trouble text={explain(problem)} />;
  return (
    <>
      <ConflictNote record={record} language={language} />
      <SmallTable
        caption={words.title}
        columns={[
          { id: 'at', header: words.at, cell: (change: RecordChange) => formatMoment(change.at, language) },
          { id: 'by', header: words.by, cell: by },
          { id: 'what', header: words.what, cell: said },
        ]}
        rows={changes}
        rowKey={(change) => String(change.seq)}
      />
    </>
  );
}
