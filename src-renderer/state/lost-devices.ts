import { joinStops } from '../../src-shared/exchange/signer-standing.ts';
import { living } from '../../src-shared/journal/living.ts';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { base64url, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import type { DeviceId, PartyId, RecordId } from '../../src-shared/kernel/ids.ts';
import type { Json } from '../../src-shared/kernel/json.ts';
import { ok, type Result } from '../../src-shared/kernel/result.ts';
import { readLedger } from '../../src-shared/exchange/ledger.ts';
import { type RecordState, shownValues } from '../../src-shared/records/record-state.ts';
import { civilDateOfMs } from '../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../src-shared/time/hlc.ts';
import { createRecord, editFields } from './commands.ts';
import type { OwnLoss } from './identity.ts';
import { changeIdentity } from './open-session.ts';
import { ports, session } from './session.ts';

/** A PC of ours as the screen can offer it: what is known is when it last wrote something. */
export interface OwnDevice {
  readonly id: DeviceId;
  /** As people call it; empty where nobody named it. */
  readonly name: string;
  /** milliseconds of the last thing it wrote that is known here */
  readonly lastAt: number;
  readonly current: boolean;
}

export interface LostDevice {
  readonly recordId: RecordId;
  readonly device: DeviceId;
  readonly name: string;
  readonly lostAt: number;
  readonly reportedAt: number;
  readonly told: ReadonlySet<PartyId>;
}

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

export function lostDevice(record: RecordState): LostDevice {
  const values = shownValues(record);
  const told = values['told'];
  return {
    recordId: record.id,
    device: String(values['device'] ?? ''),
    name: String(values['name'] ?? ''),
    lostAt: count(values['lostAt']),
    reportedAt: count(values['reportedAt']),
    told: new Set(Array.isArray(told) ? told.map(String) : []),
  };
}

export const lostDevices = (): readonly LostDevice[] =>
  [...living(session().vault.workingSet, 'lostDevice')].map(lostDevice);

/** What our card says of lost devices; the same on every PC of ours, since it follows from records. */
export function ownLoss(): OwnLoss {
  const lost = lostDevices();
  return {
    stops: joinStops(lost.map(({ device, lostAt }) => ({ device, at: lostAt }))),
    reportedAt: lost.reduce((latest, one) => Math.max(latest, one.reportedAt), 0),
  };
}

/** The PCs of our own list, and any device that wrote in this journal: restoring a back-up brings the old PC along. */
export async function ownDevices(): Promise<Result<readonly OwnDevice[], AppError>> {
  const { vault, identity } = session();
  const headers = await vault.headers();
  if (!headers.ok) return headers;
  const names = new Map(identity.devices.map(({ id, name }) => [id, name]));
  const last = new Map(identity.devices.map(({ id, addedAt }) => [id, addedAt]));
  const seen = (device: DeviceId, at: number): void => void last.set(device, Math.max(at, last.get(device) ?? 0));
  for (const { device, at } of headers.value) seen(device, hlcMs(at));
  for (const entry of readLedger(vault.workingSet.ofType('exchangeEntry').values())) {
    if (entry.direction === 'sent' || entry.partner === identity.party) seen(entry.device, entry.madeAt);
  }
  return ok([...last].map(([id, lastAt]) => ({ id, name: names.get(id) ?? '', lastAt, current: id === vault.device })).sort((a, b) => b.lastAt - a.lastAt));
}

const recordIdOf = async (device: DeviceId): Promise<RecordId> => base64url((await sha256(utf8(`career-desk/lost-device\0${device}`))).slice(0, 12));

export interface LossReport {
  readonly device: DeviceId;
  readonly name: string;
  /** milliseconds: from then on files it makes are refused */
  readonly lostAt: number;
}

/** From here on our card says so, in the next file to everybody. There is no way back: partners hold the list for ever. */
export async function reportLost({ device, name, lostAt }: LossReport): Promise<Result<RecordState, AppError>> {
  const { identity, member } = session();
  const now = ports().clock.now();
  const fields = { device, name, lostAt, lostOn: civilDateOfMs(lostAt), reportedOn: civilDateOfMs(now), reportedBy: member.name, reportedAt: now };
  // The list of our PCs as well: files among our own PCs are no longer made for it.
  const changed = await changeIdentity((old) => ({
    ...old,
    devices: old.devices.map((one) => (one.id === device && one.id !== old.device.id ? { ...one, revokedAt: Math.min(lostAt, one.revokedAt ?? lostAt), changedAt: now } : one)),
  }));
  if (!changed.ok) return changed;
  return createRecord('lostDevice', fields, { id: await recordIdOf(device), parties: { author: identity.party }, note: { what: 'lostDevice', device } });
}

/** Told by telephone, or handed the card. */
export const noteTold = (lost: LostDevice, party: PartyId, told: boolean): Promise<Result<RecordState, AppError>> =>
  editFields(lost.recordId, { told: (told ? [...lost.told, party] : [...lost.told].filter((one) => one !== party)) as unknown as Json }, { what: 'told' });
