import { grouped } from '../kernel/grouped.ts';
import type { PartyId, RecordId } from '../kernel/ids.ts';
import { type Json, sameJson } from '../kernel/json.ts';
import { draftDelete } from '../journal/draft.ts';
import { planRecord } from '../merge/plan-merge.ts';
import type { MergeContext, MergePlan, RecordPlan } from '../merge/plan.ts';
import type { Dot } from '../records/heads.ts';
import { isDeleted } from '../records/life.ts';
import { joinRecords, type RecordState, shownValues } from '../records/record-state.ts';
import { restoreRow, restoreTables, rowEncoder } from '../records/row-codec.ts';
import type { Card } from './card.ts';
import { mergeContext, type Receiver } from './merge-context.ts';

/** A record as a held line keeps it: whole, with tables of its own. */
export function heldRowOf(record: RecordState): { readonly row: Json; readonly tables: Json } {
  const encoder = rowEncoder();
  const row = JSON.parse(JSON.stringify(encoder.encode({ ...record, commits: [] }))) as Json;
  return { row, tables: JSON.parse(JSON.stringify(encoder.tables)) as Json };
}

/** One held line, read again; `null` where even its shape is not known here yet. */
export interface HeldRecord {
  readonly held: RecordState;
  readonly reason: 'newer' | 'clock';
  readonly sender: PartyId;
  /** The file it came in. */
  readonly digest: string;
  readonly number: number;
  readonly record: RecordState | null;
}

export function readHeld(records: Iterable<RecordState>): readonly HeldRecord[] {
  const found: HeldRecord[] = [];
  for (const held of records) {
    if (held.type !== 'heldRow' || isDeleted(held)) continue;
    const { reason, sender, digest, number, tables, row } = shownValues(held);
    const readTables = restoreTables((tables ?? null) as Json);
    const read = readTables.ok ? restoreRow((row ?? null) as Json, readTables.value) : readTables;
    found.push({ held, reason: reason === 'clock' ? 'clock' : 'newer', sender: String(sender), digest: String(digest), number: typeof number === 'number' ? number : 0, record: read.ok ? read.value : null });
  }
  return found;
}

export interface Release {
  readonly held: HeldRecord;
  readonly plan: RecordPlan;
}

/** Whether a line is kept already, from the held lines as they stand. */
export function isHeldAlready(records: Iterable<RecordState>): (recordId: RecordId, row: Json) => boolean {
  const rows = new Map<unknown, Json[]>();
  for (const held of records) {
    if (held.type !== 'heldRow' || isDeleted(held)) continue;
    const { recordId, row } = shownValues(held);
    const known = rows.get(recordId);
    if (known === undefined) rows.set(recordId, [row ?? null]);
    else known.push(row ?? null);
  }
  return (recordId, row) => rows.get(recordId)?.some((one) => sameJson(one, row)) === true;
}

/**
 * What this version, on this day, can take in of what is held: planned like any file of its sender.
 * Lines that would still be put aside, or whose sender is no longer known, stay held. `madeAt`: when a file was
 * made, by its digest, since what was erased here after that does not come back.
 */
export function planRelease(held: readonly HeldRecord[], receiver: Receiver, local: (id: RecordId) => RecordState | undefined, badActs: ReadonlySet<RecordId>, ownCard: Card, madeAt: (digest: string) => number = () => 0): readonly Release[] {
  const contexts = new Map<string, MergeContext | null>();
  const records = held.flatMap(({ record }) => (record === null ? [] : [record]));
  const contextOf = ({ sender, digest }: HeldRecord): MergeContext | null => {
    const key = `${sender} ${digest}`;
    const known = contexts.get(key);
    if (known !== undefined) return known;
    const contact = receiver.known.get(sender);
    const card = sender === receiver.self ? ownCard : contact?.confirmed === true && !contact.revoked ? contact.card : undefined;
    const device = sender === receiver.self ? [...receiver.ownDevices][0] : card?.devices[0]?.device;
    const context = card === undefined || device === undefined ? null : mergeContext(receiver, { card, device, records, badActs, createdAt: madeAt(digest) });
    contexts.set(key, context);
    return context;
  };
  const states = new Map<RecordId, RecordState | undefined>();
  const releases: Release[] = [];
  for (const one of held) {
    const context = contextOf(one);
    if (one.record === null || context === null) continue;
    const { id } = one.record;
    const before = states.has(id) ? states.get(id) : local(id);
    const plan = planRecord(before, one.record, context);
    if (plan.outcome === 'deferred' || plan.aside !== null) continue;
    releases.push({ held: one, plan });
    if (plan.accept !== null) states.set(id, before === undefined ? plan.accept : joinRecords(before, plan.accept));
  }
  return releases;
}

/** The lines of one file, planned together: what the preview shows is what is taken in. */
export interface HeldFile {
  readonly digest: string;
  readonly sender: PartyId;
  readonly number: number;
  readonly releases: readonly Release[];
  readonly merge: MergePlan;
  readonly records: readonly RecordState[];
  readonly deletes: number;
}

/** File by file, oldest first. */
export function heldFiles(releases: readonly Release[], local: (id: RecordId) => RecordState | undefined): readonly HeldFile[] {
  const files = [...grouped(releases, ({ held }) => held.digest)].map(([digest, own]): HeldFile => {
    const { sender, number } = (own[0] as Release).held;
    const records = own.map(({ plan }) => plan);
    const seen = new Map(records.flatMap(({ id }) => { const before = local(id); return before === undefined ? [] : [[id, before] as const]; }));
    return { digest, sender, number, releases: own, merge: { records, seen }, records: own.flatMap(({ held }) => (held.record === null ? [] : [held.record])), deletes: records.filter(({ outcome }) => outcome === 'delete').length };
  });
  return files.sort((a, b) => a.number - b.number || (a.digest < b.digest ? -1 : 1));
}

/** Nobody has to look: it changes nothing any more, or another PC of ours wrote it and nothing is deleted and nothing disagrees. */
export const isHarmless = ({ held, plan }: Release, self: PartyId): boolean =>
  plan.outcome === 'unchanged' || (held.sender === self && (plan.outcome === 'create' || plan.outcome === 'update') && plan.units.every(({ status }) => status !== 'refused'));

/** The rows of one commit that takes in what was released and ends its holding. */
export const releaseRows = (releases: readonly Release[], dot: Dot): RecordState[] =>
  releases.flatMap(({ held, plan }) => [...(plan.accept === null ? [] : [plan.accept]), draftDelete(held.held, dot)]);
