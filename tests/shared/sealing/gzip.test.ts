import { createGzip, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { gunzip, gzip, gzipStored } from '../../../src-shared/sealing/gzip.ts';
import { SEAL_LIMITS } from '../../../src-shared/sealing/seal-limits.ts';

const codeOf = async (bytes: Uint8Array, caps?: { maxBytes: number; maxRatio: number }): Promise<string> => {
  const result = await gunzip(bytes, caps);
  return result.ok ? 'ok' : result.error.code;
};

async function zeros(total: number): Promise<Buffer> {
  const stream = createGzip({ level: 1 });
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', resolve);
    stream.on('error', reject);
  });
  const block = Buffer.alloc(4 * 1024 * 1024);
  for (let written = 0; written < total; written += block.length) {
    if (!stream.write(block)) await new Promise<void>((resolve) => stream.once('drain', () => resolve()));
  }
  stream.end();
  await ended;
  return Buffer.concat(parts);
}

test('what is packed comes back byte for byte, and any gunzip reads it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
      const packed = await gzip(bytes);
      expect(must(await gunzip(packed))).toEqual(Uint8Array.from(bytes));
      expect(new Uint8Array(gunzipSync(packed))).toEqual(Uint8Array.from(bytes));
      expect(new Uint8Array(gunzipSync(gzipStored(bytes)))).toEqual(Uint8Array.from(bytes));
    }),
    { numRuns: 60 },
  );
});

test('content that would look like a bomb is stored, so that our own reader takes our own file', async () => {
  const blank = new Uint8Array(6 * 1024 * 1024);
  const packed = await gzip(blank);
  expect(packed.length).toBeGreaterThan(blank.length);
  expect(must(await gunzip(packed))).toHaveLength(blank.length);
});

test('1 GB of zeros compressed is stopped early and within memory (row 58)', async () => {
  const bomb = await zeros(1024 ** 3);
  expect(bomb.length).toBeLessThan(8 * 1024 * 1024);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const result = await gunzip(bomb);
  const took = performance.now() - started;
  expect(result.ok ? 'ok' : result.error).toMatchObject({ code: 'seal/expands-too-much', params: { limit: SEAL_LIMITS.ratio } });
  expect(took).toBeLessThan(1000);
  expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
}, 60_000);

test('a bomb inside a bomb is stopped at the outer one', async () => {
  const inner = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const many = gzipSync(Buffer.concat(Array.from({ length: 64 }, () => inner)), { level: 9 });
  expect(await codeOf(many)).toBe('seal/expands-too-much');
});

test('the byte cap stops a file of modest ratio', async () => {
  const text = gzipSync(Buffer.from(Array.from({ length: 200_000 }, (_, i) => `${i * 7919},`).join('')));
  expect(await codeOf(text, { maxBytes: 100_000, maxRatio: 200 })).toBe('seal/expands-too-much');
});

test('cut anywhere, with a wrong checksum, a lying length, junk before or after: refused (row 59)', async () => {
  const good = gzipSync(Buffer.from('x'.repeat(50) + Math.PI.toString().repeat(100)));
  for (let cut = 0; cut < good.length; cut++) expect(await codeOf(good.subarray(0, cut))).toBe('seal/gzip');
  const crc = Uint8Array.from(good);
  crc[crc.length - 8] = (crc[crc.length - 8] as number) ^ 1;
  expect(await codeOf(crc)).toBe('seal/gzip');
  const size = Uint8Array.from(good);
  size[size.length - 4] = (size[size.length - 4] as number) ^ 1;
  expect(await codeOf(size)).toBe('seal/gzip');
  expect(await codeOf(Buffer.concat([good, Buffer.from('junk')]))).toBe('seal/gzip');
  expect(await codeOf(Buffer.concat([Buffer.from('junk'), good]))).toBe('seal/gzip');
  expect(await codeOf(Buffer.concat([good, gzipSync(utf8('second'))]))).toBe('seal/gzip');
});
