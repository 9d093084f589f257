import { retractedSeqs } from '../../../src-shared/journal/fold.ts';
import { rowsOf } from '../../../src-shared/journal/commit.ts';
import { canonicalJson } from '../../../src-shared/kernel/json.ts';
import type { Head } from '../../../src-shared/records/heads.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { headsOf, LIFE, type RecordState, unitsOf } from '../../../src-shared/records/record-state.ts';
import type { SimPc, SimWorld } from '../../kit/sim-pc.ts';

type Name = string;

interface Written {
  readonly value: string;
  /** Every value of the unit that its writer had before them, and what those had before them. */
  readonly past: ReadonlySet<Name>;
  /** Of a deletion: what its writer knew of the other units. */
  readonly over: ReadonlyMap<string, ReadonlySet<Name>> | null;
}

/**
 * Remembers who wrote what, knowing what: as plain sets, with none of the counters the product decides
 * by. From it follows what every PC has to show, whatever way the files took.
 */
export interface Memory {
  /** Everything on this PC is what its journal says, and nothing it acknowledged is gone. */
  check(pc: SimPc): void;
}

const nameOf = (head: Pick<Head, 'by' | 'n'>): Name => `${head.by} ${head.n}`;

function fail(why: string, facts: object): never {
  throw new Error(`${why}: ${JSON.stringify(facts)}`);
}

export function remember(world: SimWorld): Memory {
  const written = new Map<string, Written>();
  const byDevice = new Map<string, Name[]>();
  const key = (id: string, unit: string, name: Name): string => `${id} ${unit} ${name}`;
  const known = (id: string, unit: string, heads: readonly Head[]): Set<Name> => {
    const names = new Set<Name>();
    for (const head of heads) {
      names.add(nameOf(head));
      for (const name of written.get(key(id, unit, nameOf(head)))?.past ?? []) names.add(name);
    }
    return names;
  };

  world.watch = (device, rows, before) => {
    for (const row of rows) {
      const own = before(row.id);
      for (const unit of unitsOf(row)) {
        for (const head of headsOf(row, unit)) {
          const place = key(row.id, unit, nameOf(head));
          const value = canonicalJson(head.value);
          const earlier = written.get(place);
          if (earlier !== undefined) {
            if (earlier.value !== value) fail('a value changed on its way', { place, value, earlier: earlier.value });
            continue;
          }
          if (head.by !== device) fail('a value nobody wrote', { place, value });
          const over = unit === LIFE && head.value.deleted === true && own !== undefined ? new Map(unitsOf(own).filter((one) => one !== LIFE).map((one) => [one, known(row.id, one, headsOf(own, one))])) : null;
          // a device knows everything it wrote itself, also where the import it wrote upon was taken back
          const past = known(row.id, unit, headsOf(own, unit));
          for (const name of byDevice.get(`${row.id} ${unit} ${device}`) ?? []) for (const one of [name, ...(written.get(key(row.id, unit, name))?.past ?? [])]) past.add(one);
          written.set(place, { value, past, over });
          byDevice.set(`${row.id} ${unit} ${device}`, [...(byDevice.get(`${row.id} ${unit} ${device}`) ?? []), nameOf(head)]);
        }
      }
    }
  };

  /** The values of each unit that stand, from the commits that were not taken back. */
  function expected(pc: SimPc): Map<string, Map<string, Set<Name>>> {
    const gone = retractedSeqs(pc.journal);
    const all = new Map<string, Map<string, Set<Name>>>();
    for (const commit of pc.journal) {
      const kept = gone.get(commit.seq);
      for (const row of rowsOf(commit)) {
        if (kept !== undefined && !kept.has(row.id)) continue;
        const units = all.get(row.id) ?? new Map<string, Set<Name>>();
        all.set(row.id, units);
        for (const unit of unitsOf(row)) {
          const names = units.get(unit) ?? new Set<Name>();
          units.set(unit, names);
          for (const head of headsOf(row, unit)) names.add(nameOf(head));
        }
      }
    }
    for (const [id, units] of all) {
      for (const [unit, names] of units) {
        const past = new Set([...names].flatMap((name) => [...(written.get(key(id, unit, name))?.past ?? [])]));
        units.set(unit, new Set([...names].filter((name) => !past.has(name))));
      }
    }
    return all;
  }

  const mustBeDeleted = (id: string, units: ReadonlyMap<string, ReadonlySet<Name>>): boolean => {
    const lives = [...(units.get(LIFE) ?? [])].map((name) => written.get(key(id, LIFE, name)) as Written);
    if (lives.length === 0 || lives.some((one) => one.over === null)) return false;
    return [...units].every(([unit, names]) => unit === LIFE || [...names].every((name) => lives.some((one) => one.over?.get(unit)?.has(name) === true)));
  };

  const check = (pc: SimPc): void => {
    const wanted = expected(pc);
    if (pc.set.size !== wanted.size) fail('records', { pc: pc.device.id, has: pc.set.size, wanted: wanted.size });
    for (const [id, units] of wanted) {
      const record = pc.get(id);
      for (const [unit, names] of units) {
        const has = headsOf(record, unit);
        for (const head of has) {
          const said = written.get(key(id, unit, nameOf(head)));
          if (said?.value !== canonicalJson(head.value)) fail('another value than was written', { id, unit, head, said: said?.value });
        }
        const shown = has.map(nameOf).sort();
        if (JSON.stringify(shown) !== JSON.stringify([...names].sort())) fail('other values stand than should', { pc: pc.device.id, type: record.type, id, unit, shown, wanted: [...names].sort() });
      }
      if (isDeleted(record) !== mustBeDeleted(id, units)) fail('deleted or not', { pc: pc.device.id, type: record.type, id, is: isDeleted(record), record });
    }
  };
  return { check };
}

/** Exactly the heads of one unit, for comparing two PCs. */
export const saying = (record: RecordState | undefined, units: readonly string[]): string =>
  canonicalJson(Object.fromEntries(units.map((unit) => [unit, headsOf(record, unit).map((head) => [head.by, head.n, head.at, head.value])])) as never);
