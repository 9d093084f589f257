import type { ReactNode } from 'react';
import { referenceSet } from '../../../src-shared/records/reference-set.ts';
import { displayValue } from '../../../src-shared/records/display-value.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { useText } from '../../i18n/index.ts';
import { deleteRecord } from '../../state/commands.ts';
import { receivedSets } from '../../state/rule-book.ts';
import { useRevision } from '../../state/use-records.ts';
import { Button, SmallTable, StateChip, useStatus } from '../../ui/index.ts';

type Set = ReturnType<typeof receivedSets>[number];

/** What was handed down or loaded here, from whom, and whether it counts. */
export function ReceivedSets({ removable = false }: { readonly removable?: boolean }): ReactNode {
  const { t, language, dateShort } = useText();
  const say = useStatus();
  useRevision();
  const sets = receivedSets();
  if (sets.length === 0) return removable ? <p>{t('trust.dataSetsNone')}</p> : null;
  const value = ({ record }: Set, field: keyof typeof referenceSet.fields): string => {
    const found = shownValues(record)[field];
    return typeof found === 'string' ? found : '';
  };
  const use = (set: Set): ReactNode => {
    if (set.recognised === null) return <StateChip tone="warn">{t('trust.useNo')}</StateChip>;
    if (value(set, 'kind') === 'rulePack' && set.pack === null) return <StateChip tone="wait">{t('trust.useNewer')}</StateChip>;
    return <StateChip tone="ok">{t('trust.useYes')}</StateChip>;
  };
  const remove = async (set: Set): Promise<void> => {
    const done = await deleteRecord(set.record.id);
    if (done.ok) say(t('trust.dataRemoved', { title: value(set, 'title') }));
  };
  return (
    <SmallTable
      caption={t('trust.dataSets')}
      captionHidden={removable}
      columns={[
        { id: 'title', header: t('trust.colTitle'), cell: (set: Set) => value(set, 'title') },
        { id: 'kind', header: t('trust.colKind'), cell: (set) => displayValue(referenceSet.fields.kind, value(set, 'kind'), language) },
        { id: 'from', header: t('trust.colFrom'), cell: (set) => dateShort(value(set, 'effectiveFrom')) },
        { id: 'issuer', header: t('trust.colIssuer'), cell: (set) => value(set, 'issuerName') },
        { id: 'use', header: t('trust.colUse'), cell: use },
        ...(removable
          ? [
              {
                id: 'remove',
                header: '',
                cell: (set: Set) =>
                  set.recognised === 'self' ? (
                    <Button compact kind="quiet" onPress={() => void remove(set)}>
                      {t('trust.dataRemove')}
                    </Button>
                  ) : null,
              },
            ]
          : []),
      ]}
      rows={sets}
      rowKey={(set) => set.record.id}
    />
  );
}
