import { concatBytes, utf8 } from '../../../src-shared/kernel/bytes.ts';
import { type Pause, pauses } from './in-steps.ts';

const BLOCK = 512 * 1024;

/** The lines of a file as bytes, made in slices: an office's whole list never stops the window. Null is a turn without a line. */
export async function linesAsBytes(lines: Iterable<string | null>, pause: Pause = pauses()): Promise<Uint8Array<ArrayBuffer>> {
  const blocks: Uint8Array[] = [];
  let texts: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (line !== null) {
      texts.push(line);
      length += line.length;
    }
    if (length > BLOCK) {
      blocks.push(utf8(`${texts.join('\n')}\n`));
      texts = [];
      length = 0;
    }
    const turn = pause();
    if (turn !== null) await turn;
  }
  if (texts.length > 0) blocks.push(utf8(`${texts.join('\n')}\n`));
  return concatBytes(blocks);
}
