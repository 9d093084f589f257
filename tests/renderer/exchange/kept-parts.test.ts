// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Part, splitParts } from '../../../src-shared/exchange/parts.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { applyItem, putAway, reopenParts, useInbox } from '../../../src-renderer/state/exchange/inbox.ts';
import { sessionOf } from '../../../src-renderer/state/open-session.ts';
import { preference } from '../../../src-renderer/state/preferences.ts';
import { type Session, session } from '../../../src-renderer/state/session.ts';
import { vaultPorts } from '../../../src-renderer/state/vault-ports.ts';
import { openVault } from '../../../src-renderer/vault/index.ts';
import { GOOD_PASSWORD } from '../../kit/desk-session.ts';
import { at, type Desks, desks, opened, sendTo } from '../../kit/exchange-desks.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
let office: Session;
let parts: readonly Part[];
beforeAll(async () => {
  here = await desks();
  office = here.office;
  at(here.doctor);
  value(await createRecord('careerGoal', { horizon: '5', goal: '分けて届く目標' }, { parties: { subject: here.doctor.identity.party } }));
  const { name, bytes } = await sendTo(office, 'career');
  parts = await splitParts(name, bytes, Math.ceil(bytes.length / 3) + 600);
  at(office);
}, 60_000);
afterAll(() => here.close(office));

const lay = ({ name, bytes }: Part) => opened({ name, bytes: new Uint8Array(bytes) });
const items = () => useInbox.getState().items;

/** The window is closed and opened again: nothing of the desk is left in memory. */
async function afterRestart(): Promise<void> {
  const { id } = office.vault;
  await office.vault.lock();
  useInbox.setState({ items: [] });
  office = value(await sessionOf(value(await openVault({ ...(await vaultPorts()), vaultId: id, with: { password: GOOD_PASSWORD } }))));
  at(office);
  await reopenParts();
}

const blobs = async (): Promise<number> => {
  let count = 0;
  value(await session().vault.copyOut((name) => void (count += name.startsWith('blobs/') ? 1 : 0)));
  return count;
};

describe('a file that comes in parts', () => {
  test('waits in the vault over a restart, opens with the last one, and leaves nothing when it was taken in', async () => {
    expect(parts).toHaveLength(3);
    const before = await blobs();
    await lay(parts[2]!);
    await lay(parts[0]!);
    expect(items()).toHaveLength(1);
    expect(items()[0]).toMatchObject({ state: { kind: 'parts' } });
    expect(items()[0]?.parts).not.toBeNull();
    expect(await blobs()).toBe(before + 2);
    await afterRestart();
    expect(items()).toMatchObject([{ state: { kind: 'parts', set: { parts: 3 } } }]);
    const state = items()[0]?.state;
    expect(state?.kind === 'parts' ? [...state.set.pieces.keys()].toSorted((a, b) => a - b) : []).toEqual([1, 3]);
    // Asked twice, it lies there once.
    await reopenParts();
    expect(items()).toHaveLength(1);
    const item = await lay(parts[1]!);
    expect(item.state.kind).toBe('ready');
    // Not taken in yet: looking at it wrote nothing, and after another restart the others wait for the last one again.
    await afterRestart();
    expect(items()[0]?.state.kind).toBe('parts');
    const again = await lay(parts[1]!);
    expect(again.state.kind).toBe('ready');
    expect((await applyItem(again.id)).kind).toBe('done');
    expect([...office.vault.workingSet.ofType('careerGoal').values()]).toHaveLength(1);
    expect(preference('inbox.parts')).toEqual([]);
    expect(await blobs()).toBe(before);
    putAway(again.id);
  }, 60_000);

  test('is forgotten when a person closes it, and a better copy takes the place of a cut one', async () => {
    const before = await blobs();
    const cut = { name: parts[0]!.name, bytes: parts[0]!.bytes.subarray(0, parts[0]!.bytes.length - 40) };
    const item = await lay(cut);
    await lay(parts[0]!);
    await lay(cut);
    expect(await blobs()).toBe(before + 1);
    expect(Object.keys(preference('inbox.parts')[0]?.pieces ?? {})).toEqual(['1']);
    putAway(item.id);
    await vi.waitFor(async () => expect(await blobs()).toBe(before));
    expect(preference('inbox.parts')).toEqual([]);
    await afterRestart();
    expect(items()).toEqual([]);
  }, 60_000);
});
