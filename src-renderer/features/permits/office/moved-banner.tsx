import type { ReactNode } from 'react';
import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { readTransfers } from '../../../../src-shared/rules/case-transfers.ts';
import { useText } from '../../../i18n/index.ts';
import { openArea } from '../../../state/navigation.ts';
import { useSession } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';
import { Banner, Button } from '../../../ui/index.ts';

/** 移管済: to whom and when, above a case that is only read here. */
export function MovedBanner({ view }: { readonly view: PermitCaseView }): ReactNode {
  const { t } = useText();
  const self = useSession().identity.party;
  const last = readTransfers(useRecords('caseTransfer')).findLast((one) => one.from === self && one.cases.has(view.caseId));
  if (last === undefined) return null;
  const { toName, movedOn } = shownValues(last.record);
  return (
    <Banner
      tone="info"
      title={t('files.transferGiven', { office: String(toName ?? ''), on: String(movedOn ?? '') })}
      actions={<Button onPress={() => openArea('exchange', last.record.id)}>{t('files.transferOpen')}</Button>}
    >
      <p>{t('files.transferAfterShort')}</p>
    </Banner>
  );
}
