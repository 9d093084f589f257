import { useRef, type ReactNode, type RefObject } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { IconButton } from '../actions/button.tsx';
import { KeyHint } from '../actions/key-hint.tsx';
import { Icon } from '../theme/icon.tsx';
import { useImeSafeKeys } from '../theme/ime.ts';
import { useUiWords } from '../theme/ui-text.tsx';
import { PRIVATE_INPUT } from './text-field.tsx';
import styles from './fields.module.css';

export interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
  readonly placeholder?: string;
  /** Shown at the right while empty, e.g. "/" beside a list. */
  readonly keys?: string;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

export function SearchBox(props: SearchBoxProps): ReactNode {
  const words = useUiWords();
  const own = useRef<HTMLInputElement>(null);
  const ref = props.inputRef ?? own;
  const { onEnter } = props;
  const keys = useImeSafeKeys(onEnter === undefined ? {} : { onEnter });
  return (
    <SearchField value={props.value} onChange={props.onChange} aria-label={props.label} className={styles['search'] ?? ''} {...PRIVATE_INPUT}>
      <Icon name="search" />
      <Input ref={ref} className={styles['input'] ?? ''} placeholder={props.placeholder ?? props.label} {...PRIVATE_INPUT} {...keys} />
      {props.value === '' ? (
        props.keys === undefined ? null : (
          <span className={styles['searchKey']}>
            <KeyHint keys={props.keys} />
          </span>
        )
      ) : (
        <span className={styles['searchClear']}>
          <IconButton
            icon="close"
            label={words.clear}
            slot="clear"
          />
        </span>
      )}
    </SearchField>
  );
}
