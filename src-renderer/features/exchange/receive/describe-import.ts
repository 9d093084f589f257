import { type DescribedChange, describeRecordPlan } from '../../../../src-shared/merge/describe-plan.ts';
import type { Attachment } from '../../../../src-shared/exchange/attachment-lines.ts';
import type { MergePlan, RecordPlan } from '../../../../src-shared/merge/plan.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Language } from '../../../../src-shared/records/display-value.ts';
import type { RecordId } from '../../../../src-shared/kernel/ids.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';

/** What is shown: of a received file, or of what was held of one. */
export interface ShownPlan {
  readonly plan: { readonly merge: MergePlan };
  readonly restored: { readonly records: readonly RecordState[] };
  readonly file?: { readonly content: { readonly attachments: readonly Attachment[] } };
}

export type LineKind = 'new' | 'changed' | 'removed' | 'conflict' | 'refused' | 'deferred';

/** One sentence of the preview. */
export interface ImportLine {
  readonly id: string;
  readonly recordId: RecordId;
  readonly kind: LineKind;
  /** 兼業許可申請（○○病院） */
  readonly record: string;
  /** Empty where the sentence is about the whole record. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: AppError['code'] | null;
  readonly relayedBy: string | null;
}

export interface ImportGroup {
  readonly person: string;
  readonly lines: readonly ImportLine[];
}

export interface ImportBlocks {
  readonly deletions: readonly ImportGroup[];
  readonly conflicts: readonly ImportGroup[];
  /** Erased here at their owner's request, and kept out. */
  readonly erased: readonly ImportGroup[];
  readonly refused: readonly ImportGroup[];
  readonly deferred: readonly ImportGroup[];
  readonly changes: readonly ImportGroup[];
}

export type Block = keyof ImportBlocks;

const BLOCK_OF: Readonly<Record<LineKind, Block>> = { conflict: 'conflicts', refused: 'refused', deferred: 'deferred', new: 'changes', changed: 'changes', removed: 'deletions' };

const blockOf = ({ kind, reason }: ImportLine): Block => (reason === 'unit/erased' ? 'erased' : BLOCK_OF[kind]);

const kindOf = (change: DescribedChange): LineKind =>
  change.status === 'conflict' || change.status === 'refused' || change.status === 'deferred' ? change.status : change.status === 'new' ? 'new' : 'changed';

/** Also what is refused can be read before it is left out, except what somebody wrote for nobody else's eyes. */
export const mayBeLookedAt = (plan: RecordPlan): boolean =>
  (plan.accept !== null || plan.aside !== null || plan.outcome === 'refused') && !plan.units.some(({ reason }) => reason === 'exchange/sealed-unit');

/** The sentences for one record: a new or deleted record is one, a changed one has a line per field. */
export function linesOf(plan: RecordPlan, local: RecordState | undefined, language: Language): readonly ImportLine[] {
  const said = describeRecordPlan(plan, local, language);
  const record = said.title === said.typeLabel ? said.typeLabel : language === 'ja' ? `${said.typeLabel}（${said.title}）` : `${said.typeLabel} (${said.title})`;
  const base = { recordId: plan.id, record };
  const whole = (kind: LineKind, reason: ImportLine['reason'] = null): ImportLine => ({ ...base, id: `${plan.id} ${kind}`, kind, field: '', before: null, after: null, reason, relayedBy: null });
  const lines: ImportLine[] = [];
  if (plan.outcome === 'create') lines.push(whole('new'));
  if (plan.outcome === 'delete') lines.push(whole('removed'));
  if (plan.outcome === 'refused' || plan.outcome === 'deferred') {
    // One reason is one sentence, however many fields it concerns.
    for (const reason of new Set(said.changes.map((change) => change.reason ?? null))) lines.push({ ...whole(plan.outcome, reason), id: `${plan.id} ${plan.outcome} ${reason ?? ''}` });
    return lines;
  }
  const summed = plan.outcome === 'create' || plan.outcome === 'delete';
  const reasons = new Set<string>();
  for (const change of said.changes) {
    const kind = kindOf(change);
    if (summed && (kind === 'new' || kind === 'changed')) continue;
    if (kind === 'refused' || kind === 'deferred') {
      const key = `${change.unit} ${change.reason ?? ''}`;
      if (reasons.has(key)) continue;
      reasons.add(key);
    }
    lines.push({
      ...base,
      id: `${plan.id} ${change.unit} ${change.field} ${kind}`,
      kind,
      field: change.label,
      before: kind === 'new' ? null : change.before,
      after: change.after,
      reason: change.reason ?? null,
      relayedBy: change.relayedBy ?? null,
    });
  }
  return lines;
}

/** Sentences by block and person, in the order of the file. */
export function blocksOf(plans: readonly RecordPlan[], local: (id: RecordId) => RecordState | undefined, language: Language): ImportBlocks {
  const blocks: Record<Block, Map<string, ImportLine[]>> = { deletions: new Map(), conflicts: new Map(), erased: new Map(), refused: new Map(), deferred: new Map(), changes: new Map() };
  for (const plan of plans) {
    if (plan.outcome === 'unchanged') continue;
    for (const line of linesOf(plan, local(plan.id), language)) {
      const groups = blocks[blockOf(line)];
      const list = groups.get(plan.person);
      if (list === undefined) groups.set(plan.person, [line]);
      else list.push(line);
    }
  }
  const groups = (block: Block): readonly ImportGroup[] => [...blocks[block]].map(([person, lines]) => ({ person, lines }));
  return { deletions: groups('deletions'), conflicts: groups('conflicts'), erased: groups('erased'), refused: groups('refused'), deferred: groups('deferred'), changes: groups('changes') };
}
