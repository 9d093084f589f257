import { type ReactNode, useState } from 'react';
import { searchKey } from '../../../../src-shared/text/search-key.ts';
import { useText } from '../../../i18n/index.ts';
import type { PersonRecords } from '../../../state/exchange/send-preview.ts';
import { Button, Card, Checkbox, Row, SearchBox, Stack } from '../../../ui/index.ts';
import styles from '../exchange.module.css';

export interface PeopleChoiceProps {
  /** Of whom the purpose would send something. */
  readonly subjects: readonly PersonRecords[];
  readonly left: ReadonlySet<string>;
  readonly onLeave: (left: ReadonlySet<string>) => void;
}

/** So many names need no search. */
const FEW = 10;

/** だれの記録を送りますか: shown where the file would speak of more than one person. */
export function PeopleChoice({ subjects, left, onLeave }: PeopleChoiceProps): ReactNode {
  const { t } = useText();
  const [query, setQuery] = useState('');
  if (subjects.length < 2) return null;
  const people = subjects.map(({ person, name, rows }) => ({ person, name: name || t('common.unknown'), count: rows.length }));
  const wanted = searchKey(query);
  const shown = people.filter(({ name }) => searchKey(name).includes(wanted)).toSorted((a, b) => a.name.localeCompare(b.name, 'ja'));
  const all = shown.map(({ person }) => person);
  return (
    <Card title={t('exchange.peopleTitle')}>
      <Stack gap="small">
        <Row>
          {people.length > FEW ? <SearchBox label={t('exchange.peopleSearch')} value={query} onChange={setQuery} /> : null}
          <Button compact onPress={() => onLeave(new Set([...left].filter((one) => !all.includes(one))))}>
            {t('ledger.batchAll')}
          </Button>
          <Button compact onPress={() => onLeave(new Set([...left, ...all]))}>
            {t('ledger.batchNone')}
          </Button>
          <span role="status">{t('exchange.peopleChosen', { count: people.filter(({ person }) => !left.has(person)).length, all: people.length })}</span>
        </Row>
        <div className={styles['people']}>
          {shown.map(({ person, name, count }) => (
            <Checkbox key={person} label={name} hint={t('exchange.summary', { count })} checked={!left.has(person)} onChange={(on) => onLeave(new Set(on ? [...left].filter((one) => one !== person) : [...left, person]))} />
          ))}
        </div>
      </Stack>
    </Card>
  );
}
