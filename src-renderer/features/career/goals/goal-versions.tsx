import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { careerGoal } from '../../../../src-shared/records/career-goal.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { editFields } from '../../../state/commands.ts';
import { useSession } from '../../../state/session.ts';
import { Button, Drawer, Prose, Row, Select, Skeleton, Switch, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { compareVersions, fieldsToRestore, sittings, type Version, versionsOf } from './versions.ts';
import styles from '../career.module.css';

/** C4: any two versions side by side, only what differs, in words; one may be restored as a new edit. */
export function GoalVersions({ record, onClose }: { readonly record: RecordState; readonly onClose: () => void }): ReactNode {
  const { t, language } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const { vault } = useSession();
  const [all, setAll] = useState<readonly Version[] | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [every, setEvery] = useState(false);
  const [older, setOlder] = useState<number | null>(null);
  const [newer, setNewer] = useState<number | null>(null);

  useEffect(() => {
    let alive = true;
    void vault.history(record.id).then((history) => {
      if (!alive) return;
      if (history.ok) setAll(versionsOf(history.value));
      else setProblem(history.error);
    });
    return () => {
      alive = false;
    };
  }, [vault, record]);

  const shown = useMemo(() => (all === null ? [] : every ? all : sittings(all)), [all, every]);
  const names = useMemo(() => new Map(vault.members.list().map(({ id, name }) => [id, name])), [vault]);
  const indexOf = (seq: number | null, otherwise: number): number => {
    const found = shown.findIndex((version) => version.seq === seq);
    return found < 0 ? Math.max(0, Math.min(shown.length - 1, otherwise)) : found;
  };
  const left = indexOf(older, shown.length - 2);
  const right = indexOf(newer, shown.length - 1);
  const [from, to] = [shown[left], shown[right]];
  const changes = from === undefined || to === undefined ? [] : compareVersions(careerGoal, from.values, to.values, language);
  const choices = shown.map((version, index) => ({
    value: String(version.seq),
    label: [
      t('career.versionName', { index: index + 1, at: version.atMs, who: names.get(version.member) ?? t('career.someone') }),
      index === shown.length - 1 ? t('career.versionNow') : '',
      version.restored ? t('career.versionRestored') : '',
    ].join(''),
  })).toReversed();

  const restore = async (version: Version, index: number): Promise<void> => {
    const saved = await editFields(record.id, fieldsToRestore(careerGoal, shownValues(record), version.values), { what: 'restoreVersion', version: version.seq });
    if (saved.ok) {
      say(t('career.restored', { index }));
      onClose();
    } else setProblem(saved.error);
  };

  return (
    <Drawer open onClose={onClose} title={t('career.versionsTitle')}>
      <div className={styles['versions']}>
        <Prose>{t('career.versionsLead')}</Prose>
        {problem === null ? null : <Trouble text={explain(problem)} />}
        {all === null && problem === null ? <Skeleton lines={4} /> : null}
        {all === null ? null : <Switch label={t('career.everySave')} checked={every} onChange={setEvery} />}
        {shown.length < 2 ? (
          all === null ? null : <p>{t('career.versionOne')}</p>
        ) : (
          <>
            <Select label={t('career.versionOlder')} choices={choices} value={String(from?.seq)} onChange={(value) => setOlder(Number(value))} anchor="version-older" />
            <Select label={t('career.versionNewer')} choices={choices} value={String(to?.seq)} onChange={(value) => setNewer(Number(value))} anchor="version-newer" />
            {changes.length === 0 ? (
              <p role="status">{t('career.versionSame')}</p>
            ) : (
              <dl>
                {changes.map((change) => (
                  <div key={change.field} className={styles['change']}>
                    <dt>{change.label}</dt>
                    <dd className={styles['before']}>{change.before}</dd>
                    <dd>{change.after}</dd>
                  </div>
                ))}
              </dl>
            )}
            {from === undefined || left === shown.length - 1 ? null : (
              <Row end>
                <Button icon="undo" onPress={() => void restore(from, left + 1)}>
                  {t('career.restore', { index: left + 1 })}
                </Button>
              </Row>
            )}
          </>
        )}
      </div>
    </Drawer>
  );
}
