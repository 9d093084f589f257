import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createRecord, deleteRecord, editFields } from '../../src-renderer/state/commands.ts';
import { makeTransfer } from '../../src-renderer/state/own-pcs/transfer.ts';
import { session } from '../../src-renderer/state/session.ts';
import { staysOnPc } from '../../src-shared/exchange/own-transfer.ts';
import { utf8 } from '../../src-shared/kernel/bytes.ts';
import { aDoctor, foundDesk, GOOD_PASSWORD } from '../kit/desk-session.ts';
import { at, fileFrom, firstPc, type OwnPc, receive, setUp } from '../kit/own-pcs.ts';
import { bytesOf } from '../kit/random-history.ts';
import { value } from '../kit/vault-kit.ts';

/** A PC set up from one file and brought up to date by another, as a release wrote both; the second is sealed to the keys of that PC alone. */
export interface FrozenOwnPcs {
  readonly party: string;
  /** Made up for the tests, as is the code: they open these files and nothing else. */
  readonly password: string;
  readonly code: string;
  readonly setUp: { readonly file: string; readonly records: readonly string[] };
  /** What the PC opens files with that are for it alone. */
  readonly device: { readonly identity: string; readonly recipient: string };
  readonly exchange: { readonly file: string; readonly records: readonly string[] };
  readonly blob: string;
}

/** What people wrote, without what each PC says of itself and of files: the same on every PC of the party. */
export const written = ({ session: { vault } }: OwnPc): string[] =>
  [...vault.workingSet.all()].filter((record) => record.type !== 'exchangeEntry' && !staysOnPc(record)).map((record) => bytesOf({ ...record, commits: [] })).sort();

/** The setup file of a release and a file that followed it. Run once, never again for an old one. */
export async function freezeOwnPcs(folder: string): Promise<void> {
  await foundDesk(aDoctor('見本 花子'));
  const one = firstPc();
  const own = () => ({ author: session().identity.party, subject: session().identity.party });
  const goal = async (text: string) => value(await createRecord('careerGoal', { horizon: '5', goal: text }, { parties: own() })).id;
  const blob = value(await session().vault.putBlob(utf8('%PDF-1.7 frozen')));
  const scan = [{ hash: blob, name: '写し.pdf', type: 'application/pdf', size: 15 }];
  value(await createRecord('permit', { holderName: '見本 花子', institutionName: '見本診療所', scan, origin: 'paper' }, { parties: own() }));
  value(await createRecord('mentorNote', { text: '非公開のメモ' }, { parties: own() }));
  const [kept, gone] = [await goal('直される目標'), await goal('消される目標')];
  const transfer = value(await makeTransfer());
  const first = written(one);
  const two = await setUp(transfer);
  // the first PC learns of the second from its first file, and then sends what it lacks
  at(two);
  await receive(one, await fileFrom(two));
  value(await editFields(kept, { goal: '直した目標' }));
  value(await deleteRecord(gone));
  await goal('あとの目標');
  const file = await fileFrom(one);
  const frozen: FrozenOwnPcs = {
    party: one.session.identity.party, password: GOOD_PASSWORD, code: transfer.code, blob, device: two.session.identity.device.age,
    setUp: { file: 'set-up.cdesk', records: first }, exchange: { file: 'exchange.cdesk', records: written(one) },
  };
  for (const pc of [one, two]) await pc.session.vault.lock();
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, frozen.setUp.file), transfer.written.bytes);
  await writeFile(path.join(folder, frozen.exchange.file), file.bytes);
  await writeFile(path.join(folder, 'expected.json'), `${JSON.stringify(frozen, null, 1)}\n`);
}
