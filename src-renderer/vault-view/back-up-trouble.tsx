import type { ReactNode } from 'react';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { useText } from '../i18n/index.ts';
import { Button, Trouble, useExplainError } from '../ui/index.ts';

export interface BackUpTroubleProps {
  readonly problem: AppError | null;
  /** The same once more, after a person saw that less is here than in the back-up before. */
  readonly onEvenIfSmaller: () => void;
}

/** What a back-up said, with the way on that its words name. */
export function BackUpTrouble({ problem, onEvenIfSmaller }: BackUpTroubleProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  if (problem === null) return null;
  return <Trouble text={explain(problem)} actions={problem.code === 'backup/much-smaller' ? <Button onPress={onEvenIfSmaller}>{t('backUp.evenSmaller')}</Button> : undefined} />;
}
