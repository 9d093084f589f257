import type { DeviceId, MemberId, RecordId } from '../kernel/ids.ts';
import type { Json } from '../kernel/json.ts';
import type { Hlc } from '../time/hlc.ts';
import type { RecordState } from '../records/record-state.ts';

/** Why a commit was made. `retract` takes back an import; `erase` removes parts for good. */
export type CommitKind = 'edit' | 'act' | 'settle' | 'delete' | 'import' | 'bulk' | 'retract' | 'exchange' | 'members' | 'erase';

/** Which of the two sibling keys a part is locked with. */
export type PartKey = 'records' | 'sealed';

/** What one commit says of one person: rows with exactly the heads it adds. */
export interface CommitPart {
  readonly person: string;
  readonly key: PartKey;
  readonly rows: readonly RecordState[];
}

/** Facts about a commit in a fixed vocabulary: file digest and number for an import, `seq` for a retraction. */
export type CommitNote = Readonly<Record<string, Json>>;

export interface Commit {
  readonly seq: number;
  readonly kind: CommitKind;
  readonly device: DeviceId;
  /** Counter of the device, the `n` of every head this commit writes itself. */
  readonly n: number;
  readonly at: Hlc;
  readonly member: MemberId;
  readonly note: CommitNote;
  readonly parts: readonly CommitPart[];
}

/** A commit before the vault gives it its place: rows already carry the dot the vault handed out. */
export type CommitDraft = Pick<Commit, 'kind' | 'note'> & { readonly rows: readonly RecordState[] };

export const rowsOf = (commit: Commit): readonly RecordState[] => commit.parts.flatMap((part) => part.rows);

const numbersIn = (value: Json | undefined): number[] => (Array.isArray(value) ? (value as readonly Json[]).filter((one) => typeof one === 'number') : []);

/** The sequence numbers a retraction takes back: an import, and what came in later of the same file. */
export const retracts = ({ kind, note }: Pick<Commit, 'kind' | 'note'>): readonly number[] =>
  kind === 'retract' && typeof note.seq === 'number' ? [note.seq, ...numbersIn(note.also)] : [];

/** Records that a retraction could not take back: what was answered or sent on stays. */
export const keptIds = (note: CommitNote): ReadonlySet<RecordId> =>
  new Set(Array.isArray(note.keep) ? (note.keep as readonly Json[]).filter((id) => typeof id === 'string') : []);

export const touchedIds = (commit: Commit): RecordId[] => [...new Set(rowsOf(commit).map((row) => row.id))];
