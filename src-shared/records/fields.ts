import { z } from '../kernel/zod.ts';
import type { Json } from '../kernel/json.ts';
import { isWithin } from '../text/cut-text.ts';
import type { Choice, FieldDefinition, FieldKind } from './definition.ts';

type Options = Omit<FieldDefinition, 'kind' | 'schema' | 'quick' | 'choices'>;

const TEXT_MAX = 400;
const LONG_MAX = 20_000;
const LIST_MAX = 200;

const field = (kind: FieldKind, schema: z.ZodType, quick: (value: Json) => boolean, options: Options): FieldDefinition => ({
  ...options,
  kind,
  schema: schema.nullable(),
  quick: (value) => value === null || quick(value),
});

const shortText = (max: number) => (value: Json) => typeof value === 'string' && isWithin(value, max);
const upTo = (max: number) => z.string().refine((value) => isWithin(value, max));

/** One line, up to 400 characters, kept exactly as typed. */
export const text = (options: Options): FieldDefinition =>
  field('text', upTo(TEXT_MAX), shortText(TEXT_MAX), options);

/** Free text, up to 20,000 characters. */
export const longText = (options: Options): FieldDefinition =>
  field('longText', upTo(LONG_MAX), shortText(LONG_MAX), options);

/** Reading in kana, as typed. */
export const kana = (options: Options): FieldDefinition =>
  field('kana', upTo(TEXT_MAX), shortText(TEXT_MAX), options);

const CIVIL = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A calendar day, YYYY-MM-DD. */
export const date = (options: Options): FieldDefinition =>
  field(
    'date',
    z.iso.date(),
    (value) => typeof value === 'string' && CIVIL.test(value) && Number(value.slice(8)) <= 28,
    options,
  );

const within = (most: number) => (value: Json) => typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < most;

/** Wide enough for a moment in milliseconds. */
const NUMBER_MAX = 1e15;
const MONEY_MAX = 1e12;

export const number = (options: Options): FieldDefinition =>
  field('number', z.number().gt(-NUMBER_MAX).lt(NUMBER_MAX), within(NUMBER_MAX), options);

/** Yen, whole. */
export const money = (options: Options): FieldDefinition =>
  field('money', z.number().int().gt(-MONEY_MAX).lt(MONEY_MAX), (value) => within(MONEY_MAX)(value) && Number.isInteger(value), options);

/** One of a fixed list. A value outside the list belongs to a newer version and is deferred, not shown as something else. */
export const choice = (options: Options & { choices: readonly Choice[] }): FieldDefinition => {
  const values = new Set(options.choices.map((item) => item.value));
  const test = (value: unknown) => typeof value === 'string' && values.has(value);
  return { ...field('choice', z.string().refine(test), (value) => test(value), options), choices: options.choices };
};

export const choices = (options: Options & { choices: readonly Choice[] }): FieldDefinition => {
  const values = new Set(options.choices.map((item) => item.value));
  const test = (value: unknown) =>
    Array.isArray(value) && value.length <= LIST_MAX && value.every((item) => typeof item === 'string' && values.has(item));
  return { ...field('choices', z.array(z.string()).refine(test), (value) => test(value), options), choices: options.choices };
};

export const yesNo = (options: Options): FieldDefinition =>
  field('yesNo', z.boolean(), (value) => typeof value === 'boolean', options);

/** Days of the week, 0 = Sunday, and 7 = 祝日. */
export const weekdays = (options: Options): FieldDefinition => {
  const test = (value: unknown) =>
    Array.isArray(value) && value.length <= 8 && value.every((day) => Number.isInteger(day) && day >= 0 && day <= 7);
  return field('weekdays', z.array(z.number()).refine(test), (value) => test(value), options);
};

const CLOCK = /^([01]\d|2[0-4]):[0-5]\d$/;

/** Time of day HH:MM, up to 24:00. */
export const time = (options: Options): FieldDefinition =>
  field('time', z.string().regex(CLOCK), (value) => typeof value === 'string' && CLOCK.test(value), options);

/** What a record knows of an attachment; the bytes are a blob named by `hash` (SHA-256, hex). */
export interface FileRef {
  readonly hash: string;
  readonly name: string;
  readonly type: string;
  /** bytes */
  readonly size: number;
}

const fileRef = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(200),
  type: z.string().max(100),
  size: z.number().int().nonnegative(),
});

export const files = (options: Options): FieldDefinition =>
  field(
    'files',
    z.array(fileRef).max(50),
    (value) => Array.isArray(value) && z.array(fileRef).max(50).safeParse(value).success,
    options,
  );

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Names another record, party or commit. */
export const id = (options: Options): FieldDefinition =>
  field('id', z.string().regex(ID), (value) => typeof value === 'string' && ID.test(value), options);

/** Structured data with a schema of its own: verdict rows, a card, a list of conditions. */
export const data = (options: Options & { schema: z.ZodType }): FieldDefinition => {
  const { schema, ...rest } = options;
  return field('data', schema, (value) => schema.safeParse(value).success, rest);
};
