import { grouped } from '../kernel/grouped.ts';
import type { DeviceId } from '../kernel/ids.ts';
import { type RecordState, stampOf } from '../records/record-state.ts';

interface Received {
  readonly direction: string;
  readonly digest: string;
  readonly state: string;
  readonly recordedAt: number;
  readonly again: number;
  readonly erasedTaken: readonly unknown[];
  readonly undoneOn: readonly DeviceId[];
}

export interface Line<T> {
  readonly entry: T;
  readonly record: RecordState;
}

const saidAt = ({ record }: Line<unknown>): number => (record.values['progress'] === undefined ? 0 : stampOf(record, 'progress')[2]);

/** Of lines that say the same of one file: that of this PC, whose import can be taken back here; of several the first. */
function speaker<T extends Received>(lines: readonly Line<T>[], here: DeviceId | undefined): Line<T> {
  const written = ({ record }: Line<T>): boolean => stampOf(record, 'file')[0] === here;
  return lines.toSorted((a, b) => Number(written(b)) - Number(written(a)) || a.entry.recordedAt - b.entry.recordedAt || (a.record.id < b.record.id ? -1 : 1))[0] as Line<T>;
}

function joined<T extends Received>(lines: readonly Line<T>[], here: DeviceId | undefined): T {
  const latest = lines.reduce((last, line) => (saidAt(line) > saidAt(last) ? line : last));
  const { entry } = speaker(lines.filter((line) => line.entry.state === latest.entry.state), here);
  const all = lines.toSorted((a, b) => (a.record.id < b.record.id ? -1 : 1));
  return {
    ...entry,
    recordedAt: Math.min(...lines.map((line) => line.entry.recordedAt)),
    again: lines.reduce((sum, line) => sum + line.entry.again, 0),
    erasedTaken: all.flatMap((line) => line.entry.erasedTaken),
    undoneOn: [...new Set(all.flatMap((line) => line.entry.undoneOn))].sort(),
  };
}

/**
 * Two PCs of ours that took in the same file before they heard of each other have a line each. The ledger
 * shows the file once: the last word holds, on every PC. The records stay two, so that neither PC has to
 * settle what the other one wrote of its own day.
 */
export function oneLineEach<T extends Received>(lines: readonly Line<T>[], here?: DeviceId): T[] {
  const received = lines.filter(({ entry }) => entry.direction === 'received' && entry.digest !== '');
  const byFile = grouped(received, ({ entry }) => entry.digest);
  if (byFile.size === received.length) return lines.map(({ entry }) => entry);
  return lines.flatMap(({ entry }) => {
    const same = entry.direction === 'received' ? byFile.get(entry.digest) : undefined;
    if (same === undefined || same.length === 1) return [entry];
    return same[0]?.entry === entry ? [joined(same, here)] : [];
  });
}
