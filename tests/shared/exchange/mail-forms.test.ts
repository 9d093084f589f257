import Encoding from 'encoding-japanese';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesInMail, nameInText } from '../../../src-shared/exchange/mail-files.ts';
import { diagnoseOutside } from '../../../src-shared/exchange/diagnose-outside.ts';
import { splitParts } from '../../../src-shared/exchange/parts.ts';
import { base64, concatBytes, utf8 } from '../../../src-shared/kernel/bytes.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { newAgeIdentity } from '../../../src-shared/sealing/age-identity.ts';
import { armored, dearmor, isArmored } from '../../../src-shared/sealing/armor.ts';
import { looksLike } from '../../../src-shared/sealing/looks-like.ts';
import { sealBytes } from '../../../src-shared/sealing/seal.ts';

let sealed: Uint8Array;
let text: string;

beforeAll(async () => {
  // one byte more than a multiple of three, so that the text ends in ==
  for (let extra = 0; sealed === undefined || sealed.length % 3 !== 1; extra++) sealed = must(await sealBytes(utf8('兼業'.repeat(300) + 'x'.repeat(extra)), { recipients: [(await newAgeIdentity()).recipient] }));
  text = armored(sealed);
});

const inUtf16 = (value: string, big: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? '\ufeff' : ''), ...value].flatMap((char) => {
    const code = char.charCodeAt(0);
    return big ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8];
  });
  return Uint8Array.from(units);
};
const encoded = (value: string, to: 'SJIS' | 'JIS' | 'EUCJP'): Uint8Array => new Uint8Array(Encoding.convert(Encoding.stringToCode(value), { to, from: 'UNICODE' }));
const wide = (value: string): string => [...value].map((char) => (/[!-~]/.test(char) ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char)).join('');

const LETTER = 'お世話になっております。ファイルを送ります。\n\n';
const FOOT = '\n\n──────────\n関東信越厚生局\n';
const qp = (value: string): string => value.replace(/=/g, '=3D').replace(/(.{60})/g, '$1=\n');

describe('armoured text comes through', () => {
  const cases: readonly (readonly [string, () => Uint8Array])[] = [
    ['between greeting and signature', () => utf8(LETTER + text + FOOT)],
    ['with CRLF', () => utf8((LETTER + text + FOOT).replaceAll('\n', '\r\n'))],
    ['quoted twice', () => utf8((LETTER + text).replaceAll('\n', '\n> > '))],
    ['quoted in full width', () => utf8(text.replaceAll('\n', '\n＞ '))],
    ['wrapped at 50 columns with quote marks', () => utf8(text.replace(/([A-Za-z0-9+/]{50})/g, '$1\n> '))],
    ['on one line', () => utf8(text.replaceAll('\n', ' '))],
    ['with empty lines between', () => utf8(text.replaceAll('\n', '\n\n'))],
    ['in full width', () => utf8(wide(text))],
    ['with a long dash for hyphens', () => utf8(text.replaceAll('-----', '―――'))],
    ['with an em dash and one hyphen', () => utf8(text.replaceAll('-----', '——-'))],
    ['with the long-vowel mark for hyphens', () => utf8(text.replaceAll('-', 'ー'))],
    ['with full-width blanks and NBSP', () => utf8(text.replaceAll(' ', '\u3000').replaceAll('\n', '\u00a0\n\u00a0'))],
    ['with invisible characters', () => utf8(text.replace(/(.{7})/g, '$1\u200b').replace('AGE', '\u2060AGE') + '\ufeff')],
    ['with a mark of byte order', () => utf8(`\ufeff${text}`)],
    ['as UTF-16 of Windows', () => inUtf16(LETTER + text, false, true)],
    ['as UTF-16, big end first', () => inUtf16(LETTER + text, true, true)],
    ['as UTF-16 without mark', () => inUtf16(text, false, false)],
    ['as Shift_JIS', () => encoded(LETTER + wide(text) + FOOT, 'SJIS')],
    ['as ISO-2022-JP, the mail of old', () => encoded(LETTER + text + FOOT, 'JIS')],
    ['as EUC-JP', () => encoded(LETTER + text + FOOT, 'EUCJP')],
    ['as quoted-printable', () => utf8(qp(text))],
    ['without its padding', () => utf8(text.replace(/==?\n-----END/, '\n-----END'))],
    ['in lower-case marks', () => utf8(text.replace('BEGIN AGE', 'Begin Age'))],
  ];
  test.each(cases)('%s', (_how, make) => {
    const bytes = make();
    expect(isArmored(bytes)).toBe(true);
    expect(Buffer.compare(must(dearmor(bytes)), sealed)).toBe(0);
  });

  test('what is gone at its end is counted against the name', async () => {
    const name = `R080403_兼業申請_No3_${sealed.length}_0a1b2c3d.cdesk`;
    const cut = utf8(text.slice(0, text.length - 200));
    expect(await diagnoseOutside(cut, name)).toMatchObject({ ok: false, error: { code: 'file/truncated', params: { where: 'armor', expected: sealed.length } } });
    const told = await diagnoseOutside(cut, name);
    const missing = Number(told.ok ? 0 : told.error.params['missing']);
    expect(missing).toBeGreaterThan(100);
    expect(missing).toBeLessThan(160);
  });

  test('a letter among the text that cannot be there refuses it', () => {
    expect(dearmor(utf8(text.replace(/\n(\w)/, '\n兼$1')))).toMatchObject({ ok: false, error: { code: 'seal/damaged' } });
    expect(isArmored(utf8(LETTER))).toBe(false);
  });

  test('a page of dashes or of letters costs nothing', () => {
    const started = performance.now();
    for (const odd of ['-'.repeat(60_000), '- '.repeat(30_000), 'A'.repeat(500_000), '='.repeat(200_000), `${'_No1'.repeat(50_000)}`]) {
      isArmored(utf8(odd));
      filesInMail('x.txt', utf8(odd));
      nameInText(odd);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('a saved mail and what gateways leave', () => {
  const lines = (bytes: Uint8Array): string => base64(bytes).replace(/(.{76})/g, '$1\r\n');
  const eml = (parts: readonly string[]): Uint8Array =>
    utf8(['From: a@example.jp', 'Subject: =?ISO-2022-JP?B?GyRCPz1AQRsoQg==?=', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b1"', '', '--b1', 'Content-Type: text/plain', '', 'よろしくお願いします。', ...parts.flatMap((part) => ['--b1', part]), '--b1--', ''].join('\r\n'));

  test('gives its attachments, by their own names', () => {
    const name = `R080403_permit_No3_${sealed.length}_0a1b2c3d.cdesk`;
    const found = filesInMail('申請.eml', eml([`Content-Type: application/octet-stream;\r\n name="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(sealed)}`]));
    expect(found).toHaveLength(1);
    expect(found?.[0]?.name).toBe(name);
    expect(Buffer.compare(found?.[0]?.bytes as Uint8Array, sealed)).toBe(0);
  });

  test('gives all parts of a divided file', async () => {
    const parts = await splitParts('x.cdesk', sealed, 2_048);
    const found = filesInMail('申請.eml', eml(parts.map((part) => `Content-Disposition: attachment; filename="=?UTF-8?B?${base64(utf8(part.name))}?="\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(part.bytes)}`)));
    expect(found?.map((file) => file.name)).toEqual(parts.map((part) => part.name));
  });

  test('armoured text in the body of a mail is read as such', () => {
    const mail = utf8(`From: a@example.jp\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${qp(text)}`);
    expect(isArmored(mail)).toBe(true);
    const found = filesInMail('x.eml', mail);
    expect(Buffer.compare(must(dearmor(found?.[0]?.bytes ?? mail)), sealed)).toBe(0);
  });

  test('a file that came as nothing but its base64', () => {
    const found = filesInMail('x.cdesk', utf8(lines(sealed)));
    expect(Buffer.compare(found?.[0]?.bytes as Uint8Array, sealed)).toBe(0);
    expect(filesInMail('x.cdesk', utf8(lines(utf8('何か別の文章です。'.repeat(40)))))).toBeNull();
  });

  test('sealed bytes, cards and other binaries are left alone', () => {
    expect(filesInMail('x.cdesk', sealed)).toBeNull();
    expect(filesInMail('x.cdesk', utf8('{"format":"cdesk"}'))).toBeNull();
    expect(filesInMail('x.pdf', concatBytes([utf8('%PDF-1.7'), new Uint8Array(4)]))).toBeNull();
    expect(filesInMail('x.txt', new Uint8Array())).toBeNull();
  });

  test.each([
    ['removed-notice', utf8('添付ファイル「R080403_No3.cdesk」はセキュリティポリシーにより削除されました。'), 'x.txt'],
    ['removed-notice', utf8('The attachment was removed because the file type is blocked.'), 'x.cdesk.txt'],
    ['removed-notice', encoded('このメールの添付ファイルは除去されました。管理者に連絡してください。', 'SJIS'), '削除通知.txt'],
    ['html', utf8('<html><head><title>ログイン</title>'), 'x.cdesk'],
    ['partial-download', utf8('age'), 'x.cdesk.crdownload'],
    ['partial-download', utf8('age'), '未確認 12345.crdownload'],
    ['office-lock', utf8('owner'), '~$x.cdesk'],
    ['zip', utf8('PK\u0003\u0004......a.txt'), 'x.cdesk.zip_'],
    ['text', utf8('本日の会議の議事録です。'), 'x.txt'],
  ])('%s is named', (kind, bytes, name) => {
    expect(looksLike(bytes, name)).toBe(kind);
  });

  test('line ends changed on the way, and bytes replaced on the way, are named as a gateway’s work', async () => {
    const crlf = Uint8Array.from([...sealed].flatMap((byte) => (byte === 10 ? [13, 10] : [byte])));
    expect(await diagnoseOutside(crlf, 'x.cdesk')).toMatchObject({ ok: false, error: { code: 'seal/damaged', params: { where: 'text-mode' } } });
    const replaced = utf8(new TextDecoder().decode(sealed));
    expect(await diagnoseOutside(replaced, 'x.cdesk')).toMatchObject({ ok: false, error: { code: 'seal/damaged', params: { where: 'text-mode' } } });
    expect(await diagnoseOutside(sealed, 'x.cdesk')).toMatchObject({ ok: true });
  });
});

test('the name that a text mentions is found among other words', () => {
  expect(nameInText('件名：R080403_兼業申請_関東信越厚生局あて_No12_48211_0a1b2c3d.cdesk を送ります')).toBe('R080403_兼業申請_関東信越厚生局あて_No12_48211_0a1b2c3d.cdesk');
  expect(nameInText('Ｒ080403_兼業申請_Ｎｏ3_10_0a1b2c3d.cdesk')).toBe('R080403_兼業申請_No3_10_0a1b2c3d.cdesk');
  expect(nameInText('何もない')).toBeNull();
});
