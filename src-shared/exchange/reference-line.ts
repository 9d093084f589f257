import { appError } from '../kernel/app-error.ts';
import { hex, sha256, utf8 } from '../kernel/bytes.ts';
import { canonicalJson, type Json } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { z } from '../kernel/zod.ts';
import { readRulePack } from '../rules/load-rule-packs.ts';
import type { RulePack } from '../rules/rule-pack.ts';
import { cutText } from '../text/cut-text.ts';
import { isCivilDate, type CivilDate } from '../time/civil-date.ts';
import { readHolidays } from '../time/holidays.ts';
import type { Distribution } from './invitation.ts';

export type ReferenceKind = 'rulePack' | 'calendar' | 'institutions' | 'organisations';

/** A data set of a distribution, read as far as this version can. */
export interface ReferenceLine {
  readonly kind: ReferenceKind;
  readonly setId: string;
  readonly title: string;
  readonly effectiveFrom: CivilDate;
  readonly source: string;
  /** SHA-256 over the canonical text of rules and calendars, of the rows of a list. */
  readonly digest: string;
  readonly rows: number;
  /** Rules and calendars whole; of a list what is said of it. */
  readonly raw: Json;
  /** The rows of a list. */
  readonly bytes: Uint8Array | null;
  /** Rules this version can use; null for other kinds, and for rules that need a newer one: kept, not used. */
  readonly pack: RulePack | null;
  /** The rules need an evaluator of a newer version. */
  readonly newer: boolean;
}

const mastersShape = z.looseObject({
  of: z.enum(['institutions', 'organisations']),
  id: z.string().min(1).max(64),
  title: z.string().min(1).max(200),
  effectiveFrom: z.string().refine(isCivilDate),
  source: z.string().max(400),
  rows: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type MastersLine = z.infer<typeof mastersShape>;

const digestOf = async (raw: Json): Promise<string> => hex(await sha256(utf8(canonicalJson(raw))));

export async function readRulePackLine(raw: Json): Promise<Result<ReferenceLine>> {
  const read = await readRulePack(raw);
  if (!read.ok) return read;
  const base = { kind: 'rulePack' as const, rows: 0, raw, bytes: null };
  if (read.value.use === 'kept') {
    const { id, effectiveFrom, digest } = read.value.kept;
    const title = (raw as { readonly title?: { readonly ja?: unknown } }).title?.ja;
    return ok({ ...base, setId: id, title: typeof title === 'string' ? cutText(title, 200) : id, effectiveFrom, source: '', digest, pack: null, newer: true });
  }
  const { pack, digest } = read.value.loaded;
  return ok({ ...base, setId: pack.id, title: pack.title.ja, effectiveFrom: pack.effectiveFrom, source: cutText(pack.sources.map((one) => one.label.ja).join('、'), 400), digest, rows: pack.limits.length, pack, newer: false });
}

export async function readCalendarLine(raw: Json): Promise<Result<ReferenceLine>> {
  const read = readHolidays(raw);
  if (!read.ok) return read;
  const { source, names } = read.value;
  const title = (raw as { readonly title?: unknown }).title;
  return ok({
    kind: 'calendar', setId: 'holidays-jp', title: typeof title === 'string' ? cutText(title, 200) : 'holidays-jp', effectiveFrom: source.asOf,
    source: cutText(`${source.publisher} ${source.label}`, 400), digest: await digestOf(raw), rows: names.size, raw, bytes: null, pack: null, newer: false,
  });
}

/** Everything a distribution hands down. One that cannot be read refuses the whole: half of it would be worse than none. */
export async function readReferences({ rulePacks, calendars, masters, attachments }: Distribution): Promise<Result<readonly ReferenceLine[]>> {
  const found: ReferenceLine[] = [];
  for (const raw of rulePacks) {
    const line = await readRulePackLine(raw);
    if (!line.ok) return line;
    found.push(line.value);
  }
  for (const raw of calendars) {
    const line = await readCalendarLine(raw);
    if (!line.ok) return line;
    found.push(line.value);
  }
  for (const raw of masters) {
    const read = mastersShape.safeParse(raw);
    if (!read.success) return err(appError('reference/bad-file', { id: 'masters' }, read.error));
    const { of, id, title, effectiveFrom, source, rows, sha256: digest } = read.data;
    const blob = attachments.find((one) => one.sha256 === digest);
    if (blob === undefined) return err(appError('reference/bad-file', { id }));
    found.push({ kind: of, setId: id, title, effectiveFrom, source, digest, rows, raw, bytes: blob.bytes, pack: null, newer: false });
  }
  return ok(found);
}
