const LETTERS = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Length as people and limits count it: 𠮷 is one, not two. */
export const lengthOf = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** Whether it is at most so long, without counting what is short or far too long anyway. */
export const isWithin = (text: string, most: number): boolean => text.length <= most || (text.length <= 2 * most && lengthOf(text) <= most);

/**
 * The beginning, at most so many code points. No letter is cut in two: half a 𠮷 is no text and would be refused by
 * whoever gets it, 葛 without its selector is another spelling, and an emoji cut short is another picture.
 */
export function cutText(text: string, most: number): string {
  if (isWithin(text, most)) return text;
  let kept = '';
  let count = 0;
  for (const { segment } of LETTERS.segment(text)) {
    count += lengthOf(segment);
    if (count > most) break;
    kept += segment;
  }
  // one letter with more marks than there is room for
  return kept === '' ? [...text.slice(0, 2 * most)].slice(0, most).join('') : kept;
}
