import { recordLines } from '../../src-shared/exchange/record-lines.ts';
import { writeContainer } from '../../src-shared/exchange/write-container.ts';
import { must } from '../../src-shared/kernel/result.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import type { SimPc } from './sim-pc.ts';

/** A genuine, correctly signed file with rows its signer chose, past every check of our exporter. */
export async function forgeFile(from: SimPc, to: SimPc, rows: readonly RecordState[], purpose: string, number = 1, lines: Iterable<string> = recordLines(rows)) {
  const { party, device } = from;
  const written = must(
    await writeContainer({
      header: { kind: 'exchange', purpose, app: 'forged', createdAt: from.clock.now(), number, previous: null, to: [{ party: to.party.id, recipient: to.party.age.recipient }] },
      signer: { card: party.card, device: device.id, member: party.member.id, privateKey: device.keys.privateKey },
      lines,
    }),
  );
  return { bytes: written.bytes, name: '', digest: written.digest, number };
}
