import { appError, type AppError } from '../kernel/app-error.ts';
import { hex, sha256, utf8 } from '../kernel/bytes.ts';
import { canonicalJson, type Json } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { rulePackEnvelope, rulePackSchema, type RulePack } from './rule-pack.ts';

/** Evaluators of this version. A published one is added to, never changed. */
export const KNOWN_EVALUATORS: Readonly<Record<string, readonly number[]>> = { 'permit-conditions': [1] };

export interface LoadedPack {
  readonly pack: RulePack;
  /** SHA-256 over the canonical text, hex: what a decision names. */
  readonly digest: string;
}

/** A pack that needs a newer version of the application: stored and passed on as it came, never used. */
export interface KeptPack {
  readonly id: string;
  readonly effectiveFrom: CivilDate;
  readonly evaluator: { readonly name: string; readonly version: number };
  readonly digest: string;
  readonly raw: Json;
}

export type ReadPack = { readonly use: 'yes'; readonly loaded: LoadedPack } | { readonly use: 'kept'; readonly kept: KeptPack };

export async function readRulePack(raw: unknown): Promise<Result<ReadPack>> {
  const envelope = rulePackEnvelope.safeParse(raw);
  if (!envelope.success) return err(appError('rules/bad-pack', { id: '' }, envelope.error));
  const { id, effectiveFrom, evaluator } = envelope.data;
  const digest = hex(await sha256(utf8(canonicalJson(raw as Json))));
  const known = Object.hasOwn(KNOWN_EVALUATORS, evaluator.name) ? KNOWN_EVALUATORS[evaluator.name] : undefined;
  if (known?.includes(evaluator.version) !== true) {
    return ok({ use: 'kept', kept: { id, effectiveFrom, evaluator: { name: evaluator.name, version: evaluator.version }, digest, raw: raw as Json } });
  }
  const pack = rulePackSchema.safeParse(raw);
  if (!pack.success) return err(appError('rules/bad-pack', { id }, pack.error));
  return ok({ use: 'yes', loaded: { pack: pack.data, digest } });
}

export interface RuleBook {
  readonly usable: readonly LoadedPack[];
  readonly kept: readonly KeptPack[];
  readonly refused: readonly AppError[];
}

export async function loadRulePacks(raws: readonly unknown[]): Promise<RuleBook> {
  const usable = new Map<string, LoadedPack>();
  const kept = new Map<string, KeptPack>();
  const refused: AppError[] = [];
  for (const raw of raws) {
    const read = await readRulePack(raw);
    if (!read.ok) refused.push(read.error);
    else if (read.value.use === 'yes') usable.set(read.value.loaded.digest, read.value.loaded);
    else kept.set(read.value.kept.digest, read.value.kept);
  }
  return { usable: [...usable.values()], kept: [...kept.values()], refused };
}

/** The newest pack of an area in force on a day; null where none is. */
export function packInForce(book: RuleBook, area: string, on: CivilDate): LoadedPack | null {
  const inForce = book.usable.filter(({ pack }) => pack.area === area && pack.effectiveFrom <= on);
  // two packs of one date: the digest decides, so that every PC takes the same one
  inForce.sort((a, b) => (a.pack.effectiveFrom === b.pack.effectiveFrom ? (a.digest < b.digest ? 1 : -1) : a.pack.effectiveFrom < b.pack.effectiveFrom ? 1 : -1));
  return inForce[0] ?? null;
}

/** A pack a vault may use, with when its issuer handed it down; null for those the application ships with. */
export interface OfferedPack extends LoadedPack {
  readonly issuedAt: number | null;
}

/**
 * The pack in force on a day out of those that apply: the newest, and of two for one day the one handed down
 * last, since that is how a mistake is corrected; the digest decides what is left, so that every PC takes the same.
 */
export function newestApplicable(offered: Iterable<OfferedPack>, area: string, on: CivilDate): OfferedPack | null {
  const order = (a: OfferedPack, b: OfferedPack): number =>
    a.pack.effectiveFrom !== b.pack.effectiveFrom ? (a.pack.effectiveFrom < b.pack.effectiveFrom ? 1 : -1) : (b.issuedAt ?? -1) - (a.issuedAt ?? -1) || (a.digest < b.digest ? 1 : -1);
  return [...offered].filter(({ pack }) => pack.area === area && pack.effectiveFrom <= on).sort(order)[0] ?? null;
}

/** Values an office set over the editable ones of a pack. */
export type OfficeValues = Readonly<Record<string, number | null>>;

/** The value that counts: the office's where it may set one, else the pack's. null: not set. */
export function limitValue(pack: RulePack, key: string, office: OfficeValues = {}): number | null {
  const limit = pack.limits.find((one) => one.key === key);
  if (limit === undefined) return null;
  return limit.editable && Object.hasOwn(office, key) ? (office[key] ?? null) : limit.value;
}
