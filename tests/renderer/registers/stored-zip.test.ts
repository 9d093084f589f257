import { inflateRawSync } from 'node:zlib';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { must } from '../../../src-shared/kernel/result.ts';
import { readSheet as readInWorker } from '../../../src-renderer/worker/sheet-job.ts';
import { storeZip } from '../../../src-renderer/worker/stored-zip.ts';

const inflate = async (bytes: Uint8Array, limit: number): Promise<Uint8Array> => new Uint8Array(inflateRawSync(bytes, { maxOutputLength: Math.max(1, limit) }));

/** Large enough that the reader would unpack it in a worker of its own. */
async function workbook(rows: number): Promise<Uint8Array> {
  const data = Array.from({ length: rows }, (_, n) => [{ value: String(n).padStart(7, '0'), type: String }, { value: `氏名 ${n}`, type: String }, { value: '=1+1', type: String }]);
  return new Uint8Array(await writeXlsxFile(data, {}).toBuffer());
}

describe('a workbook', () => {
  it('packed again without compression holds the same cells, and leading zeros stay', async () => {
    const bytes = await workbook(8_000);
    const stored = must(await storeZip(bytes, inflate));
    expect(stored.length).toBeGreaterThan(512 * 1024);
    const sheet = await readSheet(Buffer.from(stored));
    expect(sheet).toHaveLength(8_000);
    expect(sheet[7_999]).toEqual(['0007999', '氏名 7999', '=1+1']);
  });
  it('is read as rows with the line numbers people see', async () => {
    const rows = must(await readInWorker({ bytes: await workbook(3) }));
    expect(rows).toEqual([0, 1, 2].map((n) => ({ line: n + 1, cells: [`000000${n}`, `氏名 ${n}`, '=1+1'] })));
  });
  it('that is cut, damaged, no workbook or too large inside is refused, and nothing is thrown', async () => {
    const bytes = await workbook(50);
    for (const bad of [bytes.subarray(0, bytes.length - 30), bytes.subarray(0, 100), new Uint8Array(0), Uint8Array.from(bytes, (byte, at) => (at > 40 && at < 200 ? byte ^ 0xff : byte))]) {
      expect(await readInWorker({ bytes: bad })).toMatchObject({ ok: false, error: { code: 'table/not-a-table' } });
    }
    const bomb = async (): Promise<Uint8Array> => {
      throw new RangeError('larger than any table');
    };
    expect(await storeZip(bytes, bomb)).toMatchObject({ ok: false, error: { code: 'table/not-a-table', params: { why: 'zip-data' } } });
  });
});
