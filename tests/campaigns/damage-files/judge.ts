import { readInvitation } from '../../../src-shared/exchange/invitation.ts';
import { KINDS } from '../../../src-shared/exchange/header.ts';
import { LF } from '../../../src-shared/exchange/lines.ts';
import { openContainer, readContainer, type ReadOptions } from '../../../src-shared/exchange/read-container.ts';
import { restoreLines } from '../../../src-shared/exchange/restore-lines.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { ERROR_CODES } from '../../../src-shared/kernel/error-codes.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { type RecordState, unitsOf } from '../../../src-shared/records/record-state.ts';
import { definitionOf, type RecordType } from '../../../src-shared/records/registry.ts';
import { errorWords } from '../../../src-renderer/i18n/error-words.ts';
import { bytesOf } from '../../kit/random-history.ts';
import type { SimPc } from '../../kit/sim-pc.ts';
import type { Sample } from './samples.ts';

const CODES: ReadonlySet<string> = new Set(ERROR_CODES);
const NO_EFFECT: readonly RecordType[] = ['exchangeEntry', 'heldRow'];

function insist(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** A refusal counts when it is one of the closed list and a person can read it in both languages. */
export function named(error: AppError): string {
  insist(CODES.has(error.code), `no code of the list: ${error.code}`);
  for (const language of ['ja', 'en'] as const) {
    const words = errorWords(error, language);
    for (const part of [words.what, words.why, words.todo]) insist(part.length > 3 && !/[{}]|\[\[/.test(part), `${error.code} without words in ${language}: ${JSON.stringify(error.params)}`);
  }
  return `refused ${error.code}`;
}

const optionsFor = (pc: SimPc): ReadOptions => ({ us: { party: pc.party.id, device: pc.device.id, identities: [pc.party.age.identity] } });

const whole = (pc: SimPc): string => JSON.stringify(pc.digest());

/** Bent from outside: refused by name, or the very same content in spite of it. */
export async function judgeOutside(sample: Sample, bytes: Uint8Array): Promise<string> {
  const pc = await sample.receiver();
  const before = whole(pc);
  const opened = await openContainer(bytes, optionsFor(pc));
  insist(whole(pc) === before, 'opening wrote something');
  if (!opened.ok) return named(opened.error);
  const original = must(await openContainer(sample.bytes, optionsFor(pc)));
  const [a, b] = [opened.value.content, original.content];
  insist(a.length === b.length && a.every((byte, i) => byte === b[i]), 'other content was taken for genuine');
  insist(JSON.stringify(opened.value.header) === JSON.stringify(original.header), 'another header was taken for genuine');
  return 'unchanged content';
}

/** Which records of the file must come through, whatever happened to the others. */
function untouchedRecords(sample: Sample, touched: ReadonlySet<number>): readonly string[] {
  const original = sample.lines.slice(1, -1);
  const lines = original.flatMap((text, i) => {
    const kind = Object.keys(JSON.parse(text) as object)[0] as string;
    return touched.has(i) ? [] : [{ ok: true as const, line: i + 2, kind, value: (JSON.parse(text) as Record<string, never>)[kind] as never, stripped: 0 }];
  });
  return must(restoreLines(lines)).records.map(bytesOf);
}

/** Bent from inside by somebody with genuine keys: nothing in part, nothing silent, the others stand. */
export async function judgeInside(sample: Sample, bytes: Uint8Array, touched: ReadonlySet<number> | null, unsigned: boolean): Promise<string> {
  const pc = await sample.receiver();
  const before = whole(pc);
  const read = await readContainer(bytes, optionsFor(pc));
  if (!read.ok) {
    if (unsigned) insist(/^(seal|exchange)\//.test(read.error.code), `unsigned, but ${read.error.code}`);
    return named(read.error);
  }
  insist(!unsigned, 'a change after signing was taken for genuine');
  const { lines, badLines, attachments, header } = read.value;
  for (const bad of badLines) insist(named(bad.error) !== '' && bad.line > 1, 'a bad line without place');
  const newLines = read.value.content.reduce((count, byte) => count + (byte === LF ? 1 : 0), 0);
  const listed = lines.length + badLines.length;
  insist(listed === header.counts.lines && newLines >= listed && attachments.length === header.counts.attachments, 'a line was lost silently');
  if (sample.kind === 'invitation') {
    const invitation = await readInvitation(must(await openContainer(bytes, optionsFor(pc))));
    return invitation.ok ? 'accepted' : named(invitation.error);
  }
  if (KINDS[sample.kind] === 'plain') return 'accepted';

  const previewed = await pc.preview({ bytes, name: '' });
  insist(whole(pc) === before, 'the preview wrote something');
  if (!previewed.ok) return named(previewed.error);
  const { plan, commit } = previewed.value;
  for (const record of plan.merge.records) {
    for (const unit of record.units) {
      const silent = (unit.status === 'refused' || unit.status === 'deferred') && unit.reason === undefined;
      insist(!silent, `${record.outcome} without a reason`);
      if (unit.reason !== undefined) named({ code: unit.reason, params: {} });
    }
    for (const unit of record.accept === null ? [] : unitsOf(record.accept)) {
      const privacy = definitionOf(record.type)?.units[unit]?.privacy;
      insist(plan.trust.standing === 'own' || (privacy !== 'sealed' && privacy !== 'local'), `${record.type}.${unit} came from another party`);
    }
  }
  if (touched !== null) {
    const restored = new Set(must(restoreLines(lines)).records.map(bytesOf));
    for (const record of untouchedRecords(sample, touched)) insist(restored.has(record), 'a line that nobody touched did not come through');
  }
  return applied(pc, before, plan, commit);
}

type Previewed = Extract<Awaited<ReturnType<SimPc['preview']>>, { ok: true }>['value'];

/** All of the plan or nothing of it; and taking it back leaves what was there. */
function applied(pc: SimPc, before: string, plan: Previewed['plan'], commit: Previewed['commit']): string {
  const were = new Map([...pc.set.all()].map((record) => [record.id, bytesOf(record)]));
  const done = commit();
  if (!done.ok) {
    insist(whole(pc) === before, 'refused, and written all the same');
    return named(done.error);
  }
  const accepted = new Map(plan.merge.records.flatMap((record) => (record.accept === null ? [] : [[record.id, record.accept] as const])));
  for (const [id, accept] of accepted) insist(holds(pc.find(id), accept), 'a part of the plan was not applied');
  for (const record of pc.set.all()) {
    const changed = were.get(record.id) !== bytesOf(record);
    insist(!changed || accepted.has(record.id) || (NO_EFFECT as readonly string[]).includes(record.type), 'something was applied that no plan showed');
  }
  const bad = plan.badLines.length;
  const told = plan.counts.refused + plan.counts.deferred;
  if (done.value !== null && plan.trust.mayApply) {
    pc.undo(done.value);
    const left = JSON.stringify([...pc.set.all()].filter((record) => record.type !== 'exchangeEntry').map(bytesOf).toSorted((a, b) => (a < b ? -1 : 1)));
    const was = JSON.stringify([...were].filter(([id]) => pc.find(id)?.type !== 'exchangeEntry').map(([, text]) => text).toSorted((a, b) => (a < b ? -1 : 1)));
    insist(left === was, 'undo left something behind');
  }
  return bad > 0 ? 'accepted, bad lines reported' : told > 0 ? 'accepted, some refused or kept aside' : 'accepted';
}

function holds(record: RecordState | undefined, accept: RecordState): boolean {
  return record !== undefined && unitsOf(accept).every((unit) => record.values[unit] !== undefined);
}
