import type { Json } from '../../../../src-shared/kernel/json.ts';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { formPackOf } from '../../../state/form-pack.ts';
import { session } from '../../../state/session.ts';

export type SentenceKind = 'returnSentences' | 'conditionSentences' | 'rejectSentences';

/** 例： marks a sentence nobody of this office has made their own yet; it is taken over without the mark. */
export const withoutMark = (sentence: string): string => sentence.replace(/^例[：:]\s*/, '');

/** Standard sentences of this office's form pack. */
export function sentencesOf(kind: SentenceKind): readonly string[] {
  const pack = formPackOf(session().identity.party);
  const list: Json | undefined = pack === undefined ? undefined : shownValues(pack)[kind];
  return Array.isArray(list) ? list.map(String) : [];
}

/** Adds a sentence on a line of its own. */
export const addSentence = (text: string, sentence: string): string => (text.trim() === '' ? withoutMark(sentence) : `${text.replace(/\s+$/, '')}\n${withoutMark(sentence)}`);
