import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, hex, sha256, utf8 } from '../../../src-shared/kernel/bytes.ts';
import { type BackUpContent, headOfBackUp, packBackUp, readBackUp } from '../../../src-renderer/state/back-up-archive.ts';
import { value } from '../../kit/vault-kit.ts';

const content = (parts: readonly Uint8Array<ArrayBuffer>[]): BackUpContent => ({
  vaultId: 'abcdefghijklmnop',
  role: 'doctor',
  madeAt: 1_775_000_000_000,
  lastSeq: 7,
  chainTip: 'tip',
  schema: 1,
  records: 12,
  stateDigest: 'a'.repeat(64),
  entries: [{ name: 'keys', bytes: utf8('{"format":1}') }, ...parts.map((bytes, n) => ({ name: `segments/${String(n).padStart(6, '0')}`, bytes }))],
});

const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const read = await readBackUp(bytes);
  return read.ok ? '' : read.error.code;
};

describe('a back-up file', () => {
  test('gives back exactly what went in, and its head alone says when and how much', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), async (parts) => {
        const made = content(parts.map((part) => new Uint8Array(part)));
        const bytes = await packBackUp(made);
        expect(value(await readBackUp(bytes))).toEqual(made);
        expect(value(headOfBackUp(bytes.subarray(0, 600)))).toMatchObject({ records: 12, lastSeq: 7, parts: made.entries.length });
      }),
      { numRuns: 40 },
    );
  });

  test('is refused with one byte changed anywhere', async () => {
    const bytes = await packBackUp(content([new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])]));
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] as number) ^ 0x20;
      expect(await codeOf(damaged), `byte ${at}`).toMatch(/^backup\//);
    }
  });

  test('says how much is missing when it is cut short anywhere after its head', async () => {
    const bytes = await packBackUp(content([new Uint8Array(100).fill(7)]));
    for (const length of [bytes.length - 1, bytes.length - 90, bytes.length - 120, 480]) {
      const read = await readBackUp(bytes.slice(0, length));
      expect(read).toMatchObject({ ok: false, error: { code: 'backup/truncated', params: { bytes: length } } });
    }
    expect(await codeOf(new Uint8Array([...bytes, 0]))).toBe('backup/damaged');
    expect(await codeOf(bytes.slice(0, 60))).toBe('backup/damaged');
  });

  test('of a newer version, and another program\'s file, are told apart from a damaged one', async () => {
    expect(await codeOf(utf8('{"format":"career-desk-backup","version":2,"anything":true}\n'))).toBe('backup/newer-version');
    expect(await codeOf(utf8('PK\u0003\u0004 something\n'))).toBe('backup/not-a-backup');
    expect(await codeOf(new Uint8Array([0xff, 0xfe, 0x00]))).toBe('backup/not-a-backup');
    expect(await codeOf(new Uint8Array())).toBe('backup/not-a-backup');
  });

  test('names no file outside a mirror, even with right digests', async () => {
    const evil = await packBackUp({ ...content([]), entries: [{ name: 'keys', bytes: utf8('{}') }, { name: '../../evil', bytes: new Uint8Array(1) }] });
    expect(await codeOf(evil)).toBe('backup/damaged');
    const twice = utf8('{"format":"career-desk-backup"}\n[]\n');
    expect(await codeOf(concatBytes([twice, utf8(`${hex(await sha256(twice))}\n`)]))).toMatch(/^backup\//);
  });
});
