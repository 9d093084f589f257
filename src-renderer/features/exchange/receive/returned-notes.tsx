import type { ReactNode } from 'react';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { begunHere } from '../../../state/exchange/carry-over.ts';
import type { PlannedFile } from '../../../state/exchange/plan-received.ts';
import { useSession } from '../../../state/session.ts';
import { useRevision } from '../../../state/use-records.ts';
import { Banner } from '../../../ui/index.ts';

/** Settings go along without a word: they are nothing a person wrote. */
const COUNTED = (type: string): boolean => type !== 'preference';

/** 控え一式: that these records come back as one's own, who said so, and what does not come back. */
export function ReturnedNotes({ planned }: { readonly planned: PlannedFile }): ReactNode {
  const { t } = useText();
  const { identity } = useSession();
  useRevision();
  const { returned, name } = planned.plan.trust;
  const carried = returned === null || returned.party === identity.party ? 0 : begunHere(identity.party).filter((one) => COUNTED(one.type)).length;
  if (returned === null) return null;
  const { actedBy, returnedOn, confirmedHow } = shownValues(returned.record);
  const said = { by: String(actedBy ?? ''), on: String(returnedOn ?? '') };
  return (
    <Banner tone="info" title={t('returned.title', { office: name })}>
      <p>{t('returned.text')}</p>
      <p>{typeof confirmedHow === 'string' && confirmedHow !== '' ? t('returned.confirmed', { ...said, how: confirmedHow }) : t('returned.confirmedPlain', said)}</p>
      {carried === 0 ? null : <p>{t('returned.carried', { count: carried })}</p>}
      <p>{t('returned.lost')}</p>
    </Banner>
  );
}
