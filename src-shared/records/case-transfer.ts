import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { data, date, longText, text } from './fields.ts';
import { label } from './label.ts';

const signed = z.object({ body: z.string().max(1_000_000), sig: z.string().max(200) });

/**
 * 移管: an office hands a doctor's cases and permits over to another office. Written once and signed
 * by the member who acted; from then on the named office is the cases' office, and nobody else.
 */
export const caseTransfer = defineRecord({
  type: 'caseTransfer',
  schema: 1,
  label: label('移管', 'Transfer to another office'),
  parties: ['author', 'subject', 'office'],
  immutable: true,
  units: { act: { label: label('移管の内容', 'Transfer'), owner: 'author', privacy: 'shared' } },
  fields: {
    personName: text({ unit: 'act', label: label('移管する先生', 'Doctor'), column: true, search: true }),
    fromName: text({ unit: 'act', label: label('移管元', 'From'), column: true }),
    toName: text({ unit: 'act', label: label('移管先', 'To'), column: true }),
    movedOn: date({ unit: 'act', label: label('移管日', 'Moved on'), column: true }),
    reason: longText({ unit: 'act', label: label('理由', 'Reason') }),
    actedBy: text({ unit: 'act', label: label('行った人', 'Acted by') }),
    caseIds: data({ unit: 'act', inner: true, label: label('移管する申請', 'Cases'), schema: z.array(z.string().max(64)).max(10_000) }),
    /** What the old office's staff list says of the doctor, copied by the office that owns it. */
    staff: data({
      unit: 'act',
      label: label('名簿の記載', 'Staff list entry'),
      schema: z.record(z.string(), z.string().max(400)),
      words: (value) => (typeof value === 'object' && value !== null ? Object.values(value).join('　') : ''),
    }),
    /** The doctor's card, so that the new office can verify what the doctor signed. */
    personCard: data({ unit: 'act', inner: true, label: label('先生の連絡先カード', "The doctor's card"), schema: signed }),
    /** Cards of the doctor that a later key replaced without vouching for it: what they signed is checked by them. */
    formerCards: data({ unit: 'act', inner: true, label: label('先生の前のカード', "The doctor's earlier cards"), schema: z.array(signed).max(8) }),
    /** The new office's card, so that the doctor's next file is made for it. */
    officeCard: data({ unit: 'act', inner: true, label: label('移管先の連絡先カード', "The new office's card"), schema: signed }),
    signature: data({
      unit: 'act',
      inner: true,
      label: label('署名', 'Signature'),
      schema: z.object({ member: z.string(), key: z.string(), certificate: z.unknown(), signature: z.string() }),
    }),
  },
  title: (values) => String(values.toName ?? ''),
});
