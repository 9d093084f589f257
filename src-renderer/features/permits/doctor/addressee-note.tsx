import { type ReactNode, useMemo } from 'react';
import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import { readTransfers } from '../../../../src-shared/rules/case-transfers.ts';
import { useText } from '../../../i18n/index.ts';
import { useRecords } from '../../../state/use-records.ts';
import { Banner, Prose } from '../../../ui/index.ts';
import { type Addressee, addresseeOf } from './addressee.ts';

export function useAddressee(view: PermitCaseView): Addressee | null {
  const transfers = useRecords('caseTransfer');
  return useMemo(() => addresseeOf(view, readTransfers(transfers)), [view, transfers]);
}

/** To whom a change, the end and questions go; after 移管 the new office, and since when. */
export function AddresseeNote({ view }: { readonly view: PermitCaseView }): ReactNode {
  const { t } = useText();
  const to = useAddressee(view);
  if (to === null || to.name === '') return null;
  if (to.moved === null) return <Prose>{t('permits.addressee', { office: to.name })}</Prose>;
  return (
    <Banner tone="info" title={t('permits.addresseeMoved', { office: to.name, on: to.moved.on })}>
      <p>{t('permits.addresseeMovedText', { office: to.name, before: to.moved.before })}</p>
    </Banner>
  );
}
