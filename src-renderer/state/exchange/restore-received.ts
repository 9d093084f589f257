import { type ContainerContent, type OpenedContainer, readContent } from '../../../src-shared/exchange/read-container.ts';
import { lineRestorer, restoreLinesSteps, type RestoredLines } from '../../../src-shared/exchange/restore-lines.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { err, type Result } from '../../../src-shared/kernel/result.ts';
import { inSteps, type Pause } from './in-steps.ts';

/** Content is never changed in place: what it means holds as long as it does, however often a file is planned again. */
const restoredBefore = new WeakMap<ContainerContent, Result<RestoredLines>>();

/** Parses and restores in one go: of a hundred thousand lines none is held beside its record. */
export async function readRecords(opened: OpenedContainer, pause: Pause, progress?: (share: number) => void): Promise<Result<ContainerContent>> {
  const restorer = lineRestorer();
  const { counts } = opened.header;
  let taken = 0;
  const told = (): Promise<void> | null => {
    const turn = pause();
    // whoever shows it can only do so in that turn
    if (turn !== null) progress?.(Math.min(1, taken / Math.max(1, counts.lines)));
    return turn;
  };
  const content = await readContent(opened, told, (line) => {
    taken += 1;
    restorer.take(line);
  });
  if (content.ok) restoredBefore.set(content.value, restorer.finish());
  return content;
}

/** The records of a file that was read, in slices; a refusal carries the file's name. */
export async function restoreReceived({ name, content }: { readonly name: string; readonly content: ContainerContent }, pause: Pause): Promise<Result<RestoredLines, AppError>> {
  const restored = restoredBefore.get(content) ?? (await inSteps(restoreLinesSteps(content.lines), pause));
  restoredBefore.set(content, restored);
  return restored.ok ? restored : err({ ...restored.error, params: { name, ...restored.error.params } });
}
