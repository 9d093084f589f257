import { useMemo, type KeyboardEvent } from 'react';

interface ComposingEvent {
  readonly isComposing?: boolean;
  readonly keyCode?: number;
  readonly nativeEvent?: { readonly isComposing?: boolean; readonly keyCode?: number };
}

/**
 * True while the key belongs to the Japanese input method: choosing or fixing a conversion.
 * keyCode 229 covers the Enter that ends a conversion where `isComposing` is already false.
 */
export function isImeKey(event: ComposingEvent): boolean {
  const native = event.nativeEvent ?? event;
  return native.isComposing === true || event.isComposing === true || native.keyCode === 229 || event.keyCode === 229;
}

export interface ImeSafeKeys {
  readonly onEnter?: (event: KeyboardEvent) => void;
  readonly onEscape?: (event: KeyboardEvent) => void;
  readonly onKey?: (event: KeyboardEvent) => void;
}

/** The key handler behind the hook: keys of the input method reach nobody, neither us nor the shortcuts above us. */
export function imeSafeKeyDown(keys: ImeSafeKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (isImeKey(event)) {
      event.stopPropagation();
      return;
    }
    keys.onKey?.(event);
    if (event.key === 'Enter') keys.onEnter?.(event);
    if (event.key === 'Escape') keys.onEscape?.(event);
  };
}

/** Use on every text control: Enter that fixes a kanji conversion never submits, moves on or closes anything. */
export function useImeSafeKeys(keys: ImeSafeKeys = {}): { readonly onKeyDown: (event: KeyboardEvent) => void } {
  const { onEnter, onEscape, onKey } = keys;
  return useMemo(
    () => ({
      onKeyDown: imeSafeKeyDown({
        ...(onEnter ? { onEnter } : {}),
        ...(onEscape ? { onEscape } : {}),
        ...(onKey ? { onKey } : {}),
      }),
    }),
    [onEnter, onEscape, onKey],
  );
}
