import type { ErrorCode } from '../kernel/error-codes.ts';
import type { DeviceId, PartyId, RecordId } from '../kernel/ids.ts';
import type { Clock } from '../kernel/ports.ts';
import type { RecordDefinition } from '../records/definition.ts';
import type { Head, UnitValue } from '../records/heads.ts';
import type { RecordState } from '../records/record-state.ts';

export type UnitStatus = 'new' | 'changed' | 'same' | 'older' | 'conflict' | 'refused' | 'deferred';

/** What happens to one unit, with both values for the preview. */
export interface UnitPlan {
  readonly unit: string;
  readonly status: UnitStatus;
  readonly before?: UnitValue;
  readonly after?: UnitValue;
  /** Why it was refused or put aside. */
  readonly reason?: ErrorCode;
  /** Set where a party with a right over the person passed it on. */
  readonly relayedBy?: PartyId;
}

export type RecordOutcome = 'create' | 'update' | 'delete' | 'conflict' | 'refused' | 'deferred' | 'unchanged';

export interface RecordPlan {
  readonly id: RecordId;
  readonly type: string;
  readonly person: string;
  readonly outcome: RecordOutcome;
  readonly units: readonly UnitPlan[];
  /** Exactly the heads that apply will add; null when there are none. */
  readonly accept: RecordState | null;
  /** Bytes kept for a newer version or a later clock; never applied, never lost. */
  readonly aside: RecordState | null;
}

/**
 * The one plan that feeds preview, apply, report, undo and tests. `seen` holds every record that was
 * here as it was read (a state is never changed in place): apply refuses when a unit the plan read is not the same any more.
 */
export interface MergePlan {
  readonly records: readonly RecordPlan[];
  readonly seen: ReadonlyMap<RecordId, RecordState>;
}

export type Refusal = ErrorCode | null;

/** Who sends, and what the receiver knows of the devices named in the file. */
export interface MergeContext {
  readonly clock: Clock;
  readonly definitionOf: (type: string) => RecordDefinition | undefined;
  /** The party whose confirmed device signed the file. */
  readonly sender: PartyId;
  /** True when the sender is one of our own devices: everything may pass, private units too. */
  readonly own: boolean;
  /** Our own party: units it owns are only taken from our own devices. */
  readonly self: PartyId;
  readonly partyOf: (device: DeviceId) => PartyId | undefined;
  /** True when `sender` may pass on what others wrote about this person. */
  readonly mayRelay: (person: string) => boolean;
  /** Erased here at its owner's request; nothing of it comes back by itself. */
  readonly erased?: (id: RecordId, unit: string) => boolean;
  /** 控え一式: the sender gives back what we wrote before; with our devices that are in use now. */
  readonly returned?: { readonly live: ReadonlySet<DeviceId> };
  /** Rules above one unit: another office's case, a claimed role, a broken signature of an act. */
  readonly refuse?: (incoming: RecordState, local: RecordState | undefined) => Refusal;
}

export interface AcceptedUnit {
  /** What apply will add: some of the file's heads, or every one of them as they were sent. */
  readonly heads: readonly Head[] | 'as-sent';
  readonly plan: UnitPlan;
}
