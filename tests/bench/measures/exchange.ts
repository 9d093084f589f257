import { recordLineSteps } from '../../../src-shared/exchange/record-lines.ts';
import type { WrittenContainer } from '../../../src-shared/exchange/write-container.ts';
import { base64 } from '../../../src-shared/kernel/bytes.ts';
import { ok } from '../../../src-shared/kernel/result.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { applyImport } from '../../../src-renderer/state/exchange/apply-import.ts';
import { takeInAll } from '../../../src-renderer/state/exchange/batch.ts';
import { receiveIncoming, useInbox } from '../../../src-renderer/state/exchange/inbox.ts';
import { pauses } from '../../../src-renderer/state/exchange/in-steps.ts';
import { linesAsBytes } from '../../../src-renderer/state/exchange/lines-as-bytes.ts';
import { ownCard, us } from '../../../src-renderer/state/exchange/own-party.ts';
import { planReceived } from '../../../src-renderer/state/exchange/plan-received.ts';
import { readReceived, type ReceivedFile } from '../../../src-renderer/state/exchange/read-file.ts';
import { readRecords, restoreReceived } from '../../../src-renderer/state/exchange/restore-received.ts';
import { entryOfDigest, planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import type { IncomingFile } from '../../../src-renderer/state/incoming-files.ts';
import { session } from '../../../src-renderer/state/session.ts';
import type { WriteOrder } from '../../../src-renderer/worker/exchange-jobs.ts';
import { callWorker } from '../../../src-renderer/worker/worker-client.ts';
import { makeParty, type TestParty } from '../../kit/party.ts';
import { fill, freshVault, must } from '../bench-vault.ts';
import { freshDesk, leaveDesk, recognise } from '../desk.ts';
import { ledgerRows } from '../ledger-rows.ts';
import { timed, watchLongTasks, watchSteps } from '../timing.ts';

/**
 * An office sends its ledger to headquarters: each step as the application takes it, and beside it the
 * usual way. The runner calls them in turn.
 */
interface Ground {
  readonly sender: TestParty;
  readonly rows: readonly RecordState[];
  readonly order: WriteOrder;
}

interface FileFacts {
  readonly number: number;
  readonly previous: string | null;
}

let ground: Ground | null = null;
let written: WrittenContainer | null = null;
let received: ReceivedFile | null = null;

function need<T>(value: T | null): T {
  if (value === null) throw new Error('a step before this one is missing');
  return value;
}

async function orderOf(sender: TestParty, rows: readonly RecordState[], { number, previous }: FileFacts = { number: 1, previous: null }): Promise<WriteOrder> {
  const { statement, keys } = await ownCard();
  const to = [{ party: statement.party, recipient: keys.recipient }];
  const header = { kind: 'exchange', purpose: 'decision', app: 'bench', createdAt: Date.now(), number, previous, to } as const;
  return { header, signer: sender.signer, lines: await linesAsBytes(recordLineSteps(rows)), attachments: [] };
}

async function seal(order: WriteOrder): Promise<WrittenContainer> {
  return must(await callWorker('writeFile', order, [order.lines.buffer as ArrayBuffer]));
}

/** An office with its ledger, and headquarters that knows it. Says how many bytes the lines are. */
export async function exchangeStart(count: number): Promise<number> {
  await freshDesk();
  const sender = await makeParty(11, 'office', '関東信越厚生局', 3);
  await recognise(sender);
  // in order of ids, as files are written
  const rows = ledgerRows(count, sender).sort((a, b) => (a.id < b.id ? -1 : 1));
  ground = { sender, rows, order: await orderOf(sender, rows) };
  return ground.order.lines.length;
}

/** Lines to a sealed file, in the worker. */
export async function oursSeal(): Promise<number> {
  const { order } = need(ground);
  const lines = order.lines.slice();
  return timed(async () => {
    written = await seal({ ...order, lines });
  });
}

/** The file that was sealed: the tool of the shell works on the same bytes. */
export function sealedFile(): { readonly file: string; readonly identity: string; readonly recipient: string } {
  const { age } = session().identity;
  return { file: base64(need(written).bytes), identity: age.identity, recipient: age.recipient };
}

/** A sealed file to verified bytes, in the worker. */
export async function oursUnseal(): Promise<number> {
  const bytes = need(written).bytes.slice();
  return timed(async () => {
    const opened = must(await callWorker('openFile', { bytes, fileName: 'a.cdesk', us: us(), written: [] }, [bytes.buffer as ArrayBuffer]));
    if (opened.header.counts.records !== need(ground).rows.length) throw new Error('records');
  });
}

/** Reads the sealed file as far as its lines; the next steps start from there. */
export async function exchangeRead(): Promise<void> {
  if (written === null) await oursSeal();
  received = must(await readReceived('a.cdesk', need(written).bytes));
}

/** Verified bytes to records: every line parsed under its caps, every row checked. */
export async function oursRestore(): Promise<number> {
  const { name, opened } = need(received);
  return timed(async () => {
    const content = must(await readRecords(opened, pauses()));
    const restored = must(await restoreReceived({ name, content }, pauses()));
    if (restored.records.length !== need(ground).rows.length) throw new Error('rows');
  });
}

/** The same lines as anybody reads them who trusts them: nothing is looked at. */
export function usualParse(): number {
  const lines = new TextDecoder().decode(need(received).opened.content).trimEnd().split('\n');
  const start = performance.now();
  const values = lines.map((line) => JSON.parse(line) as unknown);
  const ms = performance.now() - start;
  if (values.length < need(ground).rows.length) throw new Error('lines');
  return ms;
}

/** The same records written fresh, as `store.write` does. */
export async function freshWrite(): Promise<number> {
  const { records } = must(await restoreReceived(need(received), pauses()));
  const vault = await freshVault();
  const ms = await timed(() => fill(vault, records));
  await vault.lock();
  return ms;
}

/** What the preview needs, then what it showed: planned and applied into an empty desk. */
export async function planAndApply(): Promise<{ readonly plan: number; readonly apply: number }> {
  const file = need(received);
  must(await restoreReceived(file, pauses()));
  await freshDesk();
  await recognise(need(ground).sender);
  const start = performance.now();
  const planned = must(await planReceived(file));
  const plan = performance.now() - start;
  const applied = must(await applyImport(planned));
  const apply = performance.now() - start - plan;
  if (applied.changes !== need(ground).rows.length) throw new Error('changes');
  // what is left behind is nobody's to clear away while the next one is measured
  await leaveDesk();
  return { plan, apply };
}

/** A desk that holds something already: what is measured on it is not measured in an empty vault. */
async function filledDesk(already: number): Promise<void> {
  await leaveDesk();
  await freshDesk();
  await fill(session().vault, ledgerRows(already, await makeParty(12, 'office', '近畿厚生局', 3), 1));
}

interface FolderSize {
  readonly already: number;
  readonly offices: number;
  readonly files: number;
  readonly records: number;
}

/** A folder of numbered files of several offices: read, planned and taken in, as with 「まとめて取り込む」. */
export async function folder({ already, offices, files, records }: FolderSize): Promise<{ readonly ms: number; readonly longest: number }> {
  await filledDesk(already);
  const incoming: IncomingFile[] = [];
  for (let office = 0; office < offices; office++) {
    const sender = await makeParty(100 + office, 'office', `第${office + 1}厚生局`, 3);
    await recognise(sender);
    let previous: string | null = null;
    for (let number = 1; number <= files; number++) {
      const rows = ledgerRows(records, sender, 100 + office * files + number);
      const { bytes, digest } = await seal(await orderOf(sender, rows, { number, previous }));
      previous = digest;
      incoming.push({ id: -incoming.length - 1, name: `${office}-${number}.cdesk`, size: bytes.length, read: async () => ok(bytes.slice()) });
    }
  }
  const before = session().vault.workingSet.size;
  const during = watchLongTasks();
  const ms = await timed(async () => {
    await receiveIncoming(incoming);
    await takeInAll();
  });
  const longest = await during.stop();
  const { items } = useInbox.getState();
  const open = items.filter(({ state }) => state.kind !== 'done');
  if (open.length > 0 || items.length !== incoming.length) throw new Error(`${open.length} of ${items.length} not taken in: ${JSON.stringify(open[0]?.state.kind)}`);
  if (session().vault.workingSet.size < before + offices * files * records) throw new Error('records');
  useInbox.setState({ items: [] });
  return { ms, longest };
}

/** Takes an import back, on a desk that holds more than that; the preview of it apart. */
export async function undo(already: number, count: number): Promise<{ readonly ms: number; readonly preview: number; readonly longest: number }> {
  await filledDesk(already);
  const sender = await makeParty(13, 'office', '九州厚生局', 3);
  await recognise(sender);
  const { bytes, digest } = await seal(await orderOf(sender, ledgerRows(count, sender, 2)));
  const before = await session().vault.stateDigest();
  must(await applyImport(must(await planReceived(must(await readReceived('a.cdesk', bytes))))));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const entry = entryOfDigest(digest);
  if (entry === undefined) throw new Error('no line in the ledger');
  const during = watchLongTasks();
  const start = performance.now();
  const plan = must(await planUndo(entry, 'ja'));
  const preview = performance.now() - start;
  must(await undoImport(plan));
  const ms = performance.now() - start - preview;
  const longest = await during.stop();
  if (plan.back.length !== count || session().vault.workingSet.size > already + 10 || before === '') throw new Error('not undone');
  return { ms, preview, longest };
}

/** Once in a few openings the engine clears all memory away meanwhile: then it counts how soon the window gets its turn. */
const OPENINGS = 8;

/** Longest task of the main thread in each step of a large file. */
export async function exchangeTasks(): Promise<Readonly<Record<string, number>>> {
  const { longest, watch } = watchSteps();
  const { sender, rows } = need(ground);
  await watch('seal', async () => {
    written = await seal(await orderOf(sender, rows));
  });
  let opening = 0;
  for (let i = 0; i < OPENINGS; i++) {
    await watch('open', exchangeRead);
    opening = Math.max(opening, longest['open'] ?? 0);
  }
  await watch('restore', () => restoreReceived(need(received), pauses()));
  await watch('planAndApply', planAndApply);
  return { ...longest, open: opening };
}
