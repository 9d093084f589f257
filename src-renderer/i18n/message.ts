/** One message in both languages, side by side, so that neither is forgotten. */
export interface Message {
  readonly ja: string;
  readonly en: string;
}
export type Area = Readonly<Record<string, Message>>;
export type Language = keyof Message;

/** Keeps the very words in the type: names of `{places}` are checked where a message is used. */
export const catalog = <const T extends Area>(area: T): T => area;

/**
 * `{name}` is filled in; `{bytes:size}`, `{count:number}`, `{on:date}`, `{on:short}` are formatted.
 * `[[ … ]]` is left out as a whole when a place inside it has no value.
 */
export type Places<S extends string> = S extends `${string}{${infer Inside}}${infer Rest}`
  ? (Inside extends `${infer Name}:${string}` ? Name : Inside) | Places<Rest>
  : never;

export type Value = string | number;
export type Params<S extends string> = [Places<S>] extends [never] ? Readonly<Record<string, never>> : Readonly<Record<Places<S>, Value>>;

/** Names of the places in a text; for tests and tools. */
export const placesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)(?::\w+)?\}/g)].map((match) => match[1] ?? ''))].toSorted();
