import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { gatherDocument } from '../../../src-renderer/features/settings/emergency/gather-document.ts';
import { makePage } from '../../../src-renderer/features/settings/emergency/make-page.ts';
import type { PageDocument } from '../../../src-renderer/features/settings/emergency/page-document.ts';
import { createRecord, deleteRecord, editFields } from '../../../src-renderer/state/commands.ts';
import { ports, session } from '../../../src-renderer/state/session.ts';
import { displayValue } from '../../../src-shared/records/display-value.ts';
import { draftCreate, draftDelete } from '../../../src-shared/journal/draft.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { heldRow } from '../../../src-shared/records/held-row.ts';
import { mentorNote } from '../../../src-shared/records/mentor-note.ts';
import { rowEncoder } from '../../../src-shared/records/row-codec.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { definitionOf } from '../../../src-shared/records/registry.ts';
import { isShownField } from '../../../src-renderer/record-view/record-facts.tsx';
import { aDoctor, foundDesk, testDesk } from '../../kit/desk-session.ts';
import { value } from '../../kit/vault-kit.ts';

const GOOD = 'kaki-Murasaki-7719-tsuki-0936';
const SECRET = '本人だけが読むメモ';

beforeEach(async () => {
  await testDesk();
  await foundDesk(aDoctor());
  const { identity, vault } = session();
  const subject = { parties: { subject: identity.party } };
  const goal = value(await createRecord('careerGoal', { horizon: '3', goal: '留学する' }, subject));
  value(await editFields(goal.id, { goal: '留学して研究する' }));
  const file = { hash: value(await vault.putBlob(new Uint8Array([9, 8, 7]))), name: '辞令.pdf', type: 'application/pdf', size: 3 };
  const gone = { ...file, hash: 'f'.repeat(64), name: '紛失.pdf' };
  value(await createRecord('permitApplication', { institutionName: '○○病院 <script>alert(1)</script>', attachments: [file, gone] as never }, { parties: { subject: identity.party } }));
  const old = value(await createRecord('careerGoal', { horizon: '5', goal: '消した目標' }, subject));
  value(await deleteRecord(old.id));
  value(await createRecord('mentorNote', { text: SECRET }, { parties: { author: identity.party } }));
});

const gathered = async (wish: Partial<Parameters<typeof gatherDocument>[1]> = {}) =>
  value(await gatherDocument(session(), { language: 'ja', at: ports().clock.now(), sealed: false, attachments: true, ...wish }));

const textsOf = ({ areas }: PageDocument): Map<string, string> =>
  new Map(areas.flatMap(({ records }) => records.map((record) => [record.id, JSON.stringify(record)] as const)));

describe('the page for emergencies', () => {
  test('holds every shown value of every record, its history and its attachments', async () => {
    const { document, files, records } = await gathered();
    const said = textsOf(document);
    let compared = 0;
    for (const record of session().vault.workingSet.all()) {
      if (record.type === 'mentorNote') continue;
      const text = said.get(record.id);
      expect(text, record.type).toBeDefined();
      const definition = definitionOf(record.type);
      for (const [name, shown] of Object.entries(shownValues(record))) {
        const field = definition?.fields[name];
        if (definition === undefined || field === undefined || !isShownField(definition, name) || shown === undefined || shown === null || shown === '') continue;
        expect(text).toContain(JSON.stringify(displayValue(field, shown, 'ja')).slice(1, -1));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThanOrEqual(8);
    expect(records).toBe(said.size);
    const whole = JSON.stringify(document);
    expect(whole).toContain('留学する → 留学して研究する');
    expect(whole).toContain('消した目標');
    expect([...files.values()]).toEqual([new Uint8Array([9, 8, 7])]);
    expect(whole).toContain('"name":"紛失.pdf","chunk":null');
    expect((await gathered({ attachments: false })).files.size).toBe(0);
  });

  test('leaves sealed notes out unless their author ticks them, and never gives another member\'s', async () => {
    expect(JSON.stringify((await gathered()).document)).not.toContain(SECRET);
    expect(JSON.stringify((await gathered({ sealed: true })).document)).toContain(SECRET);
    const { member, ...rest } = session();
    const other = { ...rest, member: { ...member, id: 'B'.repeat(16) } };
    const theirs = value(await gatherDocument(other, { language: 'ja', at: 0, sealed: true, attachments: false }));
    expect(JSON.stringify(theirs.document)).not.toContain(SECRET);
  });

  test('holds nothing of a private note that waits as a held line, neither before its deletion nor after', async () => {
    const { identity, vault } = session();
    const parties = { author: identity.party };
    const encoder = rowEncoder();
    const held = value(await vault.commit('import', {}, (dot) => {
      const note = draftCreate(mentorNote, { id: 'N'.repeat(16), person: identity.party, parties, units: { note: { text: '先の日付の非公開メモ' } } }, dot);
      const row = JSON.parse(JSON.stringify(encoder.encode(note))) as Json;
      const values = { reason: 'clock', recordId: note.id, recordType: 'mentorNote', sender: identity.party, digest: 'd', number: 7, tables: JSON.parse(JSON.stringify(encoder.tables)) as Json, row };
      return [draftCreate(heldRow, { id: 'H'.repeat(16), person: identity.party, parties, units: { held: values } }, dot)];
    }));
    expect(held.parts.map(({ key }) => key)).toEqual(['sealed']);
    const lines = async (sealed: boolean): Promise<string[]> => (await gathered({ sealed })).document.areas.flatMap(({ records }) => records).filter(({ id }) => id === 'H'.repeat(16)).map((record) => JSON.stringify(record));
    for (const deleted of [false, true]) {
      if (deleted) value(await vault.commit('import', {}, (dot) => [draftDelete(vault.workingSet.get('H'.repeat(16))!, dot)]));
      expect(await lines(false)).toEqual([]);
      // asked for it is named, and comes in words once it has come in
      const [line] = await lines(true);
      expect(line).toContain('日時が先すぎる');
      expect(line).not.toContain('先の日付の非公開メモ');
    }
  });

  test('gives of an ordinary held line why and from where, and nothing as the program writes it', async () => {
    const { identity, vault } = session();
    value(await vault.commit('import', {}, (dot) => [
      draftCreate(heldRow, { id: 'H'.repeat(16), person: identity.party, parties: { author: identity.party }, units: { held: { reason: 'newer', recordId: 'G'.repeat(16), recordType: 'careerGoal', number: 7, tables: { devices: [] }, row: ['careerGoal', '行の中身'] } } }, dot),
    ]));
    const whole = JSON.stringify((await gathered()).document);
    expect(whole).toContain('新しい版の内容');
    expect(whole).not.toContain('行の中身');
  });

  test('refuses a weak passphrase, and stops when asked', async () => {
    expect(await makePage({ passphrase: 'sakura-2026', language: 'ja', attachments: true, sealed: false })).toMatchObject({ ok: false, error: { code: 'seal/weak-passphrase' } });
    const stop = new AbortController();
    stop.abort();
    expect(await makePage({ passphrase: GOOD, language: 'ja', attachments: true, sealed: false, signal: stop.signal })).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
  });

  test('says nothing of anybody unsealed, carries its own policy, and opens with the passphrase', async () => {
    const html = new TextDecoder().decode(value(await makePage({ passphrase: GOOD, language: 'ja', attachments: true, sealed: true })).bytes);
    for (const word of ['山田', '留学', '病院', '辞令', SECRET, session().identity.party]) expect(html).not.toContain(word);
    expect(html).not.toMatch(/(?:src|href)\s*=\s*["']?(?:https?:)?\/\//);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-/);
    const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy).toContain(`script-src ${hash(script)}`);
    expect(policy).toContain(`style-src ${hash(style)}`);

    const part = (id: string): string => new RegExp(`<script type="text/plain" id="${id}">([^<]*)</script>`).exec(html)?.[1] ?? '';
    const head = JSON.parse(part('head')) as { format: string; id: string; salt: string; iterations: number };
    expect(head.iterations).toBeGreaterThanOrEqual(1_000_000);
    const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(GOOD), 'PBKDF2', false, ['deriveKey']);
    const key = await crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: Buffer.from(head.salt, 'base64'), iterations: head.iterations }, material, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    const open = async (name: string, under = name): Promise<Uint8Array> => {
      const sealed = new Uint8Array(Buffer.from(part(name), 'base64'));
      const additionalData = new TextEncoder().encode(`${head.format}:${head.id}:${under}`);
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData }, key, sealed.subarray(12)));
    };
    const opened = JSON.parse(gunzipSync(await open('doc')).toString('utf8')) as PageDocument;
    expect(opened).toEqual((await gathered({ sealed: true })).document);
    expect(await open('file-1')).toEqual(new Uint8Array([9, 8, 7]));
    // no part opens in the place of another
    await expect(open('file-1', 'doc')).rejects.toThrow();
  });
});
