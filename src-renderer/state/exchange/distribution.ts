import { type Distribution, readInvitation } from '../../../src-shared/exchange/invitation.ts';
import { readKnownParties } from '../../../src-shared/exchange/known-parties.ts';
import { type ReferenceLine, readReferences } from '../../../src-shared/exchange/reference-line.ts';
import { judgeRoster, movesContact, type RosterLine } from '../../../src-shared/exchange/roster.ts';
import { signerStanding, type SignerStanding } from '../../../src-shared/exchange/signer-standing.ts';
import { draftCreate, draftEdit } from '../../../src-shared/journal/draft.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { newId, type PartyId, type RecordId } from '../../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import { displayValue } from '../../../src-shared/records/display-value.ts';
import { exchangeEntry } from '../../../src-shared/records/exchange-entry.ts';
import { formPack as formPackType } from '../../../src-shared/records/form-pack.ts';
import type { Dot } from '../../../src-shared/records/heads.ts';
import { joinRecords, type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import type { RulePack } from '../../../src-shared/rules/rule-pack.ts';
import { cutText } from '../../../src-shared/text/cut-text.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import type { Language } from '../../i18n/index.ts';
import { contactId, contactRow, mayBeVouchedFor, planCard, trustFields } from '../contacts.ts';
import { readFormPackLine } from '../form-pack.ts';
import { permitPack } from '../rule-book.ts';
import { ports, session } from '../session.ts';
import { ledgerNow } from './ledger-now.ts';
import { setRecordId, setRow } from './reference-row.ts';
import type { ReceivedFile } from './read-file.ts';

export interface FieldChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** One data set and what taking it in would do. */
export interface SetPlan {
  readonly line: ReferenceLine;
  readonly recordId: RecordId;
  /** `same` is here already, to the byte. */
  readonly outcome: 'new' | 'same';
  /** Limits that differ from the rules in force today. */
  readonly changes: readonly { readonly label: RulePack['limits'][number]['label']; readonly unit: string; readonly before: number | null; readonly after: number | null }[];
}

/** Everything an invitation, a distribution file or a roster would do here; nothing is written yet. */
export interface DistributionPlan {
  readonly file: ReceivedFile;
  readonly standing: SignerStanding;
  /** What the signer is recognised as; nothing counts from anybody who is not. */
  readonly authority: 'none' | 'office' | 'headquarters';
  readonly sets: readonly SetPlan[];
  readonly roster: readonly RosterLine[];
  readonly formPack: RecordState | null;
  readonly alreadyTaken: boolean;
  /** Things that would be written. */
  readonly count: number;
}

export function limitChanges(next: RulePack, current: RulePack | null): SetPlan['changes'] {
  return next.limits.flatMap(({ key, label, unit, value }) => {
    const before = current?.limits.find((one) => one.key === key)?.value ?? null;
    return before === value ? [] : [{ label, unit, before, after: value }];
  });
}

async function planSet(issuer: PartyId, line: ReferenceLine): Promise<SetPlan> {
  const recordId = await setRecordId(issuer, line);
  const here = session().vault.workingSet.get(recordId);
  const current = line.pack === null ? null : (permitPack(todayInJapan(ports().clock), issuer)?.pack ?? null);
  return { line, recordId, outcome: here === undefined ? 'new' : 'same', changes: line.pack === null ? [] : limitChanges(line.pack, current) };
}

/** The office's form pack as it would stand, or null where it says nothing new. */
function planFormPack(content: Distribution, issuer: PartyId): Result<RecordState | null> {
  if (content.formPack === null) return ok(null);
  const row = readFormPackLine(content.formPack, issuer);
  if (!row.ok) return row;
  const here = session().vault.workingSet.get(row.value.id);
  return ok(here !== undefined && joinRecords(here, row.value).stamp === here.stamp && formPackChanges(row.value, 'ja').length === 0 ? null : row.value);
}

/** Field by field, in words. */
export function formPackChanges(row: RecordState, language: Language): readonly FieldChange[] {
  const here = session().vault.workingSet.get(row.id);
  const before = here === undefined ? {} : shownValues(here);
  const after = shownValues(here === undefined ? row : joinRecords(here, row));
  return Object.entries(formPackType.fields).flatMap(([name, field]) => {
    const [old, now] = [displayValue(field, before[name], language), displayValue(field, after[name], language)];
    return old === now ? [] : [{ label: field.label[language], before: old, after: now }];
  });
}

export async function planDistribution(file: ReceivedFile): Promise<Result<DistributionPlan, AppError>> {
  const content = await readInvitation(file.opened);
  if (!content.ok) return content;
  const { card, header } = file.opened;
  const { party } = card.statement;
  const { workingSet } = session().vault;
  const known = await readKnownParties(workingSet.ofType('contact').values());
  const contact = known.get(party);
  const standing = signerStanding(card, header.from.device, header.createdAt, contact);
  const trusted = standing === 'confirmed' || standing === 'vouched-key';
  const authority = trusted && contact !== undefined ? contact.asOffice : 'none';
  const lines = await readReferences(content.value);
  if (!lines.ok) return lines;
  const sets: SetPlan[] = [];
  for (const line of lines.value) sets.push(await planSet(party, line));
  const staying = new Set<PartyId>();
  for (const { card: listed } of content.value.roster) {
    const { party: one } = listed.statement;
    if (!mayBeVouchedFor(workingSet.get(await contactId(one)))) staying.add(one);
  }
  const roster = judgeRoster(content.value.roster, { self: session().identity.party, signer: authority, known, stays: (one) => staying.has(one) });
  const formPack = planFormPack(content.value, party);
  if (!formPack.ok) return formPack;
  const alreadyTaken = ledgerNow().some((entry) => entry.direction === 'received' && entry.digest === file.opened.digest && entry.state === 'imported');
  const fresh = authority === 'none' ? 0 : sets.filter((set) => set.outcome === 'new').length;
  const count = fresh + roster.filter(movesContact).length + (authority === 'none' || formPack.value === null ? 0 : 1);
  return ok({ file, standing, authority, sets, roster, formPack: formPack.value, alreadyTaken, count });
}

function entryRow({ file }: DistributionPlan, id: RecordId, dot: Dot): RecordState {
  const { opened, name } = file;
  const { header, card, digest, bytes } = opened;
  const units = {
    file: {
      direction: 'received', partner: card.statement.party, partnerName: card.statement.name, number: header.number, device: header.from.device, digest,
      previous: header.previous, purpose: header.purpose, fileName: cutText(name, 400), madeAt: header.createdAt, bytes, contents: [], covers: [],
    },
    progress: { state: 'imported', answeredOn: todayInJapan(ports().clock) },
  };
  const known = ledgerNow().find((entry) => entry.direction === 'received' && entry.digest === digest);
  const record = known === undefined ? undefined : session().vault.workingSet.get(known.id);
  if (record !== undefined) return draftEdit(record, units, dot);
  return draftCreate(exchangeEntry, { id, person: card.statement.party, parties: { author: session().identity.party }, units }, dot);
}

/** Exactly what the preview showed, in one commit that can be taken back as one. */
export async function applyDistribution(plan: DistributionPlan): Promise<Result<RecordId, AppError>> {
  const { vault, identity } = session();
  const { card, header, digest } = plan.file.opened;
  const { party, name } = card.statement;
  const fresh = plan.authority === 'none' ? [] : plan.sets.filter((set) => set.outcome === 'new');
  for (const { line } of fresh) {
    if (line.bytes === null) continue;
    const stored = await vault.putBlob(line.bytes);
    if (!stored.ok) return stored;
  }
  const moved: { readonly line: RosterLine; readonly plan: Awaited<ReturnType<typeof planCard>> }[] = [];
  for (const line of plan.roster.filter(movesContact)) moved.push({ line, plan: await planCard(line.card) });
  const entryId = newId(ports().random);
  const note = { what: header.kind, sender: party, name, digest, device: header.from.device, number: header.number, fileName: plan.file.name };
  const saved = await vault.commit('import', note, (dot) => {
    const rows = [entryRow(plan, entryId, dot)];
    for (const set of fresh) rows.push(setRow(set, { party, name, at: header.createdAt }, { own: identity.party, today: todayInJapan(ports().clock) }, dot));
    if (plan.formPack !== null && plan.authority !== 'none') rows.push(plan.formPack);
    for (const { line, plan: cardPlan } of moved) {
      const row = contactRow(cardPlan, trustFields('roster', line.recognise, { by: party }), dot);
      if (row !== null) rows.push(row);
    }
    return rows;
  });
  if (!saved.ok) return saved;
  return ok(ledgerNow().find((entry) => entry.direction === 'received' && entry.digest === digest)?.id ?? entryId);
}

