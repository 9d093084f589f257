import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { data, date, id, longText, text } from './fields.ts';
import { label } from './label.ts';

/** 審査のメモ: what the office prepares before it acts; never leaves the office. Autosaved like everything else. */
export const permitReview = defineRecord({
  type: 'permitReview',
  schema: 1,
  label: label('審査のメモ', 'Review notes'),
  parties: ['author'],
  units: {
    desk: { label: label('審査', 'Review'), owner: 'author', privacy: 'local' },
    draft: { label: label('決定の下書き', 'Draft of the decision'), owner: 'author', privacy: 'local' },
  },
  fields: {
    caseId: id({ unit: 'desk', label: label('申請', 'Case') }),
    assignee: text({ unit: 'desk', label: label('担当', 'Assignee') }),
    assigneeId: id({ unit: 'desk', label: label('担当者の番号', 'Assigned member') }),
    receivedOn: date({ unit: 'desk', label: label('受付日', 'Received on') }),
    checks: data({ unit: 'desk', label: label('確認事項', 'Checklist'), schema: z.record(z.string(), z.boolean()) }),
    note: longText({ unit: 'desk', label: label('メモ', 'Memo') }),
    comments: data({ unit: 'draft', label: label('項目への指摘', 'Comments at fields'), schema: z.array(z.object({ field: z.string().max(64), text: z.string().max(4_000) })).max(100) }),
    decision: data({ unit: 'draft', label: label('決定の下書き', 'Draft of the decision'), schema: z.record(z.string(), z.unknown()) }),
  },
  title: () => '審査のメモ',
});
