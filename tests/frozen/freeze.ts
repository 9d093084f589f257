import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openContainer } from '../../src-shared/exchange/read-container.ts';
import { utf8 } from '../../src-shared/kernel/bytes.ts';
import type { Json } from '../../src-shared/kernel/json.ts';
import { must } from '../../src-shared/kernel/result.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { TRAVELLING } from '../kit/sample-records.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';

/** One file of a release, with what its reader must find in it for ever. The identities are made up: they open these files and nothing else. */
export interface FrozenFile {
  readonly file: string;
  readonly type: string;
  readonly as?: string;
  readonly purpose: string;
  readonly sender: string;
  readonly receiver: { readonly party: string; readonly kind: 'doctor' | 'office'; readonly device: string; readonly identity: string };
  readonly rows: readonly RecordState[];
}

/**
 * Writes one file per travelling sample, with what it must say beside it. What is there already stays as
 * it is: until a release is made, new types are added to its folder; of an old release nothing changes.
 * `CDESK_FREEZE=v0.1.0 npx vitest run tests/scenarios/frozen-files.test.ts`
 */
export async function freeze(folder: string): Promise<void> {
  const world = simWorld(9001);
  const parties = {
    doctor: await world.party({ kind: 'doctor', name: '見本 花子' }),
    other: await world.party({ kind: 'doctor', name: '見本 次郎' }),
    office: await world.party({ kind: 'office', name: '見本厚生局' }),
  };
  await mkdir(folder, { recursive: true });
  for (const sample of TRAVELLING) {
    const name = [sample.type, sample.purpose, ...(sample.as === undefined ? [] : [sample.as])].join('-');
    if (existsSync(path.join(folder, `${name}.json`))) continue;
    const to = sample.from === 'office' ? parties.doctor : sample.purpose === 'mentoring' ? parties.other : parties.office;
    const [sender, receiver] = [world.pc(sample.from === 'office' ? parties.office : parties.doctor), world.pc(to)] as [SimPc, SimPc];
    await receiver.meet(sender.party.card, sender.party.kind === 'office' ? 'office' : 'none');
    await sender.meet(receiver.party.card, receiver.party.kind === 'office' ? 'office' : 'none');
    const letter: Json = await sender.attach(utf8('%PDF-1.7 frozen'), '依頼状.pdf');
    await sample.make({ sender, receiver, letter });
    const options = { ticked: new Set(sample.ticked ?? []) };
    const { rows } = must(sender.draft(sample.purpose, receiver.party.id, options));
    const made = await sender.send(sample.purpose, receiver.party, options);
    const us = { party: receiver.party.id, device: receiver.device.id, identities: [receiver.party.age.identity] };
    must(await openContainer(made.bytes, { us }));
    await writeFile(path.join(folder, `${name}.cdesk`), made.bytes);
    const frozen: FrozenFile = {
      file: `${name}.cdesk`, type: sample.type, ...(sample.as === undefined ? {} : { as: sample.as }), purpose: sample.purpose, sender: sender.party.id,
      receiver: { party: receiver.party.id, kind: receiver.party.kind === 'office' ? 'office' : 'doctor', device: receiver.device.id, identity: receiver.party.age.identity },
      rows,
    };
    await writeFile(path.join(folder, `${name}.json`), `${JSON.stringify(frozen, null, 1)}\n`);
  }
}
