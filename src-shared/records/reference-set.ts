import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { choice, data, date, files, id, number, text } from './fields.ts';
import { label, option } from './label.ts';

/**
 * 配布データ: rules, a calendar or masters as they came from headquarters or an office, or as this office
 * loaded them to hand on. Whether they count follows from how far the issuer is trusted today, not from
 * what was thought when they came.
 */
export const referenceSet = defineRecord({
  type: 'referenceSet',
  schema: 1,
  label: label('配布データ', 'Distributed data'),
  parties: ['author'],
  lifeOwner: 'author',
  units: { set: { label: label('配布データ', 'Data set'), owner: 'author', privacy: 'local' } },
  fields: {
    kind: choice({
      unit: 'set',
      label: label('種類', 'Kind'),
      column: true,
      choices: [
        option('rulePack', '規則', 'Rules'),
        option('calendar', '休日の暦', 'Calendar of holidays'),
        option('institutions', '医療機関の一覧', 'List of institutions'),
        option('organisations', '組織の一覧', 'List of organisations'),
      ],
    }),
    setId: text({ unit: 'set', label: label('識別名', 'Id'), inner: true }),
    title: text({ unit: 'set', label: label('名称', 'Title'), column: true, search: true }),
    effectiveFrom: date({ unit: 'set', label: label('適用の始め', 'In force from'), column: true }),
    sourceText: text({ unit: 'set', label: label('出典', 'Source') }),
    digest: text({ unit: 'set', label: label('照合番号', 'Digest'), inner: true }),
    issuer: id({ unit: 'set', label: label('配布元', 'Issuer') }),
    issuerName: text({ unit: 'set', label: label('配布元の名称', 'Name of the issuer'), column: true }),
    /** milliseconds since 1970, as the file that brought it says */
    issuedAt: number({ unit: 'set', label: label('配布の時刻', 'Issued at'), inner: true }),
    receivedOn: date({ unit: 'set', label: label('受け取った日', 'Received on') }),
    rows: number({ unit: 'set', label: label('件数', 'Rows'), column: true }),
    /** The set itself, exactly as it came: rules and calendars here, long lists as a blob. */
    raw: data({ unit: 'set', label: label('内容', 'Content'), schema: z.record(z.string(), z.unknown()), inner: true }),
    content: files({ unit: 'set', label: label('内容', 'Content') }),
  },
  title: (values) => String(values.title ?? ''),
});
