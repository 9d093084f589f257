import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { data, id } from './fields.ts';
import { label } from './label.ts';

/** 入力の途中: words typed into a date, a number or a time that cannot be read yet. Kept, so that a lock or a crash loses none of them. */
export const typedWords = defineRecord({
  type: 'typedWords',
  schema: 1,
  label: label('入力の途中', 'Unfinished input'),
  parties: ['author'],
  units: { words: { label: label('入力の途中', 'Unfinished input'), owner: 'author', privacy: 'local' } },
  fields: {
    recordId: id({ unit: 'words', label: label('記録', 'Record') }),
    words: data({ unit: 'words', label: label('入力した文字', 'Words as typed'), schema: z.record(z.string().max(64), z.string().max(400)) }),
  },
  title: () => '入力の途中',
});
