import type { RecordId } from '../../../../src-shared/kernel/ids.ts';
import type { RecallAnswer } from '../../../../src-shared/records/deletion-statement.ts';
import type { NamedItem } from '../../../../src-shared/records/recall-request.ts';
import { cutText } from '../../../../src-shared/text/cut-text.ts';

export interface RecallChoice {
  readonly erase: boolean;
  /** Why it is kept. */
  readonly why: string;
}

/** What a person chose so far. Whoever is not in it has not been decided: nothing is ever erased, or kept, by itself. */
export type RecallChoices = ReadonlyMap<RecordId, RecallChoice>;

/** Records of permits are kept for a term set by law: whoever chooses to keep one has the reason at hand. */
const RETAINED: ReadonlySet<string> = new Set(['permit', 'permitApplication', 'permitEvent']);

export const isRetained = ({ type }: Pick<NamedItem, 'type'>): boolean => RETAINED.has(type);

/** A choice for one record; a reason that was typed stays when somebody changes their mind and back. */
export function choose(choices: RecallChoices, item: NamedItem, erase: boolean, retention: string): RecallChoices {
  const before = choices.get(item.id)?.why ?? '';
  return new Map(choices).set(item.id, { erase, why: before === '' && !erase && isRetained(item) ? retention : before });
}

export const giveReason = (choices: RecallChoices, item: NamedItem, why: string): RecallChoices => new Map(choices).set(item.id, { erase: false, why });

export const openItems = (items: readonly NamedItem[], choices: RecallChoices): readonly NamedItem[] => items.filter(({ id }) => !choices.has(id));

export const withoutReason = (items: readonly NamedItem[], choices: RecallChoices): NamedItem | null =>
  items.find(({ id }) => choices.get(id)?.erase === false && choices.get(id)?.why.trim() === '') ?? null;

/** The answers for a signed statement; null while a single record is not decided. */
export function answersOf(items: readonly NamedItem[], choices: RecallChoices, heldOf: (item: NamedItem) => readonly string[]): readonly RecallAnswer[] | null {
  const answers: RecallAnswer[] = [];
  for (const item of items) {
    const { id, type } = item;
    const units = [...heldOf(item)];
    if (units.length === 0) {
      answers.push({ id, type, units: [...item.units], what: 'absent' });
      continue;
    }
    const choice = choices.get(id);
    if (choice === undefined) return null;
    answers.push(choice.erase ? { id, type, units, what: 'erased' } : { id, type, units, what: 'kept', reason: cutText(choice.why.trim(), 400) });
  }
  return answers;
}
