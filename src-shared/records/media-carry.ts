import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { data, date, text } from './fields.ts';
import { label } from './label.ts';

/** 媒体持出簿: one line per USB stick or disc that left the house, and its coming back. */
export const mediaCarry = defineRecord({
  type: 'mediaCarry',
  schema: 1,
  label: label('媒体の持ち出し', 'Medium carried out'),
  parties: ['author'],
  lifeOwner: 'author',
  units: {
    out: { label: label('持ち出し', 'Carried out'), owner: 'author', privacy: 'local' },
    back: { label: label('返却', 'Return'), owner: 'author', privacy: 'local' },
  },
  fields: {
    mediaNumber: text({ unit: 'out', label: label('媒体番号', 'Media number'), column: true, search: true }),
    takenBy: text({ unit: 'out', label: label('持出者', 'Carried by'), column: true, search: true }),
    takenOn: date({ unit: 'out', label: label('持出日', 'Carried out on'), column: true }),
    /** Numbers as they stand in the ledger: 「兼業申請の結果（No. 3）」 */
    contents: text({ unit: 'out', label: label('内容（ファイル番号）', 'Contents (file numbers)'), column: true }),
    destination: text({ unit: 'out', label: label('持出先', 'Taken to'), column: true, search: true }),
    entries: data({ unit: 'out', label: label('ファイルの記録', 'Ledger lines'), schema: z.array(z.string().max(64)).max(2_000) }),
    returnedOn: date({ unit: 'back', label: label('返却日', 'Returned on'), column: true }),
    returnedTo: text({ unit: 'back', label: label('返却の確認者', 'Return checked by'), column: true }),
    erased: text({ unit: 'back', label: label('消去', 'Erased'), column: true }),
  },
  title: (values) => String(values.mediaNumber ?? ''),
});
