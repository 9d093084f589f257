import type { ReactNode } from 'react';
import { useText } from '../../../i18n/index.ts';
import { isToAnswer, type Recall, useRecalls } from '../../../state/exchange/disclosure-now.ts';
import { useSession } from '../../../state/session.ts';
import { Banner, Button, Card, Link, SmallTable } from '../../../ui/index.ts';
import { nameOfPerson as personName } from '../../../state/person-name.ts';
import { openHere } from '../places.ts';

/** Requests that wait for us first, then our own and where they stand. */
export function RecallLists(): ReactNode {
  const { t } = useText();
  const { identity } = useSession();
  const recalls = useRecalls();
  const toAnswer = recalls.filter((recall) => isToAnswer(recall, identity.party));
  const others = recalls.filter((recall) => !toAnswer.includes(recall));
  const name = (party: string): string => personName(party) || t('common.unknown');
  return (
    <>
      {toAnswer.map((recall) => (
        <Banner key={recall.record.id} tone="warn" title={t('disclosure.recallTitle', { name: name(recall.asker) })} actions={<Button onPress={() => openHere(recall.record.id)}>{t('disclosure.answer')}</Button>}>
          <p>{`${t('disclosure.fromAsker', { name: name(recall.asker), on: recall.requestedOn })}　${t('disclosure.itemsCount', { count: recall.items.length })}`}</p>
        </Banner>
      ))}
      {others.length === 0 ? null : (
        <Card title={t('disclosure.ours')}>
          <SmallTable
            caption={t('disclosure.ours')}
            captionHidden
            columns={[
              { id: 'who', header: t('disclosure.partner'), cell: (recall: Recall) => <Link onPress={() => openHere(recall.record.id)}>{name(recall.asker === identity.party ? recall.partner : recall.asker)}</Link> },
              { id: 'what', header: t('disclosure.colRecord'), cell: (recall: Recall) => t('disclosure.itemsCount', { count: recall.items.length }) },
              { id: 'state', header: t('disclosure.colState'), cell: (recall: Recall) => (recall.statement === undefined ? t('disclosure.noAnswer') : t('disclosure.answered', { on: recall.statement.answeredOn })) },
            ]}
            rows={others}
            rowKey={(recall) => recall.record.id}
          />
        </Card>
      )}
    </>
  );
}
