import type { ReactNode } from 'react';
import type { ExportDraft } from '../../../../src-shared/exchange/build-export.ts';
import type { RecordId } from '../../../../src-shared/kernel/ids.ts';
import { describeRecord } from '../../../../src-shared/records/describe-record.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { definitionOf } from '../../../../src-shared/records/registry.ts';
import { useText } from '../../../i18n/index.ts';
import { isShownField, RecordFacts } from '../../../record-view/index.ts';
import { Card, Checkbox } from '../../../ui/index.ts';
import { nameOfPerson as personName } from '../../../state/person-name.ts';
import styles from '../exchange.module.css';

export interface WhatTheySeeProps {
  readonly draft: ExportDraft;
  readonly onTakeOut: (id: RecordId, title: string) => void;
}

/** Records that name the sender or carry the act: without them the file would say nothing. */
const FIXED: ReadonlySet<string> = new Set(['person', 'permitApplication', 'permitEvent', 'mentorPair', 'recallRequest', 'deletionStatement']);

function SeenRecord({ row, onTakeOut }: { readonly row: RecordState; readonly onTakeOut: WhatTheySeeProps['onTakeOut'] }): ReactNode {
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
}

/** Everything in the file, by person, with the very values that leave. */
export function WhatTheySee({ draft, onTakeOut }: WhatTheySeeProps): ReactNode {
  const { t } = useText();
  const people = Map.groupBy(draft.rows, (row) => row.person);
  return (
    <div className={styles['seen']}>
      {[...people].map(([person, rows]) => {
        const name = personName(person, rows);
        return (
          <section key={person} className={styles['seen']} aria-label={name}>
            <h3>
              {name} <small className={styles['quiet']}>{t('exchange.summary', { count: rows.length })}</small>
            </h3>
            {rows.map((row) => (
              <SeenRecord key={row.id} row={row} onTakeOut={onTakeOut} />
            ))}
          </section>
        );
      })}
    </div>
  );
}
