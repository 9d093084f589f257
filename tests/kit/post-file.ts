import { ownCard, us } from '../../src-renderer/state/exchange/own-party.ts';
import type { ReceivedFile } from '../../src-renderer/state/exchange/read-file.ts';
import type { Card } from '../../src-shared/exchange/card.ts';
import { invitationProof } from '../../src-shared/exchange/invitation-code.ts';
import { readContainer } from '../../src-shared/exchange/read-container.ts';
import { recordLines } from '../../src-shared/exchange/record-lines.ts';
import { writeContainer } from '../../src-shared/exchange/write-container.ts';
import { must } from '../../src-shared/kernel/result.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import type { SimPc, SimWorld } from './sim-pc.ts';

export interface Posted {
  readonly rows?: readonly RecordState[];
  readonly purpose?: string;
  readonly number?: number;
  /** An invitation code the sender typed. */
  readonly code?: string;
  /** Another card than the party's first one. */
  readonly card?: Card;
  readonly createdAt?: number;
}

/** A genuine file of a simulated PC to the vault that is open in this test, opened as far as its lines. */
export async function postFile(from: SimPc, { rows = [], purpose = 'career', number = 1, code, card = from.party.card, createdAt = from.clock.now() }: Posted = {}): Promise<ReceivedFile> {
  const to = await ownCard();
  const proof = code === undefined ? {} : { invitationProof: await invitationProof(code, to.keys, card.keys) };
  const written = must(
    await writeContainer({
      header: { kind: 'exchange', purpose, app: 'sim', createdAt, number, previous: null, to: [{ party: to.statement.party, recipient: to.keys.recipient }], extra: proof },
      signer: { card, device: from.device.id, member: card.members.some((one) => one.member === from.party.member.id) ? from.party.member.id : null, privateKey: from.device.keys.privateKey },
      lines: recordLines(rows),
    }),
  );
  const read = must(await readContainer(written.bytes, { us: us() }));
  return { name: `No${number}.cdesk`, opened: read, content: read, bytes: written.bytes };
}

/** A doctor on a PC of their own with their person record, known to nobody. */
export async function aStranger(world: SimWorld, name: string, more: Readonly<Record<string, string>> = {}): Promise<{ readonly pc: SimPc; readonly rows: readonly RecordState[] }> {
  const party = await world.party({ kind: 'doctor', name });
  const pc = world.pc(party);
  return { pc, rows: [pc.create('person', { name, ...more }, { id: party.id })] };
}
