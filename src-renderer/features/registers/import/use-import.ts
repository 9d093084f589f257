import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { TableEncoding } from '../../../../src-shared/tables/decode-text.ts';
import { guessHeadings, type HeadingGuess, type HeadingMap, type ReadRow } from '../../../../src-shared/tables/read-table.ts';
import { session } from '../../../state/session.ts';
import { giveWay } from '../../../vault/index.ts';
import type { ImportKind } from './import-kind.ts';
import { matchRows, type RowPlan } from './match-rows.ts';
import { type OpenedTable, openTable } from './open-table.ts';
import { readSliced, withCorrections } from './read-sliced.ts';
import { applySavedMap, saveMap } from './saved-map.ts';
import { undoImport, writeImport, type WrittenImport } from './write-import.ts';

export interface CheckedTable {
  readonly rows: readonly ReadRow[];
  readonly exampleLines: readonly number[];
  readonly plans: readonly RowPlan[];
}

export type ImportStage = 'choose' | 'check' | 'writing' | 'done' | 'undone';

/** The steps of the wizard: a file, its headings, its rows, and only then anything is written. */
export function useImport(kind: ImportKind) {
  const [file, setFile] = useState<File | null>(null);
  const [table, setTable] = useState<OpenedTable | null>(null);
  const [guess, setGuess] = useState<HeadingGuess | null>(null);
  const [map, setMap] = useState<HeadingMap>({});
  const [fixed, setFixed] = useState<ReadonlyMap<number, readonly string[]>>(new Map());
  const [checked, setChecked] = useState<CheckedTable | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [stage, setStage] = useState<ImportStage>('choose');
  const [progress, setProgress] = useState(0);
  const [written, setWritten] = useState<WrittenImport | null>(null);

  const open = useCallback(
    async (chosen: File, encoding?: TableEncoding): Promise<void> => {
      setProblem(null);
      const opened = await openTable(chosen, encoding);
      const guessed = opened.ok ? guessHeadings(opened.value.rows, kind.plan) : null;
      if (!opened.ok || guessed === null || !guessed.ok) {
        setProblem(opened.ok ? (guessed?.ok === false ? guessed.error : null) : opened.error);
        return;
      }
      setFile(chosen);
      setTable(opened.value);
      setGuess(guessed.value);
      setMap(applySavedMap(kind.plan, guessed.value.headings, guessed.value.map));
      setFixed(new Map());
      setChecked(null);
      setStage('check');
    },
    [kind],
  );

  useEffect(() => {
    if (table === null) return undefined;
    let alive = true;
    const check = async (): Promise<void> => {
      const read = await readSliced(withCorrections(table.rows, fixed), kind.plan, map, giveWay);
      if (!alive) return;
      if (!read.ok) {
        setProblem(read.error);
        setChecked(null);
        return;
      }
      const { vault, identity } = session();
      setProblem(null);
      setChecked({ ...read.value, plans: matchRows(read.value.rows, kind.stored(vault.workingSet, identity.party), kind.matcher) });
    };
    void check();
    return () => {
      alive = false;
    };
  }, [table, map, fixed, kind]);

  const assign = useCallback((field: string, at: number | null): void => {
    setMap((before) => {
      const next = Object.fromEntries(Object.entries(before).filter(([other, taken]) => other !== field && taken !== at));
      return at === null ? next : { ...next, [field]: at };
    });
  }, []);

  /** A cell corrected on the screen; the file itself stays as it is. */
  const correct = useCallback((row: ReadRow, columnNumber: number, text: string): void => {
    setFixed((before) => {
      const cells = [...row.cells];
      while (cells.length < columnNumber) cells.push('');
      cells[columnNumber - 1] = text;
      return new Map(before).set(row.line, cells);
    });
  }, []);

  const write = useCallback(async (): Promise<void> => {
    if (checked === null || table === null || guess === null) return;
    setStage('writing');
    setProgress(0);
    await saveMap(kind.plan, guess.headings, map);
    const done = await writeImport(kind, checked.plans, { rows: checked.rows.length }, setProgress);
    if (!done.ok) {
      setProblem(done.error);
      setStage('check');
      return;
    }
    setWritten(done.value);
    setStage('done');
  }, [checked, table, guess, kind, map]);

  const undo = useCallback(async (): Promise<void> => {
    if (written === null) return;
    const undone = await undoImport(written.seq);
    if (undone.ok) setStage('undone');
    else setProblem(undone.error);
  }, [written]);

  return useMemo(
    () => ({ file, table, guess, map, checked, problem, stage, progress, written, open, assign, correct, write, undo }),
    [file, table, guess, map, checked, problem, stage, progress, written, open, assign, correct, write, undo],
  );
}

export type ImportState = ReturnType<typeof useImport>;
