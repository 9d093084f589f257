import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon, type IconName } from '../theme/icon.tsx';
import { useUiWords, type UiWords } from '../theme/ui-text.tsx';
import styles from './form.module.css';

export type SectionState = 'done' | 'partial' | 'empty' | 'problem';

export interface SectionMark {
  readonly id: string;
  readonly title: string;
  readonly state: SectionState;
}

const ICONS: Record<SectionState, IconName> = { done: 'done', partial: 'pencil', empty: 'dashed', problem: 'warning' };
const wordOf = (words: UiWords, state: SectionState): string =>
  ({ done: words.sectionDone, partial: words.sectionPartial, empty: words.sectionEmpty, problem: words.sectionProblem })[state];

const jump = (id: string): void => {
  const section = document.querySelector<HTMLElement>(`[data-section="${CSS.escape(id)}"]`);
  section?.scrollIntoView({ block: 'start' });
  section?.querySelector<HTMLElement>('input, textarea, button, select')?.focus();
};

/** A form of several sections with its progress rail; every section may be left half done. */
export function FormSections({ sections, children }: { readonly sections: readonly SectionMark[]; readonly children: ReactNode }): ReactNode {
  const words = useUiWords();
  return (
    <div className={styles['form']}>
      <div className={styles['body']}>{children}</div>
      <nav className={styles['rail']} aria-label={words.progressSections}>
        <p className={styles['railTitle']}>{words.progressSections}</p>
        <ol>
          {sections.map((section) => (
            <li key={section.id}>
              <AriaButton className={styles['railItem'] ?? ''} data-state={section.state} onPress={() => jump(section.id)}>
                <Icon name={ICONS[section.state]} />
                <span>{section.title}</span>
                <span className={styles['railState']}>{wordOf(words, section.state)}</span>
              </AriaButton>
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}

export interface FormSectionProps {
  /** The same id as in the rail. */
  readonly id: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

export function FormSection({ id, title, lead, children }: FormSectionProps): ReactNode {
  return (
    <section className={styles['section']} data-section={id} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {lead === undefined ? null : <p className={styles['lead']}>{lead}</p>}
      </header>
      {children}
    </section>
  );
}

/** 自動で保存しています。閉じても消えません（14:03） */
export function SaveState({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <p className={styles['state']} role="status">
      <Icon name="done" />
      {children}
    </p>
  );
}
