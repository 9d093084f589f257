import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { appError } from '../../../src-shared/kernel/app-error.ts';
import { ERROR_CODES } from '../../../src-shared/kernel/error-codes.ts';
import { gatewayErrors } from '../../../src-renderer/i18n/catalog/errors-gateway.ts';
import { errors } from '../../../src-renderer/i18n/catalog/errors.ts';
import { messages } from '../../../src-renderer/i18n/catalog/index.ts';
import { errorText } from '../../../src-renderer/i18n/error-text.ts';
import { fillMessage } from '../../../src-renderer/i18n/fill-message.ts';
import { placesIn, type Message } from '../../../src-renderer/i18n/message.ts';
import { textIn } from '../../../src-renderer/i18n/text.ts';

const all: readonly (readonly [string, Message])[] = Object.entries(messages).flatMap(([area, texts]) =>
  Object.entries(texts as Record<string, Message>).map(([key, message]) => [`${area}.${key}`, message] as const),
);
const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/;

describe('the catalogue', () => {
  it('has both languages for every message, with the same places in both', () => {
    for (const [key, message] of all) {
      expect(message.ja.trim(), key).not.toBe('');
      expect(message.en.trim(), key).not.toBe('');
      expect(placesIn(message.en), key).toEqual(placesIn(message.ja));
    }
  });

  it('contains every area file that exists, so that none is forgotten', () => {
    const folder = path.join(import.meta.dirname, '../../../src-renderer/i18n/catalog');
    const apart = /^(index|file-kinds|error-message|errors(-\w+)?)\.ts$/;
    const files = readdirSync(folder).filter((name) => !apart.test(name));
    const areas = Object.keys(messages).map((area) => `${area.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`);
    expect(files.toSorted()).toEqual(areas.toSorted());
  });

  it('never uses the large circle where the office writes ○', () => {
    for (const [key, message] of all) expect(message.ja.includes('\u25ef'), key).toBe(false);
  });
});

describe('error texts', () => {
  it('exist in three parts and both languages for every code and for no other', () => {
    expect(Object.keys(errors).toSorted()).toEqual([...ERROR_CODES].toSorted());
    for (const code of ERROR_CODES) {
      for (const part of ['what', 'why', 'todo'] as const) {
        const { ja, en } = errors[code][part];
        expect(ja, `${code} ${part}`).toMatch(JAPANESE);
        expect(en.trim(), `${code} ${part}`).not.toBe('');
        expect(en.replaceAll(/令和\d年\d月\d日/g, ''), `${code} ${part} is English`).not.toMatch(JAPANESE);
        expect(placesIn(en), `${code} ${part}`).toEqual(placesIn(ja));
      }
    }
  });

  it('read as whole sentences when the failure carries no values: no brace, no bracket is left', () => {
    for (const code of ERROR_CODES) {
      for (const language of ['ja', 'en'] as const) {
        const { what, why, todo } = errorText(appError(code), language);
        expect(`${what}${why}${todo}`, code).not.toMatch(/[{}]|\[\[|\]\]/);
        for (const part of [what, why, todo]) expect(part, code).not.toBe('');
        expect(todo, code).not.toBe('');
      }
    }
  });

  it('name the file, the sizes and the kind when the failure carries them', () => {
    const cut = errorText(appError('file/truncated', { name: 'R080403.cdesk', missing: 2048, expected: 1_500_000 }), 'ja');
    expect(cut.what).toBe('ファイル「R080403.cdesk」が途中で切れています。');
    expect(cut.why).toContain('2 KB 足りません。');
    expect(cut.why).toContain('1.4 MB');
    expect(errorText(appError('file/not-cdesk', { looksLike: 'pdf' }), 'ja').why).toContain('中身は PDF のようです');
    expect(errorText(appError('file/not-cdesk', { looksLike: 'unknown' }), 'ja').why).not.toContain('のようです');
    expect(errorText(appError('file/empty', { name: 'a', expected: 0 }), 'ja').why).not.toContain('本来');
  });
});

describe('what a gateway left', () => {
  it('has its own words, in three parts and both languages, for codes that exist', () => {
    for (const [key, text] of Object.entries(gatewayErrors)) {
      expect(ERROR_CODES).toContain(key.split(' ')[0]);
      for (const part of ['what', 'why', 'todo'] as const) {
        expect(text[part].ja, `${key} ${part}`).toMatch(JAPANESE);
        expect(text[part].en, `${key} ${part} is English`).not.toMatch(JAPANESE);
        expect(placesIn(text[part].en), `${key} ${part}`).toEqual(placesIn(text[part].ja));
      }
    }
  });

  it('is said instead of the general text where it was recognised', () => {
    const said = (code: 'file/not-cdesk' | 'seal/damaged' | 'file/empty', params: Record<string, string | number>): string => errorText(appError(code, params), 'ja').what;
    expect(said('file/not-cdesk', { looksLike: 'html', name: 'a.cdesk' })).toBe('ファイル「a.cdesk」の代わりに、ウェブページが届いています。');
    expect(said('file/not-cdesk', { looksLike: 'pdf' })).toContain('交換ファイル（.cdesk）ではありません');
    expect(said('seal/damaged', { where: 'text-mode' })).toContain('文字として書き換えられて');
    expect(said('seal/damaged', { where: 'payload', name: 'b' })).toBe('ファイル「b」が壊れています。');
    expect(said('file/empty', { hint: 'cloud-placeholder', expected: 10 })).toContain('大きさが 0');
    expect(said('file/empty', { hint: 'none', expected: 0 })).toContain('空です');
  });
});

describe('filling a message', () => {
  it('formats numbers, money, sizes and dates by what stands behind the colon', () => {
    expect(fillMessage('{n:number}件 {y:yen} {b:size} {d:date} {d:short} {d:words}', { n: 12000, y: 5000, b: 1536, d: '2026-04-01' }, 'ja')).toBe(
      '12,000件 5,000円 1.5 KB 令和8年4月1日（2026-04-01） R8.4.1 令和8年4月1日',
    );
  });

  it('keeps the braces of a place nobody filled, so that it is seen', () => {
    expect(fillMessage('{a} {b}', { a: 1 }, 'ja')).toBe('1 {b}');
  });

  it('does not fill places that come inside a value', () => {
    expect(fillMessage('{a}', { a: '{b}', b: 'secret' }, 'ja')).toBe('{b}');
  });

  it('speaks the language that is asked for', () => {
    expect(textIn('ja', 'common.theirTurnDays', { days: 3 })).toBe('先方の対応待ち（3日）');
    expect(textIn('en', 'common.theirTurnDays', { days: 3 })).toBe('Waiting for them (3 days)');
  });

  it('checks the names of places by types', () => {
    // @ts-expect-error days is missing
    expect(textIn('ja', 'common.theirTurnDays', {})).toContain('{days:number}');
    // @ts-expect-error no such message
    expect(() => textIn('ja', 'common.nowhere')).toThrow('no message');
  });
});
