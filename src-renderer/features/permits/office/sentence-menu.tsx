import type { ReactNode } from 'react';
import { useText } from '../../../i18n/index.ts';
import { Menu } from '../../../ui/index.ts';
import { type SentenceKind, sentencesOf, withoutMark } from './form-sentences.ts';

export interface SentenceMenuProps {
  readonly kind: SentenceKind;
  readonly onPick: (sentence: string) => void;
  /** Further sentences, such as the grounds of the rule pack. */
  readonly more?: readonly string[];
}

/** 文例から入れる: the form pack's sentences; nothing where there are none. */
export function SentenceMenu({ kind, onPick, more = [] }: SentenceMenuProps): ReactNode {
  const { t } = useText();
  const sentences = [...new Set([...sentencesOf(kind), ...more])];
  if (sentences.length === 0) return null;
  return <Menu compact label={t('permitsOffice.sentences')} entries={sentences.map((sentence, at) => ({ id: String(at), label: withoutMark(sentence), onAction: () => onPick(sentence) }))} />;
}
