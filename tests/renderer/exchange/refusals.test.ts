// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordLines } from '../../../src-shared/exchange/record-lines.ts';
import { writeContainer } from '../../../src-shared/exchange/write-container.ts';
import type { PartyId } from '../../../src-shared/kernel/ids.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { contactOf, revokeContact } from '../../../src-renderer/state/contacts.ts';
import { putAway } from '../../../src-renderer/state/exchange/inbox.ts';
import { readRefusals, type Refused } from '../../../src-renderer/state/exchange/note-refusals.ts';
import { ownCard } from '../../../src-renderer/state/exchange/own-party.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { at, type Desks, desks, opened, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { aStranger } from '../../kit/post-file.ts';
import { type SimPc, simWorld } from '../../kit/sim-pc.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
beforeAll(async () => {
  here = await desks();
}, 60_000);
afterAll(() => here.close());

const refusals = (): readonly Refused[] => readRefusals(session().vault.workingSet.ofType('refusedFile').values());
const about = (partner: PartyId) => refusals().filter((one) => one.partner === partner).map(({ why, records, times }) => ({ why, records, times }));

interface Bent {
  readonly rows?: readonly RecordState[];
  readonly privateKey?: Uint8Array;
  readonly number?: number;
}

/** A file to the PC in front, sealed as it should be and signed by whatever key is given. */
async function fileBy(from: SimPc, { rows = [], privateKey = from.device.keys.privateKey, number = 1 }: Bent = {}): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const to = await ownCard();
  const written = must(
    await writeContainer({
      header: { kind: 'exchange', purpose: 'career', app: 'bent', createdAt: from.clock.now(), number, previous: null, to: [{ party: to.statement.party, recipient: to.keys.recipient }] },
      signer: { card: from.party.card, device: from.device.id, member: null, privateKey },
      lines: recordLines(rows),
    }),
  );
  return { name: `No${number}.cdesk`, bytes: written.bytes as Uint8Array<ArrayBuffer> };
}

describe('what is refused for who signed it', () => {
  test('a wrong signature is a line without a name, and counts when it comes again', async () => {
    at(here.office);
    const { pc } = await aStranger(simWorld(71), '見知らぬ 医師');
    const { pc: other } = await aStranger(simWorld(72), '別の 医師');
    const file = await fileBy(pc, { privateKey: other.device.keys.privateKey });
    expect((await opened(file)).state).toMatchObject({ kind: 'failed', error: { code: 'seal/bad-signature' } });
    await opened(file);
    expect(about('')).toEqual([{ why: 'seal/bad-signature', records: 0, times: 2 }]);
    // nothing of the stranger is kept
    expect(JSON.stringify([...session().vault.workingSet.ofType('refusedFile').values()])).not.toMatch(/見知らぬ|別の|No1\.cdesk/);
  });

  test('damage, a wrong addressee of the seal and good files leave no such line', async () => {
    const { doctor, office } = here;
    at(doctor);
    const good = await sendTo(office, 'career');
    at(office);
    const before = refusals().length;
    const damaged = good.bytes.slice();
    damaged[damaged.length - 40] = (damaged[damaged.length - 40] as number) ^ 1;
    expect((await opened({ name: good.name, bytes: damaged })).state).toMatchObject({ kind: 'failed' });
    await takenIn(good);
    expect(refusals()).toHaveLength(before);
  });

  test('a partner out of use stands on the partner’s page, by the number of the file', async () => {
    const { doctor, office } = here;
    at(doctor);
    const first = await sendTo(office, 'career');
    at(office);
    await takenIn(first);
    const contact = await contactOf(doctor.identity.party);
    value(await revokeContact(contact!.id));
    at(doctor);
    const second = await sendTo(office, 'career');
    at(office);
    await opened(second);
    expect(about(doctor.identity.party)).toEqual([{ why: 'exchange/revoked-signer', records: 0, times: 1 }]);
    expect(refusals()[0]).toMatchObject({ number: 3, partner: doctor.identity.party });
  });

  test('a private note in a stranger’s file: that record is refused, and said when the file is put away', async () => {
    at(here.office);
    const world = simWorld(73);
    const { pc, rows } = await aStranger(world, '三人目 医師');
    const note = pc.create('mentorNote', { text: '秘密' });
    passTime();
    const item = await opened(await fileBy(pc, { rows: [...rows, note] }));
    expect(item.state.kind).toBe('ready');
    expect(refusals().some(({ why }) => why === 'exchange/sealed-unit')).toBe(false);
    putAway(item.id);
    await expect.poll(() => refusals().find(({ why }) => why === 'exchange/sealed-unit')).toMatchObject({ partner: '', number: 0, records: 1, times: 1 });
    expect(JSON.stringify([...session().vault.workingSet.ofType('refusedFile').values()])).not.toMatch(/三人目|秘密/);
  });
});
