import { fileName } from '../../../src-shared/exchange/file-name.ts';
import { OWN_PURPOSE, ownLine, SETUP_PURPOSE } from '../../../src-shared/exchange/own-transfer.ts';
import { recordLineSteps } from '../../../src-shared/exchange/record-lines.ts';
import type { AttachmentToSend, WrittenContainer } from '../../../src-shared/exchange/write-container.ts';
import { hex, sha256, utf8 } from '../../../src-shared/kernel/bytes.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { stopIfAborted } from '../../../src-shared/kernel/long-work.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import type { FileRef } from '../../../src-shared/records/fields.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { callWorker, type JobWork } from '../../worker/worker-client.ts';
import { APP, ownSigner } from '../exchange/own-party.ts';
import { pauses, stoppable } from '../exchange/in-steps.ts';
import { linesAsBytes } from '../exchange/lines-as-bytes.ts';
import type { OwnDevice } from '../identity.ts';
import { ports, session } from '../session.ts';
import { factsOf, type OwnFacts } from './own-facts.ts';
import { ownRows } from './own-rows.ts';
import { changeSync, syncState } from './sync-state.ts';

export interface OwnFile {
  readonly name: string;
  readonly written: WrittenContainer;
  readonly records: number;
  /** Everything up to this commit of ours is in it. */
  readonly upTo: number;
  /** Attachments that are too large for a file, or not here. */
  readonly left: number;
}

type Target = { readonly code: string; readonly maker: NonNullable<OwnFacts['maker']> } | { readonly devices: readonly (OwnDevice & { readonly recipient: string })[]; readonly everything: boolean };

/** Leaves room for the records beside the attachments under the limit of one file. */
const MOST_ATTACHED = 150 * 1024 * 1024;
const MOST_EACH = 25 * 1024 * 1024;

async function attachmentsOf(files: readonly FileRef[], work: JobWork): Promise<{ readonly found: AttachmentToSend[]; readonly left: number }> {
  const found: AttachmentToSend[] = [];
  let bytes = 0;
  let left = 0;
  for (const file of files) {
    stopIfAborted(work);
    const read = await session().vault.getBlob(file.hash);
    if (!read.ok || read.value.length > MOST_EACH || bytes + read.value.length > MOST_ATTACHED) {
      left += 1;
      continue;
    }
    bytes += read.value.length;
    found.push({ bytes: read.value, type: file.type });
  }
  return { found, left };
}

/** What is told beside the records, without what changes with every file: tells whether there is anything new. */
export async function toldNow(): Promise<string> {
  const { vault, identity } = session();
  const { has: _, ...rest } = factsOf(identity, vault.members.keys(), {});
  return hex(await sha256(utf8(JSON.stringify(rest)))).slice(0, 32);
}

/** With a fork of the code: rounds of scrypt would only make people wait. */
const CODE_WORK_FACTOR = 12;

let running: Promise<unknown> = Promise.resolve();

/**
 * A file for the party's own PCs: the records they lack, keys and members, sealed to exactly those PCs;
 * or everything for a PC to come, sealed by its code. Its number is remembered with what it holds: one
 * after the other, so that none is given twice. Stopped before that, nothing is written.
 */
export function writeOwnFile(target: Target, work: JobWork = {}): Promise<Result<OwnFile, AppError>> {
  const mine = running.then(() => stoppable(write(target, work)));
  running = mine.catch(() => undefined);
  return mine;
}

async function write(target: Target, work: JobWork): Promise<Result<OwnFile, AppError>> {
  const { vault, identity } = session();
  const { clock } = ports();
  const setup = 'code' in target;
  const pause = pauses(work.signal);
  const rows = await ownRows(setup ? [] : target.devices.map(({ id }) => id), setup || target.everything, 0, pause);
  if (!rows.ok) return rows;
  const sync = syncState();
  const number = sync.number + 1;
  const told = await toldNow();
  const facts = factsOf(identity, vault.members.keys(), { ...sync.applied, [identity.device.id]: number });
  const said = setup ? { ...facts, maker: target.maker } : facts;
  const { found, left } = await attachmentsOf(rows.value.attachments, work);
  const createdAt = clock.now();
  const purpose = setup ? SETUP_PURPOSE : OWN_PURPOSE;
  const lines = await linesAsBytes(withOwn(recordLineSteps(rows.value.rows), said as unknown as Json), pause);
  const header = {
    kind: 'transfer' as const, purpose, app: APP, createdAt, number, previous: sync.previous,
    to: setup ? [] : target.devices.map(({ recipient }) => ({ party: identity.party, recipient })),
    // Each holds all that the other was not known to have, so none before it is missed.
    extra: { contains: Array.from({ length: Math.min(number - 1, 500) }, (_, i) => number - 1 - i).reverse() },
  };
  const sealing = setup ? { passphrase: { passphrase: target.code, workFactor: CODE_WORK_FACTOR } } : {};
  const written = await callWorker('writeFile', { header, signer: await ownSigner(), lines, attachments: found, ...sealing }, [lines.buffer], work);
  if (!written.ok) return written;
  stopIfAborted(work);
  const noted = await changeSync((now) => ({
    ...now, number, previous: written.value.digest, marks: [...now.marks, [number, rows.value.upTo]], wroteAt: createdAt, told: setup ? now.told : told,
  }));
  if (!noted.ok) return noted;
  const label = setup ? '引き継ぎ' : '自分のPC';
  const name = fileName({ date: todayInJapan(clock), purpose: label, to: null, number, bytes: written.value.bytes.length, digest: written.value.digest });
  return ok({ name, written: written.value, records: rows.value.rows.length, upTo: rows.value.upTo, left });
}

/** Keys, members, PCs, and what we have of the others' files: no records, no number, and the last one says all. */
export async function writeOwnState(devices: readonly (OwnDevice & { readonly recipient: string })[]): Promise<Result<WrittenContainer, AppError>> {
  const { vault, identity } = session();
  const sync = syncState();
  const facts = factsOf(identity, vault.members.keys(), { ...sync.applied, [identity.device.id]: sync.number });
  const lines = await linesAsBytes(withOwn([], facts as unknown as Json));
  const header = {
    kind: 'transfer' as const, purpose: OWN_PURPOSE, app: APP, createdAt: ports().clock.now(), number: 0, previous: null,
    to: devices.map(({ recipient }) => ({ party: identity.party, recipient })),
  };
  return callWorker('writeFile', { header, signer: await ownSigner(), lines, attachments: [] }, [lines.buffer]);
}

function* withOwn(lines: Iterable<string | null>, facts: Json): Generator<string | null, void, undefined> {
  yield* lines;
  yield ownLine(facts);
}
