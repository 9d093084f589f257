import { type ReactNode, useMemo } from 'react';
import { readLinks } from '../../../../src-shared/people/propose-link.ts';
import { dossier } from '../../../../src-shared/records/dossier.ts';
import { isDeleted } from '../../../../src-shared/records/life.ts';
import { permit } from '../../../../src-shared/records/permit.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { AutoForm, RecordHistory } from '../../../record-view/index.ts';
import { openArea } from '../../../state/navigation.ts';
import { ports, useSession } from '../../../state/session.ts';
import { useRecords, useRevision } from '../../../state/use-records.ts';
import { Button, Card, Detail, Link, SmallTable, StateChip } from '../../../ui/index.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One line of the staff list: its fields, who is linked to it, the permits of this person, and its history. */
export function DossierDetail({ record, onDelete }: { readonly record: RecordState; readonly onDelete: () => void }): ReactNode {
  const { t, language, dateShort } = useText();
  const { vault } = useSession();
  const revision = useRevision();
  const permits = useRecords('permit');
  const parties = useMemo(
    () => new Set(readLinks(vault.workingSet.ofType('link').values()).flatMap((link) => (link.dossierId === record.id ? [link.partyId] : []))),
    // the revision stands for the content of the mutable working set
    // eslint-disable-next-line react/exhaustive-deps
    [vault, record.id, revision],
  );
  const shown = shownValues(record);
  const number = text(shown['staffNumber']);
  const own = permits.filter((one) => one.person === record.id || parties.has(one.person) || one.values['ground']?.['dossierId'] === record.id || (number !== '' && one.values['holder']?.['staffNumber'] === number));
  return (
    <Detail
      title={text(shown['name']) || t('registers.noName')}
      state={parties.size > 0 ? <StateChip tone="ok">{t('registers.linkedYes')}</StateChip> : <StateChip tone="neutral">{t('registers.linkedNo')}</StateChip>}
      actions={
        isDeleted(record) ? undefined : (
          <Button kind="quiet" icon="trash" onPress={onDelete}>
            {t('common.delete')}
          </Button>
        )
      }
    >
      <AutoForm record={record} definition={dossier} language={language} today={todayInJapan(ports().clock)} />
      <Card title={t('registers.permitsOf')}>
        <SmallTable
          caption={t('registers.permitsOf')}
          captionHidden
          columns={[
            { id: 'place', header: permit.fields.institutionName.label[language], cell: (one: RecordState) => <Link onPress={() => openArea('ledger', one.id)}>{text(shownValues(one)['institutionName'])}</Link> },
            { id: 'term', header: t('registers.period'), cell: (one: RecordState) => ['startOn', 'endOn'].map((name) => text(shownValues(one)[name])).map((day) => (day === '' ? '' : dateShort(day))).join('–') },
          ]}
          rows={own}
          rowKey={(one) => one.id}
          empty={<p>{t('registers.noPermits')}</p>}
        />
      </Card>
      <RecordHistory record={record} definition={dossier} language={language} />
    </Detail>
  );
}
