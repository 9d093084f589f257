import { POLICIES } from '../../../src-shared/exchange/policy.ts';
import { readHeld } from '../../../src-shared/exchange/release-held.ts';
import { conflictsOf } from '../../../src-shared/records/conflicts.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { LIFE, type RecordState } from '../../../src-shared/records/record-state.ts';
import { bytesOf } from '../../kit/random-history.ts';
import { asNewer } from '../../kit/newer-version.ts';
import type { Cast, Player } from './cast.ts';
import { saying } from './memory.ts';

/** Each PC's own business: what it received and still holds. */
const OWN_BUSINESS: ReadonlySet<string> = new Set(['exchangeEntry', 'heldRow']);

function same(what: string, a: unknown, b: unknown): void {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  if (left !== right) throw new Error(`${what}\n  ${left}\n  ${right}`);
}

const digest = (player: Player): readonly string[] => [...player.pc.set.all()].filter((record) => !OWN_BUSINESS.has(record.type)).map(bytesOf).sort();

/** What the other side of a purpose holds of a record has to be what its owner has: values, concurrent ones too. */
function compareAcross(from: Player, to: Player, seen: (record: RecordState) => boolean): void {
  for (const policy of Object.values(POLICIES)) {
    if (!(policy.from as readonly string[]).includes(from.party.kind) || !(policy.to as readonly string[]).includes(to.party.kind)) continue;
    for (const [type, wanted] of Object.entries(policy.types) as [string, { units: readonly string[]; onlyWhenTicked?: readonly string[] }][]) {
      const units = [...wanted.units, ...(wanted.onlyWhenTicked ?? [])];
      for (const record of from.pc.set.ofType(type).values()) {
        const there = to.pc.find(record.id);
        if (there === undefined || !seen(record)) continue;
        same(`${type} ${record.id} deleted`, isDeleted(record), isDeleted(there));
        same(`${type} ${record.id} life`, saying(record, [LIFE]), saying(there, [LIFE]));
        if (isDeleted(record)) continue;
        same(`${type} ${record.id}`, saying(record, units), saying(there, units));
        const listed = (one: RecordState) => conflictsOf(one).filter(({ unit }) => unit === LIFE || units.includes(unit)).map(({ unit, kind, heads }) => [unit, kind, heads.map((head) => [head.by, head.n])]);
        same(`${type} ${record.id} conflicts`, listed(record), listed(there));
      }
    }
  }
}

/** After everything was delivered: equal states, equal conflicts, nothing held, one status per case. */
export async function mustBeEqual(cast: Cast): Promise<void> {
  const compare = (): void => {
    for (const player of cast.players) {
      cast.memory.check(player.pc);
      same('held', readHeld(player.pc.set.ofType('heldRow').values()).map(({ record, reason }) => [reason, record?.type, record?.id]), []);
      const [first] = cast.players.filter((one) => one.party === player.party) as [Player];
      same(`own devices of ${player.party.name}`, digest(first), digest(player));
      for (const record of player.pc.set.all()) if (!OWN_BUSINESS.has(record.type)) same(`conflicts of ${record.type} ${record.id}`, conflictsOf(first.pc.get(record.id)).length, conflictsOf(record).length);
      for (const other of cast.players) {
        if (other.party === player.party) continue;
        const own = (record: RecordState): boolean => [record.parties.author, record.parties.subject, record.parties.mentor, record.parties.mentee].includes(player.party.id);
        compareAcross(player, other, own);
        for (const application of player.pc.set.ofType('permitApplication').values()) {
          if (other.pc.find(application.id) === undefined || other.party.kind === player.party.kind) continue;
          same(`status of case ${application.id}`, player.pc.caseOf(application.id).fold.status, other.pc.caseOf(application.id).fold.status);
        }
      }
    }
  };
  await (cast.mixed ? asNewer(compare) : compare());
}
