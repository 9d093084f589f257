import { SETUP_PURPOSE } from '../../../src-shared/exchange/own-transfer.ts';
import type { ContainerContent, OpenedContainer } from '../../../src-shared/exchange/read-container.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { base64, base64url, fromBase64 } from '../../../src-shared/kernel/bytes.ts';
import { type MemberId, newId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { exchangeEntry } from '../../../src-shared/records/exchange-entry.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { dearmor, isArmored } from '../../../src-shared/sealing/armor.ts';
import { readRecoveryCode, recoveryCode, RECOVERY_BYTES } from '../../../src-shared/sealing/recovery-code.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { createVault, openMemberBox, packMemberSecret, removeVault, unpackMemberSecret, type Vault } from '../../vault/index.ts';
import { callWorker, type JobWork } from '../../worker/worker-client.ts';
import { pauses, stoppable } from '../exchange/in-steps.ts';
import { readRecords, restoreReceived } from '../exchange/restore-received.ts';
import { asOwnDevice, type Identity, newDevice, withDevice } from '../identity.ts';
import { rememberLastVault } from '../lock.ts';
import { storeIdentity } from '../open-session.ts';
import { preferenceRow } from '../preferences.ts';
import { ports, type Session, session } from '../session.ts';
import { flushAllDrafts } from '../use-autosave.ts';
import { vaultPorts } from '../vault-ports.ts';
import { keysOf, type OwnFacts, readFacts } from './own-facts.ts';
import type { SyncState } from './sync-shape.ts';
import { type OwnFile, writeOwnFile } from './write-own-file.ts';

export interface Transfer extends OwnFile {
  /** 128 bits in groups of digits; told apart from the file, never stored. */
  readonly code: string;
}

/** Everything for a PC to come. Its code exists only on the screen and on paper. */
export async function makeTransfer(work: JobWork = {}): Promise<Result<Transfer, AppError>> {
  const { vault } = session();
  if (!(await flushAllDrafts())) return err(appError('vault/read-only'));
  const secret = vault.members.secret;
  if (secret === null) return err(appError('act/not-signed', { name: session().member.name }));
  const code = recoveryCode(new Uint8Array(ports().random.bytes(RECOVERY_BYTES)));
  const made = await writeOwnFile({ code, maker: { member: vault.member, secret: base64(packMemberSecret(secret)) } }, work);
  if (!made.ok) return made;
  const { name, written } = made.value;
  const { number, purpose, previous, createdAt } = written.header;
  const saved = await noteSent({ number, purpose, previous, createdAt, name, digest: written.digest, bytes: written.bytes.length });
  return saved.ok ? ok({ ...made.value, code }) : saved;
}

interface SentNote {
  readonly number: number;
  readonly purpose: string;
  readonly previous: string | null;
  readonly createdAt: number;
  readonly name: string;
  readonly digest: string;
  readonly bytes: number;
}

/** A file that somebody carries has its line in the ledger; its bytes are not kept, since the next one holds them too. */
export function noteSent({ number, purpose, previous, createdAt, name, digest, bytes }: SentNote): Promise<Result<unknown, AppError>> {
  const { vault, identity } = session();
  const file = {
    direction: 'sent', partner: identity.party, partnerName: identity.name, number, device: identity.device.id, digest, previous, purpose,
    fileName: name, madeAt: createdAt, bytes, contents: [], covers: [], receipts: [],
  };
  const progress = { state: 'handed', handedOn: todayInJapan(ports().clock) };
  return vault.commit('exchange', { what: 'made', number, digest, partner: identity.party, purpose }, (dot) => [
    draftCreate(exchangeEntry, { id: newId(ports().random), person: identity.party, parties: { author: identity.party }, units: { file, progress } }, dot),
  ]);
}

export interface OpenedTransfer {
  readonly facts: OwnFacts;
  readonly opened: OpenedContainer;
  readonly content: ContainerContent;
  readonly records: readonly RecordState[];
  /** Who may stand at the new PC first. */
  readonly members: readonly { readonly id: MemberId; readonly name: string }[];
}

interface FileLike {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Opens the file on a PC that knows nobody yet. Whoever has file and code is one of us; the party's own key says the rest. */
export const openTransfer = (file: FileLike, typed: string, work: JobWork = {}): Promise<Result<OpenedTransfer, AppError>> => stoppable(open(file, typed, work));

async function open({ name, bytes: received }: FileLike, typed: string, work: JobWork): Promise<Result<OpenedTransfer, AppError>> {
  const named = (error: AppError): Result<never, AppError> => err({ ...error, params: { name, ...error.params } });
  const secret = readRecoveryCode(typed);
  if (!secret.ok) return secret;
  const plain = isArmored(received) ? dearmor(received) : ok(received);
  const bytes = (plain.ok ? plain.value : received).slice();
  const opened = await callWorker('openFile', { bytes, fileName: name, us: null, written: [], passphrase: recoveryCode(secret.value) }, [bytes.buffer], work);
  if (!opened.ok) return named(opened.error);
  const { header, card } = opened.value;
  if (header.kind !== 'transfer' || header.purpose !== SETUP_PURPOSE) return named(appError('exchange/not-setup'));
  const pause = pauses(work.signal);
  const content = await readRecords(opened.value, pause);
  if (!content.ok) return named(content.error);
  const restored = await restoreReceived({ name, content: content.value }, pause);
  if (!restored.ok) return restored;
  const [bad] = [...content.value.badLines, ...restored.value.badLines];
  // A PC that starts with a hole would never know of it.
  if (bad !== undefined) return named(bad.error);
  const facts = readFacts(restored.value.own);
  if (!facts.ok) return named(facts.error);
  const { party, partyKeys, memberKeys } = facts.value;
  if (card.statement.party !== party || card.statement.key !== base64url(fromBase64(partyKeys.pub))) return named(appError('seal/bad-signature', { what: 'card', why: 'party' }));
  const members = memberKeys.filter(({ until, key }) => until === null && key !== null).map(({ id, name: own }) => ({ id, name: own }));
  return ok({ facts: facts.value, opened: opened.value, content: content.value, records: restored.value.records, members });
}

export interface NewPc {
  readonly transfer: OpenedTransfer;
  readonly member: MemberId;
  readonly password: string;
  /** What people call this PC. */
  readonly name: string;
  /** The password is not the one of the other PC: it holds there too from the next exchange on. */
  readonly newPassword: boolean;
}

export interface PcSetUp {
  readonly session: Session;
  readonly recoveryCode: string;
}

async function secretOf({ transfer, member, password, newPassword }: NewPc): Promise<Result<Parameters<typeof packMemberSecret>[0], AppError>> {
  const { facts } = transfer;
  const known = facts.memberKeys.find(({ id }) => id === member);
  if (known === undefined || known.key === null) return err(appError('vault/damaged', { part: 'identity', why: 'member' }));
  if (newPassword && facts.maker?.member === member) return ok(unpackMemberSecret(fromBase64(facts.maker.secret)));
  const opened = await openMemberBox(member, known.key, password, await vaultPorts());
  return opened === null ? err(appError('vault/wrong-password', { tries: 0, waitSeconds: 0 })) : ok(opened);
}

const partyOf = (facts: OwnFacts): Omit<Identity, 'device' | 'devices'> => ({
  party: facts.party,
  role: facts.role,
  name: facts.name,
  telephone: facts.telephone,
  partyKeys: keysOf(facts.partyKeys),
  age: facts.age,
  former: facts.former.map(({ partyKeys, age, until }) => ({ partyKeys: keysOf(partyKeys), age, until })),
  members: facts.members.map(({ publicKey, ...one }) => ({ ...one, publicKey: fromBase64(publicKey) })),
  issuedAt: facts.issuedAt,
});

async function furnish({ transfer, name }: NewPc, vault: Vault, { signal, progress }: JobWork): Promise<Result<PcSetUp, AppError>> {
  const { facts, opened, content, records } = transfer;
  const now = ports().clock.now();
  const party = partyOf(facts);
  // Drawn here, so that a transfer used twice makes two PCs with a name of their own each.
  const device = await newDevice(party.party, party.partyKeys.privateKey, vault.device, now);
  const identity: Identity = { ...party, device, devices: withDevice(facts.devices, asOwnDevice(device, name, now)), issuedAt: now };
  const stored = await storeIdentity(vault, identity);
  if (!stored.ok) return stored;
  for (const { bytes } of content.attachments) {
    const kept = signal?.aborted === true ? err(appError('desktop/cancelled')) : await vault.putBlob(bytes);
    if (!kept.ok) return kept;
  }
  const { header, digest } = opened;
  const from = header.from.device;
  const note = { what: 'import', digest, sender: facts.party, device: from, number: header.number, name: facts.name };
  const taken = await vault.bulk(records, note, { kind: 'import', ...(signal === undefined ? {} : { signal }), progress: (rows) => progress?.(rows / Math.max(1, records.length)) });
  if (!taken.ok) return taken;
  const member = identity.members.find(({ id }) => id === vault.member);
  if (member === undefined) return err(appError('vault/damaged', { part: 'identity', why: 'member' }));
  // What the maker had of the other PCs is in the file as well.
  const applied = { ...facts.has, [from]: header.number };
  const sync: SyncState = { device: device.id, number: 0, previous: null, marks: [], applied, has: {}, heardAt: { [from]: header.createdAt }, wroteAt: null, told: '' };
  const file = {
    direction: 'received', partner: facts.party, partnerName: facts.devices.find(({ id }) => id === from)?.name || facts.name, number: header.number, device: from, digest,
    previous: header.previous, purpose: header.purpose, fileName: '', madeAt: header.createdAt, bytes: opened.bytes, contents: [], covers: [], receipts: [],
  };
  const saved = await vault.commit('exchange', { ...note, what: 'set-up' }, (dot) => [
    draftCreate(exchangeEntry, { id: newId(ports().random), person: facts.party, parties: { author: facts.party }, units: { file, progress: { state: 'imported', answeredOn: todayInJapan(ports().clock) } } }, dot),
    preferenceRow('pcs.sync', sync, { member, party: facts.party }, dot),
  ]);
  if (!saved.ok) return saved;
  const recovery = await vault.members.newRecoveryCode();
  if (!recovery.ok) return recovery;
  return ok({ session: { vault, identity, member, sample: false }, recoveryCode: recovery.value });
}

/** A further PC of the party: own device, own roots, everybody's passwords. All or nothing, also where it is stopped. */
export async function setUpPc(wish: NewPc, work: JobWork = {}): Promise<Result<PcSetUp, AppError>> {
  const { transfer, member, password } = wish;
  const { role, name, memberKeys } = transfer.facts;
  const secret = await secretOf(wish);
  if (!secret.ok) return secret;
  const where = await vaultPorts();
  const vault = await createVault({
    ...where, role, label: role === 'doctor' ? '' : name, member: { name: '' }, password,
    adopt: { members: memberKeys, member, secret: secret.value },
  });
  if (!vault.ok) return vault;
  const furnished = await furnish(wish, vault.value, work);
  if (!furnished.ok) {
    await vault.value.lock();
    await removeVault(vault.value.id, where);
    return furnished;
  }
  rememberLastVault(vault.value.id);
  return furnished;
}
