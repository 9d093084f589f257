import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '../../../src-shared/kernel/result.ts';
import { checkFilePassphrase, checkVaultPassword, isHalfWidth, strengthOf } from '../../../src-shared/sealing/passphrase-strength.ts';
import { proposePassphrase } from '../../../src-shared/sealing/propose-passphrase.ts';
import { readRecoveryCode, recoveryCode } from '../../../src-shared/sealing/recovery-code.ts';
import { fingerprint, readWords, sameWords, sixWords } from '../../../src-shared/sealing/six-words.ts';
import { newAgeIdentity } from '../../../src-shared/sealing/age-identity.ts';
import { seededRandom } from '../../kit/party.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const party = fc.stringMatching(/^[A-Za-z0-9_-]{16}$/);

describe('確認語 (six words)', () => {
  test('the same card always has the same six words, in composed kana', async () => {
    const keys = { party: 'AAAAAAAAAAAAAAAA', signingKey: new Uint8Array(32).fill(1), recipient: 'age1x' };
    const words = await sixWords(keys);
    expect(words).toEqual(await sixWords({ ...keys }));
    expect(words).toHaveLength(6);
    for (const word of words) expect(word).toMatch(/^[\u3041-\u3096ー]+$/);
    expect(await fingerprint(keys)).toHaveLength(32);
  });

  test('one changed bit of a key, the party or the recipient changes at least two words', async () => {
    const { recipient } = await newAgeIdentity();
    await fc.assert(
      fc.asyncProperty(party, bytes(32), fc.nat(255), async (id, signingKey, bit) => {
        const before = await sixWords({ party: id, signingKey, recipient });
        const bent = Uint8Array.from(signingKey);
        bent[bit >> 3] = (bent[bit >> 3] as number) ^ (1 << (bit & 7));
        const flip = (text: string): string => text.slice(0, -1) + (text.endsWith('A') ? 'B' : 'A');
        for (const other of [
          { party: id, signingKey: bent, recipient },
          { party: flip(id), signingKey, recipient },
          { party: id, signingKey, recipient: flip(recipient) },
        ]) {
          const after = await sixWords(other);
          expect(before.filter((word, i) => word !== after[i]).length).toBeGreaterThanOrEqual(2);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('are recognised as typed: katakana, decomposed kana, commas and blanks', async () => {
    const words = await sixWords({ party: 'BBBBBBBBBBBBBBBB', signingKey: new Uint8Array(32), recipient: 'age1y' });
    const katakana = words.join('　').replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
    expect(sameWords(katakana, words)).toBe(true);
    expect(sameWords(words.join('、').normalize('NFD'), words)).toBe(true);
    expect(sameWords(words.slice(1).join(' '), words)).toBe(false);
    expect(readWords('  あい ')).toEqual(['あい']);
  });
});

describe('recovery sheet code', () => {
  test('comes back from any secret, as typed with blanks or full-width digits', () => {
    fc.assert(
      fc.property(bytes(16), (secret) => {
        const code = recoveryCode(secret);
        expect(code).toMatch(/^(\d{6}-){7}\d{6}$/);
        expect(must(readRecoveryCode(code))).toEqual(Uint8Array.from(secret));
        expect(must(readRecoveryCode(code.replaceAll('-', '')))).toEqual(Uint8Array.from(secret));
        const wide = code.replaceAll('-', '　').replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        expect(must(readRecoveryCode(wide))).toEqual(Uint8Array.from(secret));
      }),
    );
  });

  test('one wrong digit, two neighbours swapped, or two groups swapped: the groups are named', () => {
    const wrong = (typed: string): unknown => {
      const result = readRecoveryCode(typed);
      return result.ok ? 'accepted' : result.error.params.groups;
    };
    fc.assert(
      fc.property(bytes(16), fc.nat(7), fc.nat(5), fc.integer({ min: 1, max: 9 }), fc.nat(7), (secret, group, digit, add, otherGroup) => {
        const groups = recoveryCode(secret).split('-');
        const own = groups[group] as string;
        const replaced = [...own].map((d, i) => (i === digit ? String((Number(d) + add) % 10) : d)).join('');
        expect(wrong(groups.with(group, replaced).join('-'))).toBe(String(group + 1));
        if (digit < 5 && own[digit] !== own[digit + 1]) {
          const swapped = own.slice(0, digit) + (own[digit + 1] as string) + (own[digit] as string) + own.slice(digit + 2);
          expect(wrong(groups.with(group, swapped).join('-'))).toBe(String(group + 1));
        }
        const other = groups[otherGroup] as string;
        if (otherGroup !== group && other !== own) {
          const [low, high] = [Math.min(group, otherGroup), Math.max(group, otherGroup)];
          expect(wrong(groups.with(group, other).with(otherGroup, own).join('-'))).toBe(`${low + 1},${high + 1}`);
        }
        expect(wrong(groups.with(group, own.slice(1)).join('-'))).toBe(String(group + 1));
        expect(wrong(groups.with(group, `O${own.slice(1)}`).join('-'))).toBe(String(group + 1));
      }),
    );
  });

  test('too few digits and a value beyond 128 bits are refused', () => {
    expect(readRecoveryCode('123')).toMatchObject({ ok: false, error: { code: 'vault/recovery-code', params: { reason: 'length' } } });
    expect(readRecoveryCode('')).toMatchObject({ ok: false });
  });
});

describe('passphrases', () => {
  test.each(['1234', 'password', 'P@ssw0rd2026', 'sakura2026', 'aaaaaaaaaaaaaaaaaaaaaaaa', 'abcabcabcabcabcabc', 'qwertyuiop123456', '19800401', 'S55.04.01', 'doctordoctordoctor', 'Yamada-Taro-2026'])(
    'a guessable one is refused: %s',
    (text) => {
      expect(checkFilePassphrase(text).ok).toBe(false);
      expect(checkVaultPassword(text).ok).toBe(false);
    },
  );

  test('only half-width characters, since an input method must not lock anybody out', () => {
    expect(isHalfWidth('Ａbc')).toBe(false);
    expect(checkVaultPassword('さくら咲く山の道をゆく')).toMatchObject({ ok: false, error: { code: 'vault/not-half-width' } });
    expect(checkVaultPassword('ｱｲｳｴｵｶｷｸｹｺ')).toMatchObject({ ok: false, error: { code: 'vault/not-half-width' } });
  });

  test('a vault asks for less than a file that can be attacked for ever', () => {
    const text = 'k7#mPw2xQd';
    expect(strengthOf(text).bits).toBeLessThan(50);
    expect(checkVaultPassword(text).ok).toBe(true);
    expect(checkFilePassphrase(text).ok).toBe(false);
  });

  test('every proposal is strong enough for both, half-width, and differs', () => {
    const random = seededRandom(7);
    for (const style of ['words', 'digits'] as const) {
      const all = new Set<string>();
      for (let i = 0; i < 300; i++) {
        const text = proposePassphrase(random, style);
        all.add(text);
        expect(isHalfWidth(text)).toBe(true);
        expect(checkFilePassphrase(text).ok, text).toBe(true);
      }
      expect(all.size).toBe(300);
    }
  });

  test('a long text is judged in little time', () => {
    const started = performance.now();
    strengthOf('ab1-'.repeat(2000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
