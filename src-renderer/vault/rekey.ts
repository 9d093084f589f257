import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { canOpen } from './aead.ts';
import { append, nextDot } from './append.ts';
import { dropFormer } from './change-roots.ts';
import type { VaultContext } from './context.ts';
import { storageError } from './database.ts';
import { sameAsJournal } from './mend-mirror.ts';
import type { MirrorWriter } from './mirror-writer.ts';
import { framesIn, sweepVault } from './reseal.ts';
import { resealMirror } from './reseal-mirror.ts';

type InQueue = <T>(job: () => Promise<T>) => Promise<T>;

/** How far everything is locked with the new keys. */
export interface KeyChange {
  /** 0 to 1. */
  readonly share: number;
  /** Why it stands still; it is tried again by itself. */
  readonly error: AppError | null;
}

export interface Rekeying {
  /** Null where everything lies under the keys of now. */
  status(): KeyChange | null;
  watch(listener: () => void): () => void;
  /** Goes on until nothing is left under the keys of before. */
  run(): Promise<Result<void, AppError>>;
  /** The vault closes: what runs comes to its end, nothing is begun again. */
  stop(): Promise<void>;
}

const ROUNDS = 8;
const RETRY_MS = 30_000;
/** The browser's storage, then the copy outside. */
const HERE = 0.7;

/** @param settled resolves when attachments and pages on their way are written: they may have been begun with the old keys */
export function createRekeying(context: VaultContext, writer: MirrorWriter | null, inQueue: InQueue, settled: () => Promise<unknown>): Rekeying {
  const listeners = new Set<() => void>();
  let now: KeyChange | null = context.keys.former === null ? null : { share: 0, error: null };
  let running: Promise<Result<void, AppError>> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;
  const tell = (next: KeyChange | null): void => {
    now = next;
    for (const listener of listeners) listener();
  };

  /** Nobody writes meanwhile: one look at everything, in both places, and the old keys are forgotten. */
  async function finish(): Promise<Result<boolean, AppError>> {
    await settled();
    const left = await sweepVault(context);
    if (!left.ok) return left;
    if (left.value > 0) return ok(false);
    if (context.mirror !== null && writer !== null) {
      const flushed = await writer.flush();
      if (!flushed.ok) return flushed;
      const same = await sameAsJournal(context, context.mirror);
      if (!same.ok || !same.value) return same;
    }
    const dropped = await dropFormer(context);
    if (!dropped.ok) return dropped;
    const noted = await append(context, 'members', { what: 'keys-done' }, [], nextDot(context));
    writer?.kick();
    return noted.ok ? ok(true) : noted;
  }

  async function go(): Promise<Result<void, AppError>> {
    const { mirror } = context;
    // The records alone were opened: what is sealed cannot be read, so the old keys have to stay.
    if (!canOpen(context.keys, 'sealed')) return err(appError('vault/read-only', { why: 'sealed' }));
    if (mirror !== null && writer === null) return err(appError('desktop/mirror-differs'));
    const total = Math.max(1, await framesIn(context));
    for (let round = 0; round < ROUNDS; round++) {
      let done = 0;
      const progress = (frames: number): void => {
        done += frames;
        if (round === 0) tell({ share: Math.min(HERE, (HERE * done) / total), error: null });
      };
      const swept = await sweepVault(context, { progress });
      if (!swept.ok) return swept;
      tell({ share: HERE, error: null });
      const copied = mirror === null || writer === null ? ok(undefined) : await resealMirror(context, mirror, writer);
      if (!copied.ok) return copied;
      tell({ share: 0.95, error: null });
      const finished = await inQueue(finish);
      if (!finished.ok) return finished;
      if (finished.value) return ok(undefined);
    }
    return err(appError('vault/keys-changing'));
  }

  function later(): void {
    if (stopped || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      void run();
    }, RETRY_MS);
  }

  function run(): Promise<Result<void, AppError>> {
    if (context.keys.former === null || context.readOnly !== null) return Promise.resolve(ok(undefined));
    if (context.locked) return Promise.resolve(err(appError('vault/locked')));
    if (running !== null) return running;
    tell({ share: now?.share ?? 0, error: null });
    running = go()
      .catch((cause: unknown) => err(storageError(cause)))
      .then((result) => {
        running = null;
        if (result.ok) tell(null);
        else {
          tell({ share: now?.share ?? 0, error: result.error });
          later();
        }
        return result;
      });
    return running;
  }

  return {
    status: () => now,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run,
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      await running;
    },
  };
}
