import { describe, expect, it, vi } from 'vitest';
import type { KeyboardEvent } from 'react';
import { imeSafeKeyDown, isImeKey } from '../../../src-renderer/ui/theme/ime.ts';

const press = (key: string, native: { isComposing?: boolean; keyCode?: number } = {}) => {
  const stopPropagation = vi.fn();
  return { event: { key, nativeEvent: { keyCode: 13, isComposing: false, ...native }, stopPropagation } as unknown as KeyboardEvent, stopPropagation };
};

describe('keys of the Japanese input method', () => {
  it('are told by isComposing and by key code 229', () => {
    expect(isImeKey({ isComposing: true })).toBe(true);
    expect(isImeKey({ nativeEvent: { isComposing: true } })).toBe(true);
    expect(isImeKey({ nativeEvent: { isComposing: false, keyCode: 229 } })).toBe(true);
    expect(isImeKey({ nativeEvent: { isComposing: false, keyCode: 13 } })).toBe(false);
  });

  it('Enter that fixes a conversion neither submits nor reaches a shortcut above', () => {
    const onEnter = vi.fn();
    const onKey = vi.fn();
    const handle = imeSafeKeyDown({ onEnter, onKey });
    for (const native of [{ isComposing: true }, { keyCode: 229 }]) {
      const { event, stopPropagation } = press('Enter', native);
      handle(event);
      expect(stopPropagation).toHaveBeenCalledOnce();
    }
    expect(onEnter).not.toHaveBeenCalled();
    expect(onKey).not.toHaveBeenCalled();
  });

  it('Escape that drops a conversion closes nothing', () => {
    const onEscape = vi.fn();
    imeSafeKeyDown({ onEscape })(press('Escape', { isComposing: true }).event);
    expect(onEscape).not.toHaveBeenCalled();
    imeSafeKeyDown({ onEscape })(press('Escape').event);
    expect(onEscape).toHaveBeenCalledOnce();
  });

  it('a plain Enter is the person’s own', () => {
    const onEnter = vi.fn();
    const { event, stopPropagation } = press('Enter');
    imeSafeKeyDown({ onEnter })(event);
    expect(onEnter).toHaveBeenCalledOnce();
    expect(stopPropagation).not.toHaveBeenCalled();
  });
});
