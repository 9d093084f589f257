import type { ReactNode } from 'react';
import { PaperForm, type PaperRow, PrintSheet } from '../ui/index.ts';
import { CodeGroups } from './code-groups.tsx';
import { PrintPaper } from './print-paper.tsx';
import styles from './vault-view.module.css';

export interface CodePaperProps {
  readonly title: string;
  readonly heading: string;
  readonly facts: readonly PaperRow[];
  readonly code: string;
  /** The number as it is read aloud. */
  readonly label: string;
  readonly notes: readonly string[];
  readonly onDone: () => void;
}

/** A long number on paper: what it is for, its groups, and how it is used. */
export function CodePaper({ title, heading, facts, code, label, notes, onDone }: CodePaperProps): ReactNode {
  return (
    <PrintPaper title={title} onDone={onDone}>
      <PrintSheet title={title} face="gothic" heading={heading}>
        <PaperForm rows={facts} />
        <CodeGroups code={code} label={label} paper />
        <ol className={styles['paperNotes']}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ol>
      </PrintSheet>
    </PrintPaper>
  );
}
