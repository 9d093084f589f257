import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packWire, unpackWire } from '../../../src-shared/desktop/wire.ts';

const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string({ unit: 'grapheme' }),
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe('the framing of the browser edition', () => {
  it('brings back what was sent, bytes as bytes', () => {
    fc.assert(
      fc.property(value, (sent) => {
        expect(unpackWire(packWire({ sent }))).toEqual({ sent });
      }),
    );
  });

  it('gives each byte field its own memory', () => {
    const { bytes } = unpackWire(packWire({ bytes: new Uint8Array([1, 2]), more: new Uint8Array([3]) })) as { bytes: Uint8Array };
    expect(bytes.buffer.byteLength).toBe(2);
  });

  it('refuses every cut and every mark that points outside', () => {
    const whole = packWire({ bytes: new Uint8Array([1, 2, 3]) });
    for (let length = 0; length < whole.byteLength; length++) {
      expect(() => unpackWire(whole.subarray(0, length))).toThrow(/wire|JSON/);
    }
    for (const mark of [[-1, 1], [0, 9], [0.5, 1], [0, -1], ['0', 1], [0], 'x', [1e308, 1e308]]) {
      const json = new TextEncoder().encode(JSON.stringify({ bytes: { $bytes: mark } }));
      const forged = new Uint8Array(4 + json.length + 3);
      new DataView(forged.buffer).setUint32(0, json.length);
      forged.set(json, 4);
      expect(() => unpackWire(forged)).toThrow(RangeError);
    }
  });

  it('never reaches an object prototype', () => {
    const json = new TextEncoder().encode('{"__proto__":{"polluted":1}}');
    const wire = new Uint8Array(4 + json.length);
    new DataView(wire.buffer).setUint32(0, json.length);
    wire.set(json, 4);
    unpackWire(wire);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
