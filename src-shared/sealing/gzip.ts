import { appError } from '../kernel/app-error.ts';
import { concatBytes } from '../kernel/bytes.ts';
import { type LongWork, Stopped } from '../kernel/long-work.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { crc32 } from './crc32.ts';
import { SEAL_LIMITS } from './seal-limits.ts';

export interface GunzipCaps {
  readonly maxBytes: number;
  readonly maxRatio: number;
}

const CAPS: GunzipCaps = { maxBytes: SEAL_LIMITS.unpackedBytes, maxRatio: SEAL_LIMITS.ratio };
/** 16 KiB of the worst bomb is 16 MiB: that is the most that lies about when one is stopped. */
const FEED = 16 * 1024;
const STORED_BLOCK = 0xffff;

interface Fed {
  bytes: number;
}

function feed(target: WritableStream<Uint8Array<ArrayBuffer>>, bytes: Uint8Array, size: number, fed: Fed, work: LongWork): Promise<unknown> {
  const writer = target.getWriter();
  const run = async (): Promise<void> => {
    for (let at = 0; at < bytes.length; at += size) {
      await writer.ready;
      if (work.signal?.aborted === true) {
        // ends the reading side too, which throws what it is told here
        await writer.abort(new Stopped());
        throw new Stopped();
      }
      work.progress?.(at / bytes.length);
      const piece = bytes.subarray(at, at + size);
      fed.bytes += piece.length;
      await writer.write(piece as Uint8Array<ArrayBuffer>);
    }
    await writer.close();
  };
  // The failure is returned, not thrown: the reading side meets the same one and reports it.
  return run().then(
    () => undefined,
    (cause: unknown) => cause ?? new Error('stream'),
  );
}

/**
 * Native gzip. What an own reader would refuse for its ratio is stored uncompressed instead; it is
 * unpacked for trial only where the bound does not say already that it will be read.
 */
export async function gzip(bytes: Uint8Array, work: LongWork = {}): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new CompressionStream('gzip');
  const fed: Fed = { bytes: 0 };
  const feeding = feed(stream.writable, bytes, 256 * 1024, fed, work);
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  let surelyRead = true;
  for (;;) {
    const next = await reader.read();
    if (next.done) break;
    // However much of this piece a reader has, it unpacks to no more than was handed in by now.
    if (fed.bytes > SEAL_LIMITS.ratioFreeBytes + size * SEAL_LIMITS.ratio) surelyRead = false;
    size += next.value.length;
    parts.push(next.value);
  }
  const failure = await feeding;
  if (failure !== undefined) throw failure;
  const packed = concatBytes(parts);
  if (surelyRead) return packed;
  const back = await gunzip(packed, { maxBytes: Math.max(bytes.length, 1), maxRatio: SEAL_LIMITS.ratio });
  return back.ok ? packed : gzipStored(bytes);
}

/** A valid gzip file of stored blocks: no compression, so no ratio. */
export function gzipStored(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = Math.max(1, Math.ceil(bytes.length / STORED_BLOCK));
  const out = new Uint8Array(10 + blocks * 5 + bytes.length + 8);
  const view = new DataView(out.buffer);
  out.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  let to = 10;
  for (let i = 0; i < blocks; i++) {
    const block = bytes.subarray(i * STORED_BLOCK, (i + 1) * STORED_BLOCK);
    out[to] = i === blocks - 1 ? 1 : 0;
    view.setUint16(to + 1, block.length, true);
    view.setUint16(to + 3, ~block.length & 0xffff, true);
    out.set(block, to + 5);
    to += 5 + block.length;
  }
  view.setUint32(to, crc32(bytes), true);
  view.setUint32(to + 4, bytes.length >>> 0, true);
  return out;
}

/** Unpacks one gzip file; stops as soon as it grows past a cap, whatever its header claims. */
export async function gunzip(packed: Uint8Array, caps: GunzipCaps = CAPS, work: LongWork = {}): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const stream = new DecompressionStream('gzip');
  const fed: Fed = { bytes: 0 };
  const feeding = feed(stream.writable, packed, FEED, fed, work);
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  let total = 0;
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done) break;
      total += next.value.length;
      const byRatio = SEAL_LIMITS.ratioFreeBytes + fed.bytes * caps.maxRatio;
      if (total > caps.maxBytes || total > byRatio) {
        parts.length = 0;
        void reader.cancel().then(undefined, () => undefined); // already refused: how it ends does not matter
        return err(appError('seal/expands-too-much', { limit: total > caps.maxBytes ? caps.maxBytes : caps.maxRatio }));
      }
      parts.push(next.value);
    }
  } catch (cause) {
    await feeding;
    if (cause instanceof Stopped) throw cause;
    return err(appError('seal/gzip', { near: fed.bytes }, cause));
  }
  const failure = await feeding;
  if (failure !== undefined) return err(appError('seal/gzip', { near: fed.bytes }, failure));
  // Engines differ on bytes after the end; the stored length says whether there are any.
  const end = packed.subarray(-4);
  const claimed = new DataView(end.buffer, end.byteOffset, end.length);
  if (end.length < 4 || claimed.getUint32(0, true) !== total >>> 0) return err(appError('seal/gzip'));
  return ok(concatBytes(parts));
}
