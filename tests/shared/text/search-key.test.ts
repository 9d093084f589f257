import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldKanji, KANJI_GROUPS } from '../../../src-shared/text/old-kanji.ts';
import { looseSearchKey, matchesSearch, searchKey } from '../../../src-shared/text/search-key.ts';

describe('search keys', () => {
  const people = [
    { name: '髙橋　一郎', kana: 'タカハシ イチロウ' },
    { name: '高橋 花子', kana: 'たかはし はなこ' },
    { name: '﨑山 𠮷男', kana: 'ｻｷﾔﾏ ﾖｼｵ' },
  ];
  const find = (query: string): string[] => people.filter((one) => matchesSearch(searchKey(`${one.name} ${one.kana}`), query)).map((one) => one.name);

  it.each(['たかはし', 'ﾀｶﾊｼ', '髙橋', '高橋', 'タカハシ'])('%s finds both spellings of 高橋', (query) => {
    expect(find(query)).toEqual(['髙橋　一郎', '高橋 花子']);
  });
  it('find variant kanji in every direction and need all words', () => {
    expect(find('崎山')).toEqual(['﨑山 𠮷男']);
    expect(find('吉男')).toEqual(['﨑山 𠮷男']);
    expect(find('高橋 花子')).toEqual(['高橋 花子']);
    expect(find('高橋　ハナコ')).toEqual(['高橋 花子']);
    expect(find('高橋 次郎')).toEqual([]);
    expect(find('')).toHaveLength(3);
  });
  it('fold compatibility kanji and drop variation selectors', () => {
    expect(searchKey('\ufa19')).toBe(searchKey('神'));
    expect(searchKey('葛\u{e0100}城')).toBe('葛城');
    expect(searchKey('渡邉')).toBe(searchKey('渡邊'));
    expect(searchKey('齋藤')).toBe(searchKey('斉藤'));
  });
  it('can ignore voiced marks, small kana and long vowels', () => {
    expect(looseSearchKey('やまざき')).toBe(looseSearchKey('ヤマサキ'));
    expect(looseSearchKey('ジョージ')).toBe(looseSearchKey('しよし'));
    expect(searchKey('やまざき')).not.toBe(searchKey('ヤマサキ'));
  });
  it('are stable: the key of a key is the key', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchKey(searchKey(text))).toBe(searchKey(text));
      }));
  });
  it('the kanji table names every character once', () => {
    const all = KANJI_GROUPS.flat();
    expect(new Set(all).size).toBe(all.length);
    for (const group of KANJI_GROUPS) expect(group.length).toBeGreaterThan(1);
    expect(foldKanji('國體')).toBe('国体');
  });
});
