import { MAX_FILE_BYTES } from '../../src-shared/desktop/fields.ts';
import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { hex, sha256 } from '../../src-shared/kernel/bytes.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { type BackUpEntry, type BackUpFacts, packBackUp } from './back-up-archive.ts';
import { noteBackUp, noteFailure } from './back-up-notes.ts';
import { type BackUpNote, type KnownPlace, preference, setPreference } from './preferences.ts';
import { ports, session } from './session.ts';

export interface BackUpOptions {
  /** Share that is done, 0 to 1. */
  readonly progress?: (share: number) => void;
  /** Until the copy is handed to the other place; what is written there is whole or not there. */
  readonly signal?: AbortSignal;
  /** A person has seen that it is much smaller than the one before, which stays. */
  readonly evenIfSmaller?: boolean;
  /** Back-ups made until this moment go, once the new one was read back. */
  readonly replaceBefore?: number;
}

export interface PackedVault {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly facts: BackUpFacts;
}

/** Share of reading and locking; the rest is writing and reading back. */
const READING = 0.7;

/** The whole vault as one file, read from the vault itself. */
export async function packVault({ progress = () => undefined, signal }: BackUpOptions = {}): Promise<Result<PackedVault>> {
  const { vault } = session();
  const entries: BackUpEntry[] = [];
  const copied = await vault.copyOut((name, bytes) => entries.push({ name, bytes }), {
    progress: (share) => progress(share * READING),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!copied.ok) return copied;
  const size = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > MAX_FILE_BYTES * 0.95) return err(appError('backup/too-large', { size, max: MAX_FILE_BYTES }));
  const facts: BackUpFacts = { vaultId: vault.id, role: vault.role, madeAt: ports().clock.now(), ...copied.value };
  const bytes = await packBackUp({ ...facts, entries });
  return signal?.aborted === true ? err(appError('desktop/cancelled')) : ok({ bytes, facts });
}

const MARGIN = 20 * 1024 * 1024;

/** Said with numbers before one byte is written, not by half a file. */
async function roomAt(place: KnownPlace, bytes: number): Promise<Result<void>> {
  const status = await ports().platform.placeStatus({ handle: place.handle });
  if (!status.ok) return status;
  const { reachable, freeBytes } = status.value;
  if (!reachable) return err(appError('desktop/place-gone'));
  const need = bytes + MARGIN;
  return freeBytes !== null && freeBytes < need ? err(appError('desktop/no-space', { need, free: freeBytes })) : ok(undefined);
}

async function write(place: KnownPlace, options: BackUpOptions): Promise<Result<BackUpNote>> {
  const packed = await packVault(options);
  if (!packed.ok) return packed;
  const { bytes, facts } = packed.value;
  const room = await roomAt(place, bytes.length);
  if (!room.ok) return room;
  if (options.signal?.aborted === true) return err(appError('desktop/cancelled'));
  const { vaultId, records, lastSeq, madeAt } = facts;
  const wish = { handle: place.handle, vaultId, bytes, keep: preference('backup.keep'), evenIfSmaller: options.evenIfSmaller === true, ...(options.replaceBefore === undefined ? {} : { replaceBefore: options.replaceBefore }) };
  const written = await ports().platform.secondPlaceWrite(wish);
  if (!written.ok) return err(appError(written.error.code, written.error.params));
  // The other side read it back from the disk; compared here with what was meant to be written.
  if (written.value.sha256 !== hex(await sha256(bytes))) return err(appError('desktop/read-back'));
  options.progress?.(1);
  return ok({ at: madeAt, place: place.label, records, bytes: bytes.length, commits: lastSeq });
}

let writing = false;

/** Writes one generation, read back and compared; whatever came of it is noted, and told on 今日. */
export async function backUpTo(place: KnownPlace, options: BackUpOptions = {}): Promise<Result<BackUpNote>> {
  if (writing) return err(appError('backup/not-read-back', { why: 'running' }));
  writing = true;
  try {
    const done = await write(place, options);
    if (done.ok) await noteBackUp(done.value);
    else if (done.error.code !== 'desktop/cancelled') await noteFailure(done.error);
    return done;
  } finally {
    writing = false;
  }
}

/** On a stick beside the usual place; it counts for the weekly reminder. */
export async function backUpOnUsb(place: KnownPlace, options: BackUpOptions = {}): Promise<Result<BackUpNote>> {
  const done = await backUpTo(place, options);
  if (done.ok) await setPreference('backup.usbAt', done.value.at);
  return done;
}

/** Where nothing is known yet, the place is remembered after the first copy lies there. */
export async function takeAsSecondPlace(place: KnownPlace, options: BackUpOptions = {}): Promise<AppError | null> {
  const done = await backUpTo(place, options);
  if (!done.ok) return done.error;
  const noted = await setPreference('backup.place', place);
  return noted.ok ? null : noted.error;
}

/** Locking ten times in a morning must not push ten older generations out. */
const NEWEST_MS = 60 * 60_000;
/** Closing waits no longer than this; the copy is then not made, and the next start says so. */
const LONGEST_MS = 6_000;

/** On closing and locking, unless the last copy is quite new. A place that is away is said at the next start. */
export async function backUpOnClosing(): Promise<void> {
  const place = preference('backup.place');
  const at = preference('backup.last')?.at ?? null;
  const { vault, sample } = session();
  if (place === null || sample || vault.readOnly !== null || (at !== null && ports().clock.now() - at < NEWEST_MS)) return;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LONGEST_MS);
  const done = await backUpTo(place, { signal: stop.signal });
  clearTimeout(timer);
  if (!done.ok && done.error.code === 'desktop/cancelled') await noteFailure(appError('backup/not-read-back', { why: 'time' }));
}

const DAY_MS = 24 * 60 * 60_000;
const WEEK_MS = 7 * DAY_MS;

/** Once a day while the vault is open; once a week the copy on this PC is compared as well and mended. */
export async function backUpDaily(): Promise<void> {
  const place = preference('backup.place');
  const { vault, sample } = session();
  if (sample || vault.readOnly !== null) return;
  const last = preference('backup.last');
  const now = ports().clock.now();
  if (last === null || now - last.at > WEEK_MS) await vault.mendMirror();
  if (place === null || (last !== null && now - last.at < DAY_MS)) return;
  await backUpTo(place);
}
