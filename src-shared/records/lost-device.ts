import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { data, date, id, number, text } from './fields.ts';
import { label } from './label.ts';

/** なくしたPC: a device of our own that is no longer ours. From it follow the revocations on our card, on every PC of ours alike. */
export const lostDevice = defineRecord({
  type: 'lostDevice',
  schema: 1,
  label: label('なくしたPC', 'Lost device'),
  parties: ['author'],
  units: {
    loss: { label: label('紛失', 'Loss'), owner: 'author', privacy: 'local' },
    told: { label: label('知らせた相手', 'Partners told'), owner: 'author', privacy: 'local' },
  },
  fields: {
    device: id({ unit: 'loss', label: label('端末', 'Device') }),
    /** What a person calls it: 「ノートPC（前のもの）」 */
    name: text({ unit: 'loss', label: label('なくしたPC', 'Lost device'), column: true }),
    /** milliseconds since 1970: files it makes from then on are refused */
    lostAt: number({ unit: 'loss', label: label('手元になくなった時刻', 'Lost at'), inner: true }),
    lostOn: date({ unit: 'loss', label: label('手元になくなった日', 'Lost on'), column: true }),
    reportedOn: date({ unit: 'loss', label: label('届け出た日', 'Reported on'), column: true }),
    reportedBy: text({ unit: 'loss', label: label('届け出た人', 'Reported by') }),
    /** milliseconds since 1970: a card made from then on says so */
    reportedAt: number({ unit: 'loss', label: label('届け出た時刻', 'Reported at'), inner: true }),
    note: text({ unit: 'loss', label: label('メモ', 'Note') }),
    /** Partners who were told by telephone or by a card: no file of ours shows it. */
    told: data({ unit: 'told', label: label('知らせた相手', 'Partners told'), schema: z.array(z.string().max(64)).max(20_000), inner: true }),
  },
  title: (values) => String(values.name ?? ''),
});
