import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { choice, data, date, id, longText, text } from './fields.ts';
import { label, option } from './label.ts';

/** 連絡先: another party's card and how far it is trusted. Its id is derived from the party id. */
export const contact = defineRecord({
  type: 'contact',
  schema: 1,
  label: label('連絡先', 'Contact'),
  parties: ['author'],
  lifeOwner: 'author',
  units: {
    card: { label: label('連絡先カード', 'Contact card'), owner: 'author', privacy: 'local' },
    trust: { label: label('確認', 'Confirmation'), owner: 'author', privacy: 'local' },
    stops: { label: label('なくしたPC', 'Lost devices'), owner: 'author', privacy: 'local' },
    heir: { label: label('控え一式', 'Returned copies'), owner: 'author', privacy: 'local' },
    code: { label: label('招待コード', 'Invitation code'), owner: 'author', privacy: 'local' },
    memo: { label: label('こちらの控え', 'Our own notes'), owner: 'author', privacy: 'local' },
  },
  fields: {
    card: data({ unit: 'card', label: label('カード', 'Card'), schema: z.record(z.string(), z.unknown()) }),
    name: text({ unit: 'card', label: label('名称', 'Name'), column: true, search: true }),
    role: choice({
      unit: 'card',
      label: label('役割', 'Role'),
      column: true,
      choices: [option('doctor', '医師', 'Doctor'), option('office', '事務局', 'Office'), option('headquarters', '本省・本部', 'Headquarters')],
    }),
    state: choice({
      unit: 'trust',
      label: label('確認の状態', 'State'),
      column: true,
      choices: [option('seen', '確認待ち', 'To be confirmed'), option('confirmed', '確認済み', 'Confirmed'), option('revoked', '使用停止', 'Revoked')],
    }),
    how: choice({
      unit: 'trust',
      label: label('確認の方法', 'How'),
      choices: [
        option('words', '確認語（六語）', 'Six words'),
        option('invitation', '案内ファイル', 'Invitation file'),
        option('inPerson', '対面', 'In person'),
        option('ownNumber', 'こちらの控えの番号に電話', 'Called the number in our own list'),
        option('list', '名簿（まとめて確認）', 'List'),
        option('pair', 'メンターの組', 'Mentoring pair'),
        option('transfer', '移管のお知らせ', 'Notice of a transfer'),
        option('code', '招待コード', 'Invitation code'),
        option('roster', '署名つきの名簿', 'Signed roster'),
      ],
    }),
    asOffice: choice({
      unit: 'trust',
      label: label('認める立場', 'Recognised as'),
      choices: [option('none', 'なし', 'None'), option('office', '事務局として認める', 'Recognised as office'), option('headquarters', '本省・本部として認める', 'Recognised as headquarters')],
    }),
    confirmedOn: date({ unit: 'trust', label: label('確認日', 'Confirmed on') }),
    confirmedBy: text({ unit: 'trust', label: label('確認した人', 'Confirmed by') }),
    howNote: text({ unit: 'trust', label: label('確かめたときのメモ', 'Note on how') }),
    /** The party whose roster or pair vouched for it. */
    vouchedBy: id({ unit: 'trust', label: label('保証した相手', 'Vouched for by') }),
    /** A person took the confirmation back: nothing but a person confirms again. */
    takenBackOn: date({ unit: 'trust', label: label('確認を取り消した日', 'Confirmation taken back on') }),
    /** Revocations this party ever told, kept whatever a later card says. */
    revokedDevices: data({ unit: 'stops', label: label('使用停止のPC', 'Withdrawn devices'), schema: z.array(z.object({ device: z.string().max(64), at: z.number().int().nonnegative() })).max(256) }),
    /** 控え一式: the key confirmed in place of the lost one, which counts no more from then on. */
    heir: data({
      unit: 'heir',
      label: label('新しい鍵', 'New key'),
      schema: z.object({ party: z.string().max(64), key: z.string().max(64), recipient: z.string().max(100), lostKey: z.string().max(64), lostAt: z.number().int().nonnegative() }),
      inner: true,
    }),
    /** Of the contact a doctor began anew as: the one it is the same person as. */
    heirOf: id({ unit: 'heir', label: label('前からの連絡先', 'Known before as'), inner: true }),
    /** Cards of before whose key nothing vouches for any more: what they signed can still be checked. */
    formerCards: data({ unit: 'heir', label: label('前のカード', 'Earlier cards'), schema: z.array(z.record(z.string(), z.unknown())).max(8), inner: true }),
    /** The code this office gave us, until it has served. */
    typedCode: text({ unit: 'code', label: label('受け取った招待コード', 'Invitation code received'), inner: true }),
    telephone: text({ unit: 'memo', label: label('こちらで控えた電話番号', 'Telephone in our own list') }),
    memo: longText({ unit: 'memo', label: label('メモ', 'Memo') }),
  },
  title: (values) => String(values.name ?? ''),
});
