import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { data, text } from './fields.ts';
import { label } from './label.ts';

/** 設定: a member's or vault's choices, one record per key. */
export const preference = defineRecord({
  type: 'preference',
  schema: 1,
  label: label('設定', 'Setting'),
  parties: ['author'],
  units: { setting: { label: label('設定', 'Setting'), owner: 'author', privacy: 'local' } },
  fields: {
    key: text({ unit: 'setting', label: label('項目', 'Key') }),
    value: data({ unit: 'setting', label: label('値', 'Value'), schema: z.unknown() }),
  },
  title: (values) => String(values.key ?? ''),
});
