import { type ReactNode, useMemo, useState } from 'react';
import type { Disclosure } from '../../../../src-shared/exchange/disclosure.ts';
import { civilDateOfMs } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { type Recall, useDisclosures, useRecalls } from '../../../state/exchange/disclosure-now.ts';
import { useSession } from '../../../state/session.ts';
import { Button, Card, Checkbox, EmptyState, Row, Select, SmallTable, Stack } from '../../../ui/index.ts';
import { purposeWord } from '../entry-words.ts';
import styles from '../exchange.module.css';
import { nameOfPerson as personName } from '../../../state/person-name.ts';
import { askPaper, paperAnswered, useAsked } from '../places.ts';
import { recordLine, unitsLine } from '../record-line.ts';
import { AnswerPaperPicker } from './answer-paper-picker.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { RecallLists } from './recall-lists.tsx';

const ALL = 'all';
const MOST = 300;

const keyOf = (line: Disclosure): string => `${line.partner} ${line.recordId}`;

/** だれが何を持っているか, by partner and person; and from here asking for it back. */
export function HeldList(): ReactNode {
  const { t, language, dateShort } = useText();
  const { vault } = useSession();
  const held = useDisclosures();
  const recalls = useRecalls();
  const [partner, setPartner] = useState(ALL);
  const [person, setPerson] = useState(ALL);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<readonly Disclosure[] | null>(null);
  const answering = useAsked((state) => state.paper);
  const personOf = (line: Disclosure): string => vault.workingSet.get(line.recordId)?.person ?? '';
  const partners = useMemo(() => new Map(held.map((line) => [line.partner, line.partnerName])), [held]);
  const people = new Map(held.map((line) => [personOf(line), personName(personOf(line))]));
  const shown = held.filter((line) => (partner === ALL || line.partner === partner) && (person === ALL || personOf(line) === person));

  /** Where a request for exactly this stands. */
  const recallOf = (line: Disclosure): Recall | undefined => recalls.find((one) => one.partner === line.partner && one.items.some(({ id }) => id === line.recordId));
  const files = (line: Disclosure): ReactNode => (
    <>
      {line.purposes.map((purpose) => purposeWord(purpose, language)).join('・')}{' '}
      {line.numbers.map((number, at) => (
        <span key={number} className={styles['oneLine']}>
          {`${at === 0 ? '' : '・'}${t('exchange.no', { number })}`}
        </span>
      ))}
    </>
  );
  const state = (line: Disclosure): ReactNode => {
    if (line.units.length === 0) return t('disclosure.erasedThere', { on: civilDateOfMs(Math.max(...line.erased.map(({ on }) => on))) });
    const recall = recallOf(line);
    const kept = recall?.statement?.answers.find((one) => one.id === line.recordId && one.what === 'kept');
    if (kept !== undefined) return t('disclosure.kept', { reason: kept.reason ?? '' });
    if (recall !== undefined && recall.statement === undefined) return t('disclosure.asked');
    return <span className={styles['oneLine']}>{line.notHandedYet ? t('disclosure.notHanded') : t('disclosure.holding')}</span>;
  };
  const ask = (lines: readonly Disclosure[]): void => setAsking(lines.filter((line) => chosen.has(keyOf(line)) && line.units.length > 0));
  const groups = [...Map.groupBy(shown.slice(0, MOST), (line) => line.partner)];
  return (
    <Stack>
      <RecallLists />
      {held.length === 0 ? (
        <EmptyState icon="book" title={t('disclosure.empty')}>
          {t('disclosure.emptyText')}
        </EmptyState>
      ) : (
        <>
          <p className={styles['quiet']}>{t('disclosure.lead')}</p>
          <Row>
            <Select label={t('disclosure.partner')} width="short" choices={[{ value: ALL, label: t('disclosure.all') }, ...[...partners].map(([value, label]) => ({ value, label }))]} value={partner} onChange={setPartner} />
            {people.size < 2 ? null : (
              <Select label={t('disclosure.person')} width="short" choices={[{ value: ALL, label: t('disclosure.all') }, ...[...people].map(([value, label]) => ({ value, label: label || t('common.unknown') }))]} value={person} onChange={setPerson} />
            )}
          </Row>
          {groups.map(([party, lines]) => {
            const name = partners.get(party) ?? '';
            // a heading does not claim what was not handed over
            const caption = t(lines.every((line) => line.notHandedYet) ? 'disclosure.captionNotHanded' : 'disclosure.caption', { name });
            const count = lines.filter((line) => chosen.has(keyOf(line)) && line.units.length > 0).length;
            return (
              <Card key={party} title={caption}>
                <Stack>
                  <SmallTable
                    caption={caption}
                    captionHidden
                    columns={[
                      {
                        id: 'record', header: t('disclosure.colRecord'),
                        cell: (line: Disclosure) =>
                          line.units.length === 0 ? (
                            recordLine(line.recordId, line.type, language)
                          ) : (
                            <Checkbox
                              label={recordLine(line.recordId, line.type, language)}
                              checked={chosen.has(keyOf(line))}
                              onChange={(on) => setChosen(new Set(on ? [...chosen, keyOf(line)] : [...chosen].filter((key) => key !== keyOf(line))))}
                            />
                          ),
                      },
                      ...(people.size < 2 ? [] : [{ id: 'person', header: t('disclosure.colPerson'), cell: (line: Disclosure) => people.get(personOf(line)) || t('common.unknown') }]),
                      { id: 'units', header: t('disclosure.colUnits'), cell: (line: Disclosure) => unitsLine(line.type, line.units.map(({ unit }) => unit), language) },
                      { id: 'since', header: t('disclosure.colSince'), cell: (line: Disclosure) => (line.units.length === 0 ? '' : <span className={styles['oneLine']}>{dateShort(civilDateOfMs(Math.min(...line.units.map(({ since }) => since))))}</span>) },
                      { id: 'files', header: t('disclosure.colFiles'), cell: files },
                      { id: 'state', header: t('disclosure.colState'), cell: state },
                    ]}
                    rows={lines}
                    rowKey={keyOf}
                  />
                  {lines.every((line) => line.units.length === 0) ? null : (
                    <Row end>
                      <span className={styles['quiet']}>{count === 0 ? t('disclosure.askNone') : t('disclosure.askCount', { count })}</span>
                      <Button icon="undo" disabled={count === 0} onPress={() => ask(lines)}>
                        {t('disclosure.ask')}
                      </Button>
                    </Row>
                  )}
                </Stack>
              </Card>
            );
          })}
          {shown.length > MOST ? <p>{t('exchange.andMore', { count: shown.length - MOST })}</p> : null}
        </>
      )}
      <Row end>
        <Button icon="print" onPress={askPaper}>
          {t('disclosure.answerPaper')}
        </Button>
      </Row>
      {asking === null ? null : (
        <AskDialog
          lines={asking}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null);
            setChosen(new Set());
          }}
        />
      )}
      {answering ? <AnswerPaperPicker onClose={paperAnswered} /> : null}
    </Stack>
  );
}
