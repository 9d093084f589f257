import { defineRecord } from './definition.ts';
import { id, longText } from './fields.ts';
import { label } from './label.ts';

/**
 * 非公開メモ: sealed. It has its own key and no path to an exporter; only the author's own devices
 * ever hold it.
 */
export const mentorNote = defineRecord({
  type: 'mentorNote',
  schema: 1,
  label: label('非公開メモ', 'Private note'),
  parties: ['author'],
  lifeOwner: 'author',
  units: { note: { label: label('非公開メモ', 'Private note'), owner: 'author', privacy: 'sealed' } },
  fields: {
    sessionId: id({ unit: 'note', label: label('面談', 'Session') }),
    text: longText({ unit: 'note', label: label('非公開メモ', 'Private note'), help: label('ご自分だけが読めます。どのファイルにも入りません', 'Only you can read it. It goes into no file') }),
  },
  title: () => '非公開メモ',
});
