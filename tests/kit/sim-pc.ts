import { cardsInTransfers } from '../../src-shared/exchange/transfer-cards.ts';
import { readTransfers } from '../../src-shared/rules/case-transfers.ts';
import { nextAct, permitCase, type PermitCaseView } from '../../src-shared/acts/permit-case.ts';
import { permitOfDecision } from '../../src-shared/acts/permit-of-decision.ts';
import { signAct } from '../../src-shared/acts/sign-act.ts';
import { submissionDigest, submissionOf } from '../../src-shared/acts/submission-digest.ts';
import { badActs } from '../../src-shared/acts/verify-act.ts';
import { buildExport, type ExportDraft, type ExportOptions } from '../../src-shared/exchange/build-export.ts';
import type { Card } from '../../src-shared/exchange/card.ts';
import { fileName } from '../../src-shared/exchange/file-name.ts';
import { changesNothing, importCommit, undoneEntry } from '../../src-shared/exchange/import-commit.ts';
import { readKnownParties } from '../../src-shared/exchange/known-parties.ts';
import { knownTo, type LedgerContent, type LedgerEntry, nextFile, readLedger } from '../../src-shared/exchange/ledger.ts';
import { receiptKey, receiptsDue } from '../../src-shared/exchange/ledger-progress.ts';
import { ASK_RECEIPT_ONLY, receiptRequests, requestsDue, RESEND_ONLY, resendRequests } from '../../src-shared/exchange/ledger-requests.ts';
import type { Receiver } from '../../src-shared/exchange/merge-context.ts';
import type { FileRequest } from '../../src-shared/exchange/requests.ts';
import { ownTransfer } from '../../src-shared/exchange/own-transfer.ts';
import { countShared } from '../../src-shared/exchange/many-deletions.ts';
import { type ImportPlan, planImport } from '../../src-shared/exchange/plan-import.ts';
import { POLICIES, type Purpose } from '../../src-shared/exchange/policy.ts';
import { readContainer } from '../../src-shared/exchange/read-container.ts';
import type { Receipt } from '../../src-shared/exchange/receipts.ts';
import { recordLines } from '../../src-shared/exchange/record-lines.ts';
import { heldFiles, isHeldAlready, planRelease, readHeld, releaseRows } from '../../src-shared/exchange/release-held.ts';
import { restoreLines } from '../../src-shared/exchange/restore-lines.ts';
import { allSteps } from '../../src-shared/kernel/steps.ts';
import { keptOnUndo } from '../../src-shared/exchange/undo-import.ts';
import { writeContainer } from '../../src-shared/exchange/write-container.ts';
import { type Commit, type CommitKind, type CommitNote, retracts } from '../../src-shared/journal/commit.ts';
import { draftCreate, draftDelete, draftEdit, draftRestore } from '../../src-shared/journal/draft.ts';
import { foldCommits } from '../../src-shared/journal/fold.ts';
import { createWorkingSet } from '../../src-shared/journal/working-set.ts';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { base64url, hex, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import { type Id, newId } from '../../src-shared/kernel/ids.ts';
import type { Json } from '../../src-shared/kernel/json.ts';
import type { Random } from '../../src-shared/kernel/ports.ts';
import { err, must, type Result } from '../../src-shared/kernel/result.ts';
import type { Dot, UnitValue } from '../../src-shared/records/heads.ts';
import { caseTransfer } from '../../src-shared/records/case-transfer.ts';
import { isReturned, refuseReturnedFile } from '../../src-shared/exchange/refuse-returned.ts';
import { cardsInReturnedCopy, returnedCopyIn } from '../../src-shared/exchange/returned-copy.ts';
import { returnedCopy } from '../../src-shared/records/returned-copy.ts';
import { deletionStatement } from '../../src-shared/records/deletion-statement.ts';
import { permitEvent } from '../../src-shared/records/permit-event.ts';
import type { Parties, RecordState } from '../../src-shared/records/record-state.ts';
import { definitionOf, type RecordType } from '../../src-shared/records/registry.ts';
import { splitFields } from '../../src-shared/records/split-fields.ts';
import type { PermitEventKind } from '../../src-shared/rules/permit-moves.ts';
import { todayInJapan } from '../../src-shared/time/civil-date.ts';
import { type Hlc, tick } from '../../src-shared/time/hlc.ts';
import { seededRandom } from './party.ts';
import { bytesOf } from './random-history.ts';
import { makeSimParty, type SimDevice, type SimParty, type SimPartyWish } from './sim-party.ts';

/** Time that passes for everybody; each PC reads it with its own error. */
export interface SimWorld {
  readonly random: Random & { below(limit: number): number };
  now: number;
  /** Told of every commit before it is joined: what a test may want to remember of the moment. */
  watch?: (device: Id, rows: readonly RecordState[], before: (id: Id) => RecordState | undefined) => void;
  party(wish: SimPartyWish): Promise<SimParty>;
  pc(party: SimParty, more?: { device?: number; skewMs?: number }): SimPc;
}

export interface SimFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly digest: string;
  readonly number: number;
}

export interface Received {
  readonly plan: ImportPlan;
  /** Sequence number of the import; null when there was nothing to commit. */
  readonly seq: number | null;
}

type Values = Readonly<Record<string, Json>>;

export function simWorld(seed: number, now = Date.UTC(2026, 3, 3, 1)): SimWorld {
  const world: SimWorld = {
    random: seededRandom(seed),
    now,
    party: (wish) => makeSimParty(wish, world.random, now - 86_400_000),
    pc: (party, more = {}) => simPc(world, party, party.devices[more.device ?? 0] as SimDevice, more.skewMs ?? 0),
  };
  return world;
}

export type SimPc = ReturnType<typeof simPc>;

const contactId = async (party: Id): Promise<Id> => base64url((await sha256(utf8(`career-desk/contact\0${party}`))).slice(0, 12));

const BRINGS: ReadonlySet<string> = new Set(['submit', 'resubmit', 'paper', 'changeRequest']);

/** One PC in memory: its journal is the truth, the working set the fold of it. Files are real, sealed bytes. */
function simPc(world: SimWorld, party: SimParty, device: SimDevice, skewMs: number) {
  const journal: Commit[] = [];
  let set = createWorkingSet();
  const blobs = new Map<string, { bytes: Uint8Array; type: string }>();
  let n = 0;
  let last: Hlc = 0;
  const clock = { skewMs, now: (): number => world.now + clock.skewMs };

  const dot = (): Dot => {
    world.now += 1000;
    n += 1;
    last = tick(clock, last);
    return { by: device.id, n, at: last };
  };
  const commit = (kind: CommitKind, rows: readonly RecordState[], note: CommitNote = {}): number => {
    const seq = journal.length + 1;
    // Frames are bytes: nothing survives that JSON does not carry.
    const kept = JSON.parse(JSON.stringify(rows)) as RecordState[];
    world.watch?.(device.id, kept, (id) => set.get(id));
    journal.push({ seq, kind, device: device.id, n, at: last, member: party.member.id, note, parts: [{ person: party.id, key: 'records', rows: kept }] });
    if (kind === 'retract') {
      set = createWorkingSet();
      for (const record of foldCommits(journal).values()) set.put(record);
    } else for (const row of kept) set.join(row, seq);
    return seq;
  };
  const get = (id: Id): RecordState => {
    const record = set.get(id);
    if (record === undefined) throw new Error(`no record ${id}`);
    return record;
  };

  const create = (type: RecordType, values: Values, more: { id?: Id; person?: string; parties?: Parties } = {}): RecordState => {
    const definition = definitionOf(type);
    if (definition === undefined) throw new Error(type);
    const parties = more.parties ?? Object.fromEntries(definition.parties.map((role) => [role, party.id]));
    const record = { id: more.id ?? newId(world.random), person: more.person ?? party.id, parties, units: splitFields(definition, values) };
    const row = draftCreate(definition, record, dot());
    commit('edit', [row]);
    return get(row.id);
  };
  const edit = (id: Id, values: Values): RecordState => {
    const record = get(id);
    const definition = definitionOf(record.type);
    if (definition === undefined) throw new Error(record.type);
    commit('edit', [draftEdit(record, splitFields(definition, values, record), dot())]);
    return get(id);
  };
  const attach = async (bytes: Uint8Array, name: string, type = 'application/pdf'): Promise<Json> => {
    const hash = hex(await sha256(bytes));
    blobs.set(hash, { bytes, type });
    return { hash, name, type, size: bytes.length };
  };

  /** Confirms another party's card, as a person would. */
  const meet = async (card: Card, asOffice: 'none' | 'office' | 'headquarters' = 'none', state = 'confirmed'): Promise<void> => {
    const id = await contactId(card.statement.party);
    const values = { card: card.signed as unknown as Json, name: card.statement.name, role: 'doctor', state, how: 'words', asOffice };
    if (set.get(id) === undefined) create('contact', values, { id, person: card.statement.party });
    else edit(id, values);
  };
  const known = () => readKnownParties(set.ofType('contact').values());
  const ledger = (): readonly LedgerEntry[] => readLedger(set.ofType('exchangeEntry').values(), (id) => set.get(id), undefined, device.id);

  const caseOf = (caseId: Id): PermitCaseView =>
    permitCase(caseId, set.get(caseId), [...set.ofType('permitEvent').values()].filter((record) => record.values.act?.caseId === caseId), readTransfers(set.ofType('caseTransfer').values()));

  /** Makes, signs and commits an act, without asking whether the table allows it: hostile PCs exist. */
  const act = async (caseId: Id, kind: PermitEventKind, fields: UnitValue = {}, more: { office?: Id; subject?: Id; signAs?: SimParty } = {}): Promise<RecordState> => {
    const view = caseOf(caseId);
    const submission = view.application === undefined ? null : submissionOf(view.application);
    const brings = BRINGS.has(kind) && submission !== null ? { submission, digest: await submissionDigest(submission) } : undefined;
    const value = { ...nextAct(view, { kind, fields: { actedBy: party.member.name, ...fields }, ...(brings === undefined ? {} : { brings }) }), ...('submission' in fields ? fields : {}) };
    const subject = more.subject ?? view.subject ?? party.id;
    const parties: Parties = { author: party.id, subject, office: more.office ?? view.office ?? party.id };
    const id = newId(world.random);
    const { member } = more.signAs ?? party;
    const signed = await signAct(id, parties, value, { member: member.id, publicKey: member.keys.publicKey, privateKey: member.keys.privateKey, certificate: member.certificate });
    const at = dot();
    const row = draftCreate(permitEvent, { id, person: view.application?.person ?? subject, parties, units: { act: signed } }, at);
    const permit = permitOfDecision(view, row, newId(world.random), at);
    commit('act', permit === null ? [row] : [row, permit], { what: 'act', act: kind });
    return get(id);
  };

  /** 消去証明, signed by the member of this PC. */
  const statement = async (asker: Id, values: Values): Promise<RecordState> => {
    const id = newId(world.random);
    const parties: Parties = { author: party.id, subject: asker };
    const { member } = party;
    const signed = await signAct(id, parties, { answeredBy: member.name, ...values }, { member: member.id, publicKey: member.keys.publicKey, privateKey: member.keys.privateKey, certificate: member.certificate }, 'erase');
    commit('act', [draftCreate(deletionStatement, { id, person: asker, parties, units: { statement: signed } }, dot())]);
    return get(id);
  };
  /** 移管: hands cases of a doctor over to another office. */
  const handOver = async (to: SimParty, doctor: SimParty, caseIds: readonly Id[], more: { author?: Id } = {}): Promise<RecordState> => {
    const parties: Parties = { author: more.author ?? party.id, subject: doctor.id, office: to.id };
    const id = newId(world.random);
    const { member } = party;
    const act = { personName: doctor.name, fromName: party.name, toName: to.name, movedOn: todayInJapan(clock), actedBy: member.name, caseIds: [...caseIds], personCard: doctor.card.signed as unknown as Json, officeCard: to.card.signed as unknown as Json };
    const signed = await signAct(id, parties, act, { member: member.id, publicKey: member.keys.publicKey, privateKey: member.keys.privateKey, certificate: member.certificate });
    commit('act', [draftCreate(caseTransfer, { id, person: doctor.id, parties, units: { act: signed } }, dot())]);
    return get(id);
  };

  /** 控え一式: says that a doctor's new card stands for the party known before. */
  const giveBack = async (to: SimParty, before: Id, more: { cards?: readonly SimParty[]; author?: Id; newKey?: string } = {}): Promise<RecordState> => {
    const parties: Parties = { author: more.author ?? party.id, subject: before };
    const id = newId(world.random);
    const { member } = party;
    const { key, recipient } = to.card.statement;
    const act = {
      personName: to.name, fromName: party.name, returnedOn: todayInJapan(clock), lostOn: '2026-04-01', actedBy: member.name,
      newParty: to.id, newKey: more.newKey ?? key, newRecipient: recipient, dossiers: [], cards: (more.cards ?? []).map((one) => one.card.signed as unknown as Json),
    };
    const signed = await signAct(id, parties, act, { member: member.id, publicKey: member.keys.publicKey, privateKey: member.keys.privateKey, certificate: member.certificate });
    commit('act', [draftCreate(returnedCopy, { id, person: before, parties, units: { act: signed } }, dot())]);
    return get(id);
  };

  const write = async (rows: readonly RecordState[], contents: readonly LedgerContent[], files: readonly { hash: string }[], to: Card, kind: 'exchange' | 'transfer' | 'receipt' | 'returned', purpose: string, receipts: readonly Receipt[], requests: readonly FileRequest[] = []): Promise<SimFile> => {
    const series = nextFile(ledger(), device.id, to.statement.party, contents);
    const attachments = files.map(({ hash }) => blobs.get(hash)).filter((blob) => blob !== undefined);
    const written = must(
      await writeContainer({
        header: {
          kind, purpose, app: 'sim', createdAt: clock.now(), number: series.number, previous: series.previous, cancelled: series.cancelled,
          replyTo: receipts.map((receipt) => receipt.of), to: [{ party: to.statement.party, recipient: to.statement.recipient }], extra: { contains: series.contains },
        },
        signer: { card: party.card, device: device.id, member: party.member.id, privateKey: device.keys.privateKey },
        lines: recordLines(rows, receipts, requests),
        attachments,
      }),
    );
    const label = purpose in POLICIES ? POLICIES[purpose as Purpose].label.ja : purpose;
    const name = fileName({ date: todayInJapan(clock), purpose: label, to: null, number: series.number, bytes: written.bytes.length, digest: written.digest });
    create('exchangeEntry', {
      direction: 'sent', partner: to.statement.party, partnerName: to.statement.name, number: series.number, device: device.id, digest: written.digest, purpose,
      fileName: name, madeAt: clock.now(), bytes: written.bytes.length, contents: contents as unknown as Json, receipts: receipts.map(receiptKey), covers: [...series.contains],
      requests: requests.map(({ what, device: whose, numbers }) => ({ what, device: whose, numbers })) as unknown as Json, state: 'made',
    });
    blobs.set(written.digest, { bytes: written.bytes, type: 'cdesk' });
    return { bytes: written.bytes, name, digest: written.digest, number: series.number };
  };
  const draft = (purpose: Purpose, recipient: Id, options: ExportOptions = {}): Result<ExportDraft> =>
    buildExport(set, purpose, { self: party.id, recipient }, { held: knownTo(ledger(), recipient), ...options });
  const send = async (purpose: Purpose, to: SimParty, options: ExportOptions & { readonly about?: Id } = {}): Promise<SimFile> => {
    const { about = to.id, ...rest } = options;
    const { rows, contents, attachments } = must(draft(purpose, about, rest));
    return write(rows, contents, attachments, to.card, purpose === 'returned' ? 'returned' : 'exchange', purpose, receiptsDue(ledger(), to.id, clock.now()), requestsDue(ledger(), to.id, clock.now()));
  };
  /** Exactly these records, whatever the policy would say: hostile PCs exist. */
  const sendRows = (rows: readonly RecordState[], to: SimParty, purpose: Purpose): Promise<SimFile> =>
    write(rows.map((row) => ({ ...row, commits: [] })), rows.map(({ id, type, values }) => ({ id, type, units: Object.keys(values) })), [], to.card, purpose === 'returned' ? 'returned' : 'exchange', purpose, []);
  /** Everything to another PC of the same party. */
  const transfer = async (): Promise<SimFile> => {
    const { rows, contents, attachments } = ownTransfer(set, { self: party.id, recipient: party.id });
    return write(rows, contents, attachments, party.card, 'transfer', 'own', []);
  };
  /** The one-click request for exactly what is missing. */
  const sendRequest = (to: SimParty): Promise<SimFile> => write([], [], [], to.card, 'receipt', RESEND_ONLY, receiptsDue(ledger(), to.id, clock.now()), resendRequests(ledger(), to.id, clock.now()));
  const askReceipts = (to: SimParty): Promise<SimFile> => write([], [], [], to.card, 'receipt', ASK_RECEIPT_ONLY, [], receiptRequests(ledger(), to.id, clock.now()));
  /** The stored bytes of a file that was made before. */
  const storedFile = (entry: LedgerEntry): SimFile => ({ bytes: blobs.get(entry.digest)?.bytes ?? new Uint8Array(), name: entry.fileName, digest: entry.digest, number: entry.number });
  const sendReceipts = (to: SimParty): Promise<SimFile> => write([], [], [], to.card, 'receipt', 'receipt', receiptsDue(ledger(), to.id, clock.now()));

  const receiverNow = (contacts: Awaited<ReturnType<typeof known>>): Receiver => ({
    self: party.id, device: device.id, selfKind: party.kind, ownDevices: new Set(party.devices.map((one) => one.id)), known: contacts, clock,
    localEvents: () => set.ofType('permitEvent').values(), localTransfers: () => set.ofType('caseTransfer').values(),
  });
  /** Opens a file as far as the preview; nothing is written. */
  const preview = async (file: Pick<SimFile, 'bytes' | 'name'>): Promise<Result<{ plan: ImportPlan; commit: () => Result<number | null, AppError> }>> => {
    const opened = await readContainer(file.bytes, {
      fileName: file.name,
      us: { party: party.id, device: device.id, identities: [party.age.identity] },
      weWrote: (digest) => ledger().some((entry) => entry.digest === digest && entry.direction === 'sent'),
    });
    if (!opened.ok) return opened;
    const restored = restoreLines(opened.value.lines);
    if (!restored.ok) return restored;
    const contacts = await known();
    const cardOf = (id: Id): Card | undefined => (id === party.id ? party.card : id === opened.value.card.statement.party ? opened.value.card : contacts.get(id)?.card);
    const vouched = await cardsInTransfers(restored.value.records, opened.value.card.statement.party);
    const sender = opened.value.card.statement.party;
    const copy = isReturned(opened.value.header) ? returnedCopyIn(restored.value.records, sender) : null;
    const earlier = copy === null ? [] : await cardsInReturnedCopy(copy);
    const former = (id: Id): readonly Card[] => earlier.filter((card) => card.statement.party === id);
    const bad = await badActs(restored.value.records, (id) => cardOf(id) ?? vouched.get(id), (id) => set.get(id) !== undefined, former);
    if (isReturned(opened.value.header)) {
      const against = refuseReturnedFile({ header: opened.value.header, card: opened.value.card, copy, badActs: bad }, receiverNow(contacts), [party.card.statement.key]);
      if (against !== null) return err(against);
    }
    const plan = planImport({
      opened: opened.value, content: opened.value, restored: restored.value, badActs: bad, vouched, ...(copy === null ? {} : { returned: copy }),
      receiver: receiverNow(contacts),
      local: (id) => set.get(id), size: countShared(set), ledger: ledger(), hasBlob: (hash) => blobs.has(hash),
    });
    const apply = (): Result<number | null, AppError> => {
      if (changesNothing(plan)) return { ok: true, value: null };
      const wanted = importCommit({
        plan, opened: opened.value, fileName: file.name, requests: restored.value.requests, self: party.id, dot: dot(), today: todayInJapan(clock),
        newId: () => newId(world.random), ledger: ledger(), local: (id) => set.get(id),
      }, isHeldAlready(set.ofType('heldRow').values()));
      if (!wanted.ok) return wanted;
      for (const one of plan.attachments) blobs.set(one.sha256, { bytes: one.bytes, type: one.type });
      return { ok: true, value: commit(wanted.value.kind, wanted.value.rows, wanted.value.note) };
    };
    return { ok: true, value: { plan, commit: apply } };
  };
  const receive = async (file: Pick<SimFile, 'bytes' | 'name'>): Promise<Received> => {
    const { plan, commit: apply } = must(await preview(file));
    return { plan, seq: must(apply()) };
  };
  /** Takes in what was held and can be judged now; gives the number of lines. */
  const release = async (): Promise<number> => {
    const held = readHeld(set.ofType('heldRow').values());
    if (held.length === 0) return 0;
    const contacts = await known();
    const cardOf = (id: Id): Card | undefined => (id === party.id ? party.card : contacts.get(id)?.card);
    const records = held.flatMap(({ record }) => (record === null ? [] : [record]));
    const due = planRelease(held, receiverNow(contacts), (id) => set.get(id), await badActs(records, cardOf, (id) => set.get(id) !== undefined), party.card);
    for (const file of heldFiles(due, (id) => set.get(id))) commit('import', releaseRows(file.releases, dot()), { what: 'released', digest: file.digest });
    return due.length;
  };
  const undo = (seq: number): readonly string[] => {
    const imported = journal.find((one) => one.seq === seq) as Commit;
    const entry = imported.parts.flatMap((part) => part.rows).find((row) => row.type === 'exchangeEntry' && row.values.file?.digest === imported.note.digest);
    const before = entry === undefined ? undefined : set.get(entry.id);
    const also = journal.filter((released) => released.note.what === 'released' && released.note.digest === imported.note.digest && !journal.some((one) => retracts(one).includes(released.seq)));
    const whole = { ...imported, parts: [...imported.parts, ...also.flatMap(({ parts }) => parts)] };
    const kept = allSteps(keptOnUndo(whole, set.ofType('permitEvent').values(), ledger())).map((one) => one.id);
    dot();
    commit('retract', [], { seq, ...(also.length === 0 ? {} : { also: also.map((one) => one.seq) }), keep: kept });
    if (before !== undefined) commit('exchange', [undoneEntry(before, dot(), device.id)]);
    return kept;
  };

  return {
    party, device, clock, journal, blobs, dot, commit, create, edit, get, attach, meet, ledger, caseOf, act, statement, handOver, giveBack, draft, send, sendRows, transfer, sendReceipts, sendRequest, askReceipts, storedFile, preview, receive, release, undo,
    get set() {
      return set;
    },
    find: (id: Id) => set.get(id),
    delete: (id: Id) => commit('delete', [draftDelete(get(id), dot())]),
    restore: (id: Id) => commit('edit', [draftRestore(get(id), dot())]),
    /** The bytes of every record of these types, and of the whole when none are named. */
    digest: (...types: RecordType[]): readonly string[] =>
      [...set.all()].filter((record) => types.length === 0 || types.includes(record.type as RecordType)).map(bytesOf).sort(),
  };
}
