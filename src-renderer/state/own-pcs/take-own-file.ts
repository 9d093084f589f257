import { base64url, hex, sha256, utf8 } from '../../../src-shared/kernel/bytes.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { DeviceId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import { civilDateOfMs } from '../../../src-shared/time/civil-date.ts';
import { dropDiscarded } from '../exchange/discard-kept.ts';
import type { PlannedFile } from '../exchange/plan-received.ts';
import { changeIdentity } from '../open-session.ts';
import { ports, session } from '../session.ts';
import { mergeIdentity } from './merge-identity.ts';
import { type OwnFacts, readFacts } from './own-facts.ts';
import { changeSync, syncState } from './sync-state.ts';

/** How the other PC is called in the ledger. */
export const pcName = (device: DeviceId): string => session().identity.devices.find(({ id }) => id === device)?.name ?? '';

/** One line of the ledger for a day's files of one PC that are taken in by themselves. */
export async function dayEntry(device: DeviceId, at: number): Promise<RecordId> {
  const name = `career-desk/own-day\0${session().identity.device.id}\0${device}\0${civilDateOfMs(at)}`;
  return base64url((await sha256(utf8(name))).slice(0, 12));
}

/** Keys, members and PCs, as another PC of ours says; of each the later word holds. */
export async function takeFacts(facts: OwnFacts): Promise<Result<boolean, AppError>> {
  const { vault, identity } = session();
  const keys = await vault.members.takeKeys(facts.memberKeys);
  if (!keys.ok) return keys;
  const merged = await mergeIdentity(identity, facts, ports().clock.now());
  if (merged === null) return keys;
  const kept = await changeIdentity(() => merged);
  return kept.ok ? ok(true) : kept;
}

/** What that PC has of ours, and, where its file was taken in whole, what we have of its files. */
export async function noteHeard(device: DeviceId, createdAt: number, facts: OwnFacts, taken: number | null): Promise<Result<void, AppError>> {
  const before = syncState();
  const number = Math.max(before.applied[device] ?? 0, taken ?? 0);
  const { [device]: _, ...has } = facts.has;
  const next = {
    applied: number === 0 ? before.applied : { ...before.applied, [device]: number },
    has: { ...before.has, [device]: has },
    heardAt: { ...before.heardAt, [device]: Math.max(before.heardAt[device] ?? 0, createdAt) },
  };
  const said = hex(await sha256(utf8(JSON.stringify([before.applied, before.has]))));
  // Only a time has moved: not worth a commit.
  if (said === hex(await sha256(utf8(JSON.stringify([next.applied, next.has]))))) return ok(undefined);
  return changeSync((now) => ({ ...now, ...next }));
}

/** After an own PC's file was taken in: its keys and members too, and the note of what was heard. */
export async function takeOwnFile({ file, restored }: PlannedFile, whole = true): Promise<Result<boolean, AppError>> {
  const facts = readFacts(restored.own);
  if (!facts.ok) return facts;
  const { from, createdAt, number } = file.opened.header;
  const dropped = await dropDiscarded(restored.records);
  if (!dropped.ok) return dropped;
  const changed = await takeFacts(facts.value);
  if (!changed.ok) return changed;
  const noted = await noteHeard(from.device, createdAt, facts.value, whole ? number : null);
  return noted.ok ? changed : noted;
}
