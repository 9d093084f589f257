import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import type { MemberId } from '../../src-shared/kernel/ids.ts';
import type { Json } from '../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { readSignature } from '../../src-shared/acts/sign-act.ts';
import { addDays, type CivilDate, civilDateOfMs, startOfDayInJapan, todayInJapan } from '../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../src-shared/time/hlc.ts';
import { createRecord, editFields } from './commands.ts';
import { type MemberIdentity, type MemberWish, newMember } from './identity.ts';
import type { MemberRole } from './member-roles.ts';
import { changeIdentity, recertified } from './open-session.ts';
import { ports, type Session, session, useSessionStore } from './session.ts';
import { flushAllDrafts } from './use-autosave.ts';

export const isManager = ({ member }: Session): boolean => member.roles.includes('manager');

const notManager = (): Result<never> => err(appError('member/not-manager'));
const lastManager = (): Result<never> => err(appError('member/last-manager'));
const noMember = (): Result<never> => err(appError('vault/damaged', { part: 'identity', why: 'member' }));

/** Managers who stay: one whose last day is set does not count. */
const activeManagers = (): readonly MemberIdentity[] => {
  const { vault, identity } = session();
  const active = new Set(vault.members.list().flatMap(({ id, until, leaves }) => (until === null && leaves === undefined ? [id] : [])));
  return identity.members.filter((member) => active.has(member.id) && member.roles.includes('manager'));
};

/** The vault says "too weak" for a password that somebody else has; a person needs to hear the reason. */
const passwordError = (error: AppError): AppError =>
  error.code === 'vault/weak-password' && error.params.why === 'taken' ? appError('vault/password-taken') : error;

/** The party says anew who this member is; the certificate stands in the member's record as well. */
async function certify(id: MemberId, change: Partial<MemberWish>, fields: Readonly<Record<string, Json>>): Promise<Result<Session>> {
  const { identity } = session();
  const next = await recertified(identity, id, change, ports().clock.now());
  const certificate = next.members.find((one) => one.id === id)?.certificate;
  const changed = await changeIdentity((old) => ({ ...old, members: next.members }));
  if (!changed.ok || certificate === undefined || session().vault.workingSet.get(id) === undefined) return changed;
  const noted = await editFields(id, { ...fields, certificate: certificate as unknown as Json });
  return noted.ok ? changed : noted;
}

/** A new password for the member in front; old back-ups still open with the old one. */
export async function changePassword(old: string, next: string): Promise<Result<void>> {
  const { vault } = session();
  const changed = await vault.members.setPassword(vault.member, next, old);
  if (!changed.ok) return err(passwordError(changed.error));
  const publicKey = vault.members.publicKey(vault.member);
  if (!changed.value.renewed || publicKey === null) return ok(undefined);
  const certified = await certify(vault.member, { publicKey }, {});
  return certified.ok ? ok(undefined) : certified;
}

/** What is typed is saved under the old member; from here on the new one writes. */
export async function switchMember(id: MemberId, password: string): Promise<Result<Session>> {
  if (!(await flushAllDrafts())) return err(appError('vault/read-only'));
  const before = session();
  const switched = await before.vault.members.switch(id, password);
  if (!switched.ok) return switched;
  const member = before.identity.members.find((one) => one.id === id);
  if (member === undefined) return err(appError('vault/damaged', { part: 'identity', why: 'member' }));
  const next: Session = { ...before, member };
  useSessionStore.getState().setPhase({ kind: 'open', session: next });
  return ok(next);
}

export interface AddOptions {
  /** Told by the manager: the colleague chooses an own password at the first opening. */
  readonly oneTime?: boolean;
  /** First day; today where left out. */
  readonly from?: CivilDate;
}

/** A colleague with a password of their own, typed by themselves, or with one for the first time only. */
export async function addMember(name: string, roles: readonly MemberRole[], password: string, { oneTime = false, from = todayInJapan(ports().clock) }: AddOptions = {}): Promise<Result<MemberIdentity>> {
  const { vault, identity } = session();
  if (!isManager(session())) return notManager();
  const added = await vault.members.add(name, password, oneTime);
  if (!added.ok) return err(passwordError(added.error));
  const { id } = added.value;
  const publicKey = vault.members.publicKey(id);
  if (publicKey === null) return noMember();
  const member = await newMember(identity.party, identity.partyKeys.privateKey, { id, name, roles, from, publicKey }, ports().clock.now());
  const changed = await changeIdentity((old) => ({ ...old, members: [...old.members, member] }));
  if (!changed.ok) return changed;
  const fields = { name, roles: [...roles], validFrom: from, certificate: member.certificate as unknown as Json };
  const noted = await createRecord('member', fields, { id, parties: { author: identity.party } });
  return noted.ok ? ok(member) : noted;
}

/** New roles are a new certificate; decisions signed before keep theirs. */
export async function changeRoles(id: MemberId, roles: readonly MemberRole[]): Promise<Result<Session>> {
  const { identity } = session();
  if (!isManager(session())) return notManager();
  if (!identity.members.some((one) => one.id === id)) return noMember();
  const managers = activeManagers();
  if (!roles.includes('manager') && managers.length === 1 && managers[0]?.id === id) return lastManager();
  return certify(id, { roles, from: todayInJapan(ports().clock) }, { roles: [...roles] });
}

/** The last day on which this member signed something: their time cannot have ended before. */
function lastSigned(id: MemberId): CivilDate | null {
  let last: CivilDate | null = null;
  for (const act of session().vault.workingSet.ofType('permitEvent').values()) {
    if (readSignature(act.values['act']?.['signature'])?.member !== id) continue;
    const day = civilDateOfMs(hlcMs(act.stamp[2]));
    if (last === null || day > last) last = day;
  }
  return last;
}

/**
 * The leaver's password opens nothing any more after the last day; the name stays on what they did.
 * Never the last manager.
 */
export async function removeMember(id: MemberId, lastDay: CivilDate | null = null): Promise<Result<void>> {
  const { vault, identity } = session();
  if (!isManager(session())) return notManager();
  const managers = activeManagers();
  if (managers.length === 1 && managers[0]?.id === id) return lastManager();
  const today = todayInJapan(ports().clock);
  const later = lastDay !== null && lastDay >= today;
  if (!later && id === vault.member) return err(appError('member/current'));
  if (!identity.members.some((one) => one.id === id)) return noMember();
  const gone = later ? await vault.members.leaveAt(id, startOfDayInJapan(addDays(lastDay, 1))) : await vault.members.remove(id);
  if (!gone.ok) return gone;
  const to = [lastDay ?? today, lastSigned(id) ?? ''].sort().at(-1) as CivilDate;
  const done = await certify(id, { to }, { validTo: to });
  return done.ok ? ok(undefined) : done;
}
