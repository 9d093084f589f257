import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import { type Pause, pauses } from './in-steps.ts';

const BLOCK = 512 * 1024;

/** The lines of a file as bytes, made in slices: an office's whole list never stops the window. Null is a turn without a line. */
export async function linesAsBytes(lines: Iterable<string | null>, pause: Pause = pauses()): Promise<Uint8Array<ArrayBuffer>> {
  const blocks: Uint8Array[] = [];
  let texts: string[] = [];
  let length = 0;
  let bytes = 0;
  const endBlock = (): void => {
    const block = utf8(`${texts.join('\n')}\n`);
    blocks.push(block);
    bytes += block.length;
    texts = [];
    length = 0;
  };
  for (const line of lines) {
    if (line !== null) {
      texts.push(line);
      length += line.length;
    }
    if (length > BLOCK) endBlock();
    const turn = pause();
    if (turn !== null) await turn;
  }
  if (texts.length > 0) endBlock();
  // copying fifty megabytes is a long piece of work too
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
    const turn = pause();
    if (turn !== null) await turn;
  }
  return all;
}
