import type { DeviceId } from '../../../src-shared/kernel/ids.ts';

type Numbers = Readonly<Record<DeviceId, number>>;

/** What this PC and the party's other PCs have of each other. Numbers count the files of one PC to the others. */
export interface SyncState {
  /** The device these numbers belong to: a restored vault is a new one and begins anew. */
  readonly device: DeviceId;
  readonly number: number;
  /** Digest of our last file. */
  readonly previous: string | null;
  /** Our file n holds everything up to this commit of ours: [n, commit]. */
  readonly marks: readonly (readonly [number, number])[];
  /** Number of the last file of each PC that was taken in here. */
  readonly applied: Numbers;
  /** The same, as each of them said it last: of theirs, and so also of ours. */
  readonly has: Readonly<Record<DeviceId, Numbers>>;
  /** When a file of each PC was last read here, by its own clock. */
  readonly heardAt: Numbers;
  /** When we last wrote for the others. */
  readonly wroteAt: number | null;
  /** Keys, members and PCs as we last told them. */
  readonly told: string;
}
