import { type ReactNode, useMemo, useState } from 'react';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import type { LedgerState } from '../../../../src-shared/exchange/ledger-order.ts';
import { isAskedAgain } from '../../../../src-shared/exchange/ledger-requests.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../../src-shared/kernel/ids.ts';
import { matchesSearch, searchKey } from '../../../../src-shared/text/search-key.ts';
import { useText } from '../../../i18n/index.ts';
import { type Age, ageOf, isOverdue } from '../../../state/exchange/ageing.ts';
import { isAwaiting, isToHandOver, progressOf, useLedger } from '../../../state/exchange/ledger-now.ts';
import { handOverFiles } from '../../../state/exchange/media.ts';
import { usePreference } from '../../../state/preferences.ts';
import { useToday } from '../../../state/use-today.ts';
import { Button, Checkbox, EmptyState, FilterChips, Link, Row, SearchBox, Select, SmallTable, Stack, StateChip, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { CoverDialog } from '../entry/cover-dialog.tsx';
import { HandedDialog } from '../entry/handed-dialog.tsx';
import { madeOn, purposeWord, stateTone, stateWord } from '../entry-words.ts';
import { useAgeWord } from '../ledger/use-age-word.ts';
import { openHere } from '../places.ts';

const STEPS: readonly LedgerState[] = ['made', 'handed', 'opened', 'accepted', 'done'];
type Filter = 'all' | 'late' | 'asked' | LedgerState;
type Sort = 'age' | 'made' | 'partner';
const MOST = 300;

interface Line {
  readonly entry: LedgerEntry;
  readonly age: Age;
  readonly waits: boolean;
  readonly late: boolean;
}

const medianOf = (ages: readonly Age[]): Age | null => ages.toSorted((a, b) => a.days - b.days)[Math.floor((ages.length - 1) / 2)] ?? null;

/** 送付の状況: 作成済 → 送付済 → 開封確認 → 受付 → 処理済, with the working days each has waited; many are handed over at once. */
export function BoardList(): ReactNode {
  const { t, language, dateShort } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const today = useToday();
  const ageWord = useAgeWord();
  const ledger = useLedger();
  const reminderDays = usePreference('answer.reminderDays');
  const [filter, setFilter] = useState<Filter>('all');
  const [sort, setSort] = useState<Sort>('age');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<RecordId>>(new Set());
  const [open, setOpen] = useState<'handed' | 'print' | null>(null);
  const [trouble, setTrouble] = useState<AppError | null>(null);

  const lines = useMemo(
    () =>
      ledger
        .filter((entry) => entry.direction === 'sent' && entry.state !== 'cancelled')
        .map((entry): Line => {
          const waits = isAwaiting(entry) || isToHandOver(entry);
          return { entry, waits, age: ageOf(entry, today), late: waits && entry.state !== 'made' && isOverdue(entry, today, reminderDays) };
        }),
    [ledger, today, reminderDays],
  );
  const passes = (line: Line, by: Filter): boolean => by === 'all' || (by === 'late' ? line.late : by === 'asked' ? isAskedAgain(line.entry) : line.entry.state === by);
  const count = (by: Filter): number => lines.filter((line) => passes(line, by)).length;
  const title = (entry: LedgerEntry): string => t('exchange.fileTitle', { purpose: purposeWord(entry.purpose, language), number: entry.number });
  const key = searchKey(query);
  const found = lines.filter((line) => passes(line, filter) && (key === '' || matchesSearch(searchKey(`${line.entry.partnerName} ${title(line.entry)}`), key)));
  const rank = (line: Line): number => (line.waits ? line.age.days : -1);
  const shown = found.toSorted((a, b) => (sort === 'partner' ? a.entry.partnerName.localeCompare(b.entry.partnerName, 'ja') : sort === 'age' ? rank(b) - rank(a) : 0) || b.entry.madeAt - a.entry.madeAt);
  const picked = lines.filter(({ entry }) => chosen.has(entry.id)).map(({ entry }) => entry);
  const ready = picked.filter(isToHandOver);
  const median = medianOf(found.filter((line) => line.waits).map((line) => line.age));
  const choose = (id: RecordId, on: boolean): void => setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  const chips = [
    { id: 'all' as Filter, label: t('ledger.boardAll'), count: count('all') },
    ...STEPS.map((state) => ({ id: state as Filter, label: stateWord(state, language), count: count(state) })),
    ...(count('late') > 0 || filter === 'late' ? [{ id: 'late' as Filter, label: t('ledger.boardLate'), count: count('late') }] : []),
    ...(count('asked') > 0 || filter === 'asked' ? [{ id: 'asked' as Filter, label: t('ledger.boardAsked'), count: count('asked') }] : []),
  ];
  if (lines.length === 0) {
    return (
      <EmptyState icon="send" title={t('ledger.boardNothing')}>
        {t('ledger.boardNothingText')}
      </EmptyState>
    );
  }
  return (
    <Stack>
      {trouble === null ? null : <Trouble text={explain(trouble)} />}
      <FilterChips label={t('ledger.boardFilter')} mode="one" chips={chips} on={[filter]} onChange={([first]) => setFilter(first ?? 'all')} />
      <Row fields="foot">
        <SearchBox label={t('ledger.boardSearch')} value={query} onChange={setQuery} />
        <Select
          label={t('ledger.boardSort')}
          width="short"
          choices={[
            { value: 'age', label: t('ledger.sortAge') },
            { value: 'made', label: t('ledger.sortMade') },
            { value: 'partner', label: t('ledger.sortPartner') },
          ]}
          value={sort}
          onChange={setSort}
        />
        {median === null ? null : <span>{t('ledger.boardMedian', { age: ageWord(median) })}</span>}
      </Row>
      <Row>
        <Button compact onPress={() => setChosen(chosen.size > 0 ? new Set() : new Set(shown.filter(({ entry }) => isToHandOver(entry)).map(({ entry }) => entry.id)))}>
          {chosen.size > 0 ? t('ledger.boardSelectNone') : t('ledger.boardSelectMade')}
        </Button>
        {picked.length === 0 ? null : <span>{t('ledger.boardSelected', { count: picked.length })}</span>}
        <Button compact kind="primary" icon="check" disabled={ready.length === 0} onPress={() => setOpen('handed')}>
          {t('ledger.boardHanded')}
        </Button>
        <Button compact icon="print" disabled={picked.length === 0} onPress={() => setOpen('print')}>
          {t('ledger.boardPrint')}
        </Button>
      </Row>
      {shown.length === 0 ? (
        <EmptyState icon="send" title={t('ledger.boardEmpty')} />
      ) : (
        <SmallTable
          caption={t('ledger.board')}
          captionHidden
          columns={[
            { id: 'pick', header: '', cell: ({ entry }: Line) => <Checkbox label="" spoken={t('ledger.select', { name: `${entry.partnerName} ${title(entry)}` })} checked={chosen.has(entry.id)} onChange={(on) => choose(entry.id, on)} /> },
            { id: 'file', header: t('exchange.colFile'), names: true, cell: ({ entry }: Line) => <Link onPress={() => openHere(entry.id)}>{title(entry)}</Link> },
            { id: 'partner', header: t('exchange.colPartner'), cell: ({ entry }: Line) => entry.partnerName },
            { id: 'made', header: t('exchange.colMade'), cell: ({ entry }: Line) => dateShort(madeOn(entry)) },
            {
              id: 'handed',
              header: t('exchange.colHanded'),
              cell: ({ entry }: Line) => {
                const { handedOn } = progressOf(entry.id);
                return handedOn === null ? '' : dateShort(handedOn);
              },
            },
            { id: 'age', header: t('ledger.colAge'), align: 'end', cell: ({ age, waits }: Line) => (waits ? ageWord(age) : '') },
            { id: 'state', header: t('exchange.colState'), cell: ({ entry, late }: Line) => (
              <>
                <StateChip tone={stateTone(entry.state)}>{stateWord(entry.state, language)}</StateChip>
                {late ? <StateChip tone="danger">{t('ledger.overdue')}</StateChip> : null}
                {isAskedAgain(entry) ? <StateChip tone="warn">{t('ledger.boardAsked')}</StateChip> : null}
              </>
            ) },
          ]}
          rows={shown.slice(0, MOST)}
          rowKey={({ entry }) => entry.id}
        />
      )}
      {shown.length > MOST ? <p>{t('exchange.andMore', { count: shown.length - MOST })}</p> : null}
      {open === 'handed' ? (
        <HandedDialog
          suggested="mail"
          count={ready.length}
          onClose={() => setOpen(null)}
          onRecord={(handing) => {
            setOpen(null);
            void handOverFiles(ready.map((entry) => ({ id: entry.id, words: title(entry), partner: entry.partnerName })), handing).then((done) => {
              setTrouble(done.ok ? null : done.error);
              if (!done.ok) return;
              setChosen(new Set());
              say(t('ledger.boardHandedDone', { count: ready.length }));
            });
          }}
        />
      ) : null}
      {open === 'print' ? <CoverDialog entries={picked} onClose={() => setOpen(null)} /> : null}
    </Stack>
  );
}
