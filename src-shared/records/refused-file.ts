import { defineRecord } from './definition.ts';
import { choice, date, id, number, text } from './fields.ts';
import { label, option } from './label.ts';

/**
 * 断ったもの: a file, or something in one, that was refused because of who signed it. A line of the
 * exchange ledger; of somebody who is no contact it keeps the day and the file's own digest only.
 */
export const refusedFile = defineRecord({
  type: 'refusedFile',
  schema: 1,
  label: label('断ったファイル', 'Refused file'),
  parties: ['author'],
  units: { refusal: { label: label('断った記録', 'Refusal'), owner: 'author', privacy: 'local' } },
  fields: {
    why: choice({
      unit: 'refusal',
      label: label('断った理由', 'Why'),
      column: true,
      choices: [
        option('seal/bad-signature', '署名が合わないファイル（差出人を確かめられません）', 'File with a wrong signature (its sender cannot be told)'),
        option('seal/no-signature', '署名のないファイル（差出人を確かめられません）', 'File without a signature (its sender cannot be told)'),
        option('exchange/not-addressed-to-us', '別の宛先のファイル（だれかが転送したもの）', 'File for somebody else, passed on'),
        option('exchange/own-device', 'このPCの名で作られた、覚えのないファイル', 'File in the name of this PC that it never made'),
        option('exchange/same-number-other-content', '同じ番号で中身の違うファイル', 'The same number with other content'),
        option('exchange/revoked-signer', '使用を停止した相手のファイル', 'File of a partner taken out of use'),
        option('exchange/revoked-device', '使用を停止したPCで作られたファイル', 'File made on a PC taken out of use'),
        option('exchange/sealed-unit', 'ほかの人の非公開メモ', "Somebody else's private note"),
        option('unit/role-claimed', '認めていない相手が、事務局の立場で書いたもの', 'Written in the role of an office by somebody who is not recognised as one'),
        option('unit/not-owner', '書く権利のない相手が書いたもの', 'Written by somebody who may not write it'),
        option('unit/other-office', 'ほかの事務局の案件に書いたもの', "Written into another office's case"),
        option('unit/bad-signature', '署名が合わない手続', 'Act with a wrong signature'),
        option('unit/immutable', '確定した手続を書き換えるもの', 'Change of an act that is settled'),
        option('unit/hostile-key', '不正な名前の付いた記録', 'Record with a hostile name'),
      ],
    }),
    /** Empty where the sender is no contact, or cannot be told. */
    partner: id({ unit: 'refusal', label: label('相手', 'Partner') }),
    number: number({ unit: 'refusal', label: label('番号', 'Number') }),
    digest: text({ unit: 'refusal', label: label('照合番号', 'Digest') }),
    /** Records that were refused in it; 0 for the whole file. */
    records: number({ unit: 'refusal', label: label('断った記録の数', 'Records refused') }),
    times: number({ unit: 'refusal', label: label('断った回数', 'Times refused') }),
    on: date({ unit: 'refusal', label: label('最初に断った日', 'First refused on'), column: true }),
    lastOn: date({ unit: 'refusal', label: label('最後に断った日', 'Last refused on') }),
  },
  title: (values) => `No. ${String(values.number ?? '')}`,
});
