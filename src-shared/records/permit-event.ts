import { z } from '../kernel/zod.ts';
import type { Json } from '../kernel/json.ts';
import { defineRecord, type Label } from './definition.ts';
import { choice, data, date, files, id, longText, text } from './fields.ts';
import { label, option } from './label.ts';
import { permitApplication } from './permit-application.ts';

/** 「勤務する曜日」：土曜にできないか */
const commentsInWords = (value: Json, language: keyof Label): string =>
  (Array.isArray(value) ? (value as readonly { readonly field?: string; readonly text?: string }[]) : [])
    .map(({ field, text: said }) => {
      const named = permitApplication.fields[field as keyof typeof permitApplication.fields]?.label[language] ?? field ?? '';
      return language === 'ja' ? `「${named}」：${said ?? ''}` : `${named}: ${said ?? ''}`;
    })
    .join(language === 'ja' ? '／' : ' / ');

/** 行為: what somebody did with a permit case. Written once, signed by the member who acted. */
export const permitEvent = defineRecord({
  type: 'permitEvent',
  schema: 1,
  label: label('申請の経過', 'Step of a permit case'),
  parties: ['author', 'subject', 'office'],
  spans: [['startOn', 'endOn']],
  immutable: true,
  units: { act: { label: label('経過', 'Act'), owner: 'author', privacy: 'shared' } },
  fields: {
    caseId: id({ unit: 'act', inner: true, label: label('申請', 'Case') }),
    kind: choice({
      unit: 'act',
      label: label('行為', 'Act'),
      column: true,
      choices: [
        option('submit', '提出', 'Submit'),
        option('resubmit', '再提出', 'Submit again'),
        option('pullBack', '引戻し', 'Pull back'),
        option('withdraw', '取下げ', 'Withdraw'),
        option('changeRequest', '変更許可申請', 'Request a change'),
        option('end', '兼業終了届', 'End of side work'),
        option('paper', '受付（紙の申請を転記）', 'Receive on paper'),
        option('receive', '受付', 'Receive'),
        option('review', '審査開始', 'Begin review'),
        option('consultStart', '合議', 'Consult'),
        option('consultEnd', '合議終了', 'Consultation ended'),
        option('return', '差戻し', 'Return'),
        option('approve', '許可', 'Approve'),
        option('approveWithConditions', '条件を付して許可', 'Approve with conditions'),
        option('reject', '不許可', 'Reject'),
        option('changePermit', '変更許可', 'Permit the change'),
        option('changeRefuse', '変更不許可', 'Refuse the change'),
        option('revoke', '許可の取消し', 'Revoke'),
        option('endOnPaper', '兼業終了届（紙の届出による）', 'End of side work (reported on paper)'),
        option('endTakenBack', '紙の終了届の記載の取消し', 'Recorded end taken back'),
        option('settle', '行き違いの整理', 'Settle a crossing'),
      ],
    }),
    /** Digest of the submission it acts on; null before the first one. */
    submission: text({ unit: 'act', inner: true, label: label('対象の提出', 'Submission') }),
    /** Last event of the case the actor had seen. */
    basis: id({ unit: 'act', inner: true, label: label('直前の経過', 'Basis') }),
    /** Other branches the actor had seen, where acts had crossed. */
    seen: data({ unit: 'act', inner: true, label: label('確認済みの並行する経過', 'Other branches seen'), schema: z.array(z.string().max(64)).max(50) }),
    /** settle only: the act that stands. */
    prevails: id({ unit: 'act', inner: true, label: label('有効とする経過', 'Act that stands') }),
    submitted: data({ unit: 'act', inner: true, label: label('提出した内容', 'Submitted content'), schema: z.record(z.string(), z.record(z.string(), z.unknown())) }),
    actedBy: text({ unit: 'act', label: label('行った人', 'Acted by'), column: true }),
    standsInFor: text({ unit: 'act', label: label('代決・後閲の場合の本来の決裁者', 'Stands in for') }),
    decidedWhere: choice({ unit: 'act', label: label('決裁の方法', 'Where it was decided'), choices: [option('here', 'この画面で決裁', 'Here'), option('outside', 'ほかの手続で決裁済み（紙・電子決裁）', 'Outside this application')] }),
    receivedOn: date({ unit: 'act', label: label('受付日', 'Received on') }),
    decidedOn: date({ unit: 'act', label: label('決裁日', 'Decided on') }),
    permittedOn: date({ unit: 'act', label: label('許可日', 'Permitted on') }),
    effectiveOn: date({ unit: 'act', label: label('施行日', 'Effective on') }),
    documentNumber: text({ unit: 'act', label: label('文書番号', 'Document number') }),
    startOn: date({ unit: 'act', label: label('許可期間の始まり', 'Permitted from') }),
    endOn: date({ unit: 'act', label: label('許可期間の終わり', 'Permitted until') }),
    conditions: data({ unit: 'act', label: label('条件', 'Conditions'), schema: z.array(z.string().max(2_000)).max(50) }),
    reason: longText({ unit: 'act', label: label('理由', 'Reason') }),
    comments: data({ unit: 'act', label: label('項目への指摘', 'Comments at fields'), words: commentsInWords, schema: z.array(z.object({ field: z.string().max(64), text: z.string().max(4_000) })).max(100) }),
    notice: files({ unit: 'act', label: label('通知書の写し', 'Scan of the notice') }),
    verdicts: data({ unit: 'act', inner: true, label: label('自己点検・審査の結果', 'Verdict rows'), schema: z.record(z.string(), z.unknown()) }),
    signature: data({
      unit: 'act',
      inner: true,
      label: label('署名', 'Signature'),
      schema: z.object({ member: z.string(), key: z.string(), certificate: z.unknown(), signature: z.string() }),
    }),
  },
  title: (values) => String(values.kind ?? ''),
});
