import { isOwnPurpose, type OwnTransfer, ownTransferSteps } from '../../../src-shared/exchange/own-transfer.ts';
import type { CommitHeader } from '../../../src-shared/journal/chain.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { DeviceId } from '../../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import { inPieces, type Steps } from '../../../src-shared/kernel/steps.ts';
import type { FileRef } from '../../../src-shared/records/fields.ts';
import { headsOf, type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { definitionOf } from '../../../src-shared/records/registry.ts';
import { atOneRevision } from '../exchange/at-one-revision.ts';
import { type Pause, pauses } from '../exchange/in-steps.ts';
import { session } from '../session.ts';
import type { SyncState } from './sync-shape.ts';
import { knownUpTo, syncState } from './sync-state.ts';

export interface OwnRows extends OwnTransfer {
  /** Everything up to this commit of ours is in it. */
  readonly upTo: number;
}

/** Files whose bytes the vault keeps beside the records: those that wait for their signer to be confirmed. */
function keptFiles(record: RecordState): readonly FileRef[] {
  if (record.type !== 'exchangeEntry') return [];
  const { direction, state, digest, bytes, purpose } = shownValues(record);
  if (direction !== 'received' || state !== 'waiting' || typeof digest !== 'string' || isOwnPurpose(purpose)) return [];
  return [{ hash: digest, name: '', type: 'application/octet-stream', size: typeof bytes === 'number' ? bytes : 0 }];
}

/** The other PC brought it itself, or has already taken it from whoever did. */
const echo = (header: CommitHeader, device: DeviceId, sync: SyncState, own: ReadonlySet<DeviceId>): boolean => {
  const { device: from, number } = header.note;
  if ((header.kind !== 'import' && header.kind !== 'erase') || typeof from !== 'string' || !own.has(from)) return false;
  return from === device || (typeof number === 'number' && number <= (sync.has[device]?.[from] ?? 0));
};

/** Attachments of `rows` that the other PC may not have: a changed text does not carry the ten-megabyte scan beside it once more. */
function* freshFiles(rows: readonly RecordState[], isFresh: (row: RecordState, unit: string) => boolean): Steps<readonly FileRef[]> {
  const files = new Map<string, FileRef>();
  yield* inPieces(rows, (row) => {
    const { fields = {} } = definitionOf(row.type) ?? {};
    for (const [name, field] of Object.entries(fields)) {
      if (field.kind !== 'files' || row.values[field.unit] === undefined || !isFresh(row, field.unit)) continue;
      for (const head of headsOf(row, field.unit)) for (const file of (head.value[name] ?? []) as unknown as readonly FileRef[]) files.set(file.hash, file);
    }
    for (const file of keptFiles(row)) files.set(file.hash, file);
  });
  return [...files.values()];
}

function* everythingSteps(): Steps<OwnTransfer> {
  const { vault, identity } = session();
  const all = yield* ownTransferSteps(vault.workingSet, { self: identity.party, recipient: identity.party });
  const attachments = [...all.attachments];
  yield* inPieces(all.rows, (row) => void attachments.push(...keptFiles(row)));
  return { ...all, attachments };
}

/**
 * What these PCs lack, by what they are known to have: the records that a commit of ours touched since
 * then, and since the commit `atLeast`. With `everything` all of them. Throws `Stopped` at the pause that says so.
 */
export async function ownRows(devices: readonly DeviceId[], everything: boolean, atLeast = 0, pause: Pause = pauses()): Promise<Result<OwnRows, AppError>> {
  const { vault, identity } = session();
  const sync = syncState();
  const upTo = vault.seq;
  const since = new Map(devices.map((device) => [device, everything ? 0 : Math.max(atLeast, knownUpTo(sync, device))]));
  const from = Math.min(...since.values());
  if (from === 0 || devices.length === 0) return ok({ ...(await atOneRevision(everythingSteps, pause)), upTo });
  const headers = await vault.headers(from + 1);
  if (!headers.ok) return headers;
  const own = new Set(identity.devices.map(({ id }) => id));
  const wanted = new Set<number>();
  const brought = new Set<number>();
  let ourFirst = Number.POSITIVE_INFINITY;
  for (const header of headers.value) {
    if ([...since].every(([device, at]) => header.seq <= at || echo(header, device, sync, own))) continue;
    wanted.add(header.seq);
    if (header.kind === 'import') brought.add(header.seq);
    if (header.device === identity.device.id) ourFirst = Math.min(ourFirst, header.n);
  }
  const isFresh = (row: RecordState, unit: string): boolean =>
    vault.workingSet.get(row.id)?.commits.some((seq) => brought.has(seq)) === true || headsOf(row, unit).some((head) => head.by === identity.device.id && head.n >= ourFirst);
  function* lacking(): Steps<OwnTransfer> {
    const made = yield* ownTransferSteps(vault.workingSet, { self: identity.party, recipient: identity.party }, (record) => record.commits.some((seq) => wanted.has(seq)));
    return { ...made, attachments: yield* freshFiles(made.rows, isFresh) };
  }
  return ok({ ...(await atOneRevision(lacking, pause)), upTo });
}
