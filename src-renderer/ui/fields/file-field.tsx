import type { ReactNode } from 'react';
import { DropZone, FileTrigger, isFileDropItem } from 'react-aria-components';
import { Button, IconButton } from '../actions/button.tsx';
import { Icon } from '../theme/icon.tsx';
import { useUiWords } from '../theme/ui-text.tsx';
import type { FieldText } from './field-frame.tsx';
import styles from './fields.module.css';

export interface ChosenFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly note?: ReactNode;
}

export interface FileFieldProps extends FieldText {
  readonly files: readonly ChosenFile[];
  readonly onChoose: (files: readonly File[]) => void;
  readonly onRemove?: (id: string) => void;
  readonly accept?: readonly string[];
  readonly multiple?: boolean;
  readonly disabled?: boolean;
}

/** 1234567 → 1.2 MB */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'] as const;
  let size = bytes / 1024;
  let unit = 0;
  while (size >= 1024 && unit < 2) {
    size /= 1024;
    unit += 1;
  }
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit] ?? 'GB'}`;
}

/** The browser keeps the path of a chosen file with the state of the page, in clear on disk, unless told not to. */
const forgetful = (input: HTMLInputElement | null): void => input?.setAttribute('autocomplete', 'off');

export function FileField(props: FileFieldProps): ReactNode {
  const words = useUiWords();
  const { error } = props;
  return (
    <div className={styles['field']} data-field={props.anchor} data-invalid={error === undefined ? undefined : true} role="group" aria-label={props.label}>
      <span className={styles['head']}>
        <span className={styles['label']}>{props.label}</span>
        {props.required === true ? <span className={styles['required']}>{words.required}</span> : null}
        {props.optional === true ? <span className={styles['optional']}>{words.optional}</span> : null}
      </span>
      {props.help === undefined ? null : <span className={styles['description']}>{props.help}</span>}
      {props.usedBy === undefined ? null : (
        <span className={styles['description']}>
          {words.usedBy}: {props.usedBy}
        </span>
      )}
      <DropZone
        className={styles['drop'] ?? ''}
        isDisabled={props.disabled ?? false}
        aria-label={`${props.label}: ${words.dropHere}`}
        onDrop={async (event) => {
          const dropped = await Promise.all(event.items.filter(isFileDropItem).map((item) => item.getFile()));
          if (dropped.length > 0) props.onChoose(dropped);
        }}
      >
        <FileTrigger
          allowsMultiple={props.multiple ?? false}
          {...(props.accept === undefined ? {} : { acceptedFileTypes: props.accept })}
          ref={forgetful}
          onSelect={(list) => {
            if (list !== null && list.length > 0) props.onChoose([...list]);
          }}
        >
          <Button icon="attach" disabled={props.disabled ?? false}>
            {words.chooseFile}
          </Button>
        </FileTrigger>
        <span className={styles['description']}>{words.dropHere}</span>
      </DropZone>
      {props.files.length === 0 ? null : (
        <ul className={styles['files']}>
          {props.files.map((file) => (
            <li key={file.id} className={styles['file']}>
              <Icon name="file" />
              <span className={styles['fileName']}>
                {file.name}
                {file.note === undefined ? null : <span className={styles['description']}>{file.note}</span>}
              </span>
              <span className={styles['fileSize']}>{formatBytes(file.bytes)}</span>
              {props.onRemove === undefined ? null : <IconButton icon="close" label={`${file.name}: ${words.remove}`} onPress={() => props.onRemove?.(file.id)} />}
            </li>
          ))}
        </ul>
      )}
      {error === undefined ? null : (
        <span role="alert" className={styles['error']}>
          <Icon name="stop" />
          <span>
            <strong>{typeof error === 'string' ? error : error.what}</strong>
            {typeof error === 'string' ? null : <span>{error.why}</span>}
            {typeof error === 'string' ? null : <span>{error.todo}</span>}
          </span>
        </span>
      )}
    </div>
  );
}
