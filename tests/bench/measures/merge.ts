import * as Y from 'yjs';
import { defineRecord } from '../../../src-shared/records/definition.ts';
import { text } from '../../../src-shared/records/fields.ts';
import { nextHead, type Head } from '../../../src-shared/records/heads.ts';
import { headsOf, recordFromHeads, type RecordState, sortedUnits, unitsOf } from '../../../src-shared/records/record-state.ts';
import { hlcOf } from '../../../src-shared/time/hlc.ts';
import { planMerge } from '../../../src-shared/merge/plan-merge.ts';
import type { MergeContext } from '../../../src-shared/merge/plan.ts';
import { chance, idOf } from '../data.ts';
import { type Figure, median, note, timed } from '../timing.ts';

const RECORDS = 10_000;
const FIELDS = 20;
const EDITED = 0.05;

const label = (name: string) => ({ ja: name, en: name });
const names = Array.from({ length: FIELDS }, (_, i) => `f${i}`);

/** One unit per field: as fine as the other library, and the most work for ours. */
const definition = defineRecord({
  type: 'bench',
  schema: 1,
  label: label('bench'),
  parties: ['author'],
  units: Object.fromEntries(names.map((name) => [name, { label: label(name), owner: 'author' as const, privacy: 'shared' as const }])),
  fields: Object.fromEntries(names.map((name) => [name, text({ unit: name, label: label(name) })])),
  title: () => '',
});

const [BASE, LEFT, RIGHT] = [idOf('d', 1), idOf('d', 2), idOf('d', 3)];
const AUTHOR = idOf('p', 1);

interface Edit {
  readonly record: number;
  readonly field: number;
}

function edits(seed: number): Edit[] {
  const random = chance(seed);
  const found: Edit[] = [];
  for (let record = 0; record < RECORDS; record++) {
    for (let field = 0; field < FIELDS; field++) if (random() < EDITED) found.push({ record, field });
  }
  return found;
}

const baseText = (record: number, field: number): string => `値 ${record}.${field} 東京都千代田区`;

const baseRecord = (record: number): RecordState => {
  const dot = { by: BASE, n: 1, at: hlcOf(Date.UTC(2026, 0, 1)) };
  const heads = new Map(names.map((name, field): [string, Head[]] => [name, [nextHead([], { [name]: baseText(record, field) }, dot)]]));
  return recordFromHeads({ type: 'bench', schema: 1, id: idOf('r', record), person: AUTHOR, parties: { author: AUTHOR } }, sortedUnits(heads));
};

function side(base: readonly RecordState[], changes: readonly Edit[], device: string, word: string): RecordState[] {
  const byRecord = new Map<number, number[]>();
  for (const { record, field } of changes) byRecord.set(record, [...(byRecord.get(record) ?? []), field]);
  return base.map((record, i) => {
    const fields = byRecord.get(i);
    if (fields === undefined) return record;
    const dot = { by: device, n: i + 2, at: hlcOf(Date.UTC(2026, 1, 1) + i) };
    const heads = new Map(unitsOf(record).map((unit) => [unit, headsOf(record, unit)]));
    for (const field of fields) {
      const name = names[field] as string;
      heads.set(name, [nextHead(headsOf(record, name), { [name]: `${word} ${i}.${field}` }, dot)]);
    }
    return recordFromHeads(record, heads);
  });
}

/** The units a device wrote, as a file of changes carries them. */
const onlyFrom = (record: RecordState, device: string): RecordState =>
  recordFromHeads(record, new Map(unitsOf(record).map((unit) => [unit, headsOf(record, unit)] as const).filter(([, heads]) => heads[0]?.by === device)));

/** As parsed from a file: nothing shared with the local state but the meaning. */
const parsed = (records: readonly RecordState[]): RecordState[] => JSON.parse(JSON.stringify(records)) as RecordState[];

const context: MergeContext = {
  clock: { now: () => Date.UTC(2026, 2, 1) },
  definitionOf: () => definition,
  sender: AUTHOR,
  own: true,
  self: AUTHOR,
  partyOf: () => AUTHOR,
  mayRelay: () => true,
};

/** Two ways to get the other side's work: its whole state, as a first file brings it, and its changes only. */
export async function merge(rounds: number): Promise<Figure> {
  const base = Array.from({ length: RECORDS }, (_, i) => baseRecord(i));
  const [leftEdits, rightEdits] = [edits(11), edits(22)];
  const both = new Set(leftEdits.map(({ record, field }) => record * FIELDS + field));
  const expected = rightEdits.filter(({ record, field }) => both.has(record * FIELDS + field)).length;
  const local = new Map(side(base, leftEdits, LEFT, '左').map((record) => [record.id, record]));
  const right = side(base, rightEdits, RIGHT, '右');
  const rightDiff = right.filter((record, i) => record !== base[i]).map((record) => onlyFrom(record, RIGHT));

  const baseDoc = new Y.Doc({ gc: false });
  const root = baseDoc.getMap<Y.Map<string>>('records');
  baseDoc.transact(() => {
    for (let record = 0; record < RECORDS; record++) {
      const map = new Y.Map<string>();
      for (let field = 0; field < FIELDS; field++) map.set(names[field] as string, baseText(record, field));
      root.set(idOf('r', record), map);
    }
  });
  const baseState = Y.encodeStateAsUpdate(baseDoc);
  const docWith = (changes: readonly Edit[], word: string): Y.Doc => {
    const doc = new Y.Doc({ gc: false });
    Y.applyUpdate(doc, baseState);
    const records = doc.getMap<Y.Map<string>>('records');
    doc.transact(() => {
      for (const { record, field } of changes) records.get(idOf('r', record))?.set(names[field] as string, `${word} ${record}.${field}`);
    });
    return doc;
  };
  const rightDoc = docWith(rightEdits, '右');
  const leftState = Y.encodeStateAsUpdate(docWith(leftEdits, '左'));
  const incomingState = Y.encodeStateAsUpdate(rightDoc);
  const incomingDiff = Y.encodeStateAsUpdate(rightDoc, Y.encodeStateVector(baseDoc));

  const ours: number[] = [];
  const oursDiff: number[] = [];
  const theirs: number[] = [];
  const theirsDiff: number[] = [];
  let conflicts = 0;
  const planAndCount = (incoming: readonly RecordState[]): void => {
    const plan = planMerge((id) => local.get(id), incoming, context);
    conflicts = 0;
    for (const record of plan.records) for (const unit of record.units) if (unit.status === 'conflict') conflicts += 1;
  };
  for (let round = 0; round <= rounds; round++) {
    const incoming = parsed(right);
    ours.push(await timed(() => planAndCount(incoming)));
    if (conflicts !== expected) throw new Error(`conflicts: ${conflicts} of ${expected}`);
    const changes = parsed(rightDiff);
    oursDiff.push(await timed(() => planAndCount(changes)));
    const doc = new Y.Doc({ gc: false });
    Y.applyUpdate(doc, leftState);
    theirsDiff.push(await timed(() => Y.applyUpdate(doc, incomingDiff)));
    const whole = new Y.Doc({ gc: false });
    Y.applyUpdate(whole, leftState);
    theirs.push(await timed(() => Y.applyUpdate(whole, incomingState)));
    if (conflicts !== expected) throw new Error(`conflicts: ${conflicts} of ${expected}`);
    note(`  ${round === 0 ? 'cold' : `round ${round}`}: whole state ours ${ours.at(-1)?.toFixed(0)} ms, Yjs ${theirs.at(-1)?.toFixed(0)} ms; changes only ours ${oursDiff.at(-1)?.toFixed(0)} ms, Yjs ${theirsDiff.at(-1)?.toFixed(0)} ms`);
  }
  const [cold, ...warm] = ours;
  const [theirCold, ...theirWarm] = theirs;
  const whole = median(warm) / median(theirWarm);
  const changesOnly = median(oursDiff.slice(1)) / median(theirsDiff.slice(1));
  return {
    // The worse of the two ways a file can be made.
    value: Math.max(whole, changesOnly),
    facts: {
      wholeOursMs: Math.round(median(warm)),
      wholeYjsMs: Math.round(median(theirWarm)),
      changesOursMs: Math.round(median(oursDiff.slice(1))),
      changesYjsMs: Math.round(median(theirsDiff.slice(1))),
      oursColdMs: Math.round(cold ?? 0),
      yjsColdMs: Math.round(theirCold ?? 0),
      conflictsReported: `${conflicts} of ${expected}`,
    },
  };
}
