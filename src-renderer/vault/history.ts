import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { DeviceId, MemberId, RecordId } from '../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../src-shared/kernel/result.ts';
import type { CommitKind, CommitNote } from '../../src-shared/journal/commit.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import type { Hlc } from '../../src-shared/time/hlc.ts';
import { openHeader, openTexts } from './commit-frame.ts';
import type { VaultContext } from './context.ts';
import { pageReader, readFrame } from './journal-reader.ts';
import { rowsAt } from './page.ts';
import { createSlices } from './slices.ts';

/** One line of a record's history: who wrote what, when, why. */
export interface HistoryEntry {
  readonly seq: number;
  readonly at: Hlc;
  readonly member: MemberId;
  readonly device: DeviceId;
  readonly kind: CommitKind;
  readonly note: CommitNote;
  readonly row: RecordState;
}

/** The pages of bulk commits that hold a record, as far as the snapshot still knows them. */
const likelyPages = (context: VaultContext, id: RecordId): ReadonlySet<string> =>
  new Set(context.pages.filter((page) => page.bulk && page.ids.includes(id)).map((page) => page.id));

async function entryOf(context: VaultContext, seq: number, id: RecordId, likely: ReadonlySet<string>): Promise<Result<HistoryEntry | null, AppError>> {
  const frame = await readFrame(context, seq);
  if (!frame.ok) return frame;
  const header = await openHeader(context.keys, frame.value);
  if (!header.ok) return header;
  const { at, member, device, kind, note, parts } = header.value;
  const known = parts.flatMap((part) => part.pages ?? []).filter((page) => likely.has(page));
  // A commit of a hundred thousand rows is not read for one: its page is usually known.
  const narrowed = known.length === 0 ? header.value : { ...header.value, parts: parts.map((part) => (part.pages === undefined ? part : { ...part, pages: part.pages.filter((page) => likely.has(page)) })) };
  const slices = createSlices();
  for await (const text of openTexts(context.keys, frame.value, narrowed, pageReader(context))) {
    if (!text.ok) return text;
    const row = rowsAt(text.value.bytes, seq).find((item) => item.id === id);
    if (row !== undefined) return ok({ seq, at, member, device, kind, note, row });
    if (slices.due()) await slices.next();
  }
  return ok(null);
}

/** All commits that made a record what it is, oldest first. */
export async function historyOf(context: VaultContext, id: RecordId): Promise<Result<HistoryEntry[], AppError>> {
  const entries: HistoryEntry[] = [];
  const likely = likelyPages(context, id);
  for (const seq of context.set.get(id)?.commits ?? []) {
    const entry = await entryOf(context, seq, id, likely);
    if (!entry.ok) return entry;
    if (entry.value !== null) entries.push(entry.value);
  }
  return ok(entries);
}
