import { useState, type ReactNode } from 'react';
import { Autocomplete, Dialog, Header, Input, Menu, MenuItem, MenuSection, Modal, ModalOverlay, TextField } from 'react-aria-components';
import actionStyles from '../actions/actions.module.css';
import { KeyHint } from '../actions/key-hint.tsx';
import feedbackStyles from '../feedback/feedback.module.css';
import { PRIVATE_INPUT } from '../fields/text-field.tsx';
import { Icon, type IconName } from '../theme/icon.tsx';
import { useImeSafeKeys } from '../theme/ime.ts';
import { useUiWords } from '../theme/ui-text.tsx';
import styles from './shell.module.css';

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: IconName;
  readonly keys?: string;
}

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

export interface CommandBoxProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Found by the caller for these words: people, papers, places, actions. */
  readonly find: (query: string) => readonly CommandGroup[];
  readonly onChoose: (id: string) => void;
  readonly placeholder?: string;
}

/** Ctrl+K: find a person or a paper, go somewhere, do something. */
export function CommandBox({ open, onClose, find, onChoose, placeholder }: CommandBoxProps): ReactNode {
  const words = useUiWords();
  const [query, setQuery] = useState('');
  const keys = useImeSafeKeys();
  const groups = open ? find(query).filter((group) => group.commands.length > 0) : [];
  const close = (): void => {
    setQuery('');
    onClose();
  };
  return (
    <ModalOverlay isOpen={open} onOpenChange={(next) => (next ? undefined : close())} isDismissable className={feedbackStyles['overlay'] ?? ''} data-side="top">
      <Modal className={feedbackStyles['modal'] ?? ''}>
        <Dialog className={styles['command'] ?? ''} aria-label={words.searchKey}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <TextField className={styles['commandSearch'] ?? ''} aria-label={words.search} autoFocus {...PRIVATE_INPUT}>
              <Icon name="search" />
              <Input className={styles['commandInput'] ?? ''} placeholder={placeholder ?? words.search} {...PRIVATE_INPUT} {...keys} />
            </TextField>
            {/* the hits scroll inside a group that keys can reach, while the focus stays in the search box */}
            <div className={styles['commandScroll']} role="group" aria-label={words.search} tabIndex={0}>
              <Menu
                className={styles['commandList'] ?? ''}
                aria-label={words.search}
                renderEmptyState={() => <span className={styles['commandNone']}>{words.noMatch}</span>}
                onAction={(id) => {
                  close();
                  onChoose(String(id));
                }}
              >
                {groups.map((group) => (
                  <MenuSection key={group.title} id={group.title}>
                    <Header className={styles['commandGroup'] ?? ''}>{group.title}</Header>
                    {group.commands.map((command) => (
                      <MenuItem key={command.id} id={command.id} textValue={command.label} className={actionStyles['item'] ?? ''}>
                        {command.icon === undefined ? null : <Icon name={command.icon} />}
                        <span className={actionStyles['itemText']}>
                          {command.label}
                          {command.hint === undefined ? null : <span className={actionStyles['itemHint']}>{command.hint}</span>}
                        </span>
                        {command.keys === undefined ? null : <KeyHint keys={command.keys} />}
                      </MenuItem>
                    ))}
                  </MenuSection>
                ))}
              </Menu>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
