import permit2026 from '../../assets/rules/permit-2026.json';
import holidaysJp from '../../assets/reference/holidays-jp.json';
import { living } from '../../src-shared/journal/living.ts';
import type { PartyId } from '../../src-shared/kernel/ids.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { type RecordState, shownValues } from '../../src-shared/records/record-state.ts';
import type { CivilDate } from '../../src-shared/time/civil-date.ts';
import { type HolidayCalendar, readHolidays } from '../../src-shared/time/holidays.ts';
import { KNOWN_EVALUATORS, type LoadedPack, loadRulePacks, newestApplicable, type OfferedPack, type RuleBook } from '../../src-shared/rules/load-rule-packs.ts';
import { rulePackEnvelope, rulePackSchema } from '../../src-shared/rules/rule-pack.ts';
import { type Session, useSessionStore } from './session.ts';

let shipped: RuleBook = { usable: [], kept: [], refused: [] };

const shippedHolidays: HolidayCalendar = must(readHolidays(holidaysJp));

/** Reads the shipped packs once, before the first screen. */
export async function readShippedRules(): Promise<void> {
  shipped = await loadRulePacks([permit2026]);
}

/** What this version ships with. */
export const ruleBook = (): RuleBook => shipped;

const openSession = (): Session | null => {
  const { phase } = useSessionStore.getState();
  return phase.kind === 'open' || phase.kind === 'filling' ? phase.session : null;
};

export type Recognised = 'self' | 'office' | 'headquarters';

interface Received {
  readonly record: RecordState;
  readonly issuer: PartyId;
  readonly recognised: Recognised | null;
  readonly issuedAt: number;
  /** Null for other kinds, and for rules this version cannot use. */
  readonly pack: LoadedPack | null;
  readonly calendar: HolidayCalendar | null;
}

/** What stored sets say, read once per state of each record. */
const readings = new WeakMap<RecordState, Pick<Received, 'pack' | 'calendar'>>();

function read(record: RecordState): Pick<Received, 'pack' | 'calendar'> {
  const known = readings.get(record);
  if (known !== undefined) return known;
  const { kind, raw, digest } = shownValues(record);
  let pack: LoadedPack | null = null;
  let calendar: HolidayCalendar | null = null;
  if (kind === 'rulePack') {
    const envelope = rulePackEnvelope.safeParse(raw);
    const evaluator = envelope.success ? envelope.data.evaluator : null;
    const usable = evaluator !== null && Object.hasOwn(KNOWN_EVALUATORS, evaluator.name) && KNOWN_EVALUATORS[evaluator.name]?.includes(evaluator.version) === true;
    const parsed = usable ? rulePackSchema.safeParse(raw) : null;
    if (parsed?.success === true) pack = { pack: parsed.data, digest: String(digest ?? '') };
  } else if (kind === 'calendar') {
    const days = readHolidays(raw);
    if (days.ok) calendar = days.value;
  }
  const found = { pack, calendar };
  readings.set(record, found);
  return found;
}

/** How each party stands here today: only a recognised issuer's rules count. */
function recognisedParties({ vault, identity }: Session): ReadonlyMap<PartyId, Recognised> {
  const found = new Map<PartyId, Recognised>([[identity.party, 'self']]);
  for (const contact of living(vault.workingSet, 'contact')) {
    const trust = contact.values['trust'];
    if (trust?.['state'] !== 'confirmed') continue;
    if (trust['asOffice'] === 'office' || trust['asOffice'] === 'headquarters') found.set(contact.person, trust['asOffice']);
  }
  return found;
}

let cache: { readonly session: Session; readonly revision: number; readonly sets: readonly Received[] } | null = null;

/** Every set that was handed down or loaded here, with how far its issuer counts today. */
export function receivedSets(): readonly Received[] {
  const session = openSession();
  if (session === null) return [];
  const { workingSet } = session.vault;
  if (cache?.session === session && cache.revision === workingSet.revision) return cache.sets;
  const records = [...living(workingSet, 'referenceSet')];
  const parties = records.length === 0 ? new Map<PartyId, Recognised>() : recognisedParties(session);
  const sets = records.map((record): Received => {
    const { issuer, issuedAt } = shownValues(record);
    return { record, issuer: String(issuer ?? ''), recognised: parties.get(String(issuer ?? '')) ?? null, issuedAt: typeof issuedAt === 'number' ? issuedAt : 0, ...read(record) };
  });
  cache = { session, revision: workingSet.revision, sets };
  return sets;
}

/** An office's own rules are for its own cases; headquarters' and our own are for all of ours. */
const applies = ({ issuer, recognised }: Received, office: PartyId | null): boolean =>
  recognised === 'self' || recognised === 'headquarters' || (recognised === 'office' && openSession()?.identity.role === 'doctor' && (office === null || office === issuer));

function offered(office: PartyId | null): readonly OfferedPack[] {
  const received = receivedSets().flatMap((one) => (one.pack !== null && applies(one, office) ? [{ ...one.pack, issuedAt: one.issuedAt }] : []));
  return [...shipped.usable.map((loaded) => ({ ...loaded, issuedAt: null })), ...received];
}

/**
 * The permit rules in force on a day for cases of an office, or null where none is known. Without an office
 * (nothing handed in yet) every recognised office's rules count.
 */
export const permitPack = (on: CivilDate, office: PartyId | null = null): LoadedPack | null => newestApplicable(offered(office), 'permit', on);

/** The calendar with the latest word, of those handed down by recognised parties and the shipped one. */
function calendarNow(): HolidayCalendar {
  let latest = shippedHolidays;
  for (const one of receivedSets()) if (one.calendar !== null && applies(one, null) && one.calendar.source.asOf > latest.source.asOf) latest = one.calendar;
  return latest;
}

/** The holidays in use, with their source; always the calendar of the moment. */
export const holidays: HolidayCalendar = {
  get firstYear() {
    return calendarNow().firstYear;
  },
  get lastYear() {
    return calendarNow().lastYear;
  },
  get source() {
    return calendarNow().source;
  },
  get names() {
    return calendarNow().names;
  },
};
