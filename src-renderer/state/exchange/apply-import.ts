import { filesInSteps } from '../../../src-shared/exchange/build-export.ts';
import { type Card, openCard } from '../../../src-shared/exchange/card.ts';
import { importCommit } from '../../../src-shared/exchange/import-commit.ts';
import { isHeldAlready } from '../../../src-shared/exchange/release-held.ts';
import { signedText } from '../../../src-shared/exchange/signed-text.ts';
import type { CommitNote } from '../../../src-shared/journal/commit.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { newId, type PartyId, type RecordId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { acceptedRows, isStale } from '../../../src-shared/merge/plan-merge.ts';
import type { Dot } from '../../../src-shared/records/heads.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { contactId, contactOf, contactRow, mayBeVouchedFor, planCard, trustFields, keepCard } from '../contacts.ts';
import { editFields } from '../commands.ts';
import { followOwnRecords } from '../open-session.ts';
import { eraseAlong } from '../own-pcs/erase-along.ts';
import { pcName, takeOwnFile } from '../own-pcs/take-own-file.ts';
import { ports, session } from '../session.ts';
import { acceptByCode, linkByCode, type RowsAt } from './accept-code.ts';
import { carryOver, oneRowEach } from './carry-over.ts';
import { inSteps, pauses } from './in-steps.ts';
import { ledgerNow } from './ledger-now.ts';
import type { DossierMatch } from './link-person.ts';
import { stillStands } from './plan-ground.ts';
import type { PlannedFile } from './plan-received.ts';

export interface Applied {
  readonly seq: number;
  /** Records that changed. */
  readonly changes: number;
  /** The case a doctor should look at first. */
  readonly firstCase: RecordId | null;
}

/** Above this a commit is written as pages, in slices. */
const BULK_ROWS = 2_000;

const noteOf = ({ file, plan }: PlannedFile): CommitNote => ({
  what: 'import', digest: file.opened.digest, sender: plan.trust.party, name: plan.trust.name,
  device: file.opened.header.from.device, number: file.opened.header.number, fileName: file.name,
  ...(plan.trust.byCode ? { code: plan.trust.code?.recordId ?? '' } : {}),
});

/** The rows of the one commit; refused when something the plan read has changed since. */
async function rowsFor(planned: PlannedFile, dot: Dot, byCode: RowsAt | null): Promise<Result<readonly RecordState[], AppError>> {
  const { workingSet } = session().vault;
  const { plan, file, ground, restored } = planned;
  const local = (id: RecordId): RecordState | undefined => workingSet.get(id);
  const stale = (await inSteps(isStale(plan.merge, local), pauses())) || !(await inSteps(stillStands(ground, restored.records), pauses()));
  if (stale) return err(appError('exchange/plan-stale', { name: file.name, number: file.opened.header.number }));
  const draft = importCommit(
    {
      plan, opened: file.opened, fileName: file.name, requests: planned.restored.requests, self: session().identity.party, dot,
      today: todayInJapan(ports().clock), newId: () => newId(ports().random), ledger: ledgerNow(), local,
      ...(plan.trust.standing === 'own' ? { own: { name: pcName(file.opened.header.from.device) || session().identity.name, entryId: planned.dayEntry ?? null } } : {}),
    },
    isHeldAlready(workingSet.ofType('heldRow').values()),
  );
  if (!draft.ok) return draft;
  const confirming = byCode?.(dot) ?? ok([]);
  if (!confirming.ok) return confirming;
  const rows = [...draft.value.rows, ...confirming.value];
  const { returned } = plan.trust;
  const { party } = session().identity;
  if (returned === null || returned.party === party) return ok(rows);
  return ok(oneRowEach([...rows, ...carryOver(party, returned.party, acceptedRows(plan.merge), dot)]));
}

function caseOf(planned: PlannedFile): RecordId | null {
  for (const { accept } of planned.plan.merge.records) {
    const caseId = accept?.type === 'permitEvent' ? accept.values['act']?.['caseId'] : accept?.type === 'permit' ? accept.values['ground']?.['caseId'] : undefined;
    if (typeof caseId === 'string') return caseId;
  }
  return null;
}

/**
 * 移管: the doctor gets to know the new office through the old one, which is theirs; the new office
 * keeps the doctor's card, to be confirmed when their first own file comes.
 */
async function keepTransferCards(planned: PlannedFile): Promise<void> {
  const { identity, vault } = session();
  for (const { accept } of planned.plan.merge.records) {
    if (accept?.type !== 'caseTransfer') continue;
    const { author, office, subject } = accept.parties;
    const toDoctor = subject === identity.party;
    const signed = signedText.safeParse(accept.values['act']?.[toDoctor ? 'officeCard' : 'personCard']);
    const card = signed.success ? await openCard(signed.data) : null;
    if (card === null || !card.ok || card.value.statement.party !== (toDoctor ? office : subject)) continue;
    const known = vault.workingSet.get(await contactId(card.value.statement.party));
    if (known !== undefined && (shownValues(known)['state'] !== 'seen' || !mayBeVouchedFor(known))) continue;
    const plan = await planCard(card.value);
    const vouch = toDoctor && plan.what !== 'changed';
    const trust = vouch ? trustFields('transfer', 'office', author === undefined ? {} : { by: author }) : {};
    await vault.commit('edit', { what: vouch ? 'confirmed' : 'seen', how: 'transfer' }, (dot) => {
      const row = contactRow(plan, trust, dot);
      return row === null ? [] : [row];
    });
  }
}

/** The card of the other doctor in a pair, and what would become of it. */
export interface PairCard {
  readonly card: Card;
  readonly coordinator: PartyId | undefined;
  /** A person here took this confirmation back, stopped or threw away the contact: it stays as it is. */
  readonly stays: boolean;
}

/** 組: the coordinator's file carries the card of the other one, confirmed by the office that made the pair. */
export async function pairCards(planned: PlannedFile): Promise<readonly PairCard[]> {
  if (planned.plan.trust.recognisedAs === 'none') return [];
  const { identity, vault } = session();
  const found: PairCard[] = [];
  for (const { accept } of planned.plan.merge.records) {
    if (accept?.type !== 'mentorPair') continue;
    for (const field of ['mentorCard', 'menteeCard']) {
      const signed = signedText.safeParse(accept.values['pair']?.[field]);
      const card = signed.success ? await openCard(signed.data) : null;
      if (card === null || !card.ok || card.value.statement.party === identity.party) continue;
      const known = vault.workingSet.get(await contactId(card.value.statement.party));
      if (known !== undefined && shownValues(known)['state'] === 'confirmed' && mayBeVouchedFor(known)) continue;
      found.push({ card: card.value, coordinator: accept.parties.coordinator, stays: !mayBeVouchedFor(known) });
    }
  }
  return found;
}

async function keepPairCards(cards: readonly PairCard[]): Promise<void> {
  for (const { card, coordinator, stays } of cards) {
    if (stays) continue;
    const plan = await planCard(card);
    // A card that does not fit the one known before waits for a person.
    const trust = plan.what === 'changed' ? {} : trustFields('pair', 'none', coordinator === undefined ? {} : { by: coordinator });
    await session().vault.commit('edit', { what: 'confirmed', how: 'pair' }, (dot) => {
      const row = contactRow(plan, trust, dot);
      return row === null ? [] : [row];
    });
  }
}

/** Whoever sends us files has confirmed us: the code it once gave us has served. */
async function forgetCode(party: PartyId): Promise<void> {
  const contact = await contactOf(party);
  if (contact !== undefined && typeof shownValues(contact)['typedCode'] === 'string') await editFields(contact.id, { typedCode: null }, { what: 'codeServed' });
}

export interface ApplyOptions {
  readonly progress?: (rows: number) => void;
  readonly signal?: AbortSignal;
  /** The line of the staff list for a first file by code: the one it was issued for where the names agree, unless somebody chose. */
  readonly link?: DossierMatch | null;
}

/** Attachments that were stored for this file alone and that no record came to name. */
async function takeBackAttachments(stored: readonly string[]): Promise<void> {
  if (stored.length === 0) return;
  const { vault } = session();
  const needed = new Set((await inSteps(filesInSteps(vault.workingSet.all()), pauses())).map(({ hash }) => hash));
  for (const hash of stored) if (!needed.has(hash)) await vault.dropBlob(hash);
}

/** Exactly what the preview showed, as one commit. Stopped or refused it leaves nothing behind. */
export async function applyImport(planned: PlannedFile, options: ApplyOptions = {}): Promise<Result<Applied, AppError>> {
  const stored: string[] = [];
  const applied = await applyStoring(planned, options, stored);
  if (!applied.ok) await takeBackAttachments(stored);
  return applied;
}

/** Attachments are stored before the commit that names them; `stored` gets those that were not here. */
async function applyStoring(planned: PlannedFile, options: ApplyOptions, stored: string[]): Promise<Result<Applied, AppError>> {
  const { vault } = session();
  const { plan, file } = planned;
  if (!plan.trust.mayApply) return err(appError('exchange/unknown-signer', { name: plan.trust.name }));
  for (const attachment of plan.attachments) {
    if (options.signal?.aborted === true) return err(appError('desktop/cancelled'));
    const isHere = await vault.hasBlob(attachment.sha256);
    // also where it is here: what does not open any more is written anew
    const kept = await vault.putBlob(attachment.bytes);
    if (!kept.ok) return kept;
    if (!isHere) stored.push(attachment.sha256);
  }
  const pairs = await pairCards(planned);
  let byCode: RowsAt | null = null;
  if (plan.trust.byCode) {
    const proposed = linkByCode(planned);
    const link = options.link === undefined ? (proposed?.fits === true ? proposed.match : null) : options.link;
    byCode = await acceptByCode(planned, link);
  }
  const accepted = plan.merge.records.filter((record) => record.accept !== null).length;
  let seq: number;
  if (accepted > BULK_ROWS) {
    let refused: AppError | null = null;
    // A refusal found while the rows are made leaves nothing behind: the bulk is given up before its one commit.
    const stop = new AbortController();
    options.signal?.addEventListener('abort', () => stop.abort());
    const done = await vault.bulk(
      async (dot) => {
        const rows = await rowsFor(planned, dot, byCode);
        if (rows.ok) return rows.value;
        refused = rows.error;
        stop.abort();
        return [];
      },
      noteOf(planned),
      { kind: 'import', signal: stop.signal, ...(options.progress === undefined ? {} : { progress: options.progress }) },
    );
    if (refused !== null) return err(refused);
    if (!done.ok) return done;
    seq = done.value.seq;
  } else {
    const done = await vault.commit('import', noteOf(planned), (dot) => rowsFor(planned, dot, byCode));
    if (!done.ok) return done;
    seq = done.value.seq;
  }
  if (plan.trust.returned !== null) {
    const followed = await followOwnRecords();
    if (!followed.ok) return followed;
  }
  if (plan.trust.party !== session().identity.party) await keepCard(file.opened.card);
  else if (plan.trust.standing === 'own') {
    // Before the other PC hears that its file was taken in.
    const erased = await eraseAlong(plan.erasing, noteOf(planned));
    if (!erased.ok) return erased;
    const taken = await takeOwnFile(planned, planned.partly !== true);
    if (!taken.ok) return taken;
  }
  await keepPairCards(pairs);
  await keepTransferCards(planned);
  await forgetCode(plan.trust.party);
  return ok({ seq, changes: accepted, firstCase: caseOf(planned) });
}

/** 確認待ち: the file is kept whole with its line in the ledger; nothing in it is applied. */
export async function keepWaiting(planned: PlannedFile): Promise<Result<null, AppError>> {
  const { vault } = session();
  const { file } = planned;
  const kept = await vault.putBlob(file.bytes);
  if (!kept.ok) return kept;
  // Another key for a known party is no reason to touch what was confirmed: its card stays in the kept file.
  if (planned.plan.trust.standing === 'unknown') {
    const card = await keepCard(file.opened.card);
    if (!card.ok) return card;
  }
  const waiting = { ...planned, plan: { ...planned.plan, trust: { ...planned.plan.trust, mayApply: false } } };
  const saved = await vault.commit('exchange', { ...noteOf(planned), what: 'waiting' }, (dot) => {
    const draft = importCommit({
      plan: waiting.plan, opened: file.opened, fileName: file.name, requests: planned.restored.requests, self: session().identity.party, dot,
      today: todayInJapan(ports().clock), newId: () => newId(ports().random), ledger: ledgerNow(), local: (id) => vault.workingSet.get(id),
    });
    return draft.ok ? ok(draft.value.rows) : draft;
  });
  return saved.ok ? ok(null) : saved;
}
