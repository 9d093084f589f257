import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidyInput, type TidyKind } from '../../../src-shared/text/tidy-input.ts';

describe('tidying what people type', () => {
  it.each([
    ['３１－６６', 'code', '31-66', ['width']],
    ['０１２３', 'code', '0123', ['width']],
    ['100ー0013', 'code', '100-0013', ['hyphen']],
    [' 12 34 ', 'code', '1234', ['space']],
    ['東京都千代田区霞が関１－２－２', 'address', '東京都千代田区霞が関1-2-2', ['width', 'hyphen']],
    ['１ー２　医療センター', 'address', '1-2　医療センター', ['width', 'hyphen']],
    ['ﾔﾏﾀﾞ ﾀﾛｳ', 'kana', 'ヤマダ タロウ', ['width']],
    ['やまだ　たろう', 'kana', 'ヤマダ　タロウ', ['kana']],
    ['  髙橋　　一郎 ', 'name', '髙橋　一郎', ['space']],
    ['\ufa19山', 'name', '\ufa19山', []],
    ['山田\u202e太郎', 'name', '山田太郎', ['control']],
    ['一行目\n二行目', 'text', '一行目\n二行目', []],
    ['A\u0000B', 'text', 'AB', ['control']],
    ['31-66', 'code', '31-66', []],
  ] as const)('%j as %s becomes %j and says what changed', (typed, kind, value, changes) => {
    expect(tidyInput(typed, kind)).toEqual({ value, changes });
  });
  it('changes nothing the second time', () => {
    const kinds: TidyKind[] = ['code', 'address', 'kana', 'name', 'text'];
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...kinds), (typed, kind) => {
        const once = tidyInput(typed, kind).value;
        expect(tidyInput(once, kind)).toEqual({ value: once, changes: [] });
      }),
    );
  });
});
