import type { SaveState } from '../state/use-autosave.ts';
import type { Language } from './field-words.ts';

const clock = (ms: number): string => {
  const at = new Date(ms);
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
};

/** 自動で保存しています。閉じても消えません（14:03） */
export function saveWords(state: SaveState, language: Language): string {
  if (state.kind === 'saved' && state.at !== null) {
    return language === 'ja' ? `自動で保存しています。閉じても消えません（${clock(state.at)}）` : `Saved automatically. Nothing is lost when you close (${clock(state.at)})`;
  }
  if (state.kind === 'typing') return language === 'ja' ? '入力中です。自動で保存します' : 'Typing. It is saved automatically';
  return language === 'ja' ? '自動で保存しています。閉じても消えません' : 'Saved automatically. Nothing is lost when you close';
}
