import { type ReactNode, useEffect, useState } from 'react';
import type { CallOutput } from '../../../src-shared/desktop/contract.ts';
import { useText } from '../../i18n/index.ts';
import { ports } from '../../state/session.ts';
import { Facts, SmallTable, Stack } from '../../ui/index.ts';
import { USED } from './used-software.ts';

export function AboutPage(): ReactNode {
  const { t } = useText();
  const [info, setInfo] = useState<CallOutput<'appInfo'> | null>(null);
  useEffect(() => {
    let alive = true;
    void ports()
      .platform.appInfo({})
      .then((answer) => (alive && answer.ok ? setInfo(answer.value) : undefined));
    return () => {
      alive = false;
    };
  }, []);
  return (
    <Stack>
      <Facts
        facts={[
          { label: t('common.appName'), value: 'Career Desk' },
          { label: t('settings.version'), value: info?.version ?? '' },
          { label: t('settings.edition'), value: info === null ? '' : info.edition === 'electron' ? t('settings.editionElectron') : t('settings.editionBrowser') },
          { label: t('settings.licence'), value: t('settings.licenceText') },
        ]}
      />
      <p>{t('settings.thirdPartyLead')}</p>
      <SmallTable
        caption={t('settings.thirdParty')}
        rows={USED}
        rowKey={(row) => row.name}
        columns={[
          { id: 'name', header: t('settings.dataTitle'), cell: (row) => row.name },
          { id: 'licence', header: t('settings.licence'), cell: (row) => row.licence },
        ]}
      />
    </Stack>
  );
}
