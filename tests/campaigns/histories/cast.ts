import type { SimParty } from '../../kit/sim-party.ts';
import { type SimPc, type SimWorld, simWorld } from '../../kit/sim-pc.ts';
import { type Memory, remember } from './memory.ts';

export interface Player {
  readonly pc: SimPc;
  readonly party: SimParty;
  /** The version of today; the others then run one that does not exist yet. */
  readonly older: boolean;
}

export interface Cast {
  readonly seed: number;
  readonly world: SimWorld;
  readonly memory: Memory;
  readonly players: readonly Player[];
  /** Some PC runs a newer version than another. */
  readonly mixed: boolean;
}

const HOUR = 3_600_000;

/** Devices per party, 2 to 4 in all: a doctor's own PCs; a doctor and an office; a mentoring pair and its office. */
const SHAPES: readonly { readonly doctor: number; readonly office?: number; readonly mentor?: number }[] = [
  { doctor: 2 }, { doctor: 3 }, { doctor: 4 },
  { doctor: 1, office: 1 }, { doctor: 2, office: 1 }, { doctor: 1, office: 2 }, { doctor: 2, office: 2 }, { doctor: 3, office: 1 },
  { doctor: 1, mentor: 1 }, { doctor: 2, mentor: 1 }, { doctor: 1, mentor: 1, office: 1 }, { doctor: 2, mentor: 1, office: 1 },
];

/** Keys take longer to make than a history to play; parties are made once and play in all of them. */
const parties = new Map<string, Promise<SimParty>>();
function partyOf(kind: 'doctor' | 'office', name: string): Promise<SimParty> {
  const known = parties.get(name) ?? simWorld(4_000 + parties.size).party({ kind, name, devices: 4 });
  parties.set(name, known);
  return known;
}

export async function makeCast(seed: number): Promise<Cast> {
  const world = simWorld(seed);
  const { random } = world;
  const memory = remember(world);
  const shape = SHAPES[seed % SHAPES.length] as (typeof SHAPES)[number];
  const mixed = random.below(2) === 0;
  const players: Player[] = [];
  const devices = shape.doctor + (shape.office ?? 0) + (shape.mentor ?? 0);
  const oldest = random.below(devices);
  // one clock in eight histories is days ahead: what it writes is put aside until those days have come
  const ahead = random.below(8) === 0 ? random.below(devices) : -1;
  const join = (party: SimParty, count: number): void => {
    for (let device = 0; device < count; device++) {
      const place = players.length;
      const skewMs = place === ahead ? 72 * HOUR : (random.below(41) - 20) * (HOUR / 2);
      players.push({ pc: world.pc(party, { device, skewMs }), party, older: mixed && place === oldest });
    }
  };
  join(await partyOf('doctor', '山田 花子'), shape.doctor);
  if (shape.mentor !== undefined) join(await partyOf('doctor', '佐藤 一郎'), shape.mentor);
  if (shape.office !== undefined) join(await partyOf('office', '関東信越厚生局'), shape.office);
  for (const { pc } of players) {
    for (const party of new Set(players.map((one) => one.party))) {
      if (party !== pc.party) await pc.meet(party.card, party.kind === 'office' ? 'office' : 'none');
    }
  }
  return { seed, world, memory, players, mixed };
}
