import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { DeviceId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import type { JobWork } from '../../worker/worker-client.ts';
import { flushAllDrafts } from '../use-autosave.ts';
import { reachablePcs } from './other-pcs.ts';
import { noteSent } from './transfer.ts';
import { type OwnFile, writeOwnFile } from './write-own-file.ts';

export interface OwnFileWish {
  readonly devices: readonly DeviceId[];
  /** Not only what the other PC lacks, by what it is known to have. */
  readonly everything: boolean;
}

/** A file that somebody carries to another PC of the party; it has its line in the ledger. Stopped, it has neither number nor line. */
export async function makeOwnFile({ devices, everything }: OwnFileWish, work: JobWork = {}): Promise<Result<OwnFile, AppError>> {
  if (!(await flushAllDrafts())) return err(appError('vault/read-only'));
  const targets = reachablePcs().filter(({ id }) => devices.includes(id));
  if (targets.length === 0) return err(appError('exchange/nothing-to-send', { purpose: 'own' }));
  const made = await writeOwnFile({ devices: targets, everything }, work);
  if (!made.ok) return made;
  const { name, written } = made.value;
  const { number, purpose, previous, createdAt } = written.header;
  const saved = await noteSent({ number, purpose, previous, createdAt, name, digest: written.digest, bytes: written.bytes.length });
  return saved.ok ? ok(made.value) : saved;
}
