import { memo, type ReactNode, startTransition, useCallback, useState } from 'react';
import type { RecordId } from '../../../../src-shared/kernel/ids.ts';
import { inPieces, type Steps } from '../../../../src-shared/kernel/steps.ts';
import { describeRecord, titleOf } from '../../../../src-shared/records/describe-record.ts';
import type { Language } from '../../../../src-shared/records/display-value.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { definitionOf } from '../../../../src-shared/records/registry.ts';
import { searchKey } from '../../../../src-shared/text/search-key.ts';
import { useText } from '../../../i18n/index.ts';
import { isShownField, RecordFacts } from '../../../record-view/index.ts';
import type { PersonRecords, SendPreview } from '../../../state/exchange/send-preview.ts';
import { useInSteps } from '../../../state/exchange/use-in-steps.ts';
import { Button, Card, Checkbox, Row, SearchBox } from '../../../ui/index.ts';
import styles from '../exchange.module.css';

export interface WhatTheySeeProps {
  readonly preview: SendPreview;
  readonly onTakeOut: (id: RecordId, title: string) => void;
}

/** Records that name the sender or carry the act: without them the file would say nothing. */
const FIXED: ReadonlySet<string> = new Set(['person', 'permitApplication', 'permitEvent', 'mentorPair', 'recallRequest', 'deletionStatement']);

/** So many cards are drawn at once; a hundred of them would hold the window. */
const STEP = 20;

/** Drawn again only where it changed: a progress bar beside it moves a hundred times. */
const SeenRecord = memo(function SeenRecord({ row, onTakeOut }: { readonly row: RecordState; readonly onTakeOut: WhatTheySeeProps['onTakeOut'] }): ReactNode {
  const { t, language } = useText();
  const definition = definitionOf(row.type);
  const described = describeRecord(row, language);
  const title = described.title === described.typeLabel ? described.typeLabel : t('exchange.recordLine', { type: described.typeLabel, title: described.title });
  const fields = described.units.flatMap((unit) => unit.fields);
  const others = fields.filter(({ name }) => definition === undefined || !isShownField(definition, name));
  return (
    <Card>
      <div className={styles['recordHead']}>
        <h4>{title}</h4>
        {FIXED.has(row.type) ? null : <Checkbox label={t('exchange.takeOut')} checked onChange={() => onTakeOut(row.id, title)} />}
      </div>
      {described.deleted ? <p>{t('exchange.deletedThere')}</p> : null}
      {definition === undefined ? null : <RecordFacts definition={definition} values={shownValues(row)} language={language} filledOnly />}
      {others.length === 0 ? null : <p className={styles['quiet']}>{t('exchange.alsoInside', { fields: others.map((field) => field.label).join(language === 'ja' ? '・' : ', ') })}</p>}
    </Card>
  );
});

/** Records whose title has the words, or all of a person whose name has them. */
function* findSteps(people: readonly PersonRecords[], query: string, language: Language): Steps<readonly PersonRecords[]> {
  const wanted = searchKey(query);
  if (wanted === '') return people;
  const found: PersonRecords[] = [];
  for (const one of people) {
    const rows: RecordState[] = [];
    const all = searchKey(one.name).includes(wanted);
    yield* inPieces(one.rows, (row) => {
      if (all || searchKey(`${definitionOf(row.type)?.label[language] ?? ''} ${titleOf(row, language)}`).includes(wanted)) rows.push(row);
    });
    if (rows.length > 0) found.push({ ...one, rows });
  }
  return found;
}

/** The first so many records, person by person. */
function firstOf(people: readonly PersonRecords[], most: number): readonly (PersonRecords & { readonly all: number })[] {
  const shown: (PersonRecords & { readonly all: number })[] = [];
  let left = most;
  for (const one of people) {
    if (left <= 0) break;
    shown.push({ ...one, rows: one.rows.slice(0, left), all: one.rows.length });
    left -= one.rows.length;
  }
  return shown;
}

const countOf = (people: readonly PersonRecords[]): number => people.reduce((sum, { rows }) => sum + rows.length, 0);

/** Everything in the file, by person, with the very values that leave. Of many the first are drawn, and the rest is counted and found by words. */
export const WhatTheySee = memo(function WhatTheySee({ preview, onTakeOut }: WhatTheySeeProps): ReactNode {
  const { t, language } = useText();
  const [most, setMost] = useState(STEP);
  const [query, setQuery] = useState('');
  const { people } = preview;
  const find = useCallback(() => findSteps(people, query, language), [people, query, language]);
  const { value, fresh } = useInSteps(find);
  const found = value ?? [];
  const count = countOf(found);
  const many = preview.draft.rows.length > STEP;
  return (
    <div className={styles['seen']} aria-busy={!fresh}>
      {many ? (
        <Row>
          <SearchBox label={t('exchange.theySeeFind')} value={query} onChange={setQuery} />
          <span role="status">{count === 0 && fresh ? t('exchange.theySeeNone') : t('exchange.theySeeShown', { all: count, count: Math.min(most, count) })}</span>
        </Row>
      ) : null}
      {firstOf(found, most).map(({ person, name, rows, all }) => (
        <section key={person} className={styles['seen']} aria-label={name}>
          <h3>
            {name} <small className={styles['quiet']}>{t('exchange.summary', { count: all })}</small>
          </h3>
          {rows.map((row) => (
            <SeenRecord key={row.id} row={row} onTakeOut={onTakeOut} />
          ))}
        </section>
      ))}
      {count > most ? (
        <Row>
          <span>{t('exchange.andMore', { count: count - most })}</span>
          <Button compact onPress={() => startTransition(() => setMost(most + STEP))}>
            {t('exchange.showMore')}
          </Button>
        </Row>
      ) : null}
    </div>
  );
});
