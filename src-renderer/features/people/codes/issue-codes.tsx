import { type ReactNode, useMemo, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { tidyInput } from '../../../../src-shared/text/tidy-input.ts';
import { addDays } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { type CodeLine, type CodeWish, issueCodes } from '../../../state/exchange/codes.ts';
import { useRecords } from '../../../state/use-records.ts';
import { useToday } from '../../../state/use-today.ts';
import { BigList, Button, Card, RadioGroup, Row, SearchBox, Stack, TextArea, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { useCodeCandidates } from './code-candidates.ts';
import styles from './codes.module.css';

const DAYS = ['14', '30', '60', '90'] as const;
type Days = (typeof DAYS)[number];
type PerPage = '1' | '2';

const cell = (record: RecordState | undefined, field: string): string => String((record === undefined ? {} : shownValues(record))[field] ?? '');

const namesIn = (typed: string): readonly string[] => [...new Set(typed.split('\n').map((line) => tidyInput(line, 'name').value.trim()).filter((line) => line !== ''))];

/** For whom, until when, on how many sheets: then they are issued and printed at once. */
export function IssueCodes({ onIssued }: { readonly onIssued: (codes: readonly CodeLine[], perPage: 1 | 2) => void }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const today = useToday();
  const staff = useRecords('dossier').length;
  const [query, setQuery] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState('');
  const [days, setDays] = useState<Days>('30');
  const [perPage, setPerPage] = useState<PerPage>('1');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const candidates = useCodeCandidates(query);
  const everybody = useCodeCandidates('');
  const byId = useMemo(() => new Map(everybody.map((record) => [record.id, record])), [everybody]);
  const wishes = useMemo<readonly CodeWish[]>(
    () => [
      ...[...ticked].filter((id) => byId.has(id)).map((id) => ({ name: cell(byId.get(id), 'name'), dossierId: id })),
      ...namesIn(typed).map((name) => ({ name, dossierId: null })),
    ],
    [ticked, byId, typed],
  );

  const issue = async (): Promise<void> => {
    setBusy(true);
    const issued = await issueCodes(wishes, Number(days));
    setBusy(false);
    if (!issued.ok) {
      setTrouble(issued.error);
      return;
    }
    setTrouble(null);
    setTicked(new Set());
    setTyped('');
    say(t('trust.codesDone', { count: issued.value.length }));
    onIssued(issued.value, perPage === '1' ? 1 : 2);
  };

  return (
    <Card title={t('trust.codesIssue')} accent>
      <Stack>
        {staff === 0 ? (
          <p>{t('trust.codesNoStaff')}</p>
        ) : (
          <div className={styles['pick']}>
            <SearchBox label={t('trust.codesFind')} value={query} onChange={setQuery} />
            <BigList
              label={t('trust.codesStaff')}
              ids={candidates.map(({ id }) => id)}
              onOpen={(id) => setTicked(new Set(ticked.has(id) ? [...ticked].filter((one) => one !== id) : [...ticked, id]))}
              selected={ticked}
              onSelect={setTicked}
              compact
              columns={[
                { id: 'name', header: t('people.columnName'), width: '2fr', cell: (id) => cell(byId.get(id), 'name') },
                { id: 'number', header: t('exchange.linkFieldStaffNumber'), width: '8rem', cell: (id) => cell(byId.get(id), 'staffNumber') },
                { id: 'affiliation', header: t('trust.colAffiliation'), width: '2fr', from: 34, cell: (id) => cell(byId.get(id), 'affiliation') },
              ]}
              empty={<p>{t('trust.codesAllKnown')}</p>}
            />
          </div>
        )}
        <TextArea label={t('trust.codesTyped')} optional value={typed} onChange={setTyped} anchor="code-names" />
        <Row>
          <RadioGroup
            label={t('trust.codesDays')}
            inline
            choices={DAYS.map((value) => ({ value, label: t('trust.codesDaysChoice', { days: Number(value), to: addDays(today, Number(value)) }) }))}
            value={days}
            onChange={setDays}
          />
        </Row>
        <RadioGroup
          label={t('trust.codesPerPage')}
          inline
          choices={[
            { value: '1', label: t('trust.codesOnePerPage') },
            { value: '2', label: t('trust.codesTwoPerPage') },
          ]}
          value={perPage}
          onChange={setPerPage}
        />
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
        <Row end>
          <Button kind="primary" icon="print" disabled={busy || wishes.length === 0} onPress={() => void issue()}>
            {t('trust.codesDo', { count: wishes.length })}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
