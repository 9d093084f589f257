import type { Json } from './json.ts';

/** Written in one go that many items take a few milliseconds. */
const LONG = 5_000;
const PIECE = 1_024;

export const isLongList = (value: unknown): boolean => Array.isArray(value) && value.length > LONG;

const holdsLongList = (value: Json | undefined): boolean =>
  typeof value === 'object' && value !== null && (isLongList(value) || Object.values(value).some((item) => holdsLongList(item)));

/** Texts that are `JSON.stringify(value)` one after the other: a long list comes in pieces. */
export function* jsonTexts(value: Json): Generator<string, void, undefined> {
  if (!holdsLongList(value)) {
    yield JSON.stringify(value) ?? 'null';
    return;
  }
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    yield '[';
    if (isLongList(list)) {
      for (let at = 0; at < list.length; at += PIECE) yield `${at === 0 ? '' : ','}${JSON.stringify(list.slice(at, at + PIECE)).slice(1, -1)}`;
    } else {
      for (const [i, item] of list.entries()) {
        if (i > 0) yield ',';
        yield* jsonTexts(item);
      }
    }
    yield ']';
    return;
  }
  let first = true;
  yield '{';
  for (const [key, item] of Object.entries(value as Readonly<Record<string, Json | undefined>>)) {
    if (item === undefined) continue;
    yield `${first ? '' : ','}${JSON.stringify(key)}:`;
    first = false;
    yield* jsonTexts(item);
  }
  yield '}';
}
