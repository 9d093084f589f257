// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createRecord, editedRows, editFields } from '../../../src-renderer/state/commands.ts';
import { makeFile, type MakeOrder } from '../../../src-renderer/state/exchange/make-file.ts';
import { readRecipients, type Recipient } from '../../../src-renderer/state/exchange/recipients.ts';
import { caseNow, draftAct, performAct } from '../../../src-renderer/state/permit-cases.ts';
import { session } from '../../../src-renderer/state/session.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { at, desks, type Desks, fileOf, ledgerHere, takenIn } from '../../kit/exchange-desks.ts';
import { bytesOf } from '../../kit/random-history.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
let recipient: Recipient;
let caseId: RecordId;
beforeAll(async () => {
  here = await desks();
  recipient = (await readRecipients(session().vault.workingSet.ofType('contact').values())).find((one) => one.party === here.office.identity.party) as Recipient;
}, 60_000);
afterAll(() => here.close());

const newApplication = async (more: object = {}) => value(await createRecord('permitApplication', { ...APPLICATION, ...more }, { parties: { author: here.doctor.identity.party } })).id;
beforeEach(async () => {
  at(here.doctor);
  caseId = await newApplication();
});

const submitting = (work: MakeOrder['work'] = {}): MakeOrder => ({
  recipient, work,
  wish: { purpose: 'permit', recipient: recipient.party, about: [caseId], without: new Set(), ticked: new Set() },
  act: () => draftAct({ caseId, kind: 'submit', office: recipient.party }),
});

/** State and chain; and what was stored as bytes and not taken away again. */
async function everything() {
  const { vault } = session();
  return { digest: await vault.stateDigest(), tip: vault.tip, seq: vault.seq, verified: value(await vault.verify()), sent: ledgerHere().length, status: caseNow(caseId)?.fold.status };
}

/** Tells of every piece of bytes that is stored while `work` runs; `after` is done when one was. */
async function storedDuring(work: (stored: readonly string[]) => Promise<unknown>, after: () => void = () => undefined): Promise<readonly string[]> {
  const stored: string[] = [];
  const { vault } = session();
  const { putBlob } = vault;
  vault.putBlob = async (...given) => {
    const kept = await putBlob(...given);
    if (kept.ok) stored.push(kept.value);
    after();
    return kept;
  };
  try {
    await work(stored);
  } finally {
    vault.putBlob = putBlob;
  }
  return stored;
}

const CANCELLED = { ok: false, error: { code: 'desktop/cancelled' } };

describe('an act and the file that carries it', () => {
  test('stand in one commit, and arrive as they stand', async () => {
    const { vault } = session();
    const before = vault.seq;
    const { entryId, ...file } = await fileOf(value(await makeFile(submitting())));
    expect(vault.seq).toBe(before + 1);
    expect(caseNow(caseId)?.fold.status).toBe('submitted');
    const [act] = [...vault.workingSet.ofType('permitEvent').values()].filter(({ values }) => values['act']?.['caseId'] === caseId);
    expect(ledgerHere().find(({ id }) => id === entryId)?.contents.map(({ id }) => id)).toContain(act!.id);
    value(await vault.verify());
    at(here.office);
    await takenIn(file);
    expect(caseNow(caseId)?.fold.status).toBe('submitted');
    const there = session().vault.workingSet.get(act!.id)!;
    expect(bytesOf({ ...there, commits: [] })).toBe(bytesOf({ ...act!, commits: [] }));
  });

  test('what the act changes beside itself is in the same commit, and only in it', async () => {
    value(await editFields(caseId, { changeReason: '外来日が変わったため' }));
    const { seq } = session().vault;
    const act = () => draftAct({ caseId, kind: 'submit', office: recipient.party, rows: (_act, dot) => editedRows(caseId, { changeReason: null }, dot) });
    expect(await makeFile({ ...submitting({ signal: AbortSignal.abort() }), act })).toMatchObject(CANCELLED);
    expect(session().vault.workingSet.get(caseId)?.values['memo']?.['changeReason']).toBe('外来日が変わったため');
    value(await makeFile({ ...submitting(), act }));
    expect(session().vault.seq).toBe(seq + 1);
    expect(session().vault.workingSet.get(caseId)?.values['memo']?.['changeReason']).toBeNull();
  });

  test.each([
    ['before anything', () => AbortSignal.abort(), () => undefined],
    ['as soon as the sealing says anything', null, 0],
    ['in the middle of the sealing', null, 0.4],
    ['at the end of the sealing', null, 0.9],
  ] as const)('stopped %s leave state and chain as they were, and no number', async (_when, aborted, share) => {
    // large enough to be sealed in several pieces
    const scan = crypto.getRandomValues(new Uint8Array(65_536));
    const bytes = new Uint8Array(4 * 1024 * 1024).map((_, i) => scan[i % scan.length]! ^ (i >> 16));
    caseId = await newApplication({ requestLetter: [{ hash: value(await session().vault.putBlob(bytes)), name: '依頼状.pdf', type: 'application/pdf', size: bytes.length }] });
    const before = await everything();
    const stop = new AbortController();
    const work = aborted === null ? { signal: stop.signal, progress: (now: number) => (now >= Number(share) ? stop.abort() : undefined) } : { signal: aborted() };
    const stored = await storedDuring(async () => expect(await makeFile(submitting(work))).toMatchObject(CANCELLED));
    for (const hash of stored) expect(await session().vault.hasBlob(hash)).toBe(false);
    expect(await everything()).toEqual(before);
  });

  test('stopped when the bytes are stored already, they are taken away again', async () => {
    const before = await everything();
    const stop = new AbortController();
    const stored = await storedDuring(async () => expect(await makeFile(submitting({ signal: stop.signal }))).toMatchObject(CANCELLED), () => stop.abort());
    expect(stored).toHaveLength(1);
    expect(await session().vault.hasBlob(stored[0]!)).toBe(false);
    expect(await everything()).toEqual(before);
    // the number that was not used
    const made = value(await makeFile(submitting()));
    expect(ledgerHere().find(({ id }) => id === made)?.number).toBe(before.sent + 1);
  });

  test('a file without an act, stopped when its bytes are stored, leaves nothing either', async () => {
    value(await performAct({ caseId, kind: 'submit', office: recipient.party }));
    const before = await everything();
    const stop = new AbortController();
    const { act: _, ...order } = submitting({ signal: stop.signal });
    const stored = await storedDuring(async () => expect(await makeFile(order)).toMatchObject(CANCELLED), () => stop.abort());
    expect(stored).toHaveLength(1);
    expect(await session().vault.hasBlob(stored[0]!)).toBe(false);
    expect(await everything()).toEqual(before);
  });

  test('where the file cannot be made, the act is not recorded', async () => {
    caseId = await newApplication({ requestLetter: [{ hash: 'f'.repeat(64), name: '依頼状.pdf', type: 'application/pdf', size: 10 }] });
    const before = await everything();
    expect(await makeFile(submitting())).toMatchObject({ ok: false, error: { code: 'attachment/missing', params: { name: '依頼状.pdf' } } });
    expect(await everything()).toEqual(before);
  });

  test('where the case has moved on since it was signed, neither is there', async () => {
    const signed = await draftAct({ caseId, kind: 'submit', office: recipient.party });
    value(await performAct({ caseId, kind: 'submit', office: recipient.party }));
    const before = await everything();
    expect(await makeFile({ ...submitting(), act: async () => signed })).toMatchObject({ ok: false, error: { code: 'unit/stale-basis' } });
    expect(await everything()).toEqual(before);
  });

  test('what is written meanwhile waits, and is not lost; it is not in the file', async () => {
    const writing: Promise<unknown>[] = [];
    const write = (): void => {
      if (writing.length === 0) writing.push(editFields(caseId, { institutionName: '書き直した病院' }));
    };
    const made = value(await makeFile(submitting({ progress: write })));
    expect(writing).toHaveLength(1);
    await Promise.all(writing);
    expect(session().vault.workingSet.get(caseId)?.values['place']?.['institutionName']).toBe('書き直した病院');
    value(await session().vault.verify());
    const file = await fileOf(made);
    at(here.office);
    await takenIn(file);
    expect(session().vault.workingSet.get(caseId)?.values['place']?.['institutionName']).toBe(APPLICATION.institutionName);
  });

  test('the member who signs is asked once, before anything long', async () => {
    const act = vi.fn(submitting().act as NonNullable<MakeOrder['act']>);
    value(await makeFile({ ...submitting(), act }));
    expect(act).toHaveBeenCalledTimes(1);
  });
});
