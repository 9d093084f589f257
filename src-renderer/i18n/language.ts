import { useSyncExternalStore } from 'react';
import type { Language } from './message.ts';

let current: Language = 'ja';
const listeners = new Set<() => void>();

export const getLanguage = (): Language => current;

/** Called by settings; the page says its language too, for screen readers and line breaking. */
export function setLanguage(language: Language): void {
  if (language === current) return;
  current = language;
  if (typeof document !== 'undefined') document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLanguage = (): Language => useSyncExternalStore(subscribe, getLanguage, getLanguage);
