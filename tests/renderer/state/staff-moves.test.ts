// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCard } from '../../../src-shared/exchange/card.ts';
import { faultOfAct } from '../../../src-shared/acts/verify-act.ts';
import { assignCases, openCases } from '../../../src-renderer/state/case-assignment.ts';
import { createRecord, deleteRecord } from '../../../src-renderer/state/commands.ts';
import { cardOf } from '../../../src-renderer/state/identity.ts';
import { addMember, changePassword, switchMember } from '../../../src-renderer/state/members.ts';
import { performAct } from '../../../src-renderer/state/permit-cases.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { carryOut } from '../../../src-renderer/state/staff-moves.ts';
import { vaultPorts } from '../../../src-renderer/state/vault-ports.ts';
import { openVault } from '../../../src-renderer/vault/index.ts';
import { anOffice, foundDesk, GOOD_PASSWORD, testDesk, type TestDesk } from '../../kit/desk-session.ts';
import { value } from '../../kit/vault-kit.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import { useWorkerHere } from '../../kit/worker-here.ts';

const SECOND = 'maple-river-stone-94';
const ONCE = 'kumo-Tanuki-5512-hoshi';
const OWN = 'fuji-Tsubame-3391-mori';

let desk: TestDesk;

beforeEach(async () => {
  desk = await testDesk();
  desk.clock.ms = Date.UTC(2026, 2, 27, 1);
  useWorkerHere();
  await foundDesk(anOffice());
});

afterEach(() => session().vault.lock());

async function paperCase(): Promise<string> {
  const self = session().identity.party;
  const { id } = value(await createRecord('permitApplication', APPLICATION, { parties: { author: self } }));
  value(await performAct({ caseId: id, kind: 'paper', office: self }));
  return id;
}

const handOver = (leaver: string, more: { oneTime?: boolean } = {}) =>
  carryOut({
    lastDay: '2026-03-31', firstDay: '2026-04-01', leavers: [{ id: leaver, successor: 'new-1' }],
    comers: [{ key: 'new-1', name: '高橋 三郎', roles: ['reviewer'], password: ONCE, oneTime: more.oneTime ?? true }],
  });

describe('the staff changes of April', () => {
  it('count a case on paper that is still being typed in as waiting for the office', async () => {
    const self = session().identity.party;
    const { id } = value(await createRecord('permitApplication', APPLICATION, { parties: { author: self } }));
    expect(openCases().find((one) => one.id === id)).toMatchObject({ waitingOn: 'office', since: null });
    value(await deleteRecord(id));
    expect(openCases().some((one) => one.id === id)).toBe(false);
  });

  it('let the successor in, hand over the open cases, and give the leaver a last day', async () => {
    const second = value(await addMember('鈴木 二郎', ['reviewer', 'decider'], SECOND));
    const caseId = await paperCase();
    value(await assignCases(openCases(), { id: second.id, name: second.name }, ''));
    expect(openCases()).toMatchObject([{ id: caseId, assignee: { name: '鈴木 二郎' } }]);
    expect(value(await handOver(second.id))).toEqual({ added: ['高橋 三郎'], left: ['鈴木 二郎'], handedOver: 1 });
    expect(openCases()).toMatchObject([{ id: caseId, assignee: { name: '高橋 三郎' } }]);
    const card = value(await openCard(await cardOf(session().identity)));
    expect(card.members.map(({ name, validFrom, validTo }) => [name, validFrom, validTo].join(' ')).toSorted()).toEqual([
      '佐藤 一郎 2026-03-27 ',
      '鈴木 二郎 2026-03-27 2026-03-31',
      '高橋 三郎 2026-04-01 ',
    ]);
  });

  it('leave what the leaver signed valid for everybody, and close their password after the last day', async () => {
    const second = value(await addMember('鈴木 二郎', ['reviewer', 'decider'], SECOND));
    value(await switchMember(second.id, SECOND));
    const caseId = await paperCase();
    value(await switchMember(session().identity.members[0]?.id as string, GOOD_PASSWORD));
    value(await handOver(second.id));
    const act = [...session().vault.workingSet.ofType('permitEvent').values()].find((record) => record.values['act']?.['caseId'] === caseId);
    const card = value(await openCard(await cardOf(session().identity)));
    expect(await faultOfAct(act as never, () => card)).toBeNull();
    const { id } = session().vault;
    // until the last day is over the leaver works on
    await session().vault.lock();
    await value(await openVault({ ...(await vaultPorts()), vaultId: id, with: { password: SECOND } })).lock();
    desk.clock.ms = Date.UTC(2026, 2, 31, 15, 1);
    expect(await openVault({ ...(await vaultPorts()), vaultId: id, with: { password: SECOND } })).toMatchObject({ ok: false, error: { code: 'vault/wrong-password' } });
  });

  it('give the successor a key of their own with the first own password', async () => {
    const second = value(await addMember('鈴木 二郎', ['reviewer'], SECOND));
    value(await handOver(second.id));
    const third = session().identity.members.find(({ name }) => name === '高橋 三郎');
    value(await switchMember(third?.id as string, ONCE));
    value(await changePassword(ONCE, OWN));
    const now = session().identity.members.find(({ id }) => id === third?.id);
    expect(now?.publicKey).not.toEqual(third?.publicKey);
    desk.clock.ms = Date.UTC(2026, 3, 2, 1);
    const caseId = await paperCase();
    const act = [...session().vault.workingSet.ofType('permitEvent').values()].find((record) => record.values['act']?.['caseId'] === caseId);
    const card = value(await openCard(await cardOf(session().identity)));
    expect(await faultOfAct(act as never, () => card)).toBeNull();
  });

  it('never leave the office without a manager, and say who was let in before it stopped', async () => {
    const first = session().member.id;
    const added: string[] = [];
    const stopped = await carryOut(
      { lastDay: '2026-03-31', firstDay: '2026-04-01', leavers: [{ id: first, successor: 'new-1' }], comers: [{ key: 'new-1', name: '高橋 三郎', roles: ['reviewer'], password: ONCE, oneTime: true }] },
      (key) => added.push(key),
    );
    expect(stopped).toMatchObject({ ok: false, error: { code: 'member/last-manager' } });
    expect(added).toEqual(['new-1']);
    // the manager goes as soon as a new one is there
    value(await carryOut({ lastDay: '2026-03-31', firstDay: '2026-04-01', leavers: [{ id: first, successor: null }], comers: [{ key: 'm', name: '田中 四郎', roles: ['manager'], password: OWN, oneTime: true }] }));
    expect(session().vault.members.list().find(({ id }) => id === first)?.leaves).toBe(Date.UTC(2026, 2, 31, 15));
  });
});
