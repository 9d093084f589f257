import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { data, date, id, text } from './fields.ts';
import { label } from './label.ts';

const answer = z.object({
  id: z.string(),
  type: z.string(),
  units: z.array(z.string()).max(40),
  /** absent: it was not held there */
  what: z.enum(['erased', 'kept', 'absent']),
  reason: z.string().max(400).optional(),
});
export type RecallAnswer = z.infer<typeof answer>;
export const recallAnswers = z.array(answer).max(5_000);

/** Without the held lines that went along: for our own PCs they are named too, and nobody asked for them. */
export const recordAnswers = (answers: readonly RecallAnswer[]): readonly RecallAnswer[] => answers.filter(({ type }) => type !== 'heldRow');

const WORDS = { erased: { ja: '消去', en: 'erased' }, kept: { ja: '保存を続ける', en: 'kept' }, absent: { ja: '保有なし', en: 'not held' } } as const;

function words(value: unknown, language: 'ja' | 'en'): string {
  const read = recallAnswers.safeParse(value);
  if (!read.success) return '';
  const count = (what: RecallAnswer['what']): number => recordAnswers(read.data).filter((one) => one.what === what).length;
  const said = (['erased', 'kept', 'absent'] as const).filter((what) => count(what) > 0).map((what) => (language === 'ja' ? `${WORDS[what].ja} ${count(what)}件` : `${count(what)} ${WORDS[what].en}`));
  const reasons = [...new Set(read.data.flatMap(({ reason }) => (reason === undefined || reason === '' ? [] : [reason])))];
  return `${said.join(language === 'ja' ? '・' : ', ')}${reasons.length === 0 ? '' : `（${reasons.join('／')}）`}`;
}

/** 消去証明: what the asked side erased, what it keeps and why; signed by the member who answered. */
export const deletionStatement = defineRecord({
  type: 'deletionStatement',
  schema: 1,
  label: label('消去証明', 'Deletion statement'),
  parties: ['author', 'subject'],
  immutable: true,
  units: { statement: { label: label('消去証明', 'Deletion statement'), owner: 'author', privacy: 'shared' } },
  fields: {
    requestId: id({ unit: 'statement', label: label('消去の依頼', 'Request'), inner: true }),
    answeredOn: date({ unit: 'statement', label: label('消去・回答した日', 'Answered on'), column: true }),
    answeredBy: text({ unit: 'statement', label: label('回答した人', 'Answered by'), column: true }),
    answers: data({ unit: 'statement', label: label('結果', 'Outcome'), schema: recallAnswers, words }),
    signature: data({ unit: 'statement', label: label('署名', 'Signature'), inner: true, schema: z.object({ member: z.string(), key: z.string(), certificate: z.unknown(), signature: z.string() }) }),
  },
  title: (values) => String(values.answeredOn ?? ''),
});
