import type { ContainerContent, OpenedContainer } from '../../../src-shared/exchange/read-container.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { hex, sha256 } from '../../../src-shared/kernel/bytes.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { dearmor, isArmored } from '../../../src-shared/sealing/armor.ts';
import { callWorker, type JobWork } from '../../worker/worker-client.ts';
import { pauses, stoppable } from './in-steps.ts';
import { ledgerNow } from './ledger-now.ts';
import { us } from './own-party.ts';
import { readRecords } from './restore-received.ts';

export interface ReceivedFile {
  readonly name: string;
  readonly opened: OpenedContainer;
  /** Its lines went into records as they were read: `restoreReceived` has them. */
  readonly content: ContainerContent;
  /** The file itself, armour taken off: kept while its signer waits to be confirmed. */
  readonly bytes: Uint8Array;
}

/** Share of the time that goes into unsealing and unpacking. */
const OPENING = 0.4;

/**
 * From bytes to verified lines. Unsealing and verifying run in the worker, parsing here in slices.
 * Nothing is stored; a failure leaves everything as it was and carries the file's name.
 */
export async function readReceived(name: string, received: Uint8Array, options: JobWork & { readonly passphrase?: string } = {}): Promise<Result<ReceivedFile, AppError>> {
  const named = (error: AppError): Result<never, AppError> => err({ ...error, params: { name, ...error.params } });
  const plain = isArmored(received) ? dearmor(received) : ok(received);
  // Broken armour is told by the reader itself, which knows what the name promised.
  const bytes = plain.ok ? plain.value : received;
  const sent = ledgerNow().filter((entry) => entry.direction === 'sent');
  const written = sent.map((entry) => entry.digest);
  // Sealed to somebody else, so that no key of ours opens it: only the ledger knows our own file again.
  const digest = hex(await sha256(bytes));
  const own = sent.find((entry) => entry.digest === digest);
  if (own !== undefined) return named(appError('exchange/own-device', { number: own.number, written: 1 }));
  const { passphrase, signal, progress } = options;
  // A copy goes to the worker: the bytes here may still have to be kept.
  const copy = bytes.slice();
  const work = { ...(signal === undefined ? {} : { signal }), progress: (share: number) => progress?.(share * OPENING) };
  const opened = await stoppable(callWorker('openFile', { bytes: copy, fileName: name, us: us(), written, ...(passphrase === undefined ? {} : { passphrase }) }, [copy.buffer], work));
  if (!opened.ok) return named(opened.error);
  const content = await stoppable(readRecords(opened.value, pauses(signal), (share) => progress?.(OPENING + share * (1 - OPENING))));
  return content.ok ? ok({ name, opened: opened.value, content: content.value, bytes }) : named(content.error);
}
