import { HOSTILE_KEYS, type Json } from './json.ts';
import { err, ok, type Result } from './result.ts';

export const MAX_NESTING = 16;

export type JsonFault = 'not-json' | 'too-deep' | 'duplicate-key' | 'hostile-key' | 'bad-number' | 'lone-surrogate';

export interface SafeJson {
  readonly value: Json;
  /** Control characters taken out of texts (all below U+0020 but line feed and tab). */
  readonly stripped: number;
}

const QUOTE = 34;
const COLON = 58;
const BACKSLASH = 92;

/** Outside what may stand unescaped in JSON, so only an escape brings it into a value. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /\r\n|[\u0000-\u0008\u000b-\u001f]/g;

const NONE: readonly unknown[] = [];

interface Walk {
  keys: number;
  stripped: number;
  readonly escapes: boolean;
  readonly maxNesting: number;
}

/**
 * One JSON text from outside. JSON.parse itself stands a million levels (measured); the walk
 * after it stops at the cap, before anything recursive sees the value. Keys that JSON.parse
 * swallowed (last one wins) are found by counting: every key has a colon outside strings, so
 * as many colons as keys in the result means that no key came twice. Only where texts contain
 * colons of their own is the exact count made.
 */
export function safeJson(text: string, maxNesting = MAX_NESTING): Result<SafeJson, JsonFault> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err('not-json');
  }
  return checkedJson(value, text.includes('\\'), (keys) => colonsIn(text) === keys || colonsOutsideStrings(text) === keys, maxNesting);
}

/**
 * The same for a value that was parsed already, as one of many.
 * @param escapes whether its text has a backslash
 * @param hasColons whether its text has so many colons outside strings
 */
export function checkedJson(value: unknown, escapes: boolean, hasColons: (keys: number) => boolean, maxNesting = MAX_NESTING): Result<SafeJson, JsonFault> {
  const walk: Walk = { keys: 0, stripped: 0, escapes, maxNesting };
  const fault = look(value, walk, 0);
  if (fault !== null) return err(fault);
  if (!hasColons(walk.keys)) return err('duplicate-key');
  const clean = walk.stripped > 0 ? cleaned(value as Json) : (value as Json);
  return ok({ value: clean, stripped: walk.stripped });
}

function colonsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) count++;
  return count;
}

/** The text is known to be JSON here, so every string ends. */
function colonsOutsideStrings(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === COLON) count++;
    else if (code === QUOTE) {
      for (i++; text.charCodeAt(i) !== QUOTE; i++) if (text.charCodeAt(i) === BACKSLASH) i++;
    }
  }
  return count;
}

function look(value: unknown, walk: Walk, depth: number): JsonFault | null {
  if (typeof value === 'string') return walk.escapes ? lookText(value, walk) : null;
  if (typeof value === 'number') {
    // Beyond 2^53 digits were already lost; 1e400 is Infinity; -0 has no second text.
    const exact = value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER && (value !== 0 || 1 / value > 0);
    return exact ? null : 'bad-number';
  }
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= walk.maxNesting) return 'too-deep';
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) {
      const fault = look(item, walk, depth + 1);
      if (fault !== null) return fault;
    }
    return null;
  }
  // JSON.parse makes own properties only, also of `__proto__`: no list of keys has to be made.
  for (const key in value) {
    walk.keys += 1;
    const fault = lookKey(key, walk) ?? look((value as Record<string, unknown>)[key], walk, depth + 1);
    if (fault !== null) return fault;
  }
  return null;
}

function lookKey(key: string, walk: Walk): JsonFault | null {
  if (key.length > 8 && HOSTILE_KEYS.has(key)) return 'hostile-key';
  if (!walk.escapes) return null;
  const before = walk.stripped;
  return lookText(key, walk) ?? (walk.stripped === before ? null : 'hostile-key');
}

function lookText(text: string, walk: Walk): JsonFault | null {
  if (!text.isWellFormed()) return 'lone-surrogate';
  walk.stripped += (text.match(CONTROLS) ?? NONE).length;
  return null;
}

function cleaned(value: Json): Json {
  if (typeof value === 'string') return value.replace(CONTROLS, (found) => (found === '\r\n' || found === '\r' ? '\n' : ''));
  if (Array.isArray(value)) return value.map((item: Json) => cleaned(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleaned(item as Json)]));
}
