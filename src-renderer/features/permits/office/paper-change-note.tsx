import type { ReactNode } from 'react';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { openArea } from '../../../state/navigation.ts';
import { Banner, Button } from '../../../ui/index.ts';
import { changedPermit } from './paper-on-permit.ts';

/** Above a 変更許可申請 on paper: which permit it asks to change, and what becomes of that one. */
export function PaperChangeNote({ application }: { readonly application: RecordState | undefined }): ReactNode {
  const { t } = useText();
  const line = changedPermit(application);
  if (line === undefined) return null;
  const { institutionName, startOn, endOn } = shownValues(line);
  const facts = { place: String(institutionName ?? ''), from: String(startOn ?? ''), to: String(endOn ?? '') };
  return (
    <Banner tone="info" title={t('permitsOffice.paperChangeOf', facts)} actions={<Button onPress={() => openArea('ledger', line.id)}>{t('permitsOffice.openLine')}</Button>}>
      <p>{t('permitsOffice.paperChangeText')}</p>
    </Banner>
  );
}
