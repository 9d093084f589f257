import { beforeAll, describe, expect, test } from 'vitest';
import { attachmentName } from '../../src-shared/exchange/attachment-name.ts';
import { base64, hex, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import { fileName } from '../../src-shared/desktop/fields.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { readAttachment, sniffType } from '../../src-renderer/record-view/read-attachment.ts';
import { type Cast, cast, expectRefused, readRaw } from '../kit/hostile-row.ts';

/** Rows of the bad-input table that concern attachments. */
const PDF = utf8('%PDF-1.7 内容');
let who: Cast;
beforeAll(async () => {
  who = await cast(220);
});

test.each(['../../x', 'C:\\x', '\\\\srv\\x', 'CON', 'a.txt:ads', 'dot.', 'space ', '長'.repeat(300), 'x.lnk', 'x.exe', 'x.pdf.hta', '', '..', '\u202efdp.exe'])('#55 a name %j: saved under a safe one that every system takes, ending as the bytes are', (label) => {
  const name = attachmentName(label, PDF);
  expect(fileName.safeParse(name).success, name).toBe(true);
  expect(name).toMatch(/\.pdf$/);
  expect(name).not.toMatch(/exe|lnk|hta|\.\./);
  expect(attachmentName(label, utf8('MZ\u0090\u0000'))).toMatch(/\.bin$/);
});

test('#55 programs, shortcuts and pages cannot be attached', async () => {
  for (const [name, text] of [['x.exe', 'MZ\u0090'], ['x.lnk', 'L\u0000\u0000'], ['x.hta', '<html>'], ['x.pdf', 'MZ\u0090']] as const) {
    expectRefused(await readAttachment(new File([text], name)), 'attachment/type');
  }
});

test('#56 a PDF that is a page, a drawing with a script: judged by the bytes, never by the stated type', () => {
  expect(sniffType(utf8('<!doctype html><script>'))).toBeNull();
  expect(sniffType(utf8('<svg xmlns="http://www.w3.org/2000/svg" onload="x()">'))).toBeNull();
  expect(sniffType(PDF)).toBe('application/pdf');
  expect(attachmentName('a.pdf', utf8('<!doctype html>'))).toBe('a.bin');
  expect(attachmentName('a.svg', utf8('<?xml version="1.0"?><svg onload="x()">'))).toBe('a.bin');
});

describe('#57', () => {
  const send = async (piece: readonly unknown[] | null, entry: object = {}) => {
    const sha = hex(await sha256(PDF));
    const content = piece === null ? '' : `${JSON.stringify({ blob: [sha, 0, 1, base64(PDF)].map((value, i) => piece[i] ?? value) })}\n`;
    return readRaw(who, { content, header: { attachments: [{ sha256: sha, bytes: PDF.length, type: 'application/pdf', ...entry }], counts: { lines: 0, records: 0, attachments: 1, bytes: PDF.length } } });
  };
  test('#57 listed and sent: taken', async () => {
    expect(must(await send([])).attachments).toHaveLength(1);
  });
  test.each([
    ['listed but missing', null, {}],
    ['present but not listed', ['0'.repeat(64)], {}],
    ['another digest', [undefined, undefined, undefined, base64(utf8('%PDF-1.7 偽物'))], {}],
    ['another size', [undefined, undefined, undefined, base64(utf8('short'))], {}],
    ['a listed size that is not its own', [], { bytes: PDF.length + 1 }],
    ['no base64', [undefined, undefined, undefined, '***'], {}],
    ['pieces out of order', [undefined, 1, 2], {}],
  ])('#57 %s: the file is refused', async (_what, piece, entry) => {
    expectRefused(await send(piece, entry), 'exchange/attachment-mismatch');
  });
});
