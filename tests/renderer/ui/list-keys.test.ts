import { describe, expect, it } from 'vitest';
import { nextRow, nextSelection } from '../../../src-renderer/ui/lists/list-keys.ts';

describe('the row cursor', () => {
  it('moves by arrows, pages, Home and End and never leaves the list', () => {
    expect(nextRow('ArrowDown', 0, 3, 10)).toBe(1);
    expect(nextRow('ArrowDown', 2, 3, 10)).toBe(2);
    expect(nextRow('ArrowUp', 0, 3, 10)).toBe(0);
    expect(nextRow('PageDown', 5, 100, 20)).toBe(25);
    expect(nextRow('PageDown', 95, 100, 20)).toBe(99);
    expect(nextRow('PageUp', 5, 100, 20)).toBe(0);
    expect(nextRow('Home', 50, 100, 20)).toBe(0);
    expect(nextRow('End', 50, 100, 20)).toBe(99);
  });

  it('comes back into a list that became shorter under it', () => {
    expect(nextRow('ArrowUp', 500, 3, 10)).toBe(1);
  });

  it('leaves other keys and empty lists alone', () => {
    expect(nextRow('Enter', 0, 3, 10)).toBeNull();
    expect(nextRow('ArrowDown', 0, 0, 10)).toBeNull();
  });
});

describe('selection', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  it('toggles one row', () => {
    expect([...nextSelection(ids, new Set(), 1, null, false)]).toEqual(['b']);
    expect([...nextSelection(ids, new Set(['b']), 1, null, false)]).toEqual([]);
  });

  it('with Shift takes everything between, in both directions, and keeps what was selected', () => {
    expect([...nextSelection(ids, new Set(['a']), 3, 1, true)].toSorted()).toEqual(['a', 'b', 'c', 'd']);
    expect([...nextSelection(ids, new Set(), 1, 3, true)].toSorted()).toEqual(['b', 'c', 'd']);
  });

  it('does not change the set it was given', () => {
    const before = new Set(['a']);
    nextSelection(ids, before, 1, null, false);
    expect([...before]).toEqual(['a']);
  });
});
