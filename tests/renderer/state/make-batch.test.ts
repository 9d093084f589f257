import 'fake-indexeddb/auto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { confirmContact, keepCard } from '../../../src-renderer/state/contacts.ts';
import { answersDue } from '../../../src-renderer/state/exchange/answers-due.ts';
import { ledgerNow } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { type BatchWish, makeBatch } from '../../../src-renderer/state/exchange/make-batch.ts';
import { readRecipients } from '../../../src-renderer/state/exchange/recipients.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { anOffice, foundDesk, testDesk, type TestDesk } from '../../kit/desk-session.ts';
import { simWorld } from '../../kit/sim-pc.ts';
import { tempFolder } from '../../kit/temp-folder.ts';

vi.mock('../../../src-renderer/worker/argon2id-key.ts', () => ({
  argon2idKey: async ({ password, salt }: { password: string; salt: Uint8Array }) => new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...new TextEncoder().encode(password), ...salt]))),
}));
vi.mock('../../../src-renderer/worker/worker-client.ts', async () => {
  const { jobs } = await import('../../../src-renderer/worker/jobs.ts');
  return { callWorker: (name: keyof typeof jobs, input: never) => (jobs[name] as (given: never) => unknown)(input), stopWorker: () => undefined };
});

const NAMES = ['佐藤 一郎', '山田 花子', '鈴木 春子'];
let desk: TestDesk;

/** An office with one file each of three confirmed doctors, whose receipts are due. */
async function officeWithThree() {
  desk = await testDesk();
  await foundDesk(anOffice());
  const world = simWorld(81, Date.now());
  for (const name of NAMES) {
    const { card } = await world.party({ kind: 'doctor', name });
    const { party } = card.statement;
    await confirmContact(must(await keepCard(card)).contact.id, 'list', 'none');
    must(await createRecord('exchangeEntry', { direction: 'received', partner: party, partnerName: name, number: 1, device: card.devices[0]?.device ?? '', digest: 'a'.repeat(60) + party.slice(0, 4).replace(/[^0-9a-f]/g, '0'), purpose: 'career', fileName: 'x', madeAt: 1, bytes: 1, contents: [], covers: [], state: 'imported' }, { person: party, parties: { author: session().identity.party } }));
  }
  const recipients = await readRecipients(session().vault.workingSet.ofType('contact').values());
  return answersDue(recipients, [], ledgerNow(), session().identity.party, 1);
}

const stick = async () => {
  const folder = join(tempFolder(), 'USB');
  mkdirSync(folder);
  return { folder, place: { handle: must(await desk.node.places.adopt(folder)).handle, folder: '返事' } };
};

const wish = (more: Partial<BatchWish> & Pick<BatchWish, 'due'>): BatchWish => ({
  place: null, list: (lines) => ({ name: '一覧.csv', bytes: new TextEncoder().encode(lines.map((line) => line.addressee).join()) }), progress: () => undefined, signal: new AbortController().signal, ...more,
});

const sent = () => ledgerNow().filter((entry) => entry.direction === 'sent');

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

describe('replies in one batch', () => {
  it('are one file per doctor and a list in one new folder, each with its line in the ledger', async () => {
    const due = await officeWithThree();
    expect(due.map(({ recipient, receipts }) => [recipient.name, receipts])).toEqual(NAMES.map((name) => [name, 1]));
    // a browser desk writes into the folder; the test's ports are the same handlers
    const { calls } = (await import('../../../src-main/desk/browser-desk.ts')).createBrowserDesk({ version: '0', data: desk.data, pc: { platform: 'linux', env: {}, home: desk.data }, now: () => desk.clock.now(), note: () => undefined });
    const { folder, place } = await stick();
    const { ports } = await import('../../../src-renderer/state/session.ts');
    Object.assign(ports().platform, { saveIntoPlace: calls.saveIntoPlace, removeFile: calls.removeFile });
    const steps: string[] = [];
    const done = must(await makeBatch(wish({ due, place, progress: (now, all) => steps.push(`${now}/${all}`) })));
    expect(done.lines.map((line) => [line.addressee, line.number, line.receipts])).toEqual(NAMES.map((name) => [name, 1, 1]));
    expect(readdirSync(join(folder, '返事')).filter((name) => name.endsWith('.cdesk'))).toHaveLength(3);
    expect(readdirSync(join(folder, '返事'))).toContain('一覧.csv');
    expect(sent().map((entry) => entry.state)).toEqual(['made', 'made', 'made']);
    expect(steps[0]).toBe('1/6');
  });

  it.each([1, 3, 4, 5])('cancelled at step %i leave nothing half', async (at) => {
    const due = await officeWithThree();
    const { calls } = (await import('../../../src-main/desk/browser-desk.ts')).createBrowserDesk({ version: '0', data: desk.data, pc: { platform: 'linux', env: {}, home: desk.data }, now: () => desk.clock.now(), note: () => undefined });
    const { folder, place } = await stick();
    const { ports } = await import('../../../src-renderer/state/session.ts');
    Object.assign(ports().platform, { saveIntoPlace: calls.saveIntoPlace, removeFile: calls.removeFile });
    const stop = new AbortController();
    const done = await makeBatch(wish({ due, place, signal: stop.signal, progress: (now) => (now === at ? stop.abort() : undefined) }));
    expect(done).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
    const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cdesk') || name.endsWith('.csv'));
    expect(left).toEqual([]);
    // before anything is written no line exists; after it the numbers are called off, and the next file says so
    expect(sent().map((entry) => entry.state)).toEqual(at <= 3 ? [] : ['cancelled', 'cancelled', 'cancelled']);
    // and the answers are due as before
    const recipients = await readRecipients(session().vault.workingSet.ofType('contact').values());
    expect(answersDue(recipients, [], ledgerNow(), session().identity.party, 1)).toHaveLength(3);
  });
});
