import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A commit as it lies in the journal and in the mirror, the same bytes in both:
 *
 *   1 byte    format, 1
 *   4 bytes   sequence number, big endian
 *   4 bytes   number of sections
 *   per section: 4 bytes length, then the locked bytes; 0 = erased, or kept as pages
 *
 * The first section is the header, the others are the parts in its order.
 */
export interface Frame {
  readonly seq: number;
  readonly sections: readonly Bytes[];
}

const FORMAT = 1;
const HEAD = 9;
const MAX_SECTIONS = 100_000;

export function packFrame({ seq, sections }: Frame): Bytes {
  let length = HEAD;
  for (const section of sections) length += 4 + section.length;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, FORMAT);
  view.setUint32(1, seq);
  view.setUint32(5, sections.length);
  let at = HEAD;
  for (const section of sections) {
    view.setUint32(at, section.length);
    bytes.set(section, at + 4);
    at += 4 + section.length;
  }
  return bytes;
}

export function unpackFrame(bytes: Bytes): Result<Frame, AppError> {
  const bad = (why: string) => err(appError('vault/damaged', { part: 'journal', why }));
  if (bytes.length < HEAD) return bad('short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(0) !== FORMAT) return bad('format');
  const count = view.getUint32(5);
  if (count < 1 || count > MAX_SECTIONS) return bad('sections');
  const sections: Bytes[] = [];
  let at = HEAD;
  for (let i = 0; i < count; i++) {
    if (at + 4 > bytes.length) return bad('short');
    const length = view.getUint32(at);
    if (at + 4 + length > bytes.length) return bad('short');
    sections.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return at === bytes.length ? ok({ seq: view.getUint32(1), sections }) : bad('long');
}

/** Frames one after the other, each behind its length: a mirror's segment or batch of pages. */
export function packList(frames: readonly Uint8Array[]): Bytes {
  let length = 0;
  for (const frame of frames) length += 4 + frame.length;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const frame of frames) {
    view.setUint32(at, frame.length);
    bytes.set(frame, at + 4);
    at += 4 + frame.length;
  }
  return bytes;
}

/** @returns the whole frames, and how many bytes they take: what follows is a torn tail */
export function unpackList(bytes: Bytes): { readonly frames: readonly Bytes[]; readonly whole: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: Bytes[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const length = view.getUint32(at);
    if (at + 4 + length > bytes.length) break;
    frames.push(bytes.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { frames, whole: at };
}
