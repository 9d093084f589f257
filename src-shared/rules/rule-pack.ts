import { z } from '../kernel/zod.ts';
import { isCivilDate } from '../time/civil-date.ts';

const ID = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9.-]{0,63}$/);
const civil = z.string().refine(isCivilDate);
const both = z.strictObject({ ja: z.string().min(1).max(2000), en: z.string().min(1).max(2000) });

/** statute: law text read · official: a page of the issuing office · second-hand: told by others · unsourced: an editable default. */
const certainty = z.enum(['statute', 'official', 'second-hand', 'unsourced']);

const source = z
  .strictObject({
    id: ID,
    label: both,
    url: z.url().optional(),
    document: z.string().max(400).optional(),
    /** Date of the document, or of the text that was read. */
    date: civil.nullable(),
    readOn: civil,
    certainty,
  })
  .refine((value) => value.certainty === 'unsourced' || value.url !== undefined || value.document !== undefined);

const limit = z.strictObject({
  key: ID,
  label: both,
  value: z.number().nonnegative().finite().nullable(),
  unit: z.enum(['hours', 'days', 'months', 'years', 'persons', 'yen', 'grade', 'switch']),
  source: ID,
  /** An office may set its own value. */
  editable: z.boolean(),
  note: both.optional(),
});

const entry = z.strictObject({ id: ID, label: both, source: ID });

/** What every edition of the format carries: enough to keep a pack that this version cannot use. */
export const rulePackEnvelope = z.looseObject({
  kind: z.literal('rule-pack'),
  id: ID,
  effectiveFrom: civil,
  evaluator: z.looseObject({ name: z.string(), version: z.int().positive() }),
});

export const rulePackSchema = z
  .strictObject({
    kind: z.literal('rule-pack'),
    format: z.literal(1),
    id: ID,
    area: ID,
    title: both,
    effectiveFrom: civil,
    evaluator: z.strictObject({ name: z.string(), version: z.int().positive() }),
    sources: z.array(source).min(1),
    limits: z.array(limit),
    conditions: z.array(z.strictObject({ id: ID, number: z.string().max(4), label: both, source: ID })),
    refusalGrounds: z.array(entry),
    coiKinds: z.array(entry),
    authority: z.strictObject({
      source: ID,
      /** Highest grade for which 所轄庁の長 alone permits; null is the whole table. */
      delegated: z.array(z.strictObject({ payTable: ID, upToGrade: z.int().positive().nullable(), source: ID })),
      alone: both,
      together: both,
      unknown: both,
    }),
    ledgerColumns: z.array(entry),
    retention: z.array(z.strictObject({ id: ID, label: both, years: z.number().positive().nullable(), from: z.enum(['permitEnd', 'decision', 'fiscalYearEnd']), source: ID })),
    texts: z.record(ID, both),
  })
  .superRefine((pack, context) => {
    const known = new Set(pack.sources.map((one) => one.id));
    const used = [
      ...pack.limits, ...pack.conditions, ...pack.refusalGrounds, ...pack.coiKinds, ...pack.ledgerColumns, ...pack.retention, ...pack.authority.delegated, pack.authority,
    ].map((one) => one.source);
    for (const id of used) if (!known.has(id)) context.addIssue({ code: 'custom', message: `no source ${id}` });
    for (const list of [pack.sources, pack.conditions, pack.refusalGrounds, pack.coiKinds, pack.ledgerColumns, pack.retention]) {
      if (new Set(list.map((one) => one.id)).size !== list.length) context.addIssue({ code: 'custom', message: 'an id twice' });
    }
    if (new Set(pack.limits.map((one) => one.key)).size !== pack.limits.length) context.addIssue({ code: 'custom', message: 'a limit twice' });
  });

export type RulePack = z.infer<typeof rulePackSchema>;
export type RuleSource = RulePack['sources'][number];
export type Certainty = RuleSource['certainty'];
export type BothTexts = z.infer<typeof both>;
