// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRecord, editFields } from '../../../src-renderer/state/commands.ts';
import { applyImport } from '../../../src-renderer/state/exchange/apply-import.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { vaultDb } from '../../../src-renderer/vault/database.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { at, desks, type Desks, opened, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import { value } from '../../kit/vault-kit.ts';

const LETTER = new TextEncoder().encode('%PDF-1.7 依頼状');
let here: Desks;
let caseId: RecordId;
let hash: string;
beforeAll(async () => {
  here = await desks();
  at(here.doctor);
  hash = value(await session().vault.putBlob(LETTER));
  const letter = { hash, name: '依頼状.pdf', type: 'application/pdf', size: LETTER.length };
  caseId = value(await createRecord('permitApplication', { ...APPLICATION, requestLetter: [letter] }, { parties: { author: here.doctor.identity.party } })).id;
}, 60_000);
afterAll(() => here.close());

const about = () => ({ about: [caseId] });
/** The letter under another name: its record changes, its bytes do not. */
const fileOfDoctor = async (name: string) => {
  at(here.doctor);
  value(await editFields(caseId, { requestLetter: [{ hash, name, type: 'application/pdf', size: LETTER.length }] }));
  const file = await sendTo(here.office, 'permit', about());
  at(here.office);
  return file;
};

test('an attachment that is here is not opened to see that; where it does not open any more the file brings it back', async () => {
  await takenIn(await fileOfDoctor('依頼状（1）.pdf'));
  const { vault } = session();
  expect(value(await vault.getBlob(hash))).toEqual(LETTER);

  value(await vault.flushMirror());
  const database = vaultDb(vault.id, { indexedDB, IDBKeyRange });
  const [stored] = await database.blobs.toArray();
  const bent = stored!.frame.slice();
  bent[20] = bent[20]! ^ 1;
  await database.blobs.put({ name: stored!.name, frame: bent });
  for (const name of readdirSync(here.pc.data, { recursive: true, encoding: 'utf8' })) if (name.includes(vault.id) && name.endsWith(stored!.name)) rmSync(path.join(here.pc.data, name));
  expect((await vault.getBlob(hash)).ok).toBe(false);

  const item = await opened(await fileOfDoctor('依頼状（2）.pdf'));
  if (item.state.kind !== 'ready') throw new Error(item.state.kind);
  const reading = vi.spyOn(vault, 'getBlob');
  value(await applyImport(item.state.planned));
  expect(reading).not.toHaveBeenCalled();
  reading.mockRestore();
  expect(value(await vault.getBlob(hash))).toEqual(LETTER);
  database.close();
});

test('stopping an import takes away what only it stored, and nothing that was here before', async () => {
  const item = await opened(await fileOfDoctor('依頼状（3）.pdf'));
  if (item.state.kind !== 'ready') throw new Error(item.state.kind);
  const { planned } = item.state;
  const more = new Uint8Array([7, 7, 7]);
  const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', more)).toString('hex');
  const { vault } = session();
  const stop = new AbortController();
  const { putBlob } = vault;
  vault.putBlob = async (...given) => {
    const kept = await putBlob(...given);
    if (kept.ok && kept.value === sha256) stop.abort();
    return kept;
  };
  const [first] = planned.plan.attachments;
  const attachments = [first!, { ...first!, sha256, bytes: more }, first!];
  expect(await applyImport({ ...planned, plan: { ...planned.plan, attachments } }, { signal: stop.signal })).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
  vault.putBlob = putBlob;
  expect([await vault.hasBlob(sha256), await vault.hasBlob(hash)]).toEqual([false, true]);
});
