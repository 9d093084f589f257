import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInvitation } from '../../src-shared/exchange/invitation.ts';
import { joinParts } from '../../src-shared/exchange/parts.ts';
import { type OpenedContainer, readContainer } from '../../src-shared/exchange/read-container.ts';
import { readReferences } from '../../src-shared/exchange/reference-line.ts';
import { restoreLines } from '../../src-shared/exchange/restore-lines.ts';
import { hex, sha256 } from '../../src-shared/kernel/bytes.ts';
import type { Json } from '../../src-shared/kernel/json.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { dearmor, isArmored } from '../../src-shared/sealing/armor.ts';
import { readHolidays } from '../../src-shared/time/holidays.ts';
import { FROZEN_KINDS, freezeKinds, type FrozenKind, ofText } from '../frozen/freeze-kinds.ts';

const root = path.join(import.meta.dirname, '..', 'frozen');
const folderOf = (release: string): string => path.join(root, release, 'kinds');
const wanted = process.env.CDESK_FREEZE;
if (wanted !== undefined && wanted !== '') await freezeKinds(folderOf(wanted));

const releases = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const read = async (release: string): Promise<readonly FrozenKind[]> =>
  Promise.all(FROZEN_KINDS.map(async (kind) => JSON.parse(await readFile(path.join(folderOf(release), `${kind}.json`), 'utf8')) as FrozenKind));
const bytesOf = (release: string, { files }: FrozenKind): Promise<Uint8Array[]> => Promise.all(files.map(async (name) => new Uint8Array(await readFile(path.join(folderOf(release), name)))));

async function opened(bytes: Uint8Array, { sender, receiver }: FrozenKind) {
  const file = must(await readContainer(bytes, { us: receiver === null ? null : { party: receiver.party, device: receiver.device, identities: [receiver.identity] } }));
  expect(file.header.from.party).toBe(sender);
  expect(file.badLines).toEqual([]);
  return file;
}

/** What today's reader makes of each. */
async function sayings({ kind }: FrozenKind, file: Awaited<ReturnType<typeof opened>>): Promise<Json> {
  const restored = must(restoreLines(file.lines));
  if (kind === 'receipt') return restored.receipts.map(({ of, device, number, state }) => ({ of, device, number, state }));
  if (kind === 'card') {
    const { name, telephone, key, recipient } = file.card.statement;
    return { name, telephone, key, recipient };
  }
  if (kind === 'distribution' || kind === 'roster') return statements(kind, file);
  expect(restored.badLines).toEqual([]);
  return restored.records.filter(({ type }) => type === 'careerGoal').map(({ id, values }) => ({ id, goal: values['goal']?.['goal'] ?? '' })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function statements(kind: 'distribution' | 'roster', file: OpenedContainer): Promise<Json> {
  const content = must(await readInvitation(file));
  if (kind === 'roster') return content.roster.map(({ card, as }) => ({ party: card.statement.party, as }));
  const lines = must(await readReferences(content));
  const of = (wantedKind: string) => lines.find((line) => line.kind === wantedKind);
  const [rules, calendar, list] = [of('rulePack'), of('calendar'), of('institutions')];
  // rules that today's evaluator still understands, not only keeps; a calendar that is still read
  const pack = rules?.pack;
  if (rules === undefined || calendar === undefined || list?.bytes == null || pack == null) throw new Error('not all of it is there, or not understood');
  const days = must(readHolidays(calendar.raw));
  return {
    rulePack: { id: rules.setId, from: rules.effectiveFrom, sha256: await ofText(rules.raw), limits: pack.limits.map(({ key, value }) => [key, value]) },
    calendar: { lastYear: days.lastYear, days: days.names.size, sha256: await ofText(calendar.raw) },
    institutions: list.raw, rows: hex(await sha256(list.bytes)),
  };
}

describe('files of earlier releases that carry no records, or in another wrapping', () => {
  it('are there, one of each', async () => {
    expect(releases).toContain('v0.1.0');
    for (const release of releases) expect((await read(release)).map(({ kind }) => kind)).toEqual(FROZEN_KINDS);
  });

  it.each(releases.flatMap((release) => FROZEN_KINDS.map((kind) => [release, kind] as const)))('%s: the %s is read as it was written', async (release, kind) => {
    const frozen = (await read(release)).find((one) => one.kind === kind)!;
    const all = await bytesOf(release, frozen);
    const [first] = all as [Uint8Array];
    if (kind === 'parts') {
      expect(all.length).toBeGreaterThan(1);
      // in any order, one of them twice; and never with one missing
      for (const order of [all, all.toReversed(), [...all.slice(1), first], [first, ...all]]) {
        expect(await sayings(frozen, await opened(must(await joinParts(order)), frozen))).toEqual(frozen.says);
      }
      expect(await joinParts(all.slice(1))).toMatchObject({ ok: false, error: { code: 'file/part-missing', params: { missing: '1' } } });
      return;
    }
    expect(isArmored(first)).toBe(kind === 'armour');
    expect(await sayings(frozen, await opened(kind === 'armour' ? must(dearmor(first)) : first, frozen))).toEqual(frozen.says);
  });
});
