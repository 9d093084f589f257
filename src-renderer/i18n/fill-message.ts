import { formatPlace } from './format.ts';
import type { Language, Value } from './message.ts';

const PLACE = /\{(\w+)(?::(\w+))?\}/g;
const OPTIONAL = /\[\[(.*?)\]\]/gs;

/** Fills the places of one text. A place without a value keeps its braces, so that it is seen and mended. */
export function fillMessage(text: string, params: Readonly<Record<string, Value | undefined>>, language: Language): string {
  const has = (name: string): boolean => params[name] !== undefined && params[name] !== '';
  return text
    .replaceAll(OPTIONAL, (_, inside: string) => ([...inside.matchAll(PLACE)].every((match) => has(match[1] ?? '')) ? inside : ''))
    .replaceAll(PLACE, (whole, name: string, how: string | undefined) => {
      const value = params[name];
      return value === undefined ? whole : formatPlace(value, how, language);
    });
}
