import { badActs } from '../../../src-shared/acts/verify-act.ts';
import { type Card, openCard } from '../../../src-shared/exchange/card.ts';
import { readKnownParties } from '../../../src-shared/exchange/known-parties.ts';
import { planRelease, readHeld, releaseRows } from '../../../src-shared/exchange/release-held.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { PartyId } from '../../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import { cardOf } from '../identity.ts';
import { ports, type Session } from '../session.ts';

/**
 * At every opening: lines that an older version could not judge, or whose day had not come, are taken
 * in as soon as they can be. One commit; its history says that it was a release.
 */
export async function releaseHeld({ vault, identity }: Session): Promise<Result<number, AppError>> {
  if (vault.readOnly !== null) return ok(0);
  const held = readHeld(vault.workingSet.ofType('heldRow').values());
  if (held.length === 0) return ok(0);
  const own = await openCard(await cardOf(identity));
  if (!own.ok) return own;
  const known = await readKnownParties(vault.workingSet.ofType('contact').values());
  const signer = (party: PartyId): Card | undefined => (party === identity.party ? own.value : known.get(party)?.card);
  const local = (id: string) => vault.workingSet.get(id);
  const bad = await badActs(held.flatMap(({ record }) => (record === null ? [] : [record])), signer, (id) => local(id) !== undefined);
  const receiver = {
    self: identity.party, device: identity.device.id, selfKind: identity.role, ownDevices: new Set([identity.device.id]), known, clock: ports().clock,
    localEvents: () => vault.workingSet.ofType('permitEvent').values(),
    localTransfers: () => vault.workingSet.ofType('caseTransfer').values(),
  };
  const due = planRelease(held, receiver, local, bad, own.value);
  if (due.length === 0) return ok(0);
  const done = await vault.commit('import', { what: 'released', rows: due.length }, (dot) => releaseRows(due, dot));
  return done.ok ? ok(due.length) : done;
}
