import type { ReactNode } from 'react';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { useText } from '../../i18n/index.ts';
import { StateChip } from '../../ui/index.ts';

export type Trust = 'seen' | 'confirmed' | 'revoked';

export const trustOf = (contact: RecordState): Trust => {
  const state = contact.values.trust?.state;
  return state === 'confirmed' || state === 'revoked' ? state : 'seen';
};

export function ContactState({ contact }: { readonly contact: RecordState }): ReactNode {
  const { t } = useText();
  const trust = trustOf(contact);
  // 控え一式: who began anew goes on under the contact known before
  if (trust === 'confirmed' && typeof shownValues(contact)['heirOf'] === 'string') return <StateChip tone="neutral">{t('people.stateHeir')}</StateChip>;
  if (trust === 'confirmed') return <StateChip tone="ok">{t('people.stateConfirmed')}</StateChip>;
  if (trust === 'revoked') return <StateChip tone="danger">{t('people.stateRevoked')}</StateChip>;
  return <StateChip tone="wait">{t('people.stateSeen')}</StateChip>;
}
