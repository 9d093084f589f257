/** Where the row cursor goes on a key; null where the key is not ours. Pure, so that every key is tested. */
export function nextRow(key: string, at: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const from = Math.min(Math.max(at, 0), last);
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, last);
    case 'ArrowUp':
      return Math.max(from - 1, 0);
    case 'PageDown':
      return Math.min(from + Math.max(page, 1), last);
    case 'PageUp':
      return Math.max(from - Math.max(page, 1), 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** Selection after Space or a tick: one row toggled, or with Shift everything from the anchor to here. */
export function nextSelection(
  ids: readonly string[],
  selected: ReadonlySet<string>,
  at: number,
  anchor: number | null,
  extend: boolean,
): ReadonlySet<string> {
  const id = ids[at];
  if (id === undefined) return selected;
  const next = new Set(selected);
  if (extend && anchor !== null) {
    const [low, high] = anchor < at ? [anchor, at] : [at, anchor];
    for (const between of ids.slice(low, high + 1)) next.add(between);
    return next;
  }
  if (!next.delete(id)) next.add(id);
  return next;
}
