import { allowedActs } from '../../../src-shared/acts/permit-case.ts';
import { POLICIES, type Purpose } from '../../../src-shared/exchange/policy.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { conflictsOf } from '../../../src-shared/records/conflicts.ts';
import { draftDelete, draftEdit, draftRestore } from '../../../src-shared/journal/draft.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { definitionOf, type RecordType } from '../../../src-shared/records/registry.ts';
import { LIFE, unitsOf } from '../../../src-shared/records/record-state.ts';
import { asNewer } from '../../kit/newer-version.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import type { SimFile } from '../../kit/sim-pc.ts';
import type { Cast, Player } from './cast.ts';

type Values = Readonly<Record<string, Json>>;

interface Mail {
  readonly file: SimFile;
  readonly to: Player;
  came: boolean;
}

/** Runs something with the version of the application that stands on this PC. */
export const at = <T>(cast: Cast, player: Player, work: () => T | Promise<T>): Promise<T> =>
  cast.mixed && !player.older ? asNewer(work) : Promise.resolve().then(work);

export interface Story {
  /** Files on their way or lying about: any of them may come again, late, or never. */
  readonly mail: Mail[];
  readonly counts: Record<string, number>;
}

const EDITED: Readonly<Record<string, (text: string, below: (n: number) => number) => Values>> = {
  careerGoal: (text, below) => ([{ goal: text }, { family: text }, { memo: text }, { goal: text, horizon: ['1', '3', '5', '10'][below(4)] as string }] as const)[below(4)] as Values,
  posting: (text, below) => ([{ organisation: text }, { endOn: `2027-0${1 + below(9)}-01` }, { returnPlan: text }] as Values[])[below(3)] as Values,
  person: (text, below) => ([{ telephone: text }, { qualifications: text }, { affiliation: text }] as Values[])[below(3)] as Values,
  mentorNote: (text) => ({ text }),
  mentorSession: (text, below) => ([{ summary: text }, { agreed: text, nextOn: `2026-0${1 + below(9)}-15` }] as Values[])[below(2)] as Values,
  permitApplication: (text, below) => ([{ reason: text }, { workContent: text }, { payAmount: 1000 * (1 + below(20)) }, { department: text }] as Values[])[below(4)] as Values,
  dossier: (text) => ({ memo: text }),
  futureWish: (text, below) => ([{ wish: text }, { place: text }] as Values[])[below(2)] as Values,
};

const OWN_EDITS: ReadonlySet<string> = new Set(Object.keys(EDITED));

/** What a newer version alone can write. */
const NEWER_ONLY = (text: string, below: (n: number) => number): Values => ([{ travelMinutes: below(90) }, { horizon: '20', goal: text }] as Values[])[below(2)] as Values;

export async function playStory(cast: Cast, steps: number): Promise<Story> {
  const { world, players, mixed } = cast;
  const below = (limit: number): number => world.random.below(limit);
  const pick = <T>(list: readonly T[]): T | undefined => list[below(Math.max(1, list.length))];
  const story: Story = { mail: [], counts: {} };
  const count = (what: string): void => void (story.counts[what] = (story.counts[what] ?? 0) + 1);
  const imports = new Map<Player, number[]>(players.map((player) => [player, []]));

  const mine = (player: Player): RecordState[] =>
    [...player.pc.set.all()].filter((record) => {
      if (!OWN_EDITS.has(record.type) || definitionOf(record.type) === undefined) return false;
      const { parties } = record;
      return parties.author === player.party.id || parties.subject === player.party.id || parties.office === player.party.id || parties.mentor === player.party.id || parties.mentee === player.party.id;
    });
  /** People edit the same few things over and over: otherwise nothing ever meets. */
  const some = (player: Player): RecordState | undefined => pick(mine(player).slice(-5));

  const create = (player: Player, text: string): void => {
    const { pc, party } = player;
    const newer = mixed && !player.older;
    if (party.kind === 'office') {
      pc.create('dossier', { name: text, memo: text });
      return;
    }
    const partner = players.find((one) => one.party.kind === 'doctor' && one.party !== party)?.party;
    const ways: (() => unknown)[] = [
      () => pc.create('careerGoal', { horizon: newer && below(3) === 0 ? '20' : '5', goal: text, family: '' }),
      () => pc.create('posting', { organisation: text, title: '課長補佐', startOn: '2024-04-01' }),
      () => pc.create('mentorNote', { text }),
      () => ([...pc.set.ofType('person').values()].length === 0 ? pc.create('person', { name: party.name, kana: 'カナ', telephone: text }) : undefined),
      () => (players.some((one) => one.party.kind === 'office') ? pc.create('permitApplication', { ...APPLICATION, reason: text }) : undefined),
      () => (partner === undefined ? undefined : pc.create('mentorSession', { heldOn: '2026-04-02', manner: 'video', summary: text }, { person: partner.id, parties: { mentor: party.id, mentee: partner.id } })),
      () => (newer ? pc.create('futureWish' as RecordType, { wish: text }) : undefined),
    ];
    pick(ways)?.();
  };

  const edit = (player: Player, text: string): void => {
    const record = some(player);
    if (record === undefined || isDeleted(record)) return;
    const newer = mixed && !player.older && record.type === 'careerGoal' && below(2) === 0;
    player.pc.edit(record.id, newer ? NEWER_ONLY(text, below) : (EDITED[record.type] as (typeof EDITED)[string])(text, below));
    count('edits');
  };

  const settle = (player: Player): void => {
    const record = pick(mine(player).filter((one) => conflictsOf(one).length > 0));
    const conflict = record === undefined ? undefined : pick(conflictsOf(record));
    if (record === undefined || conflict === undefined) return;
    const { pc } = player;
    if (conflict.unit === LIFE || conflict.kind === 'edited-after-deletion') {
      const dot = pc.dot();
      pc.commit('settle', [below(2) === 0 ? draftRestore(record, dot) : draftDelete(record, dot)]);
    } else pc.commit('settle', [draftEdit(record, { [conflict.unit]: (pick(conflict.heads) as { value: Values }).value }, pc.dot())]);
    count('settled');
  };

  const act = async (player: Player): Promise<void> => {
    const { pc, party } = player;
    const office = players.find((one) => one.party.kind === 'office')?.party;
    if (office === undefined) return;
    const own = party === office ? [...new Set([...pc.set.ofType('permitEvent').values()].map((one) => one.values.act?.caseId as string))].filter((id) => pc.find(id) !== undefined) : mine(player).filter((one) => one.type === 'permitApplication' && !isDeleted(one)).map((one) => one.id);
    const caseId = pick(own);
    if (caseId === undefined) return;
    const view = pc.caseOf(caseId);
    const kind = pick(allowedActs(view, party === office ? 'office' : 'applicant').filter((one) => one !== 'paper'));
    if (kind === undefined) return;
    const prevails: Values = kind === 'settle' ? { prevails: pick(view.fold.crossed ?? [])?.id ?? '' } : {};
    await pc.act(caseId, kind, { ...prevails, decidedOn: '2026-04-20', permittedOn: '2026-04-20', documentNumber: `第${below(100)}号` }, { office: office.id });
    count(kind);
  };

  const send = async (player: Player): Promise<void> => {
    const { pc, party } = player;
    const others = [...new Set(players.map((one) => one.party))].filter((one) => one !== party);
    const to = below(2) === 0 ? party : (pick(others) ?? party);
    const devices = players.filter((one) => one.party === to && one !== player);
    if (devices.length === 0) return;
    let file: SimFile;
    if (to === party) file = await pc.transfer();
    else {
      const purposes = (Object.keys(POLICIES) as Purpose[]).filter((purpose) => (POLICIES[purpose].from as readonly string[]).includes(party.kind) && (POLICIES[purpose].to as readonly string[]).includes(to.kind) && !['invitation', 'pairing', 'returned'].includes(purpose));
      const purpose = pick(purposes) as Purpose;
      const options = purpose === 'career' && below(2) === 0 ? { ticked: new Set(['careerGoal.family']) } : {};
      const draft = pc.draft(purpose, to.id, options);
      if (!draft.ok) return;
      for (const row of draft.value.rows) {
        const units = definitionOf(row.type)?.units;
        for (const unit of unitsOf(row)) if (unit !== LIFE && units?.[unit] === undefined) throw new Error(`${row.type}.${unit} left without being known`);
      }
      file = await pc.send(purpose, to, options);
    }
    count('files');
    // the rest is lost on the way, unless it comes later all the same
    for (const one of devices) if (below(4) > 0) story.mail.push({ file, to: one, came: false });
  };

  const receive = async (): Promise<void> => {
    // in any order; one in five has come before
    const fresh = story.mail.filter((one) => !one.came);
    if (fresh.length === 0 && below(3) > 0) return;
    const mail = pick(fresh.length > 0 && below(5) > 0 ? fresh : story.mail);
    if (mail === undefined) return;
    mail.came = true;
    await at(cast, mail.to, async () => {
      const { plan, seq } = await mail.to.pc.receive(mail.file);
      if (seq !== null) (imports.get(mail.to) as number[]).push(seq);
      count('received');
      if (plan.series.alreadyImported) count('again');
      if (plan.series.verdict.kind === 'older') count('older');
      if (plan.counts.conflict > 0) count('conflicts');
      if (plan.counts.deferred > 0) count('heldBack');
    });
  };

  const undo = (player: Player): void => {
    const seqs = imports.get(player) as number[];
    const seq = pick(seqs);
    if (seq === undefined) return;
    seqs.splice(seqs.indexOf(seq), 1);
    player.pc.undo(seq);
    count('undone');
  };

  const office = players.find((one) => one.party.kind === 'office');
  const doctor = players[0] as Player;
  if (office !== undefined) {
    await at(cast, doctor, async () => {
      const { id } = doctor.pc.create('permitApplication', APPLICATION);
      await doctor.pc.act(id, 'submit', {}, { office: office.party.id });
      story.mail.push({ file: await doctor.pc.send('permit', office.party), to: office, came: false });
    });
    await receive();
  }

  for (let step = 0; step < steps; step++) {
    world.now += below(3) === 0 ? below(12) * 3_600_000 : below(60) * 60_000;
    const player = pick(players) as Player;
    const text = `文 ${cast.seed}-${step}`;
    await at(cast, player, async () => {
      const roll = below(19);
      if (roll < 2 || mine(player).length < 2) create(player, text);
      else if (roll < 9) edit(player, text);
      else if (roll === 9) {
        const record = some(player);
        if (record !== undefined && definitionOf(record.type)?.lifeOwner !== undefined && !isDeleted(record)) player.pc.delete(record.id);
      } else if (roll === 10) {
        const record = mine(player).find(isDeleted);
        if (record !== undefined) player.pc.restore(record.id);
      } else if (roll === 11) settle(player);
      else if (roll < 14) await act(player);
      else if (roll < 17) await send(player);
      else if (roll === 17) {
        if (below(2) === 0) undo(player);
      } else if ((await player.pc.release()) > 0) count('released');
    });
    if (step % 2 === 0) await receive();
    cast.memory.check(player.pc);
  }
  return story;
}
