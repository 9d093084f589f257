import { z } from '../kernel/zod.ts';
import { choice, data, id, number, text } from './fields.ts';
import { defineRecord } from './definition.ts';
import { label, option } from './label.ts';

/**
 * 預かり: a line of a file that could not be judged yet, whole and unchanged. It is an ordinary local
 * record, so journal, back-up and own devices keep it, until a later version or a later day takes it in.
 */
export const heldRow = defineRecord({
  type: 'heldRow',
  schema: 1,
  label: label('預かり', 'Held line'),
  parties: ['author'],
  lifeOwner: 'author',
  units: { held: { label: label('預かり', 'Held line'), owner: 'author', privacy: 'local' } },
  fields: {
    reason: choice({
      unit: 'held',
      label: label('預かった理由', 'Why it is held'),
      column: true,
      choices: [option('newer', '新しい版の内容', 'Written by a newer version'), option('clock', '日時が先すぎる', 'Its clock is ahead')],
    }),
    recordId: id({ unit: 'held', label: label('記録', 'Record') }),
    recordType: text({ unit: 'held', label: label('種類', 'Type') }),
    sender: id({ unit: 'held', label: label('送った人', 'Sender') }),
    digest: text({ unit: 'held', label: label('ファイルの照合番号', 'Digest of the file') }),
    number: number({ unit: 'held', label: label('番号', 'Number'), column: true }),
    // As they came, in no words of anybody's: for the program alone.
    tables: data({ unit: 'held', inner: true, label: label('表', 'Tables'), schema: z.record(z.string(), z.unknown()) }),
    row: data({ unit: 'held', inner: true, label: label('行', 'Row'), schema: z.array(z.unknown()).max(9) }),
  },
  title: (values) => `${String(values.recordType ?? '')}（No. ${String(values.number ?? '')}）`,
});
