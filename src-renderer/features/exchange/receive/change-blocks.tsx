import { type ReactNode, useMemo, useState } from 'react';
import { appError } from '../../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../../src-shared/kernel/ids.ts';
import type { RecordPlan } from '../../../../src-shared/merge/plan.ts';
import { errorText, useText } from '../../../i18n/index.ts';
import { erasedHere } from '../../../state/exchange/disclosure-now.ts';
import { useSession } from '../../../state/session.ts';
import { Button, type Change, type ChangeGroup, ChangeSentences, Link, Row, Stack } from '../../../ui/index.ts';
import styles from '../exchange.module.css';
import { nameOfPerson as personName } from '../../../state/person-name.ts';
import { type Block, blocksOf, type ImportGroup, type ImportLine, mayBeLookedAt, type ShownPlan } from './describe-import.ts';
import { RecordDialog } from './record-dialog.tsx';

const FIRST: readonly RecordPlan['outcome'][] = ['delete', 'conflict', 'refused', 'deferred'];
const STEP = 200;

/** What needs a person's eye comes first, also where a long list is cut. */
const inOrder = (plans: readonly RecordPlan[]): readonly RecordPlan[] => {
  const moving = plans.filter((plan) => plan.outcome !== 'unchanged');
  return [...moving.filter((plan) => FIRST.includes(plan.outcome)), ...moving.filter((plan) => !FIRST.includes(plan.outcome))];
};

const KINDS: Readonly<Record<ImportLine['kind'], Change['kind']>> = { new: 'new', changed: 'changed', removed: 'removed', conflict: 'conflict', refused: 'refused', deferred: 'refused' };

/** Who loses how many records, by name. */
function DeletionCounts({ groups, people }: { readonly groups: readonly ImportGroup[]; readonly people: (person: string) => string }): ReactNode {
  const { t } = useText();
  return (
    <>
      <p>{t('ledger.deletionsText')}</p>
      <p>{groups.map(({ person, lines }) => t('ledger.deletionsOf', { name: people(person), count: lines.length })).join(t('ledger.join'))}</p>
    </>
  );
}

/** Deletions, conflicts and refusals in blocks of their own, then what changes, each one sentence, by person. */
export function ChangeBlocks({ planned, onTakeErased }: { readonly planned: ShownPlan; readonly onTakeErased: (() => void) | null }): ReactNode {
  const { t, language } = useText();
  const { workingSet } = useSession().vault;
  const [most, setMost] = useState(STEP);
  const [looking, setLooking] = useState<RecordId | null>(null);
  const { plan, restored } = planned;
  const ordered = useMemo(() => inOrder(plan.merge.records), [plan]);
  // of a large file only those that are shown: what there is to say of a unit is worked out when it is asked
  const listed = useMemo(() => ordered.slice(0, most), [ordered, most]);
  const blocks = useMemo(() => blocksOf(listed, (id) => workingSet.get(id), language), [listed, workingSet, language]);
  const readable = useMemo(() => new Set(listed.filter(mayBeLookedAt).map((one) => one.id)), [listed]);

  const change = (line: ImportLine): Change => {
    const notes: ReactNode[] = [];
    const gone = line.reason === 'unit/erased' ? erasedHere(line.recordId, workingSet) : null;
    if (gone !== null) notes.push(<span key="why">{t('exchange.erasedOn', { on: gone.on, name: personName(gone.asker) || t('common.unknown') })}</span>);
    else if (line.reason !== null) notes.push(<span key="why">{errorText(appError(line.reason), language).what}</span>);
    if (line.relayedBy !== null) notes.push(<span key="via">{t('exchange.via', { name: personName(line.relayedBy) || t('exchange.relayed') })}</span>);
    if (line.field === '' && line.reason !== 'unit/erased' && readable.has(line.recordId)) {
      notes.push(
        <Link key="look" quiet onPress={() => setLooking(line.recordId)}>
          {t('exchange.look')}
        </Link>,
      );
    }
    return {
      id: line.id,
      kind: KINDS[line.kind],
      text: line.field === '' ? line.record : t('exchange.recordField', { record: line.record, field: line.field }),
      ...(line.before === null ? {} : { before: line.before }),
      ...(line.after === null ? {} : { after: line.after }),
      ...(notes.length === 0 ? {} : { note: notes }),
    };
  };
  const groups = (list: readonly ImportGroup[]): readonly ChangeGroup[] =>
    list.map(({ person, lines }) => ({ id: person, title: personName(person, restored.records) || t('common.unknown'), changes: lines.map(change) }));
  const kindNames = { new: t('exchange.kindNew'), changed: t('exchange.kindChanged'), removed: t('exchange.kindRemoved'), conflict: t('exchange.kindConflict'), refused: t('exchange.kindRefused') };
  const shown: readonly (readonly [Block, string])[] = [
    ['deletions', t('exchange.deletionsBlock')],
    ['conflicts', t('exchange.conflictsBlock')],
    ['erased', t('exchange.erasedBlock')],
    ['refused', t('exchange.refusedBlock')],
    ['deferred', t('exchange.deferredBlock')],
    ['changes', t('exchange.changesBlock')],
  ];
  const found = looking === null ? undefined : plan.merge.records.find((one) => one.id === looking);
  return (
    <Stack>
      {shown.map(([block, title]) =>
        blocks[block].length === 0 ? null : (
          <section key={block} className={styles['block']} aria-label={title}>
            <h3>{title}</h3>
            {block === 'deletions' ? <DeletionCounts groups={blocks.deletions} people={(person) => personName(person, restored.records) || t('common.unknown')} /> : null}
            {block === 'erased' ? <p>{t(onTakeErased === null ? 'exchange.erasedOwnText' : 'exchange.erasedText')}</p> : null}
            <ChangeSentences groups={groups(blocks[block])} kindNames={kindNames} />
            {block === 'erased' && onTakeErased !== null ? (
              <Row>
                <Button onPress={onTakeErased}>{t('exchange.erasedTake')}</Button>
              </Row>
            ) : null}
          </section>
        ),
      )}
      {ordered.length === 0 ? <p>{t('exchange.unchangedOnly')}</p> : null}
      {ordered.length > most ? (
        <p>
          {t('exchange.andMore', { count: ordered.length - most })}{' '}
          <Button compact onPress={() => setMost(most + STEP)}>
            {t('exchange.showMore')}
          </Button>
        </p>
      ) : null}
      {found === undefined ? null : <RecordDialog plan={found} planned={planned} onClose={() => setLooking(null)} />}
    </Stack>
  );
}
