import { defineRecord } from './definition.ts';
import { choice, date, id, number, text } from './fields.ts';
import { label, option } from './label.ts';

/** 招待コード, issued by the office for one person and printed. It never leaves the office's own PCs. */
export const invitationCode = defineRecord({
  type: 'invitationCode',
  schema: 1,
  label: label('招待コード', 'Invitation code'),
  parties: ['author'],
  units: {
    issue: { label: label('発行', 'Issue'), owner: 'author', privacy: 'local' },
    use: { label: label('使用', 'Use'), owner: 'author', privacy: 'local' },
  },
  fields: {
    digits: text({ unit: 'issue', label: label('コード', 'Code'), inner: true }),
    forName: text({ unit: 'issue', label: label('あて名', 'Issued for'), column: true, search: true }),
    /** The line of the staff list it was issued for; absent for a name that was typed. */
    dossierId: id({ unit: 'issue', label: label('名簿の行', 'Line of the staff list') }),
    issuedOn: date({ unit: 'issue', label: label('発行日', 'Issued on'), column: true }),
    issuedBy: text({ unit: 'issue', label: label('発行した人', 'Issued by') }),
    /** The last day on which it counts. */
    validTo: date({ unit: 'issue', label: label('有効期限', 'Valid until'), column: true }),
    /** milliseconds since 1970: the end of that day in Japan */
    expiresAt: number({ unit: 'issue', label: label('有効期限の時刻', 'Expires at'), inner: true }),
    state: choice({
      unit: 'use',
      label: label('状態', 'State'),
      column: true,
      choices: [option('unused', '未使用', 'Unused'), option('used', '使用済み', 'Used'), option('withdrawn', '取りやめ', 'Withdrawn')],
    }),
    usedBy: id({ unit: 'use', label: label('使った相手', 'Used by') }),
    usedByName: text({ unit: 'use', label: label('使った方', 'Used by'), column: true, search: true }),
    usedOn: date({ unit: 'use', label: label('使用日・取りやめた日', 'Used or withdrawn on'), column: true }),
  },
  title: (values) => String(values.forName ?? ''),
});
