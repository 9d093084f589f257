import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { readInvitationCode } from '../../../src-shared/exchange/invitation-code.ts';
import { type ReferenceLine, readReferences } from '../../../src-shared/exchange/reference-line.ts';
import { newId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import type { Dot } from '../../../src-shared/records/heads.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { DEFINITIONS, type RecordType } from '../../../src-shared/records/registry.ts';
import { splitFields } from '../../../src-shared/records/split-fields.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { textNow } from '../../i18n/index.ts';
import type { ContactFile } from '../../state/contact-file.ts';
import { contactFields, contactId } from '../../state/contacts.ts';
import { setRecordId, setRow } from '../../state/exchange/reference-row.ts';
import { readFormPackLine } from '../../state/form-pack.ts';
import { type Identity, newIdentity, type PartyRole } from '../../state/identity.ts';
import { rememberLastVault } from '../../state/lock.ts';
import { FOUNDER_ROLES } from '../../state/member-roles.ts';
import { storeIdentity } from '../../state/open-session.ts';
import { ports, type Session } from '../../state/session.ts';
import { vaultPorts } from '../../state/vault-ports.ts';
import { createVault, removeVault, type Vault } from '../../vault/index.ts';
import { markEdition } from '../../state/mark-edition.ts';
import type { Who } from './who-step.tsx';

export interface Founding {
  readonly role: PartyRole;
  readonly who: Who;
  readonly password: string;
  readonly invitation?: ContactFile | null;
  readonly sample?: boolean;
}

export interface Founded {
  readonly session: Session;
  /** Shown once; the vault keeps only what it wraps. */
  readonly recoveryCode: string;
}

type Fields = Readonly<Record<string, Json>>;

/** Neutral sentences, each marked 例, until the office writes its own. */
function exampleFormPack(identity: Identity): Fields {
  const { t } = textNow();
  return {
    officeName: identity.name,
    telephone: identity.telephone,
    applicationName: t('firstRun.exampleApplication'),
    noticeName: t('firstRun.exampleNotice'),
    stampBoxes: [t('firstRun.stampA'), t('firstRun.stampB'), t('firstRun.stampC')],
    helpLine: t('firstRun.exampleHelp'),
    requestLetterRequired: false,
    returnSentences: [t('firstRun.exampleSentence1'), t('firstRun.exampleSentence2')],
    conditionSentences: [t('firstRun.exampleCondition1'), t('firstRun.exampleCondition2')],
    rejectSentences: [t('firstRun.exampleReject')],
  };
}

/** The records a vault starts with, all in its first commit. */
async function firstRows({ role, who, invitation }: Founding, identity: Identity, vault: Vault): Promise<Result<(dot: Dot) => RecordState[]>> {
  const own = identity.party;
  const today = todayInJapan(ports().clock);
  const foreign: RecordState[] = [];
  // Kept whether or not the office is trusted today: whether its rules count follows from that.
  const sets: { readonly line: ReferenceLine; readonly recordId: string }[] = [];
  let contact: string | null = null;
  if (invitation != null) {
    contact = await contactId(invitation.card.statement.party);
    if (invitation.invitation?.formPack != null) {
      const pack = readFormPackLine(invitation.invitation.formPack, invitation.card.statement.party);
      if (!pack.ok) return pack;
      foreign.push(pack.value);
    }
    if (invitation.invitation !== null) {
      const lines = await readReferences(invitation.invitation);
      if (!lines.ok) return lines;
      for (const line of lines.value) {
        if (line.bytes !== null) {
          const kept = await vault.putBlob(line.bytes);
          if (!kept.ok) return kept;
        }
        sets.push({ line, recordId: await setRecordId(invitation.card.statement.party, line) });
      }
    }
  }
  return ok((dot) => {
    const make = (type: RecordType, fields: Fields, parties: RecordState['parties'], id: string = newId(ports().random), person: string = own): RecordState =>
      draftCreate(DEFINITIONS[type], { id, person, parties, units: splitFields(DEFINITIONS[type], fields) }, dot);
    const rows: RecordState[] = [...foreign];
    if (invitation != null) {
      const { party, name } = invitation.card.statement;
      for (const set of sets) rows.push(setRow(set, { party, name, at: invitation.createdAt }, { own, today }, dot));
    }
    if (role === 'doctor') rows.push(make('person', { name: who.name, kana: who.kana }, { subject: own }, own));
    else {
      const member = identity.members[0];
      if (member === undefined) throw new Error('a founder is missing');
      rows.push(make('formPack', exampleFormPack(identity), { author: own }));
      rows.push(make('member', { name: member.name, roles: [...member.roles], validFrom: today, certificate: member.certificate as unknown as Json }, { author: own }, vault.member));
    }
    if (invitation != null && contact !== null) {
      const trust: Fields = who.trustOffice
        ? { state: 'confirmed', how: 'invitation', asOffice: 'office', confirmedOn: today, confirmedBy: who.name }
        : { state: 'seen', asOffice: 'none' };
      const { card } = invitation;
      const code = readInvitationCode(who.code ?? '');
      rows.push(make('contact', { ...contactFields(card), ...trust, ...(code === null ? {} : { typedCode: code }), telephone: card.statement.telephone }, { author: own }, contact, card.statement.party));
    }
    return rows;
  });
}

async function furnish(founding: Founding, vault: Vault): Promise<Result<Founded>> {
  const { role, who } = founding;
  const { clock, random } = ports();
  const publicKey = vault.members.publicKey(vault.member);
  if (publicKey === null) throw new Error('a founder without a key');
  const identity = await newIdentity(
    {
      role,
      name: who.name,
      telephone: who.telephone,
      device: vault.device,
      member: { id: vault.member, name: role === 'doctor' ? who.name : who.memberName, roles: FOUNDER_ROLES[role], from: todayInJapan(clock), publicKey },
    },
    clock,
    random,
  );
  const stored = await storeIdentity(vault, identity);
  if (!stored.ok) return stored;
  const rows = await firstRows(founding, identity, vault);
  if (!rows.ok) return rows;
  const saved = await vault.commit('edit', { what: 'found' }, rows.value);
  if (!saved.ok) return saved;
  const recovery = await vault.members.newRecoveryCode();
  if (!recovery.ok) return recovery;
  const member = identity.members[0];
  if (member === undefined) throw new Error('a founder is missing');
  return ok({ session: { vault, identity, member, sample: vault.sample }, recoveryCode: recovery.value });
}

/** A new vault with its party, device, first member and first records. All or nothing. */
export async function found(founding: Founding): Promise<Result<Founded, AppError>> {
  const where = await vaultPorts();
  const name = founding.role === 'doctor' ? founding.who.name : founding.who.memberName;
  const vault = await createVault({
    ...where,
    role: founding.role,
    sample: founding.sample ?? false,
    // An office's name is no person's, and tells two vaults of one PC apart.
    label: founding.role === 'doctor' ? '' : founding.who.name,
    member: { name },
    password: founding.password,
  });
  if (!vault.ok) return vault;
  const furnished = await furnish(founding, vault.value);
  if (!furnished.ok) {
    await vault.value.lock();
    await removeVault(vault.value.id, where);
    return err(furnished.error);
  }
  rememberLastVault(vault.value.id);
  await markEdition();
  return furnished;
}
