import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

const ENCODINGS = ['utf8', 'utf16le', 'utf16be'] as const;

/** A piece long enough that chance does not write it: 10 digits, 6 half-width characters, or 4 of others. */
const pieceLength = (text: string): number => (/^\d*$/.test(text) ? 10 : /^[\x20-\x7e]*$/.test(text) ? 6 : 4);

function encode(text: string, encoding: (typeof ENCODINGS)[number]): Buffer {
  if (encoding === 'utf16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from(text, encoding);
}

interface Needle {
  readonly text: string;
  readonly piece: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** Overlapping pieces: a compressed block or a cut-off entry may hold only a part of what was typed. */
function needlesOf(text: string): readonly Needle[] {
  const characters = [...text];
  const length = Math.min(pieceLength(text), characters.length);
  const needles: Needle[] = [];
  for (let from = 0; from + length <= characters.length; from++) {
    const piece = characters.slice(from, from + length).join('');
    for (const encoding of ENCODINGS) needles.push({ text, piece, encoding, bytes: encode(piece, encoding) });
  }
  return needles;
}

/** Needles by their first four bytes, so that one pass over a file finds all of them. */
function tableOf(needles: readonly Needle[]): ReadonlyMap<number, readonly Needle[]> {
  const table = new Map<number, Needle[]>();
  for (const needle of needles) {
    const head = needle.bytes.readUInt32BE(0);
    table.set(head, [...(table.get(head) ?? []), needle]);
  }
  return table;
}

export interface Found {
  readonly file: string;
  readonly text: string;
  readonly piece: string;
  readonly encoding: string;
}

export interface SearchResult {
  readonly found: readonly Found[];
  readonly files: number;
  readonly bytes: number;
}

/** A running browser removes files between listing and reading. */
async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
}

/** Looks into every byte of every file below the folders, and at their names. */
export async function searchBytes(folders: readonly string[], texts: readonly string[]): Promise<SearchResult> {
  const table = tableOf(texts.flatMap(needlesOf));
  const seenHead = new Uint8Array(65_536);
  for (const head of table.keys()) seenHead[head >>> 16] = 1;
  const found: Found[] = [];
  let files = 0;
  let bytes = 0;
  const search = (buffer: Buffer, file: string): void => {
    bytes += buffer.length;
    for (let at = 0; at + 4 <= buffer.length; at++) {
      if (seenHead[((buffer[at] as number) << 8) | (buffer[at + 1] as number)] === 0) continue;
      for (const needle of table.get(buffer.readUInt32BE(at)) ?? []) {
        if (buffer.compare(needle.bytes, 0, needle.bytes.length, at, Math.min(buffer.length, at + needle.bytes.length)) !== 0) continue;
        found.push({ file, text: needle.text, piece: needle.piece, encoding: needle.encoding });
      }
    }
  };
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      search(Buffer.from(entry.name), `${entry.parentPath} (name)`);
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const content = await readIfThere(file);
      if (content === null) continue;
      files += 1;
      search(content, file);
    }
  }
  return { found, files, bytes };
}
