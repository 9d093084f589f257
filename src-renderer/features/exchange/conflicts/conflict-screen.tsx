import { type ReactNode, useEffect, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import type { Result } from '../../../../src-shared/kernel/result.ts';
import { describeUnitPlan } from '../../../../src-shared/merge/describe-plan.ts';
import { titleOf, unitLabel } from '../../../../src-shared/records/describe-record.ts';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { LIFE, type RecordState } from '../../../../src-shared/records/record-state.ts';
import { definitionOf } from '../../../../src-shared/records/registry.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';
import { useText } from '../../../i18n/index.ts';
import { deleteRecord, restoreRecord, settleUnit } from '../../../state/commands.ts';
import { type ConflictView, maySettle, viewConflicts } from '../../../state/exchange/conflicts-now.ts';
import { Banner, Button, Card, type Choice, Detail, RadioGroup, Row, Skeleton, Stack, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { BackButton } from '../back-button.tsx';
import styles from '../exchange.module.css';
import { nameOfPerson as personName } from '../../../state/person-name.ts';
import { openTab } from '../places.ts';
import { differingFields, type FieldChoice, settledValue } from './settle-unit.ts';

interface UnitProps {
  readonly record: RecordState;
  readonly view: ConflictView;
  /** The only thing to settle here. */
  readonly only: boolean;
  readonly onDone: (work: Promise<Result<unknown, AppError>>) => void;
}

function useSideWords(): (side: ConflictView['sides'][number]) => string {
  const { t, moment } = useText();
  return (side) => {
    const name = side.mine ? t('exchange.conflictMine') : side.party === undefined ? t('exchange.conflictOther') : personName(side.party) || t('exchange.conflictOther');
    return `${name}（${moment(hlcMs(side.head.at))}）`;
  };
}

/** Deleted on one side, edited on the other: who did what and when, then the record stays, or goes. */
function LifeConflict({ record, views, onDone }: Omit<UnitProps, 'view' | 'only'> & { readonly views: readonly ConflictView[] }): ReactNode {
  const { t, language } = useText();
  const sideWords = useSideWords();
  const definition = definitionOf(record.type);
  const [first] = views;
  const edits = views.flatMap((view) =>
    view.conflict.unit === LIFE
      ? []
      : view.sides.flatMap((side) => {
          const plan = { unit: view.conflict.unit, status: 'changed' as const, ...(view.before === null ? {} : { before: view.before }), after: side.head.value };
          return describeUnitPlan(definition, plan, language).map((change) => ({ id: `${side.head.by} ${side.head.n} ${change.field}`, text: t('exchange.conflictEdited', { who: sideWords(side), change: change.text }) }));
        }),
  );
  return (
    <Card title={t('exchange.conflictDeleted')} accent>
      <Stack>
        <ul className={styles['sides']}>
          {first?.life.map((side) => (
            <li key={`${side.head.by} ${side.head.n}`}>{t(side.head.value['deleted'] === true ? 'exchange.conflictDeletedBy' : 'exchange.conflictRestoredBy', { who: sideWords(side) })}</li>
          ))}
          {edits.map((edit) => (
            <li key={edit.id}>{edit.text}</li>
          ))}
        </ul>
        {maySettle(record, LIFE) ? (
          <Row>
            <Button icon="undo" onPress={() => onDone(restoreRecord(record.id))}>
              {t('exchange.conflictRestore')}
            </Button>
            <Button kind="danger" icon="trash" onPress={() => onDone(deleteRecord(record.id))}>
              {t('exchange.conflictDelete')}
            </Button>
          </Row>
        ) : (
          <p>{t('exchange.conflictTheirsOnly')}</p>
        )}
      </Stack>
    </Card>
  );
}

/** One unit with several values: per field ours, theirs or both, beside what stood there before. */
function UnitConflict({ record, view, only, onDone }: UnitProps): ReactNode {
  const { t, language } = useText();
  const sideWords = useSideWords();
  const definition = definitionOf(record.type);
  const { unit } = view.conflict;
  const values = view.sides.map((side) => side.head.value);
  const fields = differingFields(definition, values);
  const [choices, setChoices] = useState<ReadonlyMap<string, FieldChoice>>(new Map());
  const mine = Math.max(0, view.sides.findIndex((side) => side.mine));
  const say = (name: string, value: Json | undefined): string => {
    const field = definition?.fields[name];
    return field === undefined ? JSON.stringify(value ?? null) : displayValue(field, value, language);
  };
  const settle = (): void => {
    const chosen = new Map(fields.map((field) => [field.name, choices.get(field.name) ?? mine] as const));
    onDone(settleUnit(record.id, unit, settledValue(values, fields, chosen)));
  };
  const title = unitLabel(definition, unit, language);
  if (!maySettle(record, unit)) {
    return (
      <Card title={title}>
        <p>{t('exchange.conflictTheirsOnly')}</p>
        <ul>
          {view.sides.map((side) => (
            <li key={`${side.head.by} ${side.head.n}`}>{`${sideWords(side)}: ${fields.map((field) => say(field.name, side.head.value[field.name])).join(' / ')}`}</li>
          ))}
        </ul>
      </Card>
    );
  }
  return (
    <Card title={title} accent>
      <Stack>
        {fields.map((field) => {
          const options: Choice[] = view.sides.map((side, i) => ({ value: String(i), label: say(field.name, field.values[i]), hint: sideWords(side) }));
          if (field.mayBoth) options.push({ value: 'both', label: t('exchange.conflictBoth') });
          const chosen = choices.get(field.name) ?? mine;
          return (
            <div key={field.name}>
              <RadioGroup
                label={t('exchange.conflictField', { field: definition?.fields[field.name]?.label[language] ?? field.name })}
                choices={options}
                value={String(chosen)}
                onChange={(value) => setChoices(new Map(choices).set(field.name, value === 'both' ? 'both' : Number(value)))}
              />
              {view.before === null ? null : <p className={styles['before']}>{`${t('exchange.conflictBefore')}: ${say(field.name, view.before[field.name])}`}</p>}
            </div>
          );
        })}
        <Row end>
          <Button kind={only ? 'primary' : 'secondary'} icon="check" onPress={settle}>
            {t('exchange.conflictSettle')}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

/** Mine, theirs and before, unit by unit; settling writes one value that has seen all others. */
export function ConflictScreen({ record }: { readonly record: RecordState }): ReactNode {
  const { t, language } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const [views, setViews] = useState<readonly ConflictView[] | null>(null);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  useEffect(() => {
    let alive = true;
    void viewConflicts(record).then((found) => {
      if (!alive) return;
      setViews(found);
      if (found.length === 0) openTab('conflicts');
    });
    return () => {
      alive = false;
    };
  }, [record]);
  const done = (work: Promise<Result<unknown, AppError>>): void =>
    void work.then((result) => {
      setTrouble(result.ok ? null : result.error);
      if (result.ok) say(t('exchange.conflictSettled'));
    });
  const later = (): void => {
    openTab('conflicts');
    say(t('exchange.conflictPostponed'));
  };
  const type = definitionOf(record.type)?.label[language] ?? record.type;
  const title = titleOf(record, language);
  const life = views?.filter((view) => view.life.length > 0) ?? [];
  return (
    <>
      <BackButton tab="conflicts" />
      <Detail title={title === type ? type : t('exchange.recordLine', { type, title })} actions={<Button onPress={later}>{t('exchange.conflictLater')}</Button>}>
        <Stack>
          <Banner tone="warn" title={t('exchange.conflictLead')}>
            <p>{t('exchange.conflictMeanwhile')}</p>
          </Banner>
          {trouble === null ? null : <Trouble text={explain(trouble)} />}
          {views === null ? <Skeleton /> : null}
          {life.length === 0 ? null : <LifeConflict record={record} views={life} onDone={done} />}
          {views
            ?.filter((view) => view.conflict.kind === 'values' && view.conflict.unit !== LIFE)
            .map((view) => <UnitConflict key={view.conflict.unit} record={record} view={view} only={views.length === 1} onDone={done} />)}
        </Stack>
      </Detail>
    </>
  );
}
