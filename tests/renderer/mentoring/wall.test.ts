import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { feature as career } from '../../../src-renderer/features/career/index.ts';
import { feature as mentoring } from '../../../src-renderer/features/mentoring/index.ts';
import { recordKey } from '../../../src-renderer/state/record-search.ts';
import { buildExport } from '../../../src-shared/exchange/build-export.ts';
import { PURPOSES } from '../../../src-shared/exchange/policy.ts';
import { createWorkingSet } from '../../../src-shared/journal/working-set.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import { mentorNote } from '../../../src-shared/records/mentor-note.ts';
import { mentorSession } from '../../../src-shared/records/mentor-session.ts';

const features = path.resolve(import.meta.dirname, '../../../src-renderer/features');

const sources = (folder: string): readonly { readonly file: string; readonly text: string }[] =>
  readdirSync(path.join(features, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ file: `${folder}/${name.split(path.sep).join('/')}`, text: readFileSync(path.join(features, folder, name), 'utf8') }));

/** The doctor's own lane shows the days of their meetings; nothing else outside mentoring may know of them. */
const OWN_DAYS = new Set(['career/lane/own-meetings.ts', 'career/overview-part.tsx']);

describe('the wall between mentoring and everything that judges people', () => {
  test('permits, registers and posts name no mentoring record and import nothing from there', () => {
    const all = ['permits', 'career', 'registers'].flatMap(sources);
    expect(all.length).toBeGreaterThan(40);
    const guilty = all.filter(({ file, text }) => !OWN_DAYS.has(file) && (/mentor(?:Session|Note|Pair)/.test(text) || /from '[^']*mentor/.test(text)));
    expect(guilty.map(({ file }) => file)).toEqual([]);
  });

  test("the doctor's own lane reads the day of a meeting and no word of it", () => {
    const { text } = sources('career').find(({ file }) => file === 'career/lane/own-meetings.ts') as { text: string };
    expect(text).toMatch(/const \{ heldOn \} = shownValues\(record\)/);
    expect(text).not.toMatch(/summary|agreed|note/);
  });

  test('an office never draws meetings', () => {
    const office = sources('career').filter(({ file }) => file.startsWith('career/office/'));
    expect(office.length).toBeGreaterThan(3);
    expect(office.filter(({ text }) => /own-meetings|meetingEvents/.test(text))).toEqual([]);
  });

  test('search finds neither meetings nor private notes', () => {
    const found = [...(career.finds ?? []), ...(mentoring.finds ?? [])].map(({ type }) => type);
    expect(found).not.toContain('mentorSession');
    expect(found).not.toContain('mentorNote');
    const note = draftCreate(mentorNote, { id: 'note-00000000001', person: 'me', parties: { author: 'me' }, units: { note: { text: '眠れない' } } }, { by: 'd', n: 1, at: 1 });
    expect(recordKey(note)).toBe('');
  });

  test('whatever the purpose, no file holds a private note, and the one for the partner counts those that stay', () => {
    const canary = 'CANARY-眠れない夜';
    const set = createWorkingSet();
    const parties = { mentor: 'sensei', mentee: 'me' };
    set.put(draftCreate(mentorSession, { id: 'session-00000001', person: 'me', parties, units: { meeting: { heldOn: '2026-04-03' }, summary: { summary: '専門医の道筋' } } }, { by: 'd', n: 1, at: 1 }));
    set.put(draftCreate(mentorNote, { id: 'note-00000000001', person: 'me', parties: { author: 'me' }, units: { note: { sessionId: 'session-00000001', text: canary } } }, { by: 'd', n: 2, at: 2 }));
    const made = PURPOSES.flatMap((purpose) => {
      const draft = buildExport(set, purpose, { self: 'me', recipient: 'sensei' });
      return draft.ok ? [draft.value] : [];
    });
    expect(made.map(({ purpose }) => purpose)).toEqual(['mentoring']);
    expect(JSON.stringify(made)).toContain('専門医の道筋');
    expect(JSON.stringify(made)).not.toContain(canary);
    expect(made[0]?.withheld.privateNotes).toBe(1);
  });
});
