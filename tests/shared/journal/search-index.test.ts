import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearchIndex, indexSteps } from '../../../src-shared/journal/search-index.ts';
import { matchesSearch, searchKey } from '../../../src-shared/text/search-key.ts';

describe('the search index', () => {
  it('finds kana, width and old kanji alike, and every word of the query in any order', () => {
    const index = createSearchIndex();
    index.set('a', '髙橋 花子 タカハシ ハナコ 沖縄県那覇市');
    index.set('b', '高橋 太郎 たかはし たろう 東京都');
    expect(index.find('高橋')).toEqual(['a', 'b']);
    expect(index.find('ﾀｶﾊｼ 那覇')).toEqual(['a']);
    expect(index.find('那覇　たかはし')).toEqual(['a']);
    expect(index.find('')).toEqual(['a', 'b']);
    expect(index.find('高橋', 1)).toEqual(['a']);
  });

  it('answers as a plain look at every text would, while typing, changing and removing', () => {
    const word = fc.stringMatching(/^[あいうカキ漢字ab]{1,3}$/);
    const step = fc.oneof(
      fc.record({ do: fc.constant('set' as const), id: fc.nat(1500), text: fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')) }),
      fc.record({ do: fc.constant('remove' as const), id: fc.nat(1500) }),
      fc.record({ do: fc.constant('find' as const), query: fc.array(word, { maxLength: 2 }).map((words) => words.join(' ')) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const index = createSearchIndex();
        const texts = new Map<string, string>();
        for (const act of steps) {
          if (act.do === 'set') {
            index.set(String(act.id), act.text);
            texts.set(String(act.id), act.text);
          } else if (act.do === 'remove') {
            index.remove(String(act.id));
            texts.delete(String(act.id));
          } else {
            const expected = [...texts].filter(([, text]) => matchesSearch(searchKey(text), act.query)).map(([id]) => id);
            expect(index.find(act.query).sort()).toEqual(expected.sort());
          }
        }
        expect(index.size).toBe(texts.size);
      }),
    );
  });

  it('is filled step by step', () => {
    const index = createSearchIndex();
    const steps = indexSteps(index, [{ id: 'a', t: 'x' }, { id: 'b', t: 'y' }], (record) => record.t);
    expect(steps.next()).toEqual({ done: false, value: 1 });
    expect(index.find('x')).toEqual(['a']);
    expect(index.size).toBe(1);
    expect([...steps]).toEqual([2]);
    expect(index.size).toBe(2);
  });
});
