import { concatBytes, fromUtf8, utf8 } from '../kernel/bytes.ts';

/**
 * How one call travels over HTTP in the browser edition, the same both ways:
 *
 *   4 bytes   length of the JSON, big endian
 *   JSON      the value; each byte field stands as {"$bytes":[offset, length]}
 *   bytes     all byte fields one after the other
 *
 * Sent as application/octet-stream. No base64, since a back-up may weigh hundreds of megabytes.
 */
export function packWire(value: unknown): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let offset = 0;
  const lift = (item: unknown): unknown => {
    if (item instanceof Uint8Array) {
      const mark = { $bytes: [offset, item.byteLength] };
      parts.push(item);
      offset += item.byteLength;
      return mark;
    }
    if (Array.isArray(item)) return item.map(lift);
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, lift(inner)]));
  };
  const json = utf8(JSON.stringify(lift(value)));
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, json.byteLength);
  return concatBytes([head, json, ...parts]);
}

const MAX_JSON = 16 * 1024 * 1024;

/** Throws RangeError or SyntaxError on anything that is not a packed value. */
export function unpackWire(wire: Uint8Array): unknown {
  if (wire.byteLength < 4) throw new RangeError('wire: too short');
  const length = new DataView(wire.buffer, wire.byteOffset, 4).getUint32(0);
  if (length > MAX_JSON || 4 + length > wire.byteLength) throw new RangeError('wire: length');
  const body = wire.subarray(4 + length);
  const lower = (_key: string, item: unknown): unknown => {
    if (typeof item !== 'object' || item === null || !Object.hasOwn(item, '$bytes')) return item;
    const mark = (item as { $bytes: unknown }).$bytes;
    if (!Array.isArray(mark) || mark.length !== 2) throw new RangeError('wire: mark');
    const [from, size] = mark as unknown[];
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(size)) throw new RangeError('wire: mark');
    const start = from as number;
    const end = start + (size as number);
    if (start < 0 || end < start || end > body.byteLength) throw new RangeError('wire: bounds');
    return body.slice(start, end);
  };
  return JSON.parse(fromUtf8(wire.subarray(4, 4 + length)), lower);
}
