import { create } from 'zustand';
import { isKeptErased } from '../../../src-shared/exchange/erased-units.ts';
import { erasedCount, erasesMany } from '../../../src-shared/exchange/plan-import.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { hex, sha256, utf8 } from '../../../src-shared/kernel/bytes.ts';
import type { DeviceId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import type { RecordPlan } from '../../../src-shared/merge/plan.ts';
import { applyImport } from '../exchange/apply-import.ts';
import { pauses } from '../exchange/in-steps.ts';
import { inboxItem, receiveIncoming } from '../exchange/inbox.ts';
import { type PlannedFile, planReceived } from '../exchange/plan-received.ts';
import { readReceived, type ReceivedFile } from '../exchange/read-file.ts';
import { restoreReceived } from '../exchange/restore-received.ts';
import { ownStops } from '../identity.ts';
import { ownLoss } from '../lost-devices.ts';
import { preference } from '../preferences.ts';
import { ports, session, useSessionStore } from '../session.ts';
import { readFacts } from './own-facts.ts';
import { ownRows } from './own-rows.ts';
import { ownDevicesFor, reachablePcs } from './other-pcs.ts';
import { allHave, syncState } from './sync-state.ts';
import { dayEntry, noteHeard, pcName, takeFacts } from './take-own-file.ts';
import { toldNow, writeOwnFile, writeOwnState } from './write-own-file.ts';

/** Where the exchange through the shared folder stands, for the line on the screen. */
export interface FolderState {
  readonly kind: 'off' | 'fresh' | 'waits' | 'gone' | 'asks';
  /** Last look that went well. */
  readonly at: number | null;
  /** Changes that were taken in by themselves, to be told quietly. */
  readonly taken: { readonly key: number; readonly name: string; readonly count: number; readonly erased: number } | null;
  /** On the desk, for a person. */
  readonly asks: string | null;
}

export const useFolder = create<FolderState>(() => ({ kind: 'off', at: null, taken: null, asks: null }));

interface Entry {
  readonly name: string;
  readonly size: number;
  readonly writtenAt: number;
}

const STATE = 'state';
const fileNameOf = (party: string, device: string, what: string): string => `${party}.${device}.${what}.cdesk`;
const numbered = (number: number): string => String(number).padStart(8, '0');

/** Of this session only: which state files were read, what was offered to a person, up to where our file in the folder goes. */
let seen = new Map<string, string>();
let offered = new Set<string>();
let toldFolder = '';
let folderUpTo: number | null = null;
let takenKey = 0;

export function forgetFolder(): void {
  seen = new Map();
  offered = new Set();
  toldFolder = '';
  folderUpTo = null;
  useFolder.setState({ kind: 'off', at: null, taken: null, asks: null });
}

const named = (error: { readonly code: AppError['code']; readonly params: AppError['params'] }): Result<never, AppError> => err(appError(error.code, error.params));

async function read(handle: string, entry: Entry): Promise<Result<ReceivedFile, AppError>> {
  const bytes = await ports().platform.sharedRead({ handle, name: entry.name });
  if (!bytes.ok) return named(bytes.error);
  const file = await readReceived(entry.name, bytes.value.bytes);
  if (!file.ok) return file;
  const { card, header } = file.value.opened;
  const { identity } = session();
  const { device } = header.from;
  const out = ownStops(identity, ownLoss()).some((stop) => stop.device === device);
  if (out || card.statement.party !== identity.party || !ownDevicesFor(card).has(device)) return err(appError('exchange/revoked-signer', { name: entry.name }));
  return file;
}

/** What another PC says of itself, of the members, and of what it has. */
async function hear(handle: string, entry: Entry): Promise<Result<void, AppError>> {
  const file = await read(handle, entry);
  if (!file.ok) return file;
  const restored = await restoreReceived(file.value, pauses());
  const facts = restored.ok ? readFacts(restored.value.own) : restored;
  if (!facts.ok) return facts;
  const taken = await takeFacts(facts.value);
  if (!taken.ok) return taken;
  const { from, createdAt } = file.value.opened.header;
  return noteHeard(from.device, createdAt, facts.value, null);
}

const ASKS: ReadonlySet<string> = new Set(['conflict', 'refused', 'deferred']);

/** What the party erased is kept out without asking: that was decided when it was erased. */
const needsPerson = (record: RecordPlan): boolean => ASKS.has(record.outcome) && !isKeptErased(record);

/** The part of a plan that nobody has to look at. */
function quietPart(planned: PlannedFile): PlannedFile {
  const { merge } = planned.plan;
  return { ...planned, partly: true, plan: { ...planned.plan, merge: { ...merge, records: merge.records.filter((record) => !needsPerson(record)) } } };
}

async function offer(file: ReceivedFile): Promise<void> {
  if (offered.has(file.opened.digest)) return;
  offered.add(file.opened.digest);
  const [id] = await receiveIncoming([{ id: 0, name: file.name, size: file.bytes.length, read: async () => ok(new Uint8Array(file.bytes)) }]);
  useFolder.setState({ asks: id ?? null });
}

/** Takes in by itself what has no conflict and no refusal, as one import that can be undone; the rest waits for a person. */
async function take(handle: string, entry: Entry): Promise<Result<void, AppError>> {
  const file = await read(handle, entry);
  if (!file.ok) return file;
  const planned = await planReceived(file.value);
  if (!planned.ok) return planned;
  const { plan } = planned.value;
  const { from } = file.value.opened.header;
  const many = plan.manyDeletes || erasesMany(plan.erasing);
  const asks = many || plan.badLines.length > 0 || plan.merge.records.some(needsPerson);
  const quiet = asks ? quietPart(planned.value) : planned.value;
  const changes = quiet.plan.merge.records.filter(({ accept }) => accept !== null).length;
  if (!many && (!asks || changes > 0) && !(asks && offered.has(file.value.opened.digest))) {
    const done = await applyImport({ ...quiet, dayEntry: await dayEntry(from.device, ports().clock.now()) });
    if (!done.ok) return done;
    if (changes > 0) useFolder.setState({ taken: { key: ++takenKey, name: pcName(from.device), count: changes, erased: erasedCount(plan.erasing) } });
  }
  if (asks) await offer(file.value);
  return ok(undefined);
}

/** Which of the others' files are worth reading: every changed state, and of each PC the newest file that is not here yet. */
function worthReading(entries: readonly Entry[]): { readonly states: readonly Entry[]; readonly files: readonly Entry[] } {
  const { identity } = session();
  const out = new Set(ownStops(identity, ownLoss()).map(({ device }) => device));
  const { applied } = syncState();
  const newest = new Map<DeviceId, { readonly entry: Entry; readonly number: number }>();
  const states: Entry[] = [];
  for (const entry of entries) {
    const [party, device = '', what = ''] = entry.name.split('.');
    if (party !== identity.party || device === identity.device.id || out.has(device)) continue;
    if (what === STATE) {
      if (seen.get(entry.name) !== `${entry.size}:${entry.writtenAt}`) states.push(entry);
      continue;
    }
    const number = Number(what);
    if (number > (applied[device] ?? 0) && number > (newest.get(device)?.number ?? 0)) newest.set(device, { entry, number });
  }
  return { states, files: [...newest.values()].map(({ entry }) => entry) };
}

/** Our own file for the others: written when there is something new, taken away when all have it. */
async function tell(handle: string, entries: readonly Entry[]): Promise<Result<void, AppError>> {
  const { platform } = ports();
  const { identity, vault } = session();
  const pcs = reachablePcs();
  const ours = entries.filter(({ name }) => name.startsWith(`${identity.party}.${identity.device.id}.`) && !name.endsWith(`.${STATE}.cdesk`));
  const clear = async (but: string | null): Promise<void> => {
    for (const { name } of ours) if (name !== but) await platform.sharedRemove({ handle, name });
  };
  if (pcs.length > 0) {
    const ids = pcs.map(({ id }) => id);
    if (folderUpTo === null) {
      const number = Math.max(0, ...ours.map(({ name }) => Number(name.split('.')[2])));
      folderUpTo = syncState().marks.find(([of]) => of === number)?.[1] ?? 0;
    }
    const rows = await ownRows(ids, false, folderUpTo);
    if (!rows.ok) return rows;
    if (rows.value.rows.length > 0) {
      const made = await writeOwnFile({ devices: pcs, everything: false });
      if (!made.ok) return made;
      const { written, upTo } = made.value;
      const name = fileNameOf(identity.party, identity.device.id, numbered(written.header.number));
      const put = await platform.sharedWrite({ handle, name, bytes: written.bytes });
      if (!put.ok) return named(put.error);
      folderUpTo = upTo;
      await clear(name);
    } else if (allHave(syncState(), ids)) await clear(null);
  }
  const { applied } = syncState();
  const told = hex(await sha256(utf8(`${await toldNow()} ${JSON.stringify(applied)} ${pcs.map(({ id }) => id).join()}`)));
  if (told === toldFolder || pcs.length === 0 || vault.readOnly !== null) return ok(undefined);
  const state = await writeOwnState(pcs);
  if (!state.ok) return state;
  const put = await platform.sharedWrite({ handle, name: fileNameOf(identity.party, identity.device.id, STATE), bytes: state.value.bytes });
  if (!put.ok) return named(put.error);
  toldFolder = told;
  return ok(undefined);
}

async function once(handle: string): Promise<Result<void, AppError>> {
  const { platform, clock } = ports();
  const listed = await platform.sharedList({ handle });
  if (!listed.ok) {
    useFolder.setState({ kind: 'gone' });
    return named(listed.error);
  }
  const { entries } = listed.value;
  const { states, files } = worthReading(entries);
  for (const entry of states) {
    const heard = await hear(handle, entry);
    // Cut while being copied, or somebody else's: looked at again when it changes.
    if (heard.ok || heard.error.code !== 'desktop/not-found') seen.set(entry.name, `${entry.size}:${entry.writtenAt}`);
  }
  for (const entry of files) await take(handle, entry);
  const told = await tell(handle, entries);
  const { asks } = useFolder.getState();
  const open = asks === null ? undefined : inboxItem(asks);
  const stillAsks = open !== undefined && open.state.kind !== 'done';
  const waits = !allHave(syncState(), reachablePcs().map(({ id }) => id));
  useFolder.setState({ kind: stillAsks ? 'asks' : waits ? 'waits' : 'fresh', at: clock.now(), ...(stillAsks ? {} : { asks: null }) });
  return told;
}

let running: Promise<Result<void, AppError>> | null = null;

/** One look and, where there is news, one file; never two at a time. */
export function exchangeNow(): Promise<Result<void, AppError>> {
  const { phase } = useSessionStore.getState();
  if (phase.kind !== 'open' || phase.session.sample || phase.session.vault.readOnly !== null) return Promise.resolve(ok(undefined));
  const place = preference('pcs.folder');
  if (place === null) {
    useFolder.setState({ kind: 'off' });
    return Promise.resolve(ok(undefined));
  }
  running ??= once(place.handle).finally(() => {
    running = null;
  });
  return running;
}
