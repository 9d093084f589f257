import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { DeviceId, MemberId, RecordId } from '../../src-shared/kernel/ids.ts';
import type { PartKey } from '../../src-shared/journal/commit.ts';
import type { WorkingSet } from '../../src-shared/journal/working-set.ts';
import type { Hlc } from '../../src-shared/time/hlc.ts';
import type { VaultKeys } from './aead.ts';
import type { VaultDb } from './database.ts';
import type { KeyFile } from './key-file.ts';
import type { MemberSecret } from './member-key.ts';
import type { MirrorPort } from './mirror-port.ts';
import type { VaultPorts } from './ports.ts';
import type { Space } from './space.ts';
import type { Roots } from './wraps.ts';

/** A snapshot page and whose records it holds. */
export interface HomePage {
  readonly id: string;
  readonly key: PartKey;
  readonly ids: readonly RecordId[];
  /** Belongs to a bulk commit, so it is journal content and stays when the snapshot no longer needs it. */
  readonly bulk: boolean;
}

/** How far the journal goes; everything the next commit needs to know of the earlier ones. */
export interface JournalState {
  lastSeq: number;
  tip: string;
  /** Of the last commit, not the highest: after a wrong clock was confirmed away, time starts again. */
  lastAt: Hlc;
  /** Per device of this vault the counter of its last commit. */
  readonly counters: Map<DeviceId, number>;
  /** Sequence number taken back → records that could not be. */
  readonly retracted: Map<number, ReadonlySet<RecordId>>;
  /** `seq.part` → digest of what an erasure left of it; empty where nothing is left. */
  readonly erased: Map<string, string>;
  /** Erase commits. */
  readonly erasures: Set<number>;
}

/** An open vault from inside. Only the queue changes it. */
export interface VaultContext {
  readonly id: string;
  readonly db: VaultDb;
  readonly keys: VaultKeys;
  roots: Roots;
  readonly ports: VaultPorts;
  readonly mirror: MirrorPort | null;
  readonly set: WorkingSet;
  readonly journal: JournalState;
  readonly space: Space;
  pages: HomePage[];
  /** Last sequence number that the pages hold. */
  snapshotSeq: number;
  /** Records whose pages no longer say what the working set says. */
  dirty: Set<RecordId>;
  keyFile: KeyFile;
  device: DeviceId;
  member: MemberId;
  /** What the member at work signs with; nobody else's is ever here. */
  secret: MemberSecret | null;
  /** Why nothing may be written, or null. */
  readOnly: AppError | null;
  locked: boolean;
}

export const newJournalState = (genesis: string): JournalState => ({
  lastSeq: 0,
  tip: genesis,
  lastAt: 0,
  counters: new Map(),
  retracted: new Map(),
  erased: new Map(),
  erasures: new Set(),
});
