import type { ErrorCode } from '../../../../src-shared/kernel/error-codes.ts';
import { lacksOf } from '../../../../src-shared/exchange/parts.ts';
import type { Judged } from '../../../../src-shared/exchange/judge-import.ts';
import { errorText, type MessageKey, type Texts } from '../../../i18n/index.ts';
import { judgedOf } from '../../../state/exchange/batch.ts';
import type { InboxItem } from '../../../state/exchange/inbox.ts';
import type { ChipTone } from '../../../ui/index.ts';
import { purposeWord } from '../entry-words.ts';

/** In the order of the summary: what can be done at once, what asks for somebody, what cannot be opened. */
export const DESK_KINDS = ['new', 'older', 'same', 'confirm', 'conflict', 'refused', 'deletes', 'check', 'parts', 'asks', 'card', 'unreadable', 'taken', 'reading'] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

export interface DeskRow {
  readonly item: InboxItem;
  readonly kind: DeskKind;
  /** Empty where nobody can be named. */
  readonly sender: string;
  /** 兼業申請 No. 3 */
  readonly what: string;
  readonly changes: number | null;
  readonly why: string;
}

export const KIND_WORDS = {
  new: 'files.kindNew', older: 'files.kindOlder', same: 'files.kindSame', confirm: 'files.kindConfirm', conflict: 'files.kindConflict', refused: 'files.kindRefused',
  deletes: 'files.kindDeletes', check: 'files.kindCheck', parts: 'files.kindParts', asks: 'files.kindAsks', card: 'files.kindCard', unreadable: 'files.kindUnreadable',
  taken: 'files.kindTaken', reading: 'files.kindReading',
} as const satisfies Readonly<Record<DeskKind, MessageKey>>;

export const KIND_TONES: Readonly<Record<DeskKind, ChipTone>> = {
  new: 'info', older: 'neutral', same: 'neutral', confirm: 'warn', conflict: 'danger', refused: 'danger', deletes: 'warn', check: 'warn',
  parts: 'wait', asks: 'warn', card: 'info', unreadable: 'danger', taken: 'ok', reading: 'wait',
};

const kindOf = (item: InboxItem, judged: Judged | null): DeskKind => {
  switch (item.state.kind) {
    case 'reading':
    case 'applying':
      return 'reading';
    case 'failed':
      return 'unreadable';
    case 'twice':
      return 'same';
    case 'done':
      return 'taken';
    case 'ready':
      return judged?.kind ?? 'check';
    default:
      return item.state.kind;
  }
};

const MOST_REASONS = 3;

/** Numbers of one sending device that lie on the desk: they did come, whatever was taken in so far. */
function numbersHere(items: readonly InboxItem[]): ReadonlyMap<string, ReadonlySet<number>> {
  const here = new Map<string, Set<number>>();
  for (const { state } of items) {
    if (!('planned' in state)) continue;
    const { from, number } = state.planned.file.opened.header;
    const known = here.get(from.device) ?? new Set<number>();
    here.set(from.device, known.add(number));
  }
  return here;
}

/** What is on the desk as rows of one list, each with its reason in words. */
export function deskRows(items: readonly InboxItem[], { t, language }: Texts): readonly DeskRow[] {
  const here = numbersHere(items);
  const join = language === 'ja' ? '・' : ', ';
  const sentences = (codes: readonly ErrorCode[]): string => [...new Set(codes)].slice(0, MOST_REASONS).map((code) => errorText({ code, params: {} }, language).what).join(language === 'ja' ? '' : ' ');
  const missing = (numbers: readonly number[], device: string): string => {
    const gone = numbers.filter((number) => here.get(device)?.has(number) !== true);
    return gone.length === 0 ? '' : t('files.whyMissing', { numbers: gone.slice(0, 10).map((number) => t('exchange.no', { number })).join(join) });
  };
  const why = (item: InboxItem, kind: DeskKind, judged: Judged | null): string => {
    const { state } = item;
    if (state.kind === 'failed') return errorText(state.error, language).what;
    if (state.kind === 'twice') return t('files.whyTwice', { name: state.of });
    if (state.kind === 'parts') return t('files.partsWhy', { numbers: lacksOf(state.set).map(({ part }) => t('files.partsNumber', { part })).join(join) });
    if (!('planned' in state) || judged === null) return kind === 'asks' ? t('files.whyAsks') : kind === 'card' ? t('files.whyCard') : '';
    const { plan, file } = state.planned;
    switch (kind) {
      case 'older':
        return t('files.whyOlder');
      case 'same':
        return t('files.whySame');
      case 'confirm':
        return plan.trust.standing === 'changed-key' ? t('files.whyChangedKey') : t('files.whyConfirm');
      case 'conflict':
        return t('files.whyConflict', { count: plan.counts.conflict });
      case 'deletes':
        return t('files.whyDeletes', { count: plan.deletes });
      case 'refused':
        return sentences(judged.reasons);
      case 'check':
        if (plan.trust.standing === 'revoked-since' && !plan.trust.mayApply) return t('files.whyRevokedSince');
        if (plan.series.calledOffBy !== null) return t('files.whyCalledOff', { by: plan.series.calledOffBy });
        return judged.reasons.length === 0 ? t('files.whyCheck') : sentences(judged.reasons);
      case 'taken':
        return t('files.whyTaken') + missing(judged.missing, file.opened.header.from.device);
      default:
        return missing(judged.missing, file.opened.header.from.device);
    }
  };
  return items.map((item) => {
    const { state } = item;
    const judged = judgedOf(item);
    const kind = kindOf(item, judged);
    const file = 'planned' in state ? state.planned.file : state.kind === 'card' ? state.file : null;
    const header = file?.opened.header;
    return {
      item,
      kind,
      sender: state.kind === 'twice' ? state.sender : (file?.opened.card.statement.name ?? ''),
      what: header === undefined ? '' : header.number === 0 ? purposeWord(header.purpose, language) : t('files.numberShort', { purpose: purposeWord(header.purpose, language), number: header.number }),
      changes: state.kind === 'done' ? state.applied.changes : (judged?.changes ?? null),
      why: why(item, kind, judged),
    };
  });
}

/** Files by who sent them, names in order; what has no sender comes last. */
export function bySender(rows: readonly DeskRow[]): readonly (readonly [sender: string, rows: readonly DeskRow[]])[] {
  const groups = [...Map.groupBy(rows, (row) => row.sender)];
  const order = (row: DeskRow): number => ('planned' in row.item.state ? row.item.state.planned.file.opened.header.number : 0);
  return groups.map(([sender, list]) => [sender, list.toSorted((a, b) => order(a) - order(b))] as const).sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a.localeCompare(b, 'ja')));
}

/** Cells of the report, headings first. */
export const reportCells = (rows: readonly DeskRow[], { t }: Texts): readonly (readonly string[])[] => [
  [t('files.colSender'), t('exchange.colFile'), t('exchange.colPurpose'), t('exchange.colState'), t('files.colChanges'), t('files.colWhy')],
  ...bySender(rows).flatMap(([, list]) => list.map((row) => [row.sender, row.item.name, row.what, t(KIND_WORDS[row.kind]), row.changes === null ? '' : String(row.changes), row.why])),
];
