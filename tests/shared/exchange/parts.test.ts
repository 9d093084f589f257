import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { joinParts, joinSet, lacksOf, LEAST_PART_BYTES, partKey, type PartSet, partsNeeded, readPart, splitParts, withPart } from '../../../src-shared/exchange/parts.ts';
import { seededRandom } from '../../kit/party.ts';

const SEALED = seededRandom(7).bytes(50_000);
const ROOM = 20_000 - 512;

const bodies = async (sealed: Uint8Array = SEALED): Promise<Uint8Array[]> => (await splitParts('x.cdesk', sealed, 20_000)).map((part) => part.bytes);

async function setOf(parts: readonly Uint8Array[]): Promise<PartSet> {
  let set: PartSet | null = null;
  for (const bytes of parts) {
    const piece = await readPart(bytes);
    if (piece === null) throw new Error('no part');
    set = withPart(set, piece);
  }
  return set as PartSet;
}

/** As parts were written before they said what they hold themselves. */
const older = (bytes: Uint8Array): Uint8Array => {
  const end = bytes.indexOf(10);
  const { length: _length, piece: _piece, ...head } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Record<string, unknown>;
  return Uint8Array.from([...utf8(`${JSON.stringify(head)}\n`), ...bytes.subarray(end + 1)]);
};

describe('what a set of parts still needs', () => {
  test('names each part that never came, with its bytes, also the shorter last one', async () => {
    const [a, b, c] = (await bodies()) as [Uint8Array, Uint8Array, Uint8Array];
    expect(lacksOf(await setOf([b]))).toEqual([{ part: 1, kind: 'missing', bytes: ROOM }, { part: 3, kind: 'missing', bytes: 50_000 - 2 * ROOM }]);
    expect(lacksOf(await setOf([a]))).toEqual([{ part: 2, kind: 'missing', bytes: ROOM }, { part: 3, kind: 'missing', bytes: 50_000 - 2 * ROOM }]);
    expect(lacksOf(await setOf([c, a]))).toEqual([{ part: 2, kind: 'missing', bytes: ROOM }]);
    expect(await joinSet(await setOf([c]))).toMatchObject({ ok: false, error: { code: 'file/part-missing', params: { missing: '1,2', parts: 3, bytes: 2 * ROOM } } });
  });

  test('names the part that was cut and how many bytes it lacks', async () => {
    const [a, b, c] = (await bodies()) as [Uint8Array, Uint8Array, Uint8Array];
    const cut = await setOf([a, b, c.subarray(0, c.length - 9)]);
    expect(lacksOf(cut)).toEqual([{ part: 3, kind: 'short', bytes: 9 }]);
    expect(await joinSet(cut)).toMatchObject({ ok: false, error: { code: 'file/truncated', params: { part: 3, missing: 9 } } });
    expect(lacksOf(await setOf([a, b.subarray(0, 700), c]))).toEqual([{ part: 2, kind: 'short', bytes: ROOM - (700 - (b.indexOf(10) + 1)) }]);
  });

  test('names the part that was altered on the way; a sound second copy mends it, a worse one does no harm', async () => {
    const [a, b, c] = (await bodies()) as [Uint8Array, Uint8Array, Uint8Array];
    const bent = Uint8Array.from(b);
    bent[bent.length - 5] = (bent[bent.length - 5] as number) ^ 1;
    expect(lacksOf(await setOf([a, bent, c]))).toEqual([{ part: 2, kind: 'bent', bytes: null }]);
    expect(await joinSet(await setOf([a, bent, c]))).toMatchObject({ ok: false, error: { code: 'seal/damaged', params: { part: 2 } } });
    expect(must(await joinSet(await setOf([a, bent, c, b])))).toEqual(SEALED);
    expect(must(await joinSet(await setOf([a, b, c, bent, b.subarray(0, 900)])))).toEqual(SEALED);
  });

  test('a line feed put behind a part by a mail program is no part of it', async () => {
    const parts = (await bodies()).map((part) => Uint8Array.from([...part, 13, 10]));
    expect(must(await joinParts(parts))).toEqual(SEALED);
  });

  test('parts that do not say what they hold join as well', async () => {
    const [a, b, c] = (await bodies()).map(older) as [Uint8Array, Uint8Array, Uint8Array];
    expect(must(await joinParts([b, c, a]))).toEqual(SEALED);
    expect(lacksOf(await setOf([b, c.subarray(0, c.length - 3)]))).toEqual([{ part: 1, kind: 'missing', bytes: ROOM }, { part: 3, kind: 'short', bytes: 3 }]);
    expect(lacksOf(await setOf([a]))).toEqual([{ part: 2, kind: 'missing', bytes: null }, { part: 3, kind: 'missing', bytes: null }]);
  });
});

test('parts of two files of one size are told apart', async () => {
  const other = (await bodies(seededRandom(8).bytes(50_000)))[1] as Uint8Array;
  const [a] = (await bodies()) as [Uint8Array];
  const keys = [await readPart(other), await readPart(a)].map((piece) => partKey((piece as NonNullable<typeof piece>).head));
  expect(new Set(keys).size).toBe(2);
});

test('any size, any part size, any order, any doubles give the file again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 30_000 }), fc.integer({ min: LEAST_PART_BYTES, max: 9_000 }), fc.integer(), async (size, partBytes, seed) => {
      const random = seededRandom(seed);
      const sealed = random.bytes(size);
      const parts = await splitParts('x.cdesk', sealed, partBytes);
      expect(parts).toHaveLength(partsNeeded(size, partBytes));
      for (const part of parts) expect(part.bytes.length).toBeLessThanOrEqual(partBytes);
      const mixed = [...parts, ...parts.filter(() => random.below(2) === 0)].map(({ bytes }) => ({ bytes, at: random.below(1000) })).sort((x, y) => x.at - y.at);
      expect(Buffer.compare(must(await joinParts(mixed.map(({ bytes }) => bytes))), sealed)).toBe(0);
    }),
    { numRuns: 30 },
  );
});

test('a head that lies about itself joins nothing', async () => {
  const [a] = (await bodies()) as [Uint8Array];
  const end = a.indexOf(10);
  const lying = (change: Record<string, unknown>): Uint8Array => {
    const head = JSON.parse(new TextDecoder().decode(a.subarray(0, end))) as Record<string, unknown>;
    return Uint8Array.from([...utf8(`${JSON.stringify({ ...head, ...change })}\n`), ...a.subarray(end + 1)]);
  };
  expect(await readPart(lying({ part: 4 }))).toBeNull();
  expect(await readPart(lying({ bytes: 1e12 }))).toBeNull();
  expect(await joinParts([lying({ parts: 1, offset: 49_000 })])).toMatchObject({ ok: false, error: { code: 'seal/damaged' } });
  expect(await joinParts([lying({ parts: 1, bytes: 19_488 })])).toMatchObject({ ok: false, error: { code: 'seal/damaged' } });
});
