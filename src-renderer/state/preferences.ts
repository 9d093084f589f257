import { draftCreate } from '../../src-shared/journal/draft.ts';
import { living } from '../../src-shared/journal/living.ts';
import { appError } from '../../src-shared/kernel/app-error.ts';
import { newId, type PartyId } from '../../src-shared/kernel/ids.ts';
import type { Json } from '../../src-shared/kernel/json.ts';
import { err, type Result } from '../../src-shared/kernel/result.ts';
import type { Dot } from '../../src-shared/records/heads.ts';
import { preference as preferenceDefinition } from '../../src-shared/records/preference.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { PC_MARK } from '../../src-shared/exchange/own-transfer.ts';
import { DEFAULT_ROTATION } from '../../src-shared/rules/rotation-clock.ts';
import { createRecord, editFields } from './commands.ts';
import type { MemberIdentity, PartyRole } from './identity.ts';
import type { SyncState } from './own-pcs/sync-shape.ts';
import { ports, type Session, session, useSession } from './session.ts';
import { thisMachine } from './this-machine.ts';
import { useRevision } from './use-records.ts';

/** Where a folder of the platform is remembered: its handle and what a person calls it. */
export interface KnownPlace {
  readonly handle: string;
  readonly label: string;
}

/** The last back-up that was read back and found equal. */
export interface BackUpNote {
  readonly at: number;
  readonly place: string;
  readonly records: number;
  readonly bytes: number;
  readonly commits: number;
}

/** Parts of one divided file that came and wait for the others; their bytes lie in the vault, each under its digest. */
export interface KeptParts {
  readonly key: string;
  readonly name: string;
  /** Part number → digest of the part as it came. */
  readonly pieces: Readonly<Record<string, string>>;
}

/** Up to when back-ups open with keys of before, or hold what was erased since. */
export interface StaleBackUps {
  readonly keys?: number;
  readonly erased?: number;
}

/** A restore drill: which back-up, and how it went. */
export interface DrillNote {
  readonly at: number;
  readonly place: string;
  readonly madeAt: number;
  readonly records: number;
  /** null when everything was equal. */
  readonly failed: string | null;
}

/** Every setting with its type. A member's settings follow the member, the others the vault. */
export interface Preferences {
  readonly 'look.theme': 'system' | 'light' | 'dark' | 'contrast';
  readonly 'look.language': 'ja' | 'en';
  readonly 'look.textPercent': number;
  readonly 'look.density': 'roomy' | 'compact';
  readonly 'look.motion': 'system' | 'none';
  /** Minutes without a key or a click before the window locks; 0 never. */
  readonly 'lock.minutes': number;
  readonly 'lock.withSystem': boolean;
  readonly 'lock.remember': boolean;
  readonly 'recovery.done': boolean;
  /** When the party's key for received files last left in a file, and by whom. */
  readonly 'key.exported': { readonly at: number; readonly by: string } | null;
  readonly 'backup.place': KnownPlace | null;
  readonly 'backup.last': BackUpNote | null;
  /** A back-up that did not come about after the last good one: said on 今日 until one succeeds. */
  readonly 'backup.failed': { readonly at: number; readonly code: string } | null;
  readonly 'backup.usbAt': number | null;
  readonly 'backup.stale': StaleBackUps | null;
  readonly 'drill.last': DrillNote | null;
  readonly 'emergency.last': { readonly at: number; readonly records: number; readonly sealed: boolean } | null;
  readonly 'backup.keep': number;
  readonly 'backup.weeklyUsb': boolean;
  readonly 'file.personNames': boolean;
  readonly 'file.asciiNames': boolean;
  readonly 'file.mediaNumber': boolean;
  readonly 'file.ownReceipts': boolean;
  /** 分けて保存: at most this much each. */
  readonly 'file.partMegabytes': number;
  /** 送付状: whose names stand on it. */
  readonly 'cover.level': 'none' | 'initials' | 'names';
  /** Working days without an answer before 今日 reminds; null until the office sets its standard. */
  readonly 'answer.reminderDays': number | null;
  readonly 'import.after': 'firstThing' | 'nextFile';
  readonly 'permit.automaticNumbers': boolean;
  readonly 'clock.noticeHours': number;
  readonly 'inbox.place': KnownPlace | null;
  readonly 'inbox.parts': readonly KeptParts[];
  /** The folder all PCs of this party reach. */
  readonly 'pcs.folder': KnownPlace | null;
  /** What this PC and the others of the party have of each other. */
  readonly 'pcs.sync': SyncState | null;
  /** Per kind of table: which heading was chosen for which field. */
  readonly 'tables.headings': Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** 異動の目安 in months: the span after taking up a post, and how long before its end the move is called near. */
  readonly 'rotation.fromMonths': number;
  readonly 'rotation.toMonths': number;
  readonly 'rotation.nearMonths': number;
}

export type PreferenceKey = keyof Preferences;

const MEMBER_KEYS: ReadonlySet<PreferenceKey> = new Set([
  'look.theme',
  'look.language',
  'look.textPercent',
  'look.density',
  'look.motion',
  'lock.minutes',
  'import.after',
]);

/** A folder, what lies in it, and what was done here is this PC's: it stays when the rest travels to another PC of the party. */
const MACHINE_KEYS: ReadonlySet<PreferenceKey> = new Set(['backup.place', 'backup.last', 'backup.failed', 'backup.usbAt', 'backup.stale', 'drill.last', 'inbox.place', 'inbox.parts', 'lock.remember', 'recovery.done', 'pcs.folder', 'pcs.sync']);

const DOCTOR: Preferences = {
  'look.theme': 'system',
  'look.language': 'ja',
  'look.textPercent': 112,
  'look.density': 'roomy',
  'look.motion': 'system',
  'lock.minutes': 30,
  'lock.withSystem': false,
  'lock.remember': false,
  'recovery.done': false,
  'key.exported': null,
  'backup.place': null,
  'backup.last': null,
  'backup.failed': null,
  'backup.usbAt': null,
  'backup.stale': null,
  'drill.last': null,
  'emergency.last': null,
  'backup.keep': 10,
  'backup.weeklyUsb': false,
  'file.personNames': false,
  'file.asciiNames': false,
  'file.mediaNumber': false,
  'file.ownReceipts': false,
  'file.partMegabytes': 8,
  'cover.level': 'none',
  'answer.reminderDays': 10,
  'import.after': 'firstThing',
  'permit.automaticNumbers': false,
  'clock.noticeHours': 1,
  'inbox.place': null,
  'inbox.parts': [],
  'pcs.folder': null,
  'pcs.sync': null,
  'tables.headings': {},
  'rotation.fromMonths': DEFAULT_ROTATION.fromMonths,
  'rotation.toMonths': DEFAULT_ROTATION.toMonths,
  'rotation.nearMonths': DEFAULT_ROTATION.nearMonths,
};

const OFFICE: Preferences = {
  ...DOCTOR,
  'look.textPercent': 100,
  'look.density': 'compact',
  'lock.minutes': 15,
  'lock.withSystem': true,
  'backup.weeklyUsb': true,
  'file.mediaNumber': true,
  'answer.reminderDays': null,
  'import.after': 'nextFile',
};

/** What holds until somebody chooses otherwise (screens.md, Defaults). */
export const defaultPreferences = (role: PartyRole): Preferences => (role === 'doctor' ? DOCTOR : OFFICE);

function storedKey(key: PreferenceKey, member: string): string {
  if (MEMBER_KEYS.has(key)) return `${key}@${member}`;
  return MACHINE_KEYS.has(key) ? `${key}${PC_MARK}${thisMachine() ?? 'here'}` : key;
}

/** Two PCs of one party may each have made the record: the later choice holds. */
function find({ vault, identity, member }: Session, key: PreferenceKey): RecordState | undefined {
  const wanted = storedKey(key, member.id);
  let found: RecordState | undefined;
  for (const record of living(vault.workingSet, 'preference')) {
    if (record.values.setting?.key !== wanted || record.parties.author !== identity.party) continue;
    if (found === undefined || record.stamp[2] > found.stamp[2]) found = record;
  }
  return found;
}

/** A choice another version wrote in another shape counts as not made. */
const fits = (value: Json | undefined, standard: unknown): boolean =>
  value !== undefined && (standard === null || value === null || typeof value === typeof standard);

export function preferenceOf<K extends PreferenceKey>(opened: Session, key: K): Preferences[K] {
  const standard = defaultPreferences(opened.identity.role)[key];
  const value = find(opened, key)?.values.setting?.value;
  return fits(value, standard) ? (value as Preferences[K]) : standard;
}

export const preference = <K extends PreferenceKey>(key: K): Preferences[K] => preferenceOf(session(), key);

export function usePreference<K extends PreferenceKey>(key: K): Preferences[K] {
  const opened = useSession();
  useRevision();
  return preferenceOf(opened, key);
}

export async function setPreference<K extends PreferenceKey>(key: K, value: Preferences[K]): Promise<Result<RecordState>> {
  const opened = session();
  if (opened.vault.readOnly) return err(appError('vault/read-only'));
  const known = find(opened, key);
  const json = value as unknown as Json;
  if (known !== undefined) return editFields(known.id, { value: json });
  return createRecord('preference', { key: storedKey(key, opened.member.id), value: json }, { parties: { author: opened.identity.party } });
}

/** A setting of a vault that nobody has opened on the screen yet. */
export const preferenceRow = <K extends PreferenceKey>(key: K, value: Preferences[K], { member, party }: { readonly member: MemberIdentity; readonly party: PartyId }, dot: Dot): RecordState =>
  draftCreate(
    preferenceDefinition,
    { id: newId(ports().random), person: party, parties: { author: party }, units: { setting: { key: storedKey(key, member.id), value: value as unknown as Json } } },
    dot,
  );
