import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import holidays from '../../assets/reference/holidays-jp.json' with { type: 'json' };
import rules from '../../assets/rules/permit-2026.json' with { type: 'json' };
import { writeCardFile } from '../../src-shared/exchange/card-file.ts';
import { distributionLines, writePublic } from '../../src-shared/exchange/invitation.ts';
import { splitParts } from '../../src-shared/exchange/parts.ts';
import { writeContainer } from '../../src-shared/exchange/write-container.ts';
import { hex, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import { canonicalJson, type Json } from '../../src-shared/kernel/json.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { armored } from '../../src-shared/sealing/armor.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';

/** A file of a release that carries no records, or carries them otherwise than as one `.cdesk`, with what its reader must find. */
export interface FrozenKind {
  readonly kind: 'receipt' | 'distribution' | 'roster' | 'card' | 'parts' | 'armour';
  /** More than one where the file was divided. */
  readonly files: readonly string[];
  readonly sender: string;
  /** Made up for the tests; null where the file is for anybody. */
  readonly receiver: { readonly party: string; readonly device: string; readonly identity: string } | null;
  /** What it says, as `sayings` in the test reads it. */
  readonly says: Json;
}

interface Made {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly receiver: SimPc | null;
  readonly says: Json;
}

const goalsOf = (pc: SimPc): Json => [...pc.set.ofType('careerGoal').values()].map(({ id, values }) => ({ id, goal: values['goal']?.['goal'] ?? '' })).sort((a, b) => (a.id < b.id ? -1 : 1));

/** Rules and calendars are long: their canonical text, in short. */
export const ofText = async (value: Json): Promise<string> => hex(await sha256(utf8(canonicalJson(value))));

async function makers() {
  const world = simWorld(9002);
  const doctor = world.pc(await world.party({ kind: 'doctor', name: '見本 花子' }));
  const colleague = world.pc(await world.party({ kind: 'doctor', name: '見本 次郎' }));
  const office = world.pc(await world.party({ kind: 'office', name: '見本厚生局' }));
  await doctor.meet(office.party.card, 'office');
  await office.meet(doctor.party.card);
  for (const n of [1, 2, 3]) doctor.create('careerGoal', { horizon: '5', goal: `目標 ${n}` });
  const career = await doctor.send('career', office.party);
  await office.receive(career);
  const signer = { card: office.party.card, device: office.device.id, member: null, privateKey: office.device.keys.privateKey };
  const made = { app: 'sim', createdAt: office.clock.now() };
  const listed = [{ card: doctor.party.card.signed, as: 'none' as const }, { card: colleague.party.card.signed, as: 'none' as const }];
  const parties: Json = listed.map((_, i) => ({ party: [doctor, colleague][i]?.party.id ?? '', as: 'none' }));

  const all: Record<FrozenKind['kind'], () => Promise<Made>> = {
    receipt: async () => {
      const { bytes } = await office.sendReceipts(doctor.party);
      return { files: { 'receipt.cdesk': bytes }, receiver: doctor, says: [{ of: career.digest, device: doctor.device.id, number: career.number, state: 'accepted' }] };
    },
    distribution: async () => {
      const rows = utf8('名称,所在地\r\nみなと総合病院,東京都港区1-2-3\r\n');
      const digest = hex(await sha256(rows));
      const masters: Json = { of: 'institutions', id: 'institutions-2026', title: '保険医療機関（2026年4月）', effectiveFrom: '2026-04-01', source: '地方厚生局', rows: 1, sha256: digest };
      const lines = distributionLines({ rulePacks: [rules as unknown as Json], calendars: [holidays as unknown as Json], masters: [masters] });
      const { bytes } = must(await writePublic('distribution', lines, signer, made, [{ bytes: rows, type: 'text/csv' }]));
      return {
        files: { 'distribution.cdesk': bytes }, receiver: null,
        says: {
          rulePack: { id: rules.id, from: rules.effectiveFrom, sha256: await ofText(rules as unknown as Json), limits: rules.limits.map(({ key, value }) => [key, value]) },
          calendar: { lastYear: holidays.lastYear, days: holidays.days.length, sha256: await ofText(holidays as unknown as Json) },
          institutions: masters, rows: digest,
        },
      };
    },
    roster: async () => {
      const { keys, statement } = doctor.party.card;
      const header = { kind: 'roster' as const, purpose: 'roster', ...made, number: 2, previous: null, to: [{ party: statement.party, recipient: keys.recipient }] };
      const { bytes } = must(await writeContainer({ header, signer, lines: distributionLines({ roster: listed }) }));
      return { files: { 'roster.cdesk': bytes }, receiver: doctor, says: parties };
    },
    card: async () => {
      const { bytes } = must(await writeCardFile(signer, made));
      const { name, telephone, key, recipient } = office.party.card.statement;
      return { files: { 'card.cdesk-card': bytes }, receiver: null, says: { name, telephone, key, recipient } };
    },
    parts: async () => {
      const parts = await splitParts('divided.cdesk', career.bytes, Math.ceil(career.bytes.length / 3) + 520);
      return { files: Object.fromEntries(parts.map(({ name, bytes }) => [name, bytes])), receiver: office, says: goalsOf(doctor) };
    },
    armour: async () => ({ files: { 'armour.cdesk.txt': utf8(armored(career.bytes)) }, receiver: office, says: goalsOf(doctor) }),
  };
  return { all, senderOf: (kind: FrozenKind['kind']) => (kind === 'parts' || kind === 'armour' ? doctor : office).party.id };
}

export const FROZEN_KINDS = ['receipt', 'distribution', 'roster', 'card', 'parts', 'armour'] as const satisfies readonly FrozenKind['kind'][];

/** Writes those that the folder lacks; what is there stays as it is. */
export async function freezeKinds(folder: string): Promise<void> {
  const missing = FROZEN_KINDS.filter((kind) => !existsSync(path.join(folder, `${kind}.json`)));
  if (missing.length === 0) return;
  const { all, senderOf } = await makers();
  await mkdir(folder, { recursive: true });
  for (const kind of missing) {
    const { files, receiver, says } = await all[kind]();
    for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(folder, name), bytes);
    const frozen: FrozenKind = {
      kind, files: Object.keys(files), sender: senderOf(kind), says,
      receiver: receiver === null ? null : { party: receiver.party.id, device: receiver.device.id, identity: receiver.party.age.identity },
    };
    await writeFile(path.join(folder, `${kind}.json`), `${JSON.stringify(frozen, null, 1)}\n`);
  }
}
