import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { data, date, id, longText, text } from './fields.ts';
import { label } from './label.ts';

const signed = z.object({ body: z.string().max(1_000_000), sig: z.string().max(200) });
const ids = z.array(z.string().max(64)).max(1_000);

/**
 * 控え一式: an office says that whoever has the new key is the doctor it has known as `subject`, and gives
 * back what it holds. Written once and signed by the member who acted; it is what the doctor's new vault
 * takes its old party up again by, and what makes the office's word count for the doctor's own records.
 */
export const returnedCopy = defineRecord({
  type: 'returnedCopy',
  schema: 1,
  label: label('控え一式', 'Returned copies'),
  parties: ['author', 'subject'],
  immutable: true,
  units: { act: { label: label('控え一式の内容', 'Returned copies'), owner: 'author', privacy: 'shared' } },
  fields: {
    personName: text({ unit: 'act', label: label('控えを返す先生', 'Doctor'), column: true, search: true }),
    fromName: text({ unit: 'act', label: label('返した事務局', 'Returned by'), column: true }),
    returnedOn: date({ unit: 'act', label: label('控えを返した日', 'Returned on'), column: true }),
    lostOn: date({ unit: 'act', label: label('前のPCが手元になくなった日', 'Old PC lost on'), column: true }),
    confirmedHow: longText({ unit: 'act', label: label('本人と確かめた方法', 'How the doctor was confirmed') }),
    actedBy: text({ unit: 'act', label: label('行った人', 'Acted by') }),
    /** The party the doctor began anew as, and the keys of its card that the office confirmed. */
    newParty: id({ unit: 'act', inner: true, label: label('新しい連絡先', 'New party') }),
    newKey: text({ unit: 'act', inner: true, label: label('新しい鍵', 'New key') }),
    newRecipient: text({ unit: 'act', inner: true, label: label('新しい宛先', 'New recipient') }),
    /** Lines of the office's own list that stand for the doctor: what it typed in from paper hangs on them. */
    dossiers: data({ unit: 'act', inner: true, label: label('名簿の行', 'Staff list lines'), schema: ids }),
    /** Cards of before, of the doctor and of offices that had the cases: they let signatures be checked and vouch for nothing else. */
    cards: data({ unit: 'act', inner: true, label: label('前の連絡先カード', 'Earlier cards'), schema: z.array(signed).max(64) }),
    signature: data({
      unit: 'act',
      inner: true,
      label: label('署名', 'Signature'),
      schema: z.object({ member: z.string(), key: z.string(), certificate: z.unknown(), signature: z.string() }),
    }),
  },
  title: (values) => String(values.personName ?? ''),
});
