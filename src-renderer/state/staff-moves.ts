import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { appError } from '../../src-shared/kernel/app-error.ts';
import type { MemberId } from '../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { CivilDate } from '../../src-shared/time/civil-date.ts';
import { assignCases, openCases } from './case-assignment.ts';
import type { MemberRole } from './member-roles.ts';
import { addMember, removeMember } from './members.ts';
import { session } from './session.ts';

/** Somebody who comes; not yet a member. */
export interface Comer {
  /** Within the list of moves. */
  readonly key: string;
  readonly name: string;
  readonly roles: readonly MemberRole[];
  readonly password: string;
  readonly oneTime: boolean;
}

export interface Leaver {
  readonly id: MemberId;
  /** A member, or the key of somebody who comes; null where nothing is handed over. */
  readonly successor: string | null;
}

export interface Moves {
  readonly lastDay: CivilDate;
  readonly firstDay: CivilDate;
  readonly comers: readonly Comer[];
  readonly leavers: readonly Leaver[];
}

export interface MovesDone {
  readonly added: readonly string[];
  readonly left: readonly string[];
  readonly handedOver: number;
}

/**
 * 4月の異動 as one: who comes is let in first, then the open cases go over, then who leaves gets a last
 * day. What was done before a step fails stays done and is told, so that the rest can be tried again.
 */
export async function carryOut(moves: Moves, onAdded: (key: string) => void = () => undefined): Promise<Result<MovesDone, AppError>> {
  const ids = new Map<string, { id: MemberId; name: string }>();
  const added: string[] = [];
  for (const { key, name, roles, password, oneTime } of moves.comers) {
    const made = await addMember(name, roles, password, { oneTime, from: moves.firstDay });
    if (!made.ok) return err({ ...made.error, params: { ...made.error.params, name } });
    ids.set(key, { id: made.value.id, name });
    added.push(name);
    onAdded(key);
  }
  const nameOf = (id: MemberId): string => session().identity.members.find((one) => one.id === id)?.name ?? '';
  const left: string[] = [];
  let handedOver = 0;
  for (const { id, successor } of moves.leavers) {
    const to = successor === null ? null : (ids.get(successor) ?? { id: successor, name: nameOf(successor) });
    if (to !== null && to.name === '') return err(appError('vault/missing', { id: to.id }));
    if (to !== null) {
      const cases = openCases().filter(({ assignee }) => assignee?.id === id);
      const handed = await assignCases(cases, to, nameOf(id));
      if (!handed.ok) return handed;
      handedOver += handed.value;
    }
    const gone = await removeMember(id, moves.lastDay);
    if (!gone.ok) return err({ ...gone.error, params: { ...gone.error.params, name: nameOf(id) } });
    left.push(nameOf(id));
  }
  return ok({ added, left, handedOver });
}
