/**
 * A name so that only those who know it recognise it: 山田 花子 → 山○ 花○, John Smith → J. S.
 * Without a blank between the parts only the first character is left.
 */
export function initials(name: string): string {
  const parts = name.normalize('NFC').split(/[\s\u3000]+/).filter((part) => part !== '');
  const latin = parts.every((part) => /^[A-Za-zÀ-ɏ]/.test(part));
  return parts.map((part) => `${[...part][0] ?? ''}${latin ? '.' : '○'}`).join(' ');
}
