import { appError } from '../kernel/app-error.ts';
import type { Json } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { z } from '../kernel/zod.ts';
import type { Attachment } from './attachment-lines.ts';
import { openCard, type Card } from './card.ts';
import type { Kind } from './header.ts';
import { readContent, type OpenedContainer } from './read-container.ts';
import { signedText, type SignedText } from './signed-text.ts';
import { writeContainer, type AttachmentToSend, type Signer, type WrittenContainer } from './write-container.ts';

/** One party of a roster: its card as its own key signed it, and what the signer of the roster recognises it as. */
export interface RosterEntry {
  readonly card: Card;
  readonly as: 'none' | 'office' | 'headquarters';
}

/** What an invitation or a distribution file carries; each line on its own. */
export interface Distribution {
  /** 様式パック; null when the office uses the neutral examples. */
  readonly formPack: Json | null;
  readonly rulePacks: readonly Json[];
  readonly calendars: readonly Json[];
  /** Lists of institutions or organisations; their rows are an attachment named by `sha256`. */
  readonly masters: readonly Json[];
  readonly roster: readonly RosterEntry[];
  readonly attachments: readonly Attachment[];
}

export const EMPTY_DISTRIBUTION: Distribution = { formPack: null, rulePacks: [], calendars: [], masters: [], roster: [], attachments: [] };

const FORM_PACK = 'formPack';
const RULE_PACK = 'rulePack';
const CALENDAR = 'calendar';
const MASTERS = 'masters';
const ROSTER = 'roster';

/** Kinds of lines that such a file carries, one statement each. */
export const STATEMENT_LINES: ReadonlySet<string> = new Set([FORM_PACK, RULE_PACK, CALENDAR, MASTERS, ROSTER]);

const rosterLine = z.looseObject({ card: signedText, as: z.enum(['none', 'office', 'headquarters']) });

/** The lines of a distribution, one statement each. */
export function distributionLines(content: Partial<Omit<Distribution, 'roster' | 'attachments'>> & { readonly roster?: readonly { readonly card: SignedText; readonly as: RosterEntry['as'] }[] }): string[] {
  const lines: string[] = [];
  if (content.formPack != null) lines.push(JSON.stringify({ [FORM_PACK]: content.formPack }));
  for (const pack of content.rulePacks ?? []) lines.push(JSON.stringify({ [RULE_PACK]: pack }));
  for (const calendar of content.calendars ?? []) lines.push(JSON.stringify({ [CALENDAR]: calendar }));
  for (const masters of content.masters ?? []) lines.push(JSON.stringify({ [MASTERS]: masters }));
  for (const { card, as } of content.roster ?? []) lines.push(JSON.stringify({ [ROSTER]: { card, as } }));
  return lines;
}

export interface Made {
  readonly app: string;
  readonly createdAt: number;
}

/**
 * 案内ファイル, an office's public first file with its card, and 配布ファイル, what headquarters or an office
 * hands down. Signed like any file, not sealed, since all may read it.
 */
export function writePublic(kind: 'invitation' | 'distribution', lines: readonly string[], signer: Signer, made: Made, attachments: readonly AttachmentToSend[] = []): Promise<Result<WrittenContainer>> {
  return writeContainer({ header: { kind, purpose: kind, ...made, number: 0, previous: null, to: [] }, signer, lines, attachments });
}

export const writeInvitation = (content: Parameters<typeof distributionLines>[0], signer: Signer, made: Made, attachments: readonly AttachmentToSend[] = []): Promise<Result<WrittenContainer>> =>
  writePublic('invitation', distributionLines(content), signer, made, attachments);

/** Kinds that carry statements of their signer instead of records. */
export const STATEMENT_KINDS: ReadonlySet<Kind> = new Set<Kind>(['invitation', 'distribution', 'roster']);

/** The statements of an invitation, a distribution file or a roster, from a container that openContainer has verified. What a pack says is checked where packs are read. */
export async function readInvitation(opened: OpenedContainer): Promise<Result<Distribution>> {
  if (!STATEMENT_KINDS.has(opened.header.kind)) return err(appError('exchange/kind', { kind: opened.header.kind, wanted: 'invitation' }));
  const content = await readContent(opened);
  if (!content.ok) return content;
  const broken = content.value.badLines[0];
  if (broken !== undefined) return err(broken.error); // half an office's rules would be worse than none
  const lines = content.value.lines;
  const of = (kind: string): readonly Json[] => lines.filter((line) => line.kind === kind).map((line) => line.value);
  const roster: RosterEntry[] = [];
  for (const line of of(ROSTER)) {
    const read = rosterLine.safeParse(line);
    if (!read.success) return err(appError('exchange/bad-line', { why: ROSTER }));
    const card = await openCard(read.data.card);
    if (!card.ok) return card; // one forged card, and the whole list is not what its signer made
    roster.push({ card: card.value, as: read.data.as });
  }
  return ok({ formPack: of(FORM_PACK)[0] ?? null, rulePacks: of(RULE_PACK), calendars: of(CALENDAR), masters: of(MASTERS), roster, attachments: content.value.attachments });
}
