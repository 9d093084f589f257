import type { ReactNode } from 'react';
import { useText } from '../../../i18n/index.ts';
import { Button, IconButton, Row, Stack, TextField } from '../../../ui/index.ts';
import { withoutMark } from './form-sentences.ts';
import styles from './office.module.css';
import { SentenceMenu } from './sentence-menu.tsx';

export interface ConditionListProps {
  readonly conditions: readonly string[];
  readonly onChange: (conditions: readonly string[]) => void;
  readonly onBlur: () => void;
  readonly error?: string | undefined;
}

/** 許可の条件, one line each, so that each can be ticked off later. */
export function ConditionList({ conditions, onChange, onBlur, error }: ConditionListProps): ReactNode {
  const { t } = useText();
  const lines = conditions.length === 0 ? [''] : conditions;
  const write = (at: number, text: string): void => onChange(lines.map((line, i) => (i === at ? text : line)));
  return (
    <Stack gap="small">
      {lines.map((line, at) => (
        <div key={at} className={styles['condition']}>
          <TextField label={t('permitsOffice.condition', { number: at + 1 })} {...(at === 0 ? { anchor: 'conditions', error } : {})} value={line} onChange={(text) => write(at, text)} onBlur={onBlur} />
          <IconButton icon="trash" label={t('permitsOffice.conditionRemove', { number: at + 1 })} onPress={() => onChange(lines.filter((_, i) => i !== at))} />
        </div>
      ))}
      <Row>
        <Button compact icon="plus" onPress={() => onChange([...lines, ''])}>
          {t('permitsOffice.conditionAdd')}
        </Button>
        <SentenceMenu kind="conditionSentences" onPick={(sentence) => onChange([...lines.filter((line) => line.trim() !== ''), withoutMark(sentence)])} />
      </Row>
    </Stack>
  );
}
