import { type ReactNode, useEffect, useState } from 'react';
import type { DescribedUndo } from '../../../../src-shared/exchange/describe-undo.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../../src-shared/kernel/ids.ts';
import { titleOf } from '../../../../src-shared/records/describe-record.ts';
import { definitionOf } from '../../../../src-shared/records/registry.ts';
import { useText } from '../../../i18n/index.ts';
import { planUndo, undoImport, type UndoPlan } from '../../../state/exchange/undo-import.ts';
import { session } from '../../../state/session.ts';
import { AlertDialog, type Change, type ChangeGroup, ChangeSentences, Dialog, ProgressBar, Trouble, useExplainError, useLaterThan, useStatus } from '../../../ui/index.ts';
import styles from '../exchange.module.css';
import { nameOfPerson as personName } from '../../../state/person-name.ts';
import { recordLine } from '../record-line.ts';

export interface UndoDialogProps {
  readonly entryId: RecordId;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** So many records are named one by one. */
const KEPT = { answered: 'exchange.keptAnswered', sent: 'exchange.keptSent', resumed: 'returned.keptName', receipt: 'exchange.keptProgress', confirmed: 'exchange.keptConfirmed' } as const;

const MOST = 100;

type Line = (type: string, title: string) => string;

/** A record that goes or comes back is one sentence, a changed one has a sentence per field: as it stands → as it was. */
function undoGroups(back: readonly DescribedUndo[], line: Line, whole: (what: 'gone' | 'back') => string): readonly ChangeGroup[] {
  const people = new Map<string, Change[]>();
  for (const one of back) {
    const record = line(one.typeLabel, one.title);
    const list = people.get(one.person) ?? [];
    people.set(one.person, list);
    if (one.what === 'gone' || one.what === 'back') list.push({ id: one.id, kind: one.what === 'gone' ? 'removed' : 'new', text: record, note: whole(one.what) });
    for (const change of one.what === 'gone' ? [] : one.changes) {
      list.push({
        id: `${one.id} ${change.unit} ${change.field}`, kind: 'changed', text: `${record}: ${change.label}`,
        ...(change.before === null ? {} : { before: change.before }), ...(change.after === null ? {} : { after: change.after }),
      });
    }
  }
  return [...people].map(([person, changes]) => ({ id: person, title: personName(person), changes }));
}

/** Of a file of a hundred thousand records looking takes a while; of most it is over before anything can be shown. */
function Waiting({ label, share, onStop }: { readonly label: string; readonly share: number; readonly onStop: () => void }): ReactNode {
  const { t } = useText();
  if (!useLaterThan(300)) return null;
  return (
    <Dialog open title={t('exchange.undoImport')} onClose={onStop}>
      <ProgressBar label={label} value={share} onCancel={onStop} />
    </Dialog>
  );
}

/** Finer steps nobody sees, and each draws the dialog anew. */
function steps(show: (share: number) => void): (share: number) => void {
  let shown = 0;
  return (share) => {
    if (share < shown + 0.02) return;
    shown = share;
    show(share);
  };
}

/** What taking an import back would do, and what it cannot undo, by name; then the undoing itself. */
export function UndoDialog({ entryId, onClose, onDone }: UndoDialogProps): ReactNode {
  const { t, language } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const [plan, setPlan] = useState<UndoPlan | null>(null);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const [share, setShare] = useState(0);
  /** What stops the undoing while it runs. */
  const [undoing, setUndoing] = useState<AbortController | null>(null);
  useEffect(() => {
    const looking = new AbortController();
    void planUndo(entryId, language, { signal: looking.signal, progress: steps(setShare) }).then((planned) => {
      if (looking.signal.aborted) return;
      if (planned.ok) setPlan(planned.value);
      else setTrouble(planned.error);
    });
    return () => looking.abort();
  }, [entryId, language]);

  const line = (type: string, title: string): string => (title === type ? type : t('exchange.recordLine', { type, title }));
  const titleFor = (id: RecordId): string => {
    const record = session().vault.workingSet.get(id);
    return record === undefined ? '' : line(definitionOf(record.type)?.label[language] ?? '', titleOf(record, language));
  };
  const undo = async (): Promise<void> => {
    if (plan === null) return;
    const stop = new AbortController();
    setShare(0);
    setUndoing(stop);
    const done = await undoImport(plan, { signal: stop.signal, progress: steps(setShare) });
    setUndoing(null);
    if (!done.ok) {
      // stopped before its one commit: everything stands as it did, and the question is asked again
      if (!stop.signal.aborted) setTrouble(done.error);
      return;
    }
    say(t('exchange.undone'));
    onClose();
    onDone?.();
  };

  if (trouble !== null) {
    return (
      <Dialog open title={t('exchange.undoImport')} onClose={onClose}>
        <Trouble text={explain(trouble)} />
      </Dialog>
    );
  }
  if (plan === null) return <Waiting label={t('exchange.undoLooking')} share={share} onStop={onClose} />;
  if (undoing !== null) return <Waiting label={t('exchange.undoWorking')} share={share} onStop={() => undoing.abort()} />;
  const going = plan.back.filter((one) => one.what !== 'none');
  const staying = plan.back.filter((one) => one.stays.length > 0);
  const groups = undoGroups(going.slice(0, MOST), line, (what) => t(what === 'gone' ? 'exchange.undoRecordGone' : 'exchange.undoRecordBack'));
  return (
    <AlertDialog open title={t('exchange.undoAsk')} confirmLabel={t('exchange.undoImport')} cancelLabel={t('common.back')} onCancel={onClose} onConfirm={() => void undo()}>
      <p>{going.length > 0 ? t('exchange.undoText', { count: going.length }) : t(plan.records === 0 ? 'exchange.undoNoRecords' : 'exchange.undoNothing')}</p>
      {plan.earlier > 0 ? <p>{t('exchange.undoEarlier', { count: plan.earlier })}</p> : null}
      {plan.otherPcs > 0 ? <p>{t('exchange.undoOtherPcs')}</p> : null}
      <section className={styles['undoList']} tabIndex={0} aria-label={t('exchange.undoGone')}>
        {going.length === 0 ? null : (
          <>
            <h3>{t('exchange.undoGone')}</h3>
            <ChangeSentences groups={groups} kindNames={{ new: t('exchange.kindNew'), changed: t('exchange.kindChanged'), removed: t('exchange.kindRemoved'), conflict: t('exchange.kindConflict'), refused: t('exchange.kindRefused') }} />
            {going.length > MOST ? <p>{t('exchange.andMore', { count: going.length - MOST })}</p> : null}
          </>
        )}
        {staying.length === 0 ? null : (
          <>
            <h3>{t('exchange.undoStays')}</h3>
            <ul>
              {staying.slice(0, MOST).map((one) => (
                <li key={one.id}>{t('exchange.recordField', { record: line(one.typeLabel, one.title), field: one.stays.join(language === 'ja' ? '・' : ', ') })}</li>
              ))}
            </ul>
          </>
        )}
        {plan.kept.length === 0 && plan.erased.length === 0 && !plan.receiptSent ? null : (
          <>
            <h3>{t('exchange.undoKept')}</h3>
            <ul>
              {plan.kept.slice(0, MOST).map(({ id, why }) => (
                <li key={id}>{t(KEPT[why], { title: titleFor(id), record: titleFor(id) })}</li>
              ))}
              {plan.erased.slice(0, MOST).map(({ id, type }) => (
                <li key={`erased ${id}`}>{t('exchange.keptErased', { record: recordLine(id, type, language) })}</li>
              ))}
              {plan.receiptSent ? <li>{t('exchange.keptReceipt')}</li> : null}
            </ul>
          </>
        )}
      </section>
    </AlertDialog>
  );
}
