import type { LongWork } from '../../src-shared/kernel/long-work.ts';
import type { Result } from '../../src-shared/kernel/result.ts';
import { openContainer, type OpenedContainer, type ReadOptions } from '../../src-shared/exchange/read-container.ts';
import { writeContainer, type ContainerDraft, type WrittenContainer } from '../../src-shared/exchange/write-container.ts';

/** As `ContainerDraft`, with the lines as one block of UTF-8 that is handed over instead of copied. */
export interface WriteOrder extends Omit<ContainerDraft, 'lines'> {
  readonly lines: Uint8Array;
}

/** As `ReadOptions`, with what we wrote as a list: a function cannot cross into the worker. */
export interface OpenOrder extends Omit<ReadOptions, 'weWrote'> {
  readonly bytes: Uint8Array;
  readonly written: readonly string[];
}

/** Signs, packs and seals. */
export const writeFile = (order: WriteOrder, work: LongWork): Promise<Result<WrittenContainer>> => writeContainer(order, work);

/** Unseals, unpacks and verifies; the lines are parsed by whoever asked. */
export function openFile({ bytes, written, ...options }: OpenOrder, work: LongWork): Promise<Result<OpenedContainer>> {
  const ours = new Set(written);
  return openContainer(bytes, { ...options, weWrote: (digest) => ours.has(digest) }, work);
}
