import type { ReactNode } from 'react';
import { conflictsOf, hasConflict } from '../../src-shared/records/conflicts.ts';
import { unitLabel } from '../../src-shared/records/describe-record.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { definitionOf } from '../../src-shared/records/registry.ts';
import { openArea } from '../state/navigation.ts';
import { Banner, Button } from '../ui/index.ts';
import type { Language } from './field-words.ts';

const WORDS = {
  ja: { title: 'この記録には、まだ決めていない食い違いがあります', where: '食い違うところ', todo: '決めるまで、食い違うところは直せません。', decide: '見くらべて決める' },
  en: { title: 'This record holds a conflict that is not settled yet', where: 'Where', todo: 'Until it is settled that part cannot be edited.', decide: 'Compare and settle' },
} as const;

/** On the record itself: what was put off with 「あとで決める」 is not out of sight. */
export function ConflictNote({ record, language }: { readonly record: RecordState; readonly language: Language }): ReactNode {
  if (!hasConflict(record)) return null;
  const words = WORDS[language];
  const where = new Set(conflictsOf(record).map(({ unit }) => unitLabel(definitionOf(record.type), unit, language)));
  return (
    <Banner tone="warn" title={words.title} actions={<Button onPress={() => openArea('exchange', record.id)}>{words.decide}</Button>}>
      <p>{`${words.where}: ${[...where].join(language === 'ja' ? '・' : ', ')}`}</p>
      <p>{words.todo}</p>
    </Banner>
  );
}
