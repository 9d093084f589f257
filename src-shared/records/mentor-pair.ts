import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { data, date, longText, text } from './fields.ts';
import { label } from './label.ts';

/** メンターの組: made by the coordinator; its file brings each side the other's card. */
export const mentorPair = defineRecord({
  type: 'mentorPair',
  schema: 1,
  label: label('メンターの組', 'Mentoring pair'),
  parties: ['coordinator', 'mentor', 'mentee'],
  spans: [['startOn', 'endOn']],
  lifeOwner: 'coordinator',
  units: { pair: { label: label('組', 'Pair'), owner: 'coordinator', privacy: 'shared' } },
  fields: {
    mentorName: text({ unit: 'pair', label: label('メンター', 'Mentor'), column: true, search: true }),
    menteeName: text({ unit: 'pair', label: label('メンティー', 'Mentee'), column: true, search: true }),
    startOn: date({ unit: 'pair', label: label('開始日', 'From'), column: true }),
    endOn: date({ unit: 'pair', label: label('終了日', 'Until'), column: true }),
    note: longText({ unit: 'pair', label: label('お二人への連絡', 'Note to both') }),
    mentorCard: data({ unit: 'pair', label: label('メンターの連絡先カード', "Mentor's card"), schema: z.record(z.string(), z.unknown()) }),
    menteeCard: data({ unit: 'pair', label: label('メンティーの連絡先カード', "Mentee's card"), schema: z.record(z.string(), z.unknown()) }),
  },
  title: (values) => `${String(values.mentorName ?? '')} と ${String(values.menteeName ?? '')}`,
});
