// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordLines } from '../../../src-shared/exchange/record-lines.ts';
import { writeContainer } from '../../../src-shared/exchange/write-container.ts';
import type { ErrorCode } from '../../../src-shared/kernel/error-codes.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { openBytes } from '../../../src-shared/sealing/open.ts';
import { sealBytes } from '../../../src-shared/sealing/seal.ts';
import { InboxScreen } from '../../../src-renderer/features/exchange/receive/inbox-screen.tsx';
import { errorText } from '../../../src-renderer/i18n/index.ts';
import { createRecord, editFields } from '../../../src-renderer/state/commands.ts';
import { applyItem, type InboxItem, putAway } from '../../../src-renderer/state/exchange/inbox.ts';
import { readRefusals } from '../../../src-renderer/state/exchange/note-refusals.ts';
import { ownCard, ownSigner } from '../../../src-renderer/state/exchange/own-party.ts';
import { reportLost } from '../../../src-renderer/state/lost-devices.ts';
import { makeOwnFile } from '../../../src-renderer/state/own-pcs/make-own-file.ts';
import { reachablePcs } from '../../../src-renderer/state/own-pcs/other-pcs.ts';
import { makeTransfer } from '../../../src-renderer/state/own-pcs/transfer.ts';
import { becomeNewDevice, changeIdentity } from '../../../src-renderer/state/open-session.ts';
import { type Session, session } from '../../../src-renderer/state/session.ts';
import { aDoctor, anOffice } from '../../kit/desk-session.ts';
import { StatusProvider } from '../../../src-renderer/ui/index.ts';
import { at, type Desks, desks, type MadeFile, meet, oneMore, opened, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { setUp } from '../../kit/own-pcs.ts';
import { bytesOf } from '../../kit/random-history.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
/** An office the doctor has confirmed as a contact and not recognised as an office. */
let claimed: Session;
let career: MadeFile;

beforeAll(async () => {
  here = await desks();
  claimed = await oneMore(anOffice('某事務局'));
  await meet(here.doctor, claimed);
  await meet(claimed, here.doctor);
  at(here.doctor);
  value(await createRecord('careerGoal', { horizon: '5', goal: '地域医療' }, { parties: { subject: here.doctor.identity.party } }));
  career = await sendTo(here.office, 'career');
  at(here.office);
  await takenIn(career);
}, 60_000);
afterAll(() => here.close(claimed));

const shown = (item: InboxItem): string => renderToStaticMarkup(createElement(StatusProvider, null, createElement(InboxScreen, { item })));

type Incoming = Pick<MadeFile, 'name' | 'bytes'>;

const lines = () => readRefusals(session().vault.workingSet.ofType('refusedFile').values());
const others = (): readonly string[] => [...session().vault.workingSet.all()].filter(({ type }) => type !== 'refusedFile').map((record) => bytesOf(record)).sort();

/** Opens it and, where its preview comes up, puts it away: what must be left is one line that says why, and nothing else. */
async function leavesOneLine(file: Incoming, why: ErrorCode, line: { readonly partner: string; readonly number: number; readonly records: number }): Promise<InboxItem> {
  const { vault } = session();
  const [before, seq, known] = [others(), vault.seq, lines().length];
  const item = await opened(file);
  if (item.state.kind === 'ready') {
    // refused as a whole by its plan too, where it may not be taken in
    if (line.records === 0) expect((await applyItem(item.id)).kind).toBe('failed');
    putAway(item.id);
  }
  await expect.poll(() => lines().length).toBe(known + 1);
  expect(lines().find((one) => one.why === why && one.times === 1)).toMatchObject({ why, times: 1, ...line });
  expect(others()).toEqual(before);
  expect(vault.seq).toBe(seq + 1);
  // and it is said in words
  for (const language of ['ja', 'en'] as const) expect(errorText({ code: why, params: {} }, language).what).not.toBe('');
  return item;
}

/** A genuine file of whoever is in front, as a copy of this very vault could make it: with any number. */
async function signedHere(to: Session, number: number, goal: string): Promise<Incoming> {
  const from = session();
  at(to);
  const card = await ownCard();
  at(from);
  passTime();
  const record = value(await createRecord('careerGoal', { horizon: '3', goal }, { parties: { subject: from.identity.party } }));
  const written = must(
    await writeContainer({
      header: { kind: 'exchange', purpose: 'career', app: 'copy', createdAt: Date.now(), number, previous: null, to: [{ party: card.statement.party, recipient: card.keys.recipient }] },
      signer: await ownSigner(),
      lines: recordLines([record]),
    }),
  );
  return { name: `No${number}.cdesk`, bytes: written.bytes as Uint8Array<ArrayBuffer> };
}

describe('a refusal that speaks of its sender, from the file on the desk to the line in the ledger', () => {
  test('the same number with other content: named by partner and number, and nothing of it is taken in', async () => {
    at(here.doctor);
    const other = await signedHere(here.office, 1, '別の中身');
    at(here.office);
    const item = await leavesOneLine(other, 'exchange/same-number-other-content', { partner: here.doctor.identity.party, number: 1, records: 0 });
    expect(item.state).toMatchObject({ kind: 'ready', planned: { plan: { series: { verdict: { kind: 'other-content' } } } } });
    // the file that really has the number stays what it was
    expect((await opened(career)).state).toMatchObject({ kind: 'ready', planned: { plan: { series: { verdict: { kind: 'same' } } } } });
  });

  test('a permit in the role of an office that nobody recognised: that record is refused and counted', async () => {
    at(claimed);
    const parties = { author: claimed.identity.party };
    const permit = value(await createRecord('permit', { origin: 'decision', institutionName: '北町診療所', permittedOn: '2026-04-01', startOn: '2026-04-01', endOn: '2027-03-31' }, { person: here.doctor.identity.party, parties }));
    const file = await sendTo(here.doctor, 'decision');
    at(here.doctor);
    const item = await leavesOneLine(file, 'unit/role-claimed', { partner: claimed.identity.party, number: 1, records: 1 });
    expect(item.state).toMatchObject({ kind: 'ready', planned: { plan: { counts: { refused: 1, create: 0 } } } });
    expect(session().vault.workingSet.get(permit.id)).toBeUndefined();
  });

  test('a file in the name of this very PC, which it never made: a copy of the vault somewhere else', async () => {
    at(here.office);
    const copy = await signedHere(here.office, 7, '写しのPCから');
    const item = await leavesOneLine(copy, 'exchange/own-device', { partner: '', number: 0, records: 0 });
    expect(item.state).toMatchObject({ kind: 'failed', error: { code: 'exchange/own-device', params: { written: 0 } } });
    if (item.state.kind === 'failed') expect(errorText(item.state.error, 'ja').todo).toContain('このPCを新しい端末にする');
  });

  test('the way out of a copied vault: this PC goes on as a device of its own, under the name it has, and its partner takes its next No. 1', async () => {
    const copied = await oneMore(aDoctor('鈴木 次郎'));
    await meet(copied, here.office, 'office');
    await meet(here.office, copied);
    at(copied);
    value(await changeIdentity((old) => ({ ...old, devices: old.devices.map((one) => ({ ...one, name: '研究室のPC' })) })));
    const goal = value(await createRecord('careerGoal', { horizon: '5', goal: '研究' }, { parties: { subject: copied.identity.party } }));
    const first = await sendTo(here.office, 'career');
    const was = copied.vault.device;
    const copy = await opened(await signedHere(copied, 2, '写しのPCから'));
    expect(copy.state).toMatchObject({ kind: 'failed', error: { params: { hint: 'copied-vault' } } });
    const button = /<button[^>]*>(?:<[^>]*>)*このPCを新しい端末にする/;
    expect(shown(copy)).toMatch(button);
    const own = await opened(first);
    expect(own.state).toMatchObject({ kind: 'failed', error: { code: 'exchange/own-device', params: { written: 1 } } });
    expect(shown(own)).not.toMatch(button);
    for (const { id } of [copy, own]) putAway(id);
    const renewed = value(await becomeNewDevice());
    expect(renewed.vault.device).not.toBe(was);
    expect(renewed.identity.device.id).toBe(renewed.vault.device);
    expect(renewed.identity.devices.map(({ id, name }) => [id, name])).toEqual([[was, '研究室のPC'], [renewed.vault.device, '研究室のPC']]);
    value(await editFields(goal.id, { goal: '臨床研究' }));
    const next = await sendTo(here.office, 'career');
    at(here.office);
    await takenIn(first);
    const item = await opened(next);
    expect(item.state).toMatchObject({ kind: 'ready', planned: { plan: { series: { verdict: { kind: 'next' } }, trust: { standing: 'confirmed' } } } });
    expect((await applyItem(item.id)).kind).toBe('done');
    expect(session().vault.workingSet.get(goal.id)?.values['goal']).toMatchObject({ goal: '臨床研究' });
    await renewed.vault.lock();
  });

  test('a file for somebody else, passed on and sealed anew for us', async () => {
    at(here.office);
    const inside = must(await openBytes(career.bytes, { identities: [here.office.identity.age.identity] }));
    const resealed = must(await sealBytes(inside, { recipients: [claimed.identity.age.recipient] }));
    at(claimed);
    const item = await leavesOneLine({ name: 'passed-on.cdesk', bytes: resealed as Uint8Array<ArrayBuffer> }, 'exchange/not-addressed-to-us', { partner: '', number: 0, records: 0 });
    expect(item.state).toMatchObject({ kind: 'failed', error: { code: 'exchange/not-addressed-to-us' } });
    expect(others().join()).not.toContain('地域医療');
  });

  test('a file of a PC that its owner reported as lost', async () => {
    // a second PC of the doctor, which the first one hears of
    at(here.doctor);
    const transfer = value(await makeTransfer());
    const { session: second } = await setUp(transfer);
    at(second);
    const { name, written } = value(await makeOwnFile({ devices: reachablePcs().map(({ id }) => id), everything: false }));
    at(here.doctor);
    await takenIn({ name, bytes: written.bytes as Uint8Array<ArrayBuffer> });
    const lost = second.identity.device.id;
    passTime();
    value(await reportLost({ device: lost, name: '二台目', lostAt: here.pc.clock.ms }));
    const doctor = session();
    // the office hears of it by the doctor's next file
    const told = await sendTo(here.office, 'career');
    at(second);
    const late = await sendTo(here.office, 'career');
    at(here.office);
    await takenIn(told);
    const item = await leavesOneLine(late, 'exchange/revoked-device', { partner: doctor.identity.party, number: 1, records: 0 });
    expect(item.state).toMatchObject({ kind: 'ready', planned: { plan: { trust: { standing: 'revoked-device', mayApply: false } } } });
    await second.vault.lock();
  });
});
