import { expect, test } from 'vitest';
import { splitAttachments } from '../../../src-shared/exchange/split-attachments.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import { permitApplication } from '../../../src-shared/records/permit-application.ts';
import { person } from '../../../src-shared/records/person.ts';
import { id } from '../../kit/ids.ts';

const file = (name: string, size: number) => ({ hash: name.repeat(64).slice(0, 64), name, type: 'application/pdf', size });
const dot = { by: id('pc'), n: 1, at: 64 };

test('attachments that do not fit into one file go into several, each with the records that name them', () => {
  const files = [file('a', 60), file('b', 60), file('c', 30), file('d', 200)];
  const rows = files.map((one) => draftCreate(permitApplication, { id: id(one.name), person: id('doctor'), parties: { author: id('doctor') }, units: { papers: { requestLetter: [one] } } }, dot));
  const always = draftCreate(person, { id: id('me'), person: id('doctor'), parties: { subject: id('doctor') }, units: { name: { name: '山田 花子' } } }, dot);
  const shares = splitAttachments([...rows, always], files, (row) => row.type === 'person', 100);
  expect(shares.map((share) => share.attachments.map((one) => one.name))).toEqual([['a'], ['b', 'c'], ['d']]);
  expect(shares.map((share) => share.rows.length)).toEqual([5, 3, 2]);
  expect(splitAttachments(rows, files, () => false)).toHaveLength(1);
});
