const DIGITS = '〇一二三四五六七八九';

const digit = (char: string): number => (char === '零' ? 0 : char === '元' ? 1 : DIGITS.indexOf(char));

/** 二十八 → 28, 二〇二六 → 2026, 元 → 1; null for anything else. Up to 千. */
export function kanjiNumber(text: string): number | null {
  if (text === '' || [...text].some((char) => digit(char) < 0 && !'十百千'.includes(char))) return null;
  if (!/[十百千]/.test(text)) return Number([...text].map(digit).join(''));
  let total = 0;
  let pending = 0;
  for (const char of text) {
    const unit = char === '十' ? 10 : char === '百' ? 100 : char === '千' ? 1000 : 0;
    if (unit === 0) pending = digit(char);
    else {
      total += (pending === 0 ? 1 : pending) * unit;
      pending = 0;
    }
  }
  return total + pending;
}
