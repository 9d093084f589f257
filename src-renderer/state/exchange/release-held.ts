import { create } from 'zustand';
import { badActs } from '../../../src-shared/acts/verify-act.ts';
import { type Card, openCard } from '../../../src-shared/exchange/card.ts';
import { readLedger } from '../../../src-shared/exchange/ledger.ts';
import { readKnownParties } from '../../../src-shared/exchange/known-parties.ts';
import { asksForTyping, countShared } from '../../../src-shared/exchange/many-deletions.ts';
import { type HeldFile, heldFiles, isHarmless, planRelease, readHeld, type Release, releaseRows } from '../../../src-shared/exchange/release-held.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { PartyId } from '../../../src-shared/kernel/ids.ts';
import { allSteps } from '../../../src-shared/kernel/steps.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { isStale } from '../../../src-shared/merge/plan-merge.ts';
import { cardOf } from '../identity.ts';
import { ports, type Session, session } from '../session.ts';
import { RELEASED } from './import-commits.ts';

/** Held lines that this version, on this day, could take in and that wait for a person: file by file. */
export const useHeldFiles = create<{ readonly files: readonly HeldFile[] }>(() => ({ files: [] }));

async function planned({ vault, identity }: Session): Promise<Result<readonly Release[], AppError>> {
  const { workingSet } = vault;
  const held = readHeld(workingSet.ofType('heldRow').values());
  if (held.length === 0) return ok([]);
  const own = await openCard(await cardOf(identity));
  if (!own.ok) return own;
  const known = await readKnownParties(workingSet.ofType('contact').values());
  const signer = (party: PartyId): Card | undefined => (party === identity.party ? own.value : known.get(party)?.card);
  const local = (id: string) => workingSet.get(id);
  const bad = await badActs(held.flatMap(({ record }) => (record === null ? [] : [record])), signer, (id) => local(id) !== undefined);
  // before the session stands in front
  const ledger = readLedger(workingSet.ofType('exchangeEntry').values(), local, undefined, identity.device.id);
  const receiver = {
    self: identity.party, device: identity.device.id, selfKind: identity.role, ownDevices: new Set([identity.device.id]), known, clock: ports().clock,
    localEvents: () => workingSet.ofType('permitEvent').values(),
    localTransfers: () => workingSet.ofType('caseTransfer').values(),
    localStatements: () => workingSet.ofType('deletionStatement').values(),
    localLedger: () => ledger,
  };
  const madeAt = new Map(ledger.map((entry) => [entry.digest, entry.madeAt]));
  return ok(planRelease(held, receiver, local, bad, own.value, (digest) => madeAt.get(digest) ?? 0));
}

/** One commit a file, so that undoing the file takes it along. */
const commitFile = ({ vault }: Session, file: HeldFile): ReturnType<Session['vault']['commit']> =>
  vault.commit('import', { what: RELEASED, digest: file.digest, sender: file.sender, number: file.number, rows: file.releases.length }, (dot) =>
    allSteps(isStale(file.merge, (id) => vault.workingSet.get(id))) ? err(appError('exchange/plan-stale', { number: file.number })) : ok(releaseRows(file.releases, dot)),
  );

/**
 * At every opening: lines that an older version could not judge, or whose day had not come. What changes
 * nothing any more ends by itself, and so does what another PC of ours wrote, where nothing is deleted and
 * nothing disagrees; all else is shown first, like any file, and waits for a person.
 */
export async function lookAtHeld(open: Session): Promise<Result<number, AppError>> {
  useHeldFiles.setState({ files: [] });
  if (open.vault.readOnly !== null) return ok(0);
  const local = (id: string) => open.vault.workingSet.get(id);
  const harmless = (one: Release): boolean => isHarmless(one, open.identity.party);
  for (let taken = 0; ; ) {
    const due = await planned(open);
    if (!due.ok) return due;
    const [next] = heldFiles(due.value.filter(harmless), local);
    if (next === undefined) {
      useHeldFiles.setState({ files: heldFiles(due.value, local) });
      return ok(taken);
    }
    // one by one, each planned on what the one before left
    const done = await commitFile(open, next);
    if (!done.ok) return done;
    taken += next.releases.length;
  }
}

/** Of a held file what asks for typing, as with any file. */
export const deletesMany = (file: HeldFile): boolean => asksForTyping(file.deletes, countShared(session().vault.workingSet));

/** A person looked at the held lines of one file: exactly what was shown is taken in, and their holding ends. */
export async function takeHeld(file: HeldFile): Promise<Result<null, AppError>> {
  const done = await commitFile(session(), file);
  const again = await lookAtHeld(session());
  if (!done.ok) return done;
  return again.ok ? ok(null) : again;
}
