import { appError } from '../../src-shared/kernel/app-error.ts';
import { utf8 } from '../../src-shared/kernel/bytes.ts';
import { err, type Result } from '../../src-shared/kernel/result.ts';
import { identityFileText } from '../../src-shared/sealing/identity-file.ts';
import { todayInJapan } from '../../src-shared/time/civil-date.ts';
import { setPreference } from './preferences.ts';
import { ports, session } from './session.ts';

/** A doctor alone, in an office its managers: the key opens what all of them receive. */
export function mayExportKey(): boolean {
  const { identity, member } = session();
  return identity.role === 'doctor' || identity.members.find((one) => one.id === member.id)?.roles.includes('manager') === true;
}

/**
 * The party's age identity as a file of the public tools, for looking at files without a vault. The
 * password is asked for again, and the history keeps that it left, when and by whom.
 */
export async function exportKey(password: string, suggestedName: string): Promise<Result<{ readonly savedAs: string }>> {
  if (!mayExportKey()) return err(appError('member/not-manager'));
  const { vault, identity, member } = session();
  // To oneself: changes nobody, and opens only with the password of whoever sits here.
  const known = await vault.members.switch(vault.member, password);
  if (!known.ok) return known;
  const { clock, platform } = ports();
  // Noted first: a key that left without a trace is worse than a note of one that did not.
  const noted = await setPreference('key.exported', { at: clock.now(), by: member.name });
  if (!noted.ok) return noted;
  return platform.saveFile({ suggestedName, purpose: 'any', bytes: utf8(identityFileText(identity.age, todayInJapan(clock))) });
}
