import { type ReactNode, useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { type Institution, matchInstitutions } from '../../../src-shared/tables/institution-list.ts';
import { useText } from '../../i18n/index.ts';
import { useInstitutions } from '../../state/institutions.ts';
import type { Draft } from '../../state/use-autosave.ts';
import styles from './permits.module.css';

/** Below 兼業先の名称: what a list handed down says of it. Pressing one fills name, address and number; any other text stays as typed. */
export function InstitutionSuggestions({ draft }: { readonly draft: Draft }): ReactNode {
  const { t } = useText();
  const list = useInstitutions();
  const name = typeof draft.values['institutionName'] === 'string' ? draft.values['institutionName'] : '';
  const address = typeof draft.values['institutionAddress'] === 'string' ? draft.values['institutionAddress'] : '';
  const found = useMemo(() => matchInstitutions(list, name), [list, name]);
  // chosen already: nothing is left to suggest
  if (found.length === 0 || found.some((one) => one.name === name && (one.address === '' || one.address === address))) return null;
  const choose = (one: Institution): void => {
    draft.set('institutionName', one.name);
    if (one.address !== '') draft.set('institutionAddress', one.address);
    if (one.code !== '' && draft.values['kind'] !== 'occupational') draft.set('institutionCode', one.code);
    void draft.flush();
  };
  return (
    <div role="group" aria-label={t('permits.suggestions')} className={styles['suggestions']}>
      <p className={styles['suggestionsHead']}>{t('permits.suggestions')}</p>
      <ul>
        {found.map((one) => (
          <li key={one.key}>
            <AriaButton className={styles['suggestion'] ?? ''} onPress={() => choose(one)}>
              <strong>{one.name}</strong>
              {one.address === '' ? null : <small>{one.address}</small>}
            </AriaButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
