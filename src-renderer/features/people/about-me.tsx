import type { ReactNode } from 'react';
import { person } from '../../../src-shared/records/person.ts';
import { useText } from '../../i18n/index.ts';
import { AutoForm } from '../../record-view/index.ts';
import { useSession } from '../../state/session.ts';
import { useRecord } from '../../state/use-records.ts';
import { useToday } from '../../state/use-today.ts';
import { Detail, Skeleton } from '../../ui/index.ts';

/** The doctor's own record: every section may be left half done. */
export function AboutMe(): ReactNode {
  const { t, language } = useText();
  const { identity } = useSession();
  const record = useRecord(identity.party);
  const today = useToday();
  if (record === undefined) return <Skeleton />;
  return (
    <Detail title={t('people.me')} state={<p>{t('people.meLead')}</p>}>
      <AutoForm definition={person} record={record} language={language} today={today} />
    </Detail>
  );
}
