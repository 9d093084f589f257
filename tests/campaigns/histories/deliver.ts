import { POLICIES, type Purpose } from '../../../src-shared/exchange/policy.ts';
import { asNewer } from '../../kit/newer-version.ts';
import type { ImportPlan } from '../../../src-shared/exchange/plan-import.ts';
import type { Cast, Player } from './cast.ts';

const DAY = 86_400_000;

interface Round {
  readonly changed: number;
  readonly refused: readonly string[];
}

const refusals = (plan: ImportPlan, to: Player): string[] =>
  plan.merge.records.flatMap((record) => record.units.filter((unit) => unit.status === 'refused' || unit.status === 'deferred').map((unit) => `${to.party.kind}: ${record.type}.${unit.unit} ${unit.status} ${unit.reason ?? ''}`));

async function everybodySendsEverything(cast: Cast): Promise<Round> {
  let changed = 0;
  const refused: string[] = [];
  const take = async (to: Player, file: { bytes: Uint8Array; name: string }): Promise<void> => {
    const { plan } = await to.pc.receive(file);
    changed += plan.merge.records.filter((record) => record.accept !== null && record.type !== 'exchangeEntry').length;
    refused.push(...refusals(plan, to));
  };
  for (const from of cast.players) {
    const own = cast.players.filter((one) => one.party === from.party && one !== from);
    if (own.length > 0) {
      const file = await from.pc.transfer();
      for (const to of own) await take(to, file);
    }
    for (const party of new Set(cast.players.map((one) => one.party))) {
      if (party === from.party) continue;
      for (const purpose of Object.keys(POLICIES) as Purpose[]) {
        // a 控え一式 stands on a statement about a doctor who lost everything, not on a wish to send
        if (purpose === 'returned') continue;
        const policy = POLICIES[purpose];
        if (!(policy.from as readonly string[]).includes(from.party.kind) || !(policy.to as readonly string[]).includes(party.kind)) continue;
        const options = { ticked: new Set(['careerGoal.family']) };
        if (!from.pc.draft(purpose, party.id, options).ok) continue;
        const file = await from.pc.send(purpose, party, options);
        for (const to of cast.players) if (to.party === party) await take(to, file);
      }
    }
  }
  return { changed, refused };
}

/** Acts that crossed are settled by the office, as a person there would. */
async function settleCrossed(cast: Cast): Promise<number> {
  let settled = 0;
  const office = cast.players.find((one) => one.party.kind === 'office');
  if (office === undefined) return 0;
  const cases = new Set([...office.pc.set.ofType('permitEvent').values()].map((one) => one.values.act?.caseId as string));
  for (const caseId of cases) {
    const [first] = office.pc.caseOf(caseId).fold.crossed ?? [];
    if (first === undefined || office.pc.find(caseId) === undefined) continue;
    await office.pc.act(caseId, 'settle', { prevails: first.id }, { office: office.party.id });
    settled += 1;
  }
  return settled;
}

const MOST_ROUNDS = 12;

/**
 * A fast clock was set right and the days it was ahead have come, every PC has the newer version, and everybody sends
 * everything to everybody until nothing changes any more.
 */
export function deliverAll(cast: Cast): Promise<readonly string[]> {
  const work = async (): Promise<readonly string[]> => {
    cast.world.now += 5 * DAY;
    for (const { pc } of cast.players) if (pc.clock.skewMs > DAY) pc.clock.skewMs = 0;
    for (let round = 1; round <= MOST_ROUNDS; round++) {
      let released = 0;
      for (const { pc } of cast.players) released += await pc.release();
      const { changed, refused } = await everybodySendsEverything(cast);
      if (changed + released + (await settleCrossed(cast)) === 0) return refused;
    }
    throw new Error(`still changing after ${MOST_ROUNDS} rounds`);
  };
  return cast.mixed ? asNewer(work) : work();
}
