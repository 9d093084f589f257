import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { data, date, id, longText } from './fields.ts';
import { label } from './label.ts';

const items = z.array(z.object({ id: z.string(), type: z.string(), units: z.array(z.string()).max(40) })).max(5_000);

/** What a request or a statement speaks of: records and units by name, never what is in them. */
export type NamedItem = z.infer<typeof items>[number];

const counted = (value: unknown, language: 'ja' | 'en'): string => {
  const count = Array.isArray(value) ? value.length : 0;
  return language === 'ja' ? `${count}件の記録` : `${count} record(s)`;
};

/** 消去の依頼: a party asks another to erase exactly what it was given. Written once; the file that carries it is signed. */
export const recallRequest = defineRecord({
  type: 'recallRequest',
  schema: 1,
  label: label('消去の依頼', 'Request to erase'),
  parties: ['author'],
  immutable: true,
  units: { request: { label: label('消去の依頼', 'Request to erase'), owner: 'author', privacy: 'shared' } },
  fields: {
    partner: id({ unit: 'request', label: label('依頼先', 'Asked of'), inner: true }),
    requestedOn: date({ unit: 'request', label: label('依頼した日', 'Asked on'), column: true }),
    reason: longText({ unit: 'request', label: label('理由', 'Reason') }),
    items: data({ unit: 'request', label: label('消去してほしいもの', 'What to erase'), schema: items, words: counted }),
  },
  title: (values) => String(values.requestedOn ?? ''),
});

export const namedItems = items;
