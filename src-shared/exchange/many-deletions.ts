import type { WorkingSet } from '../journal/working-set.ts';
import { DEFINITIONS } from '../records/registry.ts';

/** What goes without typing. */
export const FEW = 5;

/** More than five records, or more than a tenth: no Enter key alone may do that. */
export const asksForTyping = (deletions: number, all: number): boolean => deletions > FEW || (deletions > 0 && deletions * 10 > all);

const SHARED: readonly string[] = Object.values(DEFINITIONS)
  .filter((definition) => Object.values(definition.units).some((unit) => unit.privacy === 'shared' || unit.privacy === 'public'))
  .map((definition) => definition.type);

/** Records of the kinds that files bring and take: the whole of which deletions are a share. */
export const countShared = (set: WorkingSet): number => SHARED.reduce((sum, type) => sum + set.ofType(type).size, 0);

const WORDS: ReadonlySet<string> = new Set(['削除', '削除する', 'さくじょ', 'delete']);

const plain = (typed: string): string => typed.normalize('NFKC').replace(/[\s,件]/g, '').toLowerCase();

export const isDeletionWord = (typed: string): boolean => WORDS.has(plain(typed));

/** The number or the word, as somebody types it: full width and spaces do not matter. */
export const confirmsDeletion = (typed: string, deletions: number): boolean => {
  const text = plain(typed);
  return text === String(deletions) || WORDS.has(text);
};
