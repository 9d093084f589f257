import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { choice, data, date, id, number, text } from './fields.ts';
import { label, option } from './label.ts';

/** やり取りの記録: one line per file sent or received, with its number and where it stands. */
export const exchangeEntry = defineRecord({
  type: 'exchangeEntry',
  schema: 1,
  label: label('送付・受取の記録', 'Exchange ledger entry'),
  parties: ['author'],
  units: {
    file: { label: label('ファイル', 'File'), owner: 'author', privacy: 'local' },
    progress: { label: label('状況', 'Progress'), owner: 'author', privacy: 'local' },
  },
  fields: {
    direction: choice({ unit: 'file', label: label('送付・受取', 'Direction'), column: true, choices: [option('sent', '送付', 'Sent'), option('received', '受取', 'Received')] }),
    partner: id({ unit: 'file', label: label('相手', 'Partner') }),
    partnerName: text({ unit: 'file', label: label('相手の名称', "Partner's name"), column: true, search: true }),
    number: number({ unit: 'file', label: label('番号', 'Number'), column: true }),
    device: id({ unit: 'file', label: label('作成した端末', 'Sending device') }),
    digest: text({ unit: 'file', label: label('照合番号', 'Digest') }),
    purpose: text({ unit: 'file', label: label('目的', 'Purpose'), column: true }),
    fileName: text({ unit: 'file', label: label('ファイル名', 'File name') }),
    /** milliseconds since 1970, as the sender's header says */
    madeAt: number({ unit: 'file', label: label('作成日時', 'Made at') }),
    bytes: number({ unit: 'file', label: label('大きさ', 'Size') }),
    contents: data({ unit: 'file', label: label('内容', 'Contents'), schema: z.array(z.object({ id: z.string(), type: z.string(), units: z.array(z.string()) })).max(200_000) }),
    attachments: number({ unit: 'file', label: label('添付', 'Attachments') }),
    /** SHA-256 of the file before it in the series. */
    previous: text({ unit: 'file', label: label('前のファイル', 'File before') }),
    /** Numbers of the series that need not come any more: cancelled ones, and ones whose content is in this file too. */
    covers: data({ unit: 'file', label: label('不要になった番号', 'Numbers no longer needed'), schema: z.array(z.number().int().nonnegative()).max(20_000) }),
    /** Digests of received files that this sent file acknowledges. */
    receipts: data({ unit: 'file', label: label('受領の連絡', 'Receipts in it'), schema: z.array(z.string().max(64)).max(1_000) }),
    /** What this file asks about numbered files: to make them again, or whether they arrived. */
    requests: data({
      unit: 'file',
      label: label('依頼', 'Requests in it'),
      schema: z.array(z.object({ what: z.enum(['resend', 'receipt']), device: z.string().max(64), numbers: z.array(z.number().int().positive()).max(500) })).max(100),
    }),
    /** Receipts in this received file for what other PCs of ours sent, of which no line was here yet; and answers to such submissions. */
    earlyReceipts: data({
      unit: 'file',
      label: label('ほかのPCから送ったファイルの受領の連絡', 'Receipts for files sent from other PCs'),
      schema: z.array(z.object({ of: z.string().max(64), device: z.string().max(64), number: z.number().int().nonnegative(), state: z.enum(['opened', 'accepted']) })).max(2_000),
    }),
    earlyAnswers: data({
      unit: 'file',
      label: label('ほかのPCから送った提出への返事', 'Answers to what was submitted from other PCs'),
      schema: z.array(z.object({ submission: z.string().max(64), state: z.enum(['accepted', 'done']) })).max(2_000),
    }),
    /** Numbers its header called off (取りやめ), a part of `covers`. */
    calledOff: data({ unit: 'file', label: label('取りやめの番号', 'Cancelled numbers'), schema: z.array(z.number().int().nonnegative()).max(20_000) }),
    /** Erased here at its owner's request, and come in again with this file: given anew, or taken by decision. */
    erasedTaken: data({ unit: 'file', label: label('消去後に再び取り込んだもの', 'Erased before and taken in again'), schema: z.array(z.object({ id: z.string(), units: z.array(z.string()).max(40) })).max(200_000) }),
    /** Of a file that waits: the keys its signer stands for, their own first and those it succeeds. */
    signers: data({ unit: 'file', label: label('署名した鍵', 'Keys of its signer'), schema: z.array(z.string().max(64)).max(33), inner: true }),
    /** Left out where the card of the partner seals it. The password itself is kept nowhere. */
    sealedBy: choice({ unit: 'file', label: label('封の仕方', 'Sealed by'), choices: [option('card', '相手の連絡先カード', "The partner's card"), option('password', 'パスワード', 'A password')] }),
    /** The reader a kept newer file asks for. */
    needs: number({ unit: 'file', label: label('読むのに必要な版', 'Version needed to read it') }),
    commit: number({ unit: 'file', label: label('取り込みの記録番号', 'Import commit') }),
    state: choice({
      unit: 'progress',
      label: label('状況', 'State'),
      column: true,
      choices: [
        option('made', '作成済・未送付', 'Made, not handed over'),
        option('handed', '送付済', 'Handed over'),
        option('opened', '開封確認', 'Opened'),
        option('accepted', '受付', 'Accepted'),
        option('done', '処理済', 'Done'),
        option('cancelled', '取りやめ', 'Cancelled'),
        option('imported', '取込済', 'Imported'),
        option('waiting', '確認待ち', 'Waiting for confirmation'),
        option('newer', '新しい版を待つ', 'Waiting for a newer version'),
        option('undone', '取り消し済み', 'Undone'),
        option('discarded', '取り込まずに処分', 'Discarded'),
      ],
    }),
    /** Taking back is a matter of one PC, and the line travels between them: where it was done. */
    undoneOn: data({ unit: 'progress', inner: true, label: label('取り消したPC', 'Undone on'), schema: z.array(z.string().max(64)).max(100) }),
    handedOn: date({ unit: 'progress', label: label('渡した日', 'Handed over on'), column: true }),
    route: choice({ unit: 'progress', label: label('渡し方', 'Route'), choices: [option('mail', 'メール', 'Mail'), option('usb', 'USB', 'USB'), option('folder', '共有フォルダー', 'Shared folder'), option('other', 'その他', 'Other')] }),
    answeredOn: date({ unit: 'progress', label: label('返事のあった日', 'Answered on') }),
    note: text({ unit: 'progress', label: label('メモ', 'Note') }),
    /** How the state is known: signed by the partner, or told to a person. */
    answeredHow: choice({
      unit: 'progress',
      label: label('確認の方法', 'How it is known'),
      choices: [option('receipt', '受領の連絡（署名付き）', 'Signed receipt'), option('answer', '返事（署名付き）', 'Signed answer'), option('telephone', '電話で確認', 'By telephone')],
    }),
    answeredBy: text({ unit: 'progress', label: label('確認した相手', 'Who said so') }),
    /** 返事の期限, where the sender named one. */
    answerBy: date({ unit: 'progress', label: label('返事の期限', 'Answer wanted by') }),
    /** 返事を待たない: decided here; says nothing of what the partner did. */
    waitEndedOn: date({ unit: 'progress', label: label('返事を待たないことにした日', 'No longer waited for since') }),
    /** Marked 取りやめ here, and a receipt said afterwards that it had come. */
    revivedOn: date({ unit: 'progress', label: label('取りやめの後に受領の連絡があった日', 'Receipt after cancelling on') }),
    /** The partner asked for this file once more; and it was handed over once more. Milliseconds since 1970. */
    askedAt: number({ unit: 'progress', label: label('再送を頼まれた日時', 'Asked for again at') }),
    resentAt: number({ unit: 'progress', label: label('再送した日時', 'Handed over again at') }),
    /** The same file came again: how often, and when last. */
    again: number({ unit: 'progress', label: label('同じファイルが届いた回数', 'Times it came again') }),
    againOn: date({ unit: 'progress', label: label('同じファイルが最後に届いた日', 'Came again on') }),
    /** Where a copy of ours was saved beside what came: 「返信を同じUSBに保存」. */
    savedPlace: text({ unit: 'progress', label: label('保存したところ', 'Saved in') }),
    /** What became of the file on the medium after it was taken in. */
    sourceGone: choice({
      unit: 'progress',
      label: label('媒体上のファイル', 'File on the medium'),
      choices: [option('app', 'このアプリで消した', 'Deleted by this program'), option('hand', '手で消した', 'Deleted by hand')],
    }),
    sourceGoneOn: date({ unit: 'progress', label: label('媒体から消した日', 'Deleted from the medium on') }),
    /** Where its copy was saved and waits to be handed over: the likely answer to how. */
    savedRoute: choice({ unit: 'progress', label: label('保存した先の種類', 'Saved for'), inner: true, choices: [option('usb', 'USB', 'USB'), option('folder', '共有フォルダー', 'Shared folder')] }),
    /** Dated after its PC was put out of use, and found genuine all the same by asking its sender. */
    lossChecked: date({ unit: 'progress', label: label('使用停止の後のファイルを確かめた日', 'Found genuine after a loss on') }),
  },
  title: (values) => `No. ${String(values.number ?? '')}`,
});
