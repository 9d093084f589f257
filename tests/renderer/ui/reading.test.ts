import { describe, expect, it } from 'vitest';
import { resolveTheme } from '../../../src-renderer/ui/theme/appearance.ts';
import { formatBytes } from '../../../src-renderer/ui/fields/file-field.tsx';
import { parseTypedNumber } from '../../../src-renderer/ui/fields/number-field.tsx';
import { isHalfWidth } from '../../../src-renderer/ui/fields/password-field.tsx';
import { qrPath } from '../../../src-renderer/ui/exchange/qr-code.tsx';
import { VERDICT_SIGNS } from '../../../src-renderer/ui/exchange/verdict-row.tsx';

describe('what people type', () => {
  it.each([
    ['１２，０００', 12000],
    ['12,000円', 12000],
    ['３ 日', 3],
    ['－５', -5],
    ['1.5時間', 1.5],
  ])('%s is a number', (typed, value) => {
    expect(parseTypedNumber(typed)).toEqual({ ok: true, value });
  });

  it.each(['十二', '12a', '1.2.3', '--1', '12 or 13'])('%s is refused with the reason', (typed) => {
    const result = parseTypedNumber(typed);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error).toMatchObject({ code: 'number/unreadable', params: { text: typed } });
  });

  it('a password is half-width only', () => {
    expect(isHalfWidth('Abc 123!~')).toBe(true);
    expect(isHalfWidth('ａbc')).toBe(false);
    expect(isHalfWidth('パスワード')).toBe(false);
    expect(isHalfWidth('tab\t')).toBe(false);
  });
});

describe('what the screen draws', () => {
  it('sizes as people read them', () => {
    expect(formatBytes(900)).toBe('900 B');
    expect(formatBytes(1536)).toBe('1.5 KB');
    expect(formatBytes(25 * 1024 * 1024)).toBe('25 MB');
  });

  it('verdicts with the signs of official forms, ○ being U+25CB', () => {
    expect(Object.values(VERDICT_SIGNS).map((sign) => sign.codePointAt(0))).toEqual([0x25cb, 0x25b3, 0xd7, 0xff0d]);
  });

  it('a QR code with its three finder patterns and a quiet zone of four', () => {
    const { path, size } = qrPath('cdesk:R080403-No12');
    const dark = (x: number, y: number): boolean => path.includes(`M${x} ${y}h1v1h-1z`);
    for (const [x, y] of [
      [4, 4],
      [size - 11, 4],
      [4, size - 11],
    ] as const) {
      expect(Array.from({ length: 7 }, (_, at) => dark(x + at, y)).every(Boolean)).toBe(true);
      expect(dark(x + 1, y + 1)).toBe(false);
      expect(dark(x + 3, y + 3)).toBe(true);
    }
    expect(/M[0-3] /.test(path)).toBe(false);
  });

  it('the theme the system asks for: contrast before dark, an own choice before both', () => {
    expect(resolveTheme('system', { moreContrast: true, dark: true })).toBe('contrast');
    expect(resolveTheme('system', { moreContrast: false, dark: true })).toBe('dark');
    expect(resolveTheme('system', { moreContrast: false, dark: false })).toBe('light');
    expect(resolveTheme('light', { moreContrast: true, dark: true })).toBe('light');
  });
});
