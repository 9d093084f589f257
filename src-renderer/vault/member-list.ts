import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { type MemberId, newId } from '../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { lockJson, openJson } from './aead.ts';
import type { VaultContext } from './context.ts';
import { boxed, type KeyFile, unboxed } from './key-file.ts';

export interface Member {
  readonly id: MemberId;
  readonly name: string;
  readonly since: number;
  /** Set when the person left; the name stays, since commits and acts say who made them. */
  readonly until: number | null;
  /** Leaves at this moment, and works until then. */
  readonly leaves?: number | undefined;
  /** The password was told by somebody else: the member chooses an own one before anything else. */
  readonly oneTime?: boolean | undefined;
  /** The keys were changed after a leak: what the password of before opens is out of hand. */
  readonly afterLeak?: boolean | undefined;
  /** Last change of name, end or password: of two PCs of one party the later one holds. */
  readonly changedAt?: number | undefined;
}

/** The locked list of members as it lies in the key file. */
export const lockMembers = async (context: Pick<VaultContext, 'keys' | 'id'>, members: readonly Member[]): Promise<string> =>
  boxed(await lockJson(context.keys, 'members', context.id, members));

export async function openMembers(context: Pick<VaultContext, 'keys' | 'id'>, file: KeyFile): Promise<Result<Member[], AppError>> {
  const value = await openJson(context.keys, 'members', context.id, unboxed(file.members));
  return value === undefined ? err(appError('vault/damaged', { part: 'keys', why: 'members' })) : ok(value as Member[]);
}

export const newMember = (context: Pick<VaultContext, 'ports'>, name: string): Member => {
  const now = context.ports.clock.now();
  return { id: newId(context.ports.random), name, since: now, until: null, changedAt: now };
};

/** Whoever's last day is over has left, also where nobody was here to say so. */
export const membersAt = (members: readonly Member[], now: number): readonly Member[] =>
  members.map((member) => (member.until === null && member.leaves !== undefined && member.leaves <= now ? { ...member, until: member.leaves } : member));
